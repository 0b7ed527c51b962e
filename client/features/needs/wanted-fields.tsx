import { useState } from 'react';
import type { NeedKind } from '#client/gql/graphql';
import { Checkbox, RadioCards, SegmentedControl } from '#client/ui/choice';
import { DateField, SelectField, TextArea } from '#client/ui/fields';
import { readFlag, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { KIND_KEY, NEED_KINDS, useNeedTexts } from './need-texts';
import { LANGUAGES, optionsOf, wordIn } from './need-words';
import { PARTS, type Part } from './wanted-span';

const DAY = 86_400_000;
type Day = 'today' | 'tomorrow' | 'afterTomorrow' | 'otherDay';
const AHEAD: Readonly<Record<Day, number | null>> = {
  today: 0,
  tomorrow: 1,
  afterTomorrow: 2,
  otherDay: null,
};
const DAYS = Object.keys(AHEAD) as Day[];
const PART_KEYS = Object.keys(PARTS) as Part[];

export type Wanted = {
  kind: NeedKind;
  day: Day;
  date: string;
  part: Part;
  setKind: (kind: string) => void;
  setDay: (day: Day) => void;
  setDate: (date: string) => void;
  setPart: (part: Part) => void;
};

/** What is wanted and when, as it is chosen. */
export function useWanted(now: Date): Wanted {
  const [kind, setKind] = useState<NeedKind>('SHOPPING');
  const [day, setDay] = useState<Day>('tomorrow');
  const [date, setDate] = useState(() => toDateInput(new Date(now.getTime() + 3 * DAY)));
  const [part, setPart] = useState<Part>('morning');
  return {
    kind,
    day,
    date,
    part,
    setKind: (next) => setKind(NEED_KINDS.find((each) => each === next) ?? 'OTHER'),
    setDay,
    setDate,
    setPart,
  };
}

/** The input of what was chosen and written. */
export function wantedInput(wanted: Wanted, values: FormData, now: Date) {
  const ahead = AHEAD[wanted.day];
  const date = ahead === null ? wanted.date : toDateInput(new Date(now.getTime() + ahead * DAY));
  const [from, until] = PARTS[wanted.part];
  return {
    kind: wanted.kind,
    wantedFrom: fromDateTimeInput(date, from),
    wantedUntil: fromDateTimeInput(date, until),
    what: readText(values, 'what'),
    heavy: readFlag(values, 'heavy'),
    language: wordIn(LANGUAGES, readText(values, 'language')),
  };
}

/** What, when, and in one's own words: three taps are enough. */
export function WantedFields({ wanted, now }: { wanted: Wanted; now: Date }) {
  const t = useNeedTexts();
  return (
    <>
      <RadioCards
        name="kind"
        label={t('askKind')}
        columns={2}
        value={wanted.kind}
        onChange={wanted.setKind}
        options={NEED_KINDS.map((kind) => ({ value: kind, label: t(KIND_KEY[kind]) }))}
      />
      <SegmentedControl
        label={t('askDay')}
        hideLabel={false}
        value={wanted.day}
        onChange={wanted.setDay}
        options={DAYS.map((day) => ({ value: day, label: t(day) }))}
      />
      {wanted.day === 'otherDay' ? (
        <DateField
          name="date"
          label={t('askDate')}
          required
          min={toDateInput(now)}
          value={wanted.date}
          onChange={wanted.setDate}
        />
      ) : null}
      <SegmentedControl
        label={t('askPart')}
        hideLabel={false}
        value={wanted.part}
        onChange={wanted.setPart}
        options={PART_KEYS.map((part) => ({ value: part, label: t(part) }))}
      />
      <TextArea name="what" label={t('askWords')} hint={t('askWordsHint')} maxLength={300} rows={3} />
      <SelectField
        name="language"
        label={t('askLanguage')}
        options={[{ value: '', label: t('askLanguageAny') }, ...optionsOf(LANGUAGES, t.pick)]}
      />
      <Checkbox name="heavy" label={t('askHeavy')} />
    </>
  );
}
