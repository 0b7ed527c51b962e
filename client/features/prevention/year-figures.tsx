import { type FragmentType, graphql, unmask } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { toDateInput } from '#client/ui/format';
import { LineChart } from '#client/ui/line-chart';
import { Row, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { usePreventionTexts } from './prevention-texts';

const YearFigures_year = graphql(`
  fragment YearFigures_year on PreventionYear {
    activities
    audience
    handedOut
    pledges
    months {
      month
      audience
    }
  }
`);

type Props = { figures: FragmentType<typeof YearFigures_year>; year: number; now: Date };

/** What an association did in a year: sums, and how many came month by month, as far as the year has come. */
export function YearFigures({ figures, year, now }: Props) {
  const t = usePreventionTexts();
  const f = useFormat();
  const one = unmask(YearFigures_year, figures);
  const reached = toDateInput(now).slice(0, 7);
  const values = one.months.map(({ month, audience }) =>
    `${year}-${String(month).padStart(2, '0')}` > reached ? null : audience,
  );
  const most = Math.max(10, ...one.months.map(({ audience }) => audience));
  return (
    <Stack>
      <Row align="start" wrap>
        <AmountFigure value={one.activities} unit={t('activitiesUnit')} label={t('activities')} />
        <AmountFigure value={one.audience} unit={t('audienceUnit')} label={t('reached')} />
        <AmountFigure value={one.handedOut} unit={t('pieces')} label={t('given')} />
        <AmountFigure value={one.pledges} unit={t('households')} label={t('pledgesCount')} />
      </Row>
      <LineChart
        title={t('reachChart')}
        summary={t('reachSummary', { year, total: f.number(one.audience) })}
        series={[{ label: t('reached'), values }]}
        marksX={[1, 4, 7, 10, 12].map((month) => t('month', { month }))}
        marksY={[0, most].map((value) => ({ value, label: f.number(value) }))}
        max={most}
      />
    </Stack>
  );
}
