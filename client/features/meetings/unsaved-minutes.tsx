import { useState } from 'react';
import { type FragmentType, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import './meetings.css';
import { useMeetingTexts } from './meeting-texts';
import { changedIn, readMinutesDraft, valuesOf } from './minutes-draft';
import { MinutesForm_meeting } from './minutes-form';

/** What was typed into the minutes and not saved before the meeting was closed: to read and to copy. */
export function UnsavedMinutes({ meeting: masked }: { meeting: FragmentType<typeof MinutesForm_meeting> }) {
  const t = useMeetingTexts();
  const meeting = unmask(MinutesForm_meeting, masked);
  const [draft] = useState(() => readMinutesDraft(meeting.id));
  const titleOf = new Map(meeting.agenda.map(({ id, title }) => [id, title]));
  const items = (draft ? changedIn(valuesOf(meeting), draft) : [])
    .map((name) => ({
      label:
        name === 'minutes' || name === 'guests' ? t(name) : t('said', { title: titleOf.get(name) ?? '' }),
      text: draft?.[name] ?? '',
    }))
    .filter(({ text }) => text.trim() !== '');
  if (items.length === 0) return null;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(items.map(({ label, text }) => `${label}\n${text}`).join('\n\n'));
      toast.good(t('minutesCopied'));
    } catch {
      // Some browsers forbid it, and without https there is no clipboard at all.
      toast.bad(t('minutesCannotCopy'));
    }
  }

  return (
    <Section title={t('minutesLost')}>
      <Stack>
        <Notice tone="warn" actions={<Button onClick={() => void copy()}>{t('minutesCopy')}</Button>}>
          {t('minutesLostHint')}
        </Notice>
        <KeyValues
          items={items.map(({ label, text }) => ({
            label,
            value: <span className="meeting-words">{text}</span>,
            wide: true,
          }))}
        />
      </Stack>
    </Section>
  );
}
