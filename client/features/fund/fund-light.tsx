import { type FragmentType, graphql, unmask } from '#client/gql';
import type { FundLight as Light } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import type { Tone } from '#client/ui/tone';
import { useFormat } from '#client/ui/use-format';
import { useFundTexts } from './fund-texts';
import './fund.css';

export const FundLight_coverage = graphql(`
  fragment FundLight_coverage on Coverage {
    balanceCents
    unpaidCents
    freeCents
    stockCents
    pursePoints
    pendingPoints
    owedPoints
    parCents
    ratio
    light
  }
`);

export type CoverageFragment = FragmentType<typeof FundLight_coverage>;

const TONE: Readonly<Record<Light, Tone & ('good' | 'warn' | 'bad')>> = {
  GREEN: 'good',
  AMBER: 'warn',
  RED: 'bad',
};
const TEXT = { GREEN: 'greenText', AMBER: 'amberText', RED: 'redText' } as const;

/** The light as a word and a sign, for lists. */
export function LightTag({ light }: { light: Light }) {
  const t = useFundTexts();
  return <StatusTag tone={TONE[light]}>{t(light)}</StatusTag>;
}

/** The light with what it means and the figures it follows from. */
export function FundLight({ coverage: masked, live }: { coverage: CoverageFragment; live?: boolean }) {
  const t = useFundTexts();
  const f = useFormat();
  const coverage = unmask(FundLight_coverage, masked);
  const { light, ratio } = coverage;
  return (
    <div className="fund-light">
      <Notice tone={TONE[light]} title={t(light)} live={live}>
        <p className="fund-ratio numeric">
          {ratio === null ? t('noDebt') : t('ratioOf', { ratio: ratio.toFixed(2) })}
        </p>
        <p>{t(TEXT[light])}</p>
      </Notice>
      <KeyValues
        columns={2}
        items={[
          {
            label: t('free'),
            value: (
              <Figure
                value={f.money(coverage.freeCents)}
                hint={t('freeHint', {
                  balance: f.money(coverage.balanceCents),
                  unpaid: f.money(coverage.unpaidCents),
                })}
              />
            ),
          },
          { label: t('stock'), value: <Figure value={f.money(coverage.stockCents)} /> },
          {
            label: t('owed'),
            value: (
              <Figure
                value={f.pointsWithUnit(coverage.owedPoints)}
                hint={t('owedHint', {
                  purse: f.points(coverage.pursePoints),
                  pending: f.points(coverage.pendingPoints),
                })}
              />
            ),
          },
          { label: t('par'), value: <Figure value={f.money(coverage.parCents)} /> },
          { label: t('how'), value: t('howText'), wide: true },
        ]}
      />
    </div>
  );
}

function Figure({ value, hint }: { value: string; hint?: string }) {
  return (
    <>
      <b className="numeric">{value}</b>
      {hint ? <span className="muted small fund-hint">{hint}</span> : null}
    </>
  );
}
