import { DateField, FieldRow, NumberField, TextArea, TextField, TimeField } from '#client/ui/fields';
import { readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput, toTimeInput } from '#client/ui/format';
import { useFiledTexts } from './filed-texts';

/** What the rule asks of a form. */
export type ActRule = {
  basis: 'FLAT' | 'RANGE' | 'PER_HOUR' | 'SHARED';
  pointsMin: number;
  pointsMax: number;
  countsMinutes: boolean;
};

/** What stands in the fields at first. */
export type ActValues = {
  title: string;
  startedAt: string | null;
  place: string;
  minutes: number;
  points: number | null;
  note: string;
};

type Props = {
  rule: ActRule | null;
  values: ActValues;
  /** The server's clock: an act cannot lie ahead of it. */
  now: Date;
};

/** The fields of one act: title, when, where, how long, how many points where the rule leaves it open. */
export function ActFields({ rule, values, now }: Props) {
  const t = useFiledTexts();
  const timed = rule !== null && (rule.basis === 'PER_HOUR' || rule.countsMinutes);
  const open = rule !== null && (rule.basis === 'RANGE' || rule.basis === 'SHARED');
  return (
    <>
      <TextField
        // A new rule brings its own name as the first proposal.
        key={values.title}
        name="title"
        label={t('title')}
        hint={t('titleHint')}
        required
        maxLength={80}
        defaultValue={values.title}
      />
      <FieldRow>
        <DateField
          name="day"
          label={t('day')}
          required
          max={toDateInput(now)}
          defaultValue={toDateInput(values.startedAt ?? now)}
        />
        <TimeField
          name="time"
          label={t('time')}
          required
          defaultValue={values.startedAt ? toTimeInput(values.startedAt) : ''}
        />
        <TextField name="place" label={t('place')} maxLength={80} optionalMark defaultValue={values.place} />
      </FieldRow>
      {timed || open ? (
        <FieldRow>
          {timed ? (
            <NumberField
              name="minutes"
              label={t('minutes')}
              hint={rule.basis === 'PER_HOUR' ? t('minutesHint') : undefined}
              suffix={t('minutesUnit')}
              min={1}
              max={1440}
              required={rule.basis === 'PER_HOUR'}
              defaultValue={values.minutes > 0 ? String(values.minutes) : ''}
            />
          ) : null}
          {open ? (
            <NumberField
              name="points"
              label={t('points')}
              hint={
                rule.basis === 'SHARED'
                  ? t('pointsShared', { max: rule.pointsMax })
                  : t('pointsRange', { min: rule.pointsMin, max: rule.pointsMax })
              }
              min={rule.basis === 'SHARED' ? 1 : rule.pointsMin}
              max={rule.pointsMax}
              required
              defaultValue={values.points === null ? '' : String(values.points)}
            />
          ) : null}
        </FieldRow>
      ) : null}
      <TextArea name="note" label={t('note')} optionalMark maxLength={500} defaultValue={values.note} />
    </>
  );
}

/** The act as the server takes it; the moment is that of the village's clock. */
export function readAct(values: FormData) {
  return {
    title: readText(values, 'title'),
    note: readText(values, 'note'),
    place: readText(values, 'place'),
    startedAt: fromDateTimeInput(readText(values, 'day'), readText(values, 'time') || '00:00'),
    minutes: readNumber(values, 'minutes') ?? 0,
    points: readNumber(values, 'points'),
  };
}

/** True when the moment in the form is still to come. */
export function isAhead(values: FormData, now: Date): boolean {
  const day = readText(values, 'day');
  return (
    day !== '' &&
    new Date(fromDateTimeInput(day, readText(values, 'time') || '00:00')).getTime() > now.getTime()
  );
}
