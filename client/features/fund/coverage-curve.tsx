import { type FragmentType, graphql, unmask } from '#client/gql';
import { LineChart } from '#client/ui/line-chart';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './fund.css';
import { LightTag } from './fund-light';
import { useFundTexts } from './fund-texts';

const CoverageCurve_day = graphql(`
  fragment CoverageCurve_day on CoverageDay {
    day
    ratio
    light
    freeCents
    stockCents
    owedPoints
  }
`);

/** Beyond this the drawing says only "more": what matters happens around one. */
const TOP = 3;

type Props = {
  days: readonly FragmentType<typeof CoverageCurve_day>[];
  greenPercent: number;
  amberPercent: number;
};

/** The coverage of every day as a line, with the same figures as a table beside it. */
export function CoverageCurve({ days: masked, greenPercent, amberPercent }: Props) {
  const t = useFundTexts();
  const f = useFormat();
  const days = masked.map((each) => unmask(CoverageCurve_day, each));
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return <p className="muted">{t('curveEmpty')}</p>;
  const known = days.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  const red = days.filter(({ light }) => light === 'RED').length;
  const words = (ratio: number | null) => (ratio === null ? t('noDebt') : ratio.toFixed(2));
  const middle = days[Math.floor(days.length / 2)] ?? first;
  const top = Math.min(TOP, Math.max(1.5, Math.ceil(Math.max(...known, 0) * 2) / 2));
  const summary = [
    t('curveSummary', {
      from: f.date(first.day),
      to: f.date(last.day),
      low: known.length > 0 ? Math.min(...known).toFixed(2) : '—',
      last: words(last.ratio),
    }),
    red > 0 ? t('redDays', { count: red }) : t('noRedDays'),
  ].join('');
  return (
    <>
      <LineChart
        title={t('curve')}
        summary={summary}
        series={[{ label: t('ratio'), values: days.map(({ ratio }) => ratio) }]}
        max={top}
        marksX={[f.date(first.day), f.date(middle.day), f.date(last.day)]}
        marksY={[0, 0.5, 1, 1.5, 2, 2.5, 3]
          .filter((value) => value <= top)
          .map((value) => ({ value, label: value.toFixed(1) }))}
        guides={[
          {
            value: greenPercent / 100,
            label: t('lineGreen', { value: (greenPercent / 100).toFixed(2) }),
          },
          {
            value: amberPercent / 100,
            label: t('lineAmber', { value: (amberPercent / 100).toFixed(2) }),
          },
        ]}
      />
      <p className="muted">{summary}</p>
      <details className="fund-days">
        <summary>{t('curveTable')}</summary>
        <div>
          <Table
            caption={t('curveTable')}
            hideCaption
            dense
            rows={days.toReversed()}
            rowKey={(row) => row.day}
            columns={[
              { key: 'day', header: t('day'), cell: (row) => f.date(row.day), head: true, nowrap: true },
              { key: 'ratio', header: t('ratio'), cell: (row) => words(row.ratio), align: 'end' },
              { key: 'light', header: t('light'), cell: (row) => <LightTag light={row.light} /> },
              { key: 'free', header: t('free'), cell: (row) => f.money(row.freeCents), align: 'end' },
              { key: 'stock', header: t('stock'), cell: (row) => f.money(row.stockCents), align: 'end' },
              { key: 'owed', header: t('owed'), cell: (row) => f.points(row.owedPoints), align: 'end' },
            ]}
          />
        </div>
      </details>
    </>
  );
}
