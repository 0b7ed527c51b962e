import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CeremonyFigures_FiguresFragment } from '#client/gql/graphql';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useCeremonyTexts } from './ceremony-texts';

const CeremonyFigures_figures = graphql(`
  fragment CeremonyFigures_figures on CeremonyFigures {
    villageId
    nameZh
    nameEn
    weddings
    funerals
    toStandard
    tables
    savedYuan
    months
  }
`);

type Row = CeremonyFigures_FiguresFragment;

/** A year of villages beside each other, in the order of their codes: nobody is ranked. */
export function CeremonyFiguresTable({
  figures,
}: {
  figures: readonly FragmentType<typeof CeremonyFigures_figures>[];
}) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const rows = unmask(CeremonyFigures_figures, figures).filter(
    ({ weddings, funerals }) => weddings + funerals > 0,
  );
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
        { key: 'weddings', header: t('weddings'), align: 'end', cell: ({ weddings }) => f.number(weddings) },
        { key: 'funerals', header: t('funerals'), align: 'end', cell: ({ funerals }) => f.number(funerals) },
        { key: 'kept', header: t('keptCount'), align: 'end', cell: ({ toStandard }) => f.number(toStandard) },
        {
          key: 'average',
          header: t('average'),
          align: 'end',
          cell: ({ tables, weddings, funerals }) =>
            f.number(Math.round((tables * 10) / (weddings + funerals)) / 10),
        },
        {
          key: 'saved',
          header: t('savedYear'),
          align: 'end',
          cell: ({ savedYuan }) => f.money(savedYuan * 100),
        },
      ]}
    />
  );
}
