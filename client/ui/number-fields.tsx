import { FieldRow, NumberField } from './fields';
import { readNumber } from './form-values';

/** A whole number that a form asks for; without a suffix it is a plain count. */
export type NumberAsked<Name extends string> = {
  name: Name;
  label: string;
  hint?: string;
  suffix?: string;
  min: number;
  max?: number;
};

type Props<Name extends string> = {
  asked: readonly NumberAsked<Name>[];
  /** What they are now; left out where all are still to be written. */
  now?: Readonly<Record<Name, number>>;
};

/** A form's numbers, side by side where there is room; all must be filled in. */
export function NumberFields<Name extends string>({ asked, now }: Props<Name>) {
  return (
    <FieldRow>
      {asked.map((each) => (
        <NumberField
          key={each.name}
          {...each}
          defaultValue={now ? String(now[each.name]) : undefined}
          required
        />
      ))}
    </FieldRow>
  );
}

/** The numbers as they were sent; one that is not there stays as it is now. */
export function readNumbers<Name extends string>(
  values: FormData,
  asked: readonly NumberAsked<Name>[],
  now: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const read = asked.map(({ name }) => [name, readNumber(values, name) ?? now[name]]);
  return Object.fromEntries(read) as Record<Name, number>;
}
