import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import type { TalkPartKind } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, SelectField, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { PART_KINDS, usePraiseTexts } from './praise-texts';

const PlanTalkDocument = graphql(`
  mutation PlanTalk($input: PlanTalkInput!) {
    planTalk(input: $input) {
      id
    }
  }
`);

const usePlanTexts = defineTexts('plan-talk-dialog', {
  zh: {
    title: '办一次道德讲堂',
    name: '题目',
    place: '在哪里',
    day: '哪一天',
    time: '几点',
    deed: '讲哪件好事',
    noDeed: '不讲评选出来的事',
    parts: '有哪些环节（五到七个）',
    partTitle: '{{part}}：内容',
    minutes: '分钟',
    tooFew: '至少五个环节',
    send: '排好',
    done: '排好了。',
  },
  en: {
    title: 'Plan a lecture-hall evening',
    name: 'Title',
    place: 'Where',
    day: 'Day',
    time: 'At',
    deed: 'Which good deed is told',
    noDeed: 'none of those awarded',
    parts: 'Its parts (five to seven)',
    partTitle: '{{part}}: what',
    minutes: 'minutes',
    tooFew: 'At least five parts',
    send: 'Plan it',
    done: 'Planned.',
  },
});

const USUAL: Readonly<Record<TalkPartKind, number>> = {
  REFLECT: 5,
  SONG: 5,
  CLASSIC: 10,
  STORY: 30,
  FEELINGS: 15,
  GOOD_ACT: 10,
  BLESSING: 5,
};

type Props = {
  villageId: string;
  now: Date;
  deeds: readonly { id: string; name: string }[];
  speaker: ReactNode;
  speakerId: string | null;
  onClose: () => void;
  onPlanned: (talkId: string) => void;
};

export function PlanTalkDialog({ villageId, now, deeds, speaker, speakerId, onClose, onPlanned }: Props) {
  const t = usePraiseTexts();
  const p = usePlanTexts();
  const intent = useIntent();
  const [kinds, setKinds] = useState<readonly TalkPartKind[]>(PART_KINDS);
  const [plan] = useMutation(PlanTalkDocument);
  return (
    <Dialog open onClose={onClose} title={p('title')}>
      <Form
        submit={p('send')}
        submitKind="primary"
        check={() => (kinds.length >= 5 ? {} : { parts: p('tooFew') })}
        onSubmit={async (values) => {
          const input = {
            villageId,
            title: readText(values, 'title'),
            place: readText(values, 'place'),
            startsAt: fromDateTimeInput(readText(values, 'day'), readText(values, 'time')),
            deedId: readText(values, 'deedId') || null,
            speakerId,
            parts: kinds.map((kind) => ({
              kind,
              title: readText(values, `title-${kind}`),
              minutes: readNumber(values, `minutes-${kind}`) ?? USUAL[kind],
            })),
          };
          const { data } = await plan({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(p('done'));
          if (data) onPlanned(data.planTalk.id);
        }}
      >
        <TextField name="title" label={p('name')} maxLength={60} required />
        <TextField name="place" label={p('place')} maxLength={60} required />
        <FieldRow>
          <DateField
            name="day"
            label={p('day')}
            defaultValue={toDateInput(new Date(now.getTime() + 7 * 86_400_000))}
            min={toDateInput(now)}
            required
          />
          <TimeField name="time" label={p('time')} defaultValue="19:00" required />
        </FieldRow>
        <SelectField
          name="deedId"
          label={p('deed')}
          placeholder={p('noDeed')}
          options={deeds.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {speaker}
        <fieldset className="choices">
          <legend className="field-label">{p('parts')}</legend>
          {PART_KINDS.map((kind) => (
            <div key={kind}>
              <Checkbox
                name={kind === 'REFLECT' ? 'parts' : undefined}
                label={t(kind)}
                checked={kinds.includes(kind)}
                onChange={(on) =>
                  setKinds(PART_KINDS.filter((each) => (each === kind ? on : kinds.includes(each))))
                }
              />
              {kinds.includes(kind) ? (
                <FieldRow>
                  <TextField
                    name={`title-${kind}`}
                    label={p('partTitle', { part: t(kind) })}
                    maxLength={60}
                  />
                  <NumberField
                    name={`minutes-${kind}`}
                    label={p('minutes')}
                    min={1}
                    max={120}
                    defaultValue={String(USUAL[kind])}
                    required
                  />
                </FieldRow>
              ) : null}
            </div>
          ))}
        </fieldset>
      </Form>
    </Dialog>
  );
}
