import { type FragmentType, graphql, unmask } from '#client/gql';
import { Section } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './hours.css';
import { monthsOf, type Sum, sumBy, type Total } from './hours-sums';
import { useHoursTexts } from './hours-texts';

export const HoursTotals_total = graphql(`
  fragment HoursTotals_total on HoursTotal {
    month
    kind
    minutes
    times
    team {
      id
      name
    }
  }
`);

/** The totals as plain rows, for whoever adds them up. */
export function plainTotals(masked: readonly FragmentType<typeof HoursTotals_total>[]): readonly Total[] {
  return unmask(HoursTotals_total, masked);
}

/** Hours by month as bars with their table behind, and sums by kind and team. */
export function HoursTotals({ totals }: { totals: readonly Total[] }) {
  const t = useHoursTexts();
  return (
    <>
      <MonthBars totals={totals} />
      <div className="hours-columns">
        <Section title={t('byKind')} level={3}>
          <SumTable
            caption={t('byKind')}
            header={t('kind')}
            sums={sumBy(totals, ({ kind }) => ({ key: kind, label: t(kind) }))}
          />
        </Section>
        <Section title={t('byTeam')} level={3}>
          <SumTable
            caption={t('byTeam')}
            header={t('team')}
            sums={sumBy(totals, ({ team }) => ({ key: team?.id ?? '', label: team?.name ?? t('noTeam') }))}
          />
        </Section>
      </div>
    </>
  );
}

function MonthBars({ totals }: { totals: readonly Total[] }) {
  const t = useHoursTexts();
  const f = useFormat();
  const known = new Map(
    sumBy(totals, ({ month }) => ({ key: month, label: month }), 'key').map((sum) => [sum.key, sum]),
  );
  const sums = monthsOf(totals).map(
    (month): Sum => known.get(month) ?? { key: month, label: month, minutes: 0, times: 0 },
  );
  const months = sums.map((sum) => ({ ...sum, label: f.month(`${sum.key}-01`) }));
  const top = months.toSorted((a, b) => b.minutes - a.minutes)[0];
  if (!top) return null;
  return (
    <Section title={t('byMonth')} level={3}>
      <figure className="hours-bars-figure">
        <div
          className="hours-bars"
          data-long={top.minutes >= 100 * 60 ? '' : undefined}
          role="img"
          aria-label={t('byMonthSummary', {
            from: months[0]?.label ?? '',
            to: months.at(-1)?.label ?? '',
            month: top.label,
            most: f.minutes(top.minutes),
          })}
        >
          {months.map(({ key, minutes }) => (
            <span
              key={key}
              className="hours-bar"
              data-top={key === top.key ? '' : undefined}
              aria-hidden="true"
            >
              <span className="hours-bar-value numeric">
                {minutes > 0 ? f.number(Math.round(minutes / 60)) : ''}
              </span>
              <span
                className="hours-bar-body"
                style={{ height: `${(Math.max(0, minutes) / Math.max(1, top.minutes)) * 100}%` }}
              />
              <span className="hours-bar-foot numeric">{Number(key.slice(5))}</span>
            </span>
          ))}
        </div>
        <details className="hours-table">
          <summary>{t('asTable')}</summary>
          <SumTable caption={t('byMonth')} header={t('month')} sums={months.toReversed()} />
        </details>
      </figure>
    </Section>
  );
}

function SumTable({ caption, header, sums }: { caption: string; header: string; sums: readonly Sum[] }) {
  const t = useHoursTexts();
  const f = useFormat();
  const columns: Column<Sum>[] = [
    { key: 'label', header, head: true, cell: ({ label }) => label },
    {
      key: 'minutes',
      header: t('minutes'),
      align: 'end',
      cell: ({ minutes }) => <span className="numeric">{f.minutes(minutes)}</span>,
    },
    {
      key: 'times',
      header: t('times'),
      align: 'end',
      cell: ({ times }) => <span className="numeric">{f.number(times)}</span>,
    },
  ];
  return (
    <Table caption={caption} hideCaption rows={sums} rowKey={({ key }) => key} columns={columns} dense />
  );
}
