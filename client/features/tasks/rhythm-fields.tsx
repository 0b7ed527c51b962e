import { Checkbox } from '#client/ui/choice';
import { DateField, FieldRow, NumberField, SelectField, TimeField } from '#client/ui/fields';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './task-form.css';
import { useWorkTaskTexts } from './work-form-texts';

type RhythmStart = {
  /** Bit 0 is Monday. */
  weekdays: number;
  every: number;
  startsOn: string;
  until: string | null;
  startsTime: string;
  minutes: number;
  holidays: 'KEEP' | 'SKIP';
};

const MONDAY = Date.parse('2024-01-01T04:00:00Z');
const DAY_MS = 86_400_000;

/** The weekdays of a rhythm in words; bit 0 is Monday. */
export function useWeekdays(): (weekdays: number) => string {
  const t = useWorkTaskTexts();
  const f = useFormat();
  return (weekdays) =>
    t.list(
      [0, 1, 2, 3, 4, 5, 6]
        .filter((weekday) => (weekdays & (1 << weekday)) !== 0)
        .map((weekday) => f.weekday(new Date(MONDAY + weekday * DAY_MS))),
    );
}

/** The weekdays as boxes to tick, `weekday-0` being Monday; bit 0 of `weekdays` as well. */
export function WeekdayFields({ weekdays }: { weekdays: number }) {
  const t = useWorkTaskTexts();
  const f = useFormat();
  return (
    <fieldset className="weekdays">
      <legend className="field-label">{t('weekdays')}</legend>
      {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
        <Checkbox
          key={weekday}
          name={`weekday-${weekday}`}
          label={f.weekday(new Date(MONDAY + weekday * DAY_MS))}
          defaultChecked={(weekdays & (1 << weekday)) !== 0}
        />
      ))}
    </fieldset>
  );
}

/** The fields of when a series comes back. */
export function RhythmFields({ start, today }: { start: RhythmStart; today: string }) {
  const t = useWorkTaskTexts();
  return (
    <Stack>
      <WeekdayFields weekdays={start.weekdays} />
      <FieldRow>
        <TimeField
          name="rhythm.startsTime"
          label={t('from')}
          defaultValue={start.startsTime.slice(0, 5)}
          required
        />
        <NumberField
          name="rhythm.minutes"
          label={t('minutes')}
          defaultValue={String(start.minutes)}
          min={15}
          max={1440}
          required
        />
        <NumberField
          name="rhythm.every"
          label={t('every')}
          defaultValue={String(start.every)}
          min={1}
          max={8}
          required
        />
      </FieldRow>
      <FieldRow>
        <DateField
          name="rhythm.startsOn"
          label={t('startsOn')}
          defaultValue={start.startsOn}
          min={start.startsOn < today ? start.startsOn : today}
          required
        />
        <DateField
          name="rhythm.until"
          label={t('until')}
          hint={t('untilHint')}
          defaultValue={start.until ?? ''}
          min={today}
        />
        <SelectField
          name="rhythm.holidays"
          label={t('holidays')}
          defaultValue={start.holidays}
          options={[
            { value: 'SKIP', label: t('SKIP') },
            { value: 'KEEP', label: t('KEEP') },
          ]}
        />
      </FieldRow>
    </Stack>
  );
}
