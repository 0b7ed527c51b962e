import { type FragmentType, graphql, unmask } from '#client/gql';
import { FundLight, FundLight_coverage, LightTag } from './fund-light';
import { FundTotals } from './fund-totals';
import { useFundTexts } from './fund-texts';
import './fund.css';

const BoardFund_fund = graphql(`
  fragment BoardFund_fund on BoardFund {
    coverage {
      ...FundLight_coverage
    }
    totals {
      ...FundTotals_total
    }
  }
`);

/** What anyone may read of the money behind the points: the light, and behind it sums without names. */
export function BoardFund({ fund: masked }: { fund: FragmentType<typeof BoardFund_fund> }) {
  const t = useFundTexts();
  const { coverage, totals } = unmask(BoardFund_fund, masked);
  const { light, ratio } = unmask(FundLight_coverage, coverage);
  return (
    <details className="board-fund no-print">
      <summary>
        <b>{t('boardTitle')}</b> <LightTag light={light} />{' '}
        <span className="numeric">
          {ratio === null ? t('noDebt') : t('ratioOf', { ratio: ratio.toFixed(2) })}
        </span>
      </summary>
      <p className="muted">{t('boardLead')}</p>
      <FundLight coverage={coverage} />
      <FundTotals totals={totals} />
    </details>
  );
}
