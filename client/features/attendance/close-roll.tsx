import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { RowOutcome } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { NumberField, SelectField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { Notice } from '#client/ui/notice';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './attendance.css';
import { useAttendanceTexts } from './attendance-texts';
import type { Line, Sheet } from './sheet-fragment';

const CloseTaskRollDocument = graphql(`
  mutation CloseTaskRoll($input: CloseTaskRollInput!) {
    closeTaskRoll(input: $input) {
      ...AttendanceSheet_sheet
    }
  }
`);

const OUTCOMES: readonly RowOutcome[] = ['POINTS', 'HOURS', 'NONE'];

/** The last step: how each is recorded, who is excused, and the roll becomes records. */
export function CloseRoll({ sheet, waiting }: { sheet: Sheet; waiting: boolean }) {
  const t = useAttendanceTexts();
  const intent = useIntent();
  const [choices, setChoices] = useState<Readonly<Record<string, RowOutcome>>>({});
  const [close] = useMutation(CloseTaskRollDocument);
  const present = sheet.lines.filter(({ came }) => came && !came.gone);
  const missing = sheet.lines.filter(({ signedUp, came }) => signedUp && (!came || came.gone));
  const version = sheet.task.rule?.current ?? null;
  const first = (line: Line): RowOutcome => {
    if (line.minutes === 0) return 'NONE';
    if (!sheet.task.rule) return 'HOURS';
    // A rule for a whole evening is not earned by half of it; by the hour the minutes speak for themselves.
    const short =
      line.earlyMinutes >= sheet.settings.roundingMinutes ||
      line.lateMinutes >= sheet.settings.roundingMinutes;
    return short && version?.basis === 'FLAT' && version.countsMinutes ? 'HOURS' : 'POINTS';
  };
  if (!sheet.mayClose) return <Notice>{t('notYours')}</Notice>;
  return (
    <Section title={t('closeTitle')} lead={t('closeLead')}>
      {waiting ? (
        <Notice tone="warn">{t('closeWait')}</Notice>
      ) : (
        <Form
          label={t('closeTitle')}
          submit={t('closeDo')}
          onSubmit={async (values) => {
            const rows = present.map((line) => {
              const residentId = line.resident.id;
              const outcome = choices[residentId] ?? first(line);
              const reason = readText(values, `reason-${residentId}`);
              return {
                residentId,
                points: outcome === 'POINTS' ? readNumber(values, `points-${residentId}`) : null,
                hoursOnlyReason: outcome === 'HOURS' && reason ? reason : null,
                refusedReason: outcome === 'NONE' ? reason : null,
              };
            });
            await close({
              variables: {
                input: intent.sign({
                  taskId: sheet.task.id,
                  ruleId: sheet.task.rule ? null : readText(values, 'ruleId') || null,
                  rows,
                  excusedIds: missing
                    .map(({ resident }) => resident.id)
                    .filter((id) => values.get(`excused-${id}`) !== null),
                  note: readText(values, 'note'),
                }),
              },
            });
            intent.done();
            toast.good(t('closed'));
          }}
        >
          {present.length === 0 ? <p>{t('closeNone')}</p> : null}
          {!sheet.task.rule && present.length > 0 ? (
            <SelectField
              name="ruleId"
              label={t('hoursRule')}
              hint={t('hoursRuleHint')}
              placeholder="—"
              required
              options={sheet.hourRules.map(({ id, code, current }) => ({
                value: id,
                label: `${code} ${current ? t.pick(current.nameZh, current.nameEn) : ''}`,
              }))}
            />
          ) : null}
          <ul className="roll-lines" role="list">
            {present.map((line) => (
              <CloseLine
                key={line.id}
                line={line}
                sheet={sheet}
                outcome={choices[line.resident.id] ?? first(line)}
                onOutcome={(outcome) => setChoices({ ...choices, [line.resident.id]: outcome })}
              />
            ))}
          </ul>
          {missing.length > 0 ? (
            <fieldset className="choices">
              <legend className="field-label">{t('absent')}</legend>
              {missing.map(({ resident, name }) => (
                <Checkbox
                  key={resident.id}
                  name={`excused-${resident.id}`}
                  label={`${name} ${t('excused')}`}
                />
              ))}
            </fieldset>
          ) : null}
          <TextArea name="note" label={t('note')} maxLength={500} rows={2} />
        </Form>
      )}
    </Section>
  );
}

function CloseLine({
  line,
  sheet,
  outcome,
  onOutcome,
}: {
  line: Line;
  sheet: Sheet;
  outcome: RowOutcome;
  onOutcome: (outcome: RowOutcome) => void;
}) {
  const t = useAttendanceTexts();
  const f = useFormat();
  const { name } = line;
  const { id } = line.resident;
  const version = sheet.task.rule?.current ?? null;
  const noOut = !line.left || line.left.gone;
  const offered = OUTCOMES.filter(
    (each) =>
      each === 'NONE' ||
      (line.minutes > 0 &&
        (each === 'POINTS' ? sheet.task.rule !== null : !version || version.countsMinutes)),
  );
  const reason =
    line.earlyMinutes > 0
      ? t('defaultReasonEarly', { count: line.earlyMinutes })
      : line.lateMinutes > 0
        ? t('defaultReasonLate', { count: line.lateMinutes })
        : '';
  const facts = [
    f.minutes(line.minutes),
    line.lateMinutes > 0 ? t('late', { count: line.lateMinutes }) : '',
    line.earlyMinutes > 0 ? t('early', { count: line.earlyMinutes }) : '',
    noOut ? t('noOut') : line.minutes === 0 ? t('noMinutes') : '',
  ].filter((word) => word !== '');
  return (
    <li className="roll-line">
      <div className="roll-line-who">
        <p className="roll-line-name">{name}</p>
        <p className="small">{facts.join(' · ')}</p>
      </div>
      <Stack gap="small">
        <SelectField
          name={`how-${id}`}
          label={`${name}：${t('how')}`}
          hideLabel
          value={outcome}
          onChange={(value) => onOutcome(OUTCOMES.find((each) => each === value) ?? outcome)}
          options={offered.map((each) => ({ value: each, label: t(each) }))}
        />
        {outcome === 'POINTS' && version?.basis === 'RANGE' ? (
          <NumberField
            name={`points-${id}`}
            label={`${name}：${t('points')}`}
            min={version.pointsMin}
            max={version.pointsMax}
            required
          />
        ) : null}
        {outcome === 'NONE' || (outcome === 'HOURS' && sheet.task.rule) ? (
          <TextField
            key={outcome}
            name={`reason-${id}`}
            label={`${name}：${t('why')}`}
            defaultValue={outcome === 'HOURS' ? reason : ''}
            maxLength={200}
            required
          />
        ) : null}
      </Stack>
    </li>
  );
}
