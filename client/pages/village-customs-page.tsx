import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { useCeremonyTexts } from '#client/features/ceremonies/ceremony-texts';
import { StandardCard } from '#client/features/ceremonies/standard-card';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Row, Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const VillageCustomsPageDocument = graphql(`
  query VillageCustomsPage($villageId: ID!, $year: Int!) {
    area(id: $villageId) {
      id
      nameZh
      nameEn
    }
    ceremonyStandard(villageId: $villageId) {
      id
      ...StandardCard_standard
    }
    ceremonyCounts(villageId: $villageId, year: $year) {
      held
      toStandard
      tablesTenths
      savedYuan
    }
  }
`);

const useVillageCustomsTexts = defineTexts('village-customs-page', {
  zh: {
    title: '{{village}}红白事标准',
    plain: '红白事标准',
    back: '公示栏',
    year: '今年全村',
    held: '办结',
    kept: '按标准办',
    average: '平均每场',
    saved: '大约节省',
    things: '件',
    tables: '桌',
    yuan: '元',
    note: '只有合计数，不说是哪一家；不满三件不出数。',
    print: '打印海报',
  },
  en: {
    title: '{{village}}: weddings and funerals',
    plain: 'Weddings and funerals',
    back: 'Board',
    year: 'The village this year',
    held: 'Held',
    kept: 'To the standard',
    average: 'On an average',
    saved: 'Saved, about',
    things: '',
    tables: 'tables',
    yuan: 'yuan',
    note: 'Sums only, no family is named; nothing is told of fewer than three.',
    print: 'Print the poster',
  },
});

/** `/board/:villageId/customs`: the village's standard as a poster, and the year in sums. For everybody. */
export function VillageCustomsPage() {
  const t = useVillageCustomsTexts();
  const words = useCeremonyTexts();
  const now = useServerNow();
  const { villageId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(VillageCustomsPageDocument, {
    variables: { villageId, year: Number(toDateInput(now()).slice(0, 4)) },
  });
  const counts = data?.ceremonyCounts;
  const village = data?.area;
  return (
    <>
      <PageHeader
        title={village ? t('title', { village: words.pick(village.nameZh, village.nameEn) }) : t('plain')}
        back={{ to: `/board/${villageId}`, label: t('back') }}
        actions={<PrintButton>{t('print')}</PrintButton>}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data ? (
        <Stack gap="large">
          <StandardCard standard={data.ceremonyStandard} />
          {counts && counts.held !== null ? (
            <Section title={t('year')}>
              <Row align="start" wrap>
                <AmountFigure value={counts.held} unit={t('things')} label={t('held')} />
                <AmountFigure value={counts.toStandard ?? 0} unit={t('things')} label={t('kept')} />
                <AmountFigure
                  value={(counts.tablesTenths ?? 0) / 10}
                  unit={t('tables')}
                  label={t('average')}
                />
                <AmountFigure value={counts.savedYuan ?? 0} unit={t('yuan')} label={t('saved')} />
              </Row>
            </Section>
          ) : null}
          <p className="muted small">{t('note')}</p>
        </Stack>
      ) : null}
    </>
  );
}
