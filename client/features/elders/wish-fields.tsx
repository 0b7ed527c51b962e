import type { DayPart, VisitWish } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { Stack } from '#client/ui/section';
import { PARTS, useElderTexts, WISHES } from './elder-texts';

/** Values of one group that are ticked now, in the order of the list. */
function toggled<Value extends string>(
  list: readonly Value[],
  picked: readonly Value[],
  value: Value,
  on: boolean,
): Value[] {
  return list.filter((each) => (each === value ? on : picked.includes(each)));
}

type WishProps = { label: string; picked: readonly VisitWish[]; onChange: (next: VisitWish[]) => void };

/** What an elder can wish: a list to tick, and no room for words. */
export function WishFields({ label, picked, onChange }: WishProps) {
  const t = useElderTexts();
  return (
    <fieldset className="choices">
      <legend className="field-label">{label}</legend>
      <div className="field-hint">{t('noHealth')}</div>
      <Stack gap="small">
        {WISHES.map((wish) => (
          <Checkbox
            key={wish}
            label={t(wish)}
            checked={picked.includes(wish)}
            onChange={(on) => onChange(toggled(WISHES, picked, wish, on))}
          />
        ))}
      </Stack>
    </fieldset>
  );
}

type PartProps = { label: string; picked: readonly DayPart[]; onChange: (next: DayPart[]) => void };

export function PartFields({ label, picked, onChange }: PartProps) {
  const t = useElderTexts();
  return (
    <fieldset className="choices">
      <legend className="field-label">{label}</legend>
      <Stack gap="small">
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={t(part)}
            checked={picked.includes(part)}
            onChange={(on) => onChange(toggled(PARTS, picked, part, on))}
          />
        ))}
      </Stack>
    </fieldset>
  );
}

/** Wishes in a row of words. */
export function useWishWords(): (wishes: readonly VisitWish[]) => string {
  const t = useElderTexts();
  return (wishes) => t.list(wishes.map((wish) => t(wish)));
}
