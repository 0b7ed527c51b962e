import { type FragmentType, graphql, unmask } from '#client/gql';
import { MeterBar } from '#client/ui/meter-bar';
import { Section, Stack } from '#client/ui/section';
import { StatusTag } from '#client/ui/badge';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useCategoryWord } from './category-words';
import './fund.css';
import { useOutlookTexts } from './outlook-texts';

export const BudgetView_budget = graphql(`
  fragment BudgetView_budget on BudgetView {
    villageId
    seasonStartsOn
    resolutions {
      id
      document
      decidedOn
      setBy {
        id
        name
      }
    }
    uses {
      category
      points
      granted
      inPublicity
      left
      usedPart
    }
    terms {
      id
      budgetWarnPercent
      overBudget
    }
  }
`);

/** A season's budget: what is given, used and left in each category, and by which resolution. */
export function BudgetView({ budget: masked }: { budget: FragmentType<typeof BudgetView_budget> }) {
  const t = useOutlookTexts();
  const f = useFormat();
  const word = useCategoryWord('rules');
  const { uses, resolutions, terms } = unmask(BudgetView_budget, masked);
  const warnFrom = (terms?.budgetWarnPercent ?? 80) / 100;
  const stops = terms?.overBudget === 'HONOUR_ONLY';
  const [current, ...earlier] = resolutions;
  const limited = uses.filter(({ points }) => points !== null);
  const total = limited.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const spent = limited.reduce((sum, { granted, inPublicity }) => sum + granted + inPublicity, 0);
  const by = (each: (typeof resolutions)[number]) =>
    t('resolution', {
      document: each.document,
      date: f.date(each.decidedOn),
      name: each.setBy?.name ?? '',
    });
  return (
    <Stack>
      <p>{current ? by(current) : t('noResolution')}</p>
      <ul className="budget-bars no-print" role="list">
        {limited.map(({ category, points, granted, inPublicity, usedPart }) => {
          const part = usedPart ?? (granted + inPublicity > 0 ? 2 : 0);
          const tone = part >= 1 ? 'bad' : part >= warnFrom ? 'warn' : 'good';
          return (
            <li key={category}>
              <MeterBar
                label={word(category)}
                value={granted + inPublicity}
                max={points ?? 0}
                tone={tone}
                text={t('barText', {
                  used: f.points(granted + inPublicity),
                  given: f.pointsWithUnit(points ?? 0),
                })}
              />
              {part >= warnFrom ? (
                <StatusTag tone={tone}>
                  {part > 1 || (part === 1 && stops)
                    ? t(stops ? 'overStops' : 'over')
                    : t('warn', { part: f.percent(part) })}
                </StatusTag>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Table
        caption={t('given')}
        hideCaption
        rows={[...uses]}
        rowKey={(row) => row.category}
        columns={[
          { key: 'category', header: t('category'), cell: (row) => word(row.category), head: true },
          {
            key: 'given',
            header: t('given'),
            align: 'end',
            cell: (row) => (row.points === null ? t('noLimit') : f.points(row.points)),
          },
          { key: 'used', header: t('used'), align: 'end', cell: (row) => f.points(row.granted) },
          { key: 'pending', header: t('pending'), align: 'end', cell: (row) => f.points(row.inPublicity) },
          {
            key: 'left',
            header: t('left'),
            align: 'end',
            cell: (row) => (row.left === null ? t('noLimit') : f.points(row.left)),
          },
        ]}
      />
      {limited.length > 0 ? (
        <p className="numeric">
          <b>{t('total')}</b> {t('barText', { used: f.points(spent), given: f.pointsWithUnit(total) })}
        </p>
      ) : null}
      {earlier.length > 0 ? (
        <Section title={t('earlier')} level={3}>
          <ul>
            {earlier.map((each) => (
              <li key={each.id}>{by(each)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Stack>
  );
}
