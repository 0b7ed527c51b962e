import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PraiseFigures_FiguresFragment } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';
import { Sparkline } from '#client/ui/sparkline';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';

const PraiseFigures_figures = graphql(`
  fragment PraiseFigures_figures on PraiseAreaFigures {
    villageId
    nameZh
    nameEn
    awarded
    talks
    months
  }
`);

const useFiguresTexts = defineTexts('praise-area-figures', {
  zh: {
    caption: '各村文明新事的数字',
    village: '村',
    awarded: '表彰',
    talks: '道德讲堂',
    months: '各月表彰',
    summary: '一月起各月表彰件数：{{counts}}',
    none: '今年还没有数字。',
  },
  en: {
    caption: 'Good deeds in figures',
    village: 'Village',
    awarded: 'Deeds awarded',
    talks: 'Lecture hall',
    months: 'Awarded by month',
    summary: 'Deeds awarded of each month from January on: {{counts}}',
    none: 'No figures this year yet.',
  },
});

type Row = PraiseFigures_FiguresFragment;

/** A year of villages beside each other, in the order of their codes: nobody is ranked. */
export function PraiseFiguresTable({
  figures,
}: {
  figures: readonly FragmentType<typeof PraiseFigures_figures>[];
}) {
  const t = useFiguresTexts();
  const f = useFormat();
  const rows = unmask(PraiseFigures_figures, figures).filter(({ awarded, talks }) => awarded + talks > 0);
  return (
    <Table<Row>
      caption={t('caption')}
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
        { key: 'awarded', header: t('awarded'), align: 'end', cell: ({ awarded }) => f.number(awarded) },
        { key: 'talks', header: t('talks'), align: 'end', cell: ({ talks }) => f.number(talks) },
        {
          key: 'months',
          header: t('months'),
          cell: ({ months }) => (
            <Sparkline values={months} summary={t('summary', { counts: t.list(months) })} />
          ),
        },
      ]}
      empty={<p className="muted">{t('none')}</p>}
    />
  );
}
