import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { CeremonyKind } from '#client/gql/graphql';
import { DateField, FieldRow, NumberField, TextArea, TextField } from '#client/ui/fields';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { Section, Stack } from '#client/ui/section';
import { ErrorState } from '#client/ui/states';
import { Stepper } from '#client/ui/stepper';
import { useCeremonyTexts } from './ceremony-texts';

const PlanGearDocument = graphql(`
  query PlanGear($villageId: ID!, $fromOn: LocalDate!, $days: Int!) {
    councilGear(villageId: $villageId) {
      id
      name
      kind
      quantity
      state
      calendar(fromOn: $fromOn, days: $days) {
        day
        taken
      }
    }
    ceremonyStandard(villageId: $villageId) {
      id
      weddingNoticeDays
      funeralNoticeDays
      gearDays
    }
  }
`);

const DAY = 86_400_000;
/** As the server has it: a notice may be written down so many days after it came. */
const HEARD_WITHIN_DAYS = 7;

/** The day so many days on; empty while a date field is empty. */
function shifted(day: string, days: number): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? '' : new Date(at + days * DAY).toISOString().slice(0, 10);
}

export type Plan = {
  beginsOn: string;
  endsOn: string;
  setBegins: (day: string) => void;
  setEnds: (day: string) => void;
  /** Written down afterwards: the last day has passed. */
  over: boolean;
  wishes: ReadonlyMap<string, number>;
  wish: (gearId: string, pieces: number) => void;
};

type Known = {
  beginsOn: string;
  endsOn: string;
  loans: readonly { gear: { id: string }; quantity: number; state: string }[];
};

/** The days and the gear that are chosen; starts from a plan that is altered, or some days ahead. */
export function usePlan(now: Date, known?: Known): Plan {
  const first = known?.beginsOn ?? toDateInput(new Date(now.getTime() + 5 * DAY));
  const [beginsOn, setBegins] = useState(first);
  const [endsOn, setEnds] = useState(known?.endsOn ?? first);
  const [wishes, setWishes] = useState<ReadonlyMap<string, number>>(
    () =>
      new Map(
        known?.loans.flatMap(({ gear, quantity, state }): [string, number][] =>
          state === 'RESERVED' ? [[gear.id, quantity]] : [],
        ),
      ),
  );
  return {
    beginsOn,
    endsOn,
    setBegins: (day) => {
      setBegins(day);
      // One day is the rule: the last follows the first until somebody says otherwise.
      if (endsOn === beginsOn || endsOn < day) setEnds(day);
    },
    setEnds,
    over: endsOn !== '' && endsOn < toDateInput(now),
    wishes,
    wish: (gearId, pieces) => setWishes((before) => new Map(before).set(gearId, pieces)),
  };
}

/** The input of what was chosen and written; money in cents. */
export function planInput(plan: Plan, values: FormData) {
  const cost = readNumber(values, 'tableCost');
  return {
    beginsOn: plan.beginsOn,
    endsOn: plan.endsOn,
    place: readText(values, 'place'),
    tables: readNumber(values, 'tables') ?? 0,
    tableCost: cost === null ? null : Math.round(cost * 100),
    words: readText(values, 'words'),
    gear: [...plan.wishes].flatMap(([gearId, quantity]) =>
      quantity > 0 && !plan.over ? [{ gearId, quantity }] : [],
    ),
  };
}

type Props = {
  plan: Plan;
  villageId: string;
  now: Date;
  kind: CeremonyKind;
  /** Somebody wrote it down later: the day counts from when it was told, and may have passed. */
  free?: boolean;
  before?: { place: string; tables: number; tableCost: number | null; words: string; loans?: Known['loans'] };
};

/** Days, place, tables and what a family would like to borrow. */
export function PlanFields({ plan, villageId, now, kind, free = false, before }: Props) {
  const t = useCeremonyTexts();
  const today = toDateInput(now);
  // While a day is cleared to be written anew, another one stands in for it.
  const begins = plan.beginsOn || today;
  const ends = plan.endsOn || begins;
  const { data, error, refetch } = useQuery(PlanGearDocument, {
    variables: { villageId, fromOn: shifted(begins, -1), days: 10 },
  });
  const standard = data?.ceremonyStandard;
  const ahead = standard ? (kind === 'WEDDING' ? standard.weddingNoticeDays : standard.funeralNoticeDays) : 0;
  const earliest = free ? shifted(today, -HEARD_WITHIN_DAYS) : before ? today : shifted(today, ahead);
  const gearDays = standard?.gearDays ?? 1;
  const from = shifted(begins, -gearDays);
  const until = shifted(ends, gearDays);
  const gear = data?.councilGear.filter(({ state }) => state === 'ACTIVE') ?? [];
  return (
    <>
      <FieldRow>
        <DateField
          name="beginsOn"
          label={t('begins')}
          hint={ahead > 0 ? t('noticeDays', { days: ahead }) : t('noticeSame')}
          required
          min={earliest}
          value={plan.beginsOn}
          onChange={plan.setBegins}
        />
        <DateField
          name="endsOn"
          label={t('ends')}
          required
          min={plan.beginsOn}
          value={plan.endsOn}
          onChange={plan.setEnds}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          name="tables"
          label={t('tables')}
          suffix={t('tableUnit')}
          min={0}
          max={200}
          required
          defaultValue={String(before?.tables ?? 12)}
        />
        <NumberField
          name="tableCost"
          label={t('cost')}
          suffix={t('costUnit')}
          min={0}
          max={10_000}
          defaultValue={before?.tableCost == null ? '' : String(before.tableCost / 100)}
        />
      </FieldRow>
      <TextField
        name="place"
        label={t('place')}
        hint={t('placeHint')}
        maxLength={60}
        defaultValue={before?.place ?? ''}
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {plan.over && gear.length > 0 ? <p className="muted">{t('gearOver')}</p> : null}
      {!plan.over && gear.length > 0 ? (
        <Section title={t('gear')} lead={t('gearHint', { days: gearDays })} level={3}>
          <Stack gap="small">
            {gear.map(({ id, name, quantity, calendar }) => {
              const taken = Math.max(
                0,
                ...calendar.filter(({ day }) => day >= from && day <= until).map((each) => each.taken),
              );
              const own =
                before?.loans?.find((loan) => loan.gear.id === id && loan.state === 'RESERVED')?.quantity ??
                0;
              const left = Math.max(0, quantity - taken + own);
              return (
                <div key={id}>
                  <Stepper
                    label={name}
                    value={plan.wishes.get(id) ?? 0}
                    onChange={(pieces) => plan.wish(id, pieces)}
                    max={left}
                    unit={t('pieces')}
                  />
                  <span className="small muted">{t('gearFree', { free: left })}</span>
                </div>
              );
            })}
          </Stack>
        </Section>
      ) : null}
      <TextArea
        name="words"
        label={t('words')}
        hint={t('wordsHint')}
        maxLength={300}
        rows={2}
        defaultValue={before?.words ?? ''}
      />
    </>
  );
}
