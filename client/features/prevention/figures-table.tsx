import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PreventionFigures_FiguresFragment } from '#client/gql/graphql';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { usePreventionTexts } from './prevention-texts';

const PreventionFigures_figures = graphql(`
  fragment PreventionFigures_figures on PreventionFigures {
    villageId
    nameZh
    nameEn
    activities
    audience
    handedOut
    pledges
    months
  }
`);

type Row = PreventionFigures_FiguresFragment;

/** A year of villages beside each other, in the order of their codes: nobody is ranked. */
export function PreventionFiguresTable({
  figures,
}: {
  figures: readonly FragmentType<typeof PreventionFigures_figures>[];
}) {
  const t = usePreventionTexts();
  const f = useFormat();
  const rows = unmask(PreventionFigures_figures, figures).filter(({ activities }) => activities > 0);
  return (
    <Table<Row>
      caption={t('figures')}
      hideCaption
      rows={rows}
      rowKey={({ villageId }) => villageId}
      columns={[
        {
          key: 'name',
          header: t('village'),
          head: true,
          cell: ({ nameZh, nameEn }) => t.pick(nameZh, nameEn),
        },
        {
          key: 'activities',
          header: t('activities'),
          align: 'end',
          cell: ({ activities }) => f.number(activities),
        },
        { key: 'audience', header: t('reached'), align: 'end', cell: ({ audience }) => f.number(audience) },
        { key: 'handedOut', header: t('given'), align: 'end', cell: ({ handedOut }) => f.number(handedOut) },
        { key: 'pledges', header: t('pledgesCount'), align: 'end', cell: ({ pledges }) => f.number(pledges) },
      ]}
    />
  );
}
