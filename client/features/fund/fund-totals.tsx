import { type FragmentType, graphql, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useFundTexts } from './fund-texts';
import './fund.css';

const FundTotals_total = graphql(`
  fragment FundTotals_total on FundTotal {
    purpose
    amountCents
  }
`);

const SOURCES = ['TOWNSHIP', 'COLLECTIVE', 'DONORS', 'HELPING_UNIT', 'OTHER_SOURCE'] as const;
const SPENDING = ['PURCHASES', 'SERVICES', 'OTHER_SPENDING'] as const;

/** Money of the season by where it came from and what it went for. */
export function FundTotals({
  totals: masked,
  level = 3,
}: {
  totals: readonly FragmentType<typeof FundTotals_total>[];
  level?: 2 | 3;
}) {
  const t = useFundTexts();
  const f = useFormat();
  const totals = masked.map((each) => unmask(FundTotals_total, each));
  const rows = (purposes: readonly (typeof SOURCES | typeof SPENDING)[number][]) =>
    purposes.flatMap((purpose) => {
      const total = totals.find((each) => each.purpose === purpose);
      return total && total.amountCents !== 0
        ? [{ label: t(purpose), value: <span className="numeric">{f.money(total.amountCents)}</span> }]
        : [];
    });
  return (
    <div className="fund-totals">
      <Section title={t('totalsIn')} level={level}>
        <KeyValues items={rows(SOURCES)} />
      </Section>
      <Section title={t('totalsOut')} level={level}>
        <KeyValues items={rows(SPENDING)} />
      </Section>
    </div>
  );
}
