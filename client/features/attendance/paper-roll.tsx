import { useState } from 'react';
import { Checkbox } from '#client/ui/choice';
import { FieldRow, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toTimeInput } from '#client/ui/format';
import { Section } from '#client/ui/section';
import { useAttendanceTexts } from './attendance-texts';
import type { WaitingMark } from './mark-queue';
import type { ShownLine } from './roll-view';
import type { Sheet } from './sheet-fragment';
import { instantNear } from './task-times';

type Props = {
  sheet: Sheet;
  lines: readonly ShownLine[];
  now: () => string;
  onMarks: (marks: readonly Omit<WaitingMark, 'id'>[]) => void;
};

/** The printed roll typed in: who signed, from when to when. */
export function PaperRoll({ sheet, lines, now, onMarks }: Props) {
  const t = useAttendanceTexts();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const open = lines.filter(({ came, standing }) => !came && standing.IN === null);
  const chosen = open.filter(({ residentId }) => picked.has(residentId));
  const ended = now() >= new Date(sheet.task.endsAt).toISOString();
  return (
    <Section title={t('paper')} level={3}>
      {open.length === 0 ? (
        <p className="muted">{t('paperNone')}</p>
      ) : (
        <Form
          label={t('paper')}
          submit={t('paperAdd', { count: chosen.length })}
          onSubmit={(values) => {
            const came = instantNear(sheet.task, readText(values, 'came'));
            const leftAt = readText(values, 'left');
            const left = leftAt ? instantNear(sheet.task, leftAt) : null;
            onMarks(
              chosen.flatMap(({ residentId }) => {
                const mark = { residentId, way: 'PAPER' as const, note: '', replacesId: null, gone: false };
                return [
                  { ...mark, kind: 'IN' as const, at: came },
                  ...(left ? [{ ...mark, kind: 'OUT' as const, at: left }] : []),
                ];
              }),
            );
            setPicked(new Set());
          }}
        >
          <p className="muted">{t('paperHint')}</p>
          {open.map(({ residentId, name, householdNumber }) => (
            <Checkbox
              key={residentId}
              label={`${name} ${householdNumber}`}
              checked={picked.has(residentId)}
              onChange={(on) => {
                const next = new Set(picked);
                if (on) next.add(residentId);
                else next.delete(residentId);
                setPicked(next);
              }}
            />
          ))}
          <FieldRow>
            <TimeField
              name="came"
              label={t('paperCame')}
              defaultValue={toTimeInput(sheet.task.startsAt)}
              required
            />
            <TimeField
              name="left"
              label={t('paperLeft')}
              defaultValue={ended ? toTimeInput(sheet.task.endsAt) : ''}
            />
          </FieldRow>
        </Form>
      )}
    </Section>
  );
}
