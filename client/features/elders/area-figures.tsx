import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ElderFigures_FiguresFragment } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';
import { Sparkline } from '#client/ui/sparkline';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';

const ElderFigures_figures = graphql(`
  fragment ElderFigures_figures on ElderAreaFigures {
    villageId
    nameZh
    nameEn
    visits
    meals
    calls
    months
  }
`);

const useFiguresTexts = defineTexts('elders-area-figures', {
  zh: {
    caption: '各村老年人协会的数字',
    village: '村',
    visits: '探访',
    meals: '聚餐',
    calls: '亲情视频',
    months: '各月探访',
    summary: '一月起各月探访次数：{{counts}}',
    none: '今年还没有数字。',
  },
  en: {
    caption: 'Elders’ associations in figures',
    village: 'Village',
    visits: 'Visits',
    meals: 'Meals',
    calls: 'Video calls',
    months: 'Visits by month',
    summary: 'Visits of each month from January on: {{counts}}',
    none: 'No figures this year yet.',
  },
});

type Row = ElderFigures_FiguresFragment;

/** A year of villages beside each other, in the order of their codes: nobody is ranked. */
export function ElderFiguresTable({
  figures,
}: {
  figures: readonly FragmentType<typeof ElderFigures_figures>[];
}) {
  const t = useFiguresTexts();
  const f = useFormat();
  const rows = unmask(ElderFigures_figures, figures).filter(
    ({ visits, meals, calls }) => visits + meals + calls > 0,
  );
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
        { key: 'visits', header: t('visits'), align: 'end', cell: ({ visits }) => f.number(visits) },
        { key: 'meals', header: t('meals'), align: 'end', cell: ({ meals }) => f.number(meals) },
        { key: 'calls', header: t('calls'), align: 'end', cell: ({ calls }) => f.number(calls) },
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
