import { useQuery } from '@apollo/client/react';
import { CeremonyFiguresTable } from '#client/features/ceremonies/figures-table';
import { ElderFiguresTable } from '#client/features/elders/area-figures';
import { PraiseFiguresTable } from '#client/features/praise/area-figures';
import { PreventionFiguresTable } from '#client/features/prevention/figures-table';
import { graphql } from '#client/gql';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkCustomsAreasDocument = graphql(`
  query WorkCustomsAreas {
    viewer {
      posts {
        id
        area {
          id
          kind
          nameZh
          nameEn
        }
      }
    }
  }
`);
const WorkCustomsPageDocument = graphql(`
  query WorkCustomsPage($areaId: ID!, $year: Int!) {
    ceremonyFigures(areaId: $areaId, year: $year) {
      villageId
      ...CeremonyFigures_figures
    }
    preventionFigures(areaId: $areaId, year: $year) {
      villageId
      ...PreventionFigures_figures
    }
    elderAreaFigures(areaId: $areaId, year: $year) {
      villageId
      ...ElderFigures_figures
    }
    praiseAreaFigures(areaId: $areaId, year: $year) {
      villageId
      ...PraiseFigures_figures
    }
  }
`);

const useWorkCustomsTexts = defineTexts('work-customs-page', {
  zh: {
    title: '移风易俗各村数字',
    lead: '{{area}}，{{year}}年。只有数字，没有姓名，也不排名。',
    ceremonies: '红白事',
    prevention: '禁毒禁赌宣传',
    elders: '老年人协会',
    praise: '文明新事和道德讲堂',
    nobody: '这里只有镇里、县里和村里的工作人员看得到',
  },
  en: {
    title: 'Customs in figures',
    lead: '{{area}}, {{year}}. Figures only: no names, no ranks.',
    ceremonies: 'Weddings and funerals',
    prevention: 'Prevention',
    elders: 'Elders’ associations',
    praise: 'Good deeds and the lecture hall',
    nobody: 'For the staff of village, town and county',
  },
});

const RANK = ['COUNTY', 'TOWN'];

/** `/work/customs`: weddings, funerals, prevention, elders and good deeds of the villages below, in sums; for town and county. */
export function WorkCustomsPage() {
  const t = useWorkCustomsTexts();
  const now = useServerNow();
  const year = Number(toDateInput(now()).slice(0, 4));
  const areas = useQuery(WorkCustomsAreasDocument);
  const own = areas.data?.viewer?.posts.map(({ area }) => area) ?? [];
  const widest = own.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))[0];
  const { data, error, loading, refetch } = useQuery(WorkCustomsPageDocument, {
    variables: { areaId: widest?.id ?? '', year },
    skip: !widest,
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={widest ? t('lead', { area: t.pick(widest.nameZh, widest.nameEn), year }) : undefined}
        actions={<PrintButton />}
      />
      <QueryState
        data={data}
        error={error ?? areas.error}
        loading={loading || areas.loading}
        onRetry={() => void (areas.error ? areas.refetch() : refetch())}
      />
      {areas.data && !widest ? <EmptyState icon={ScalesIcon} title={t('nobody')} /> : null}
      {data ? (
        <Stack gap="large">
          <Section title={t('ceremonies')}>
            <CeremonyFiguresTable figures={data.ceremonyFigures} />
          </Section>
          <Section title={t('prevention')}>
            <PreventionFiguresTable figures={data.preventionFigures} />
          </Section>
          <Section title={t('elders')}>
            <ElderFiguresTable figures={data.elderAreaFigures} />
          </Section>
          <Section title={t('praise')}>
            <PraiseFiguresTable figures={data.praiseAreaFigures} />
          </Section>
        </Stack>
      ) : null}
    </>
  );
}

function rankOf(kind: string): number {
  const rank = RANK.indexOf(kind);
  return rank === -1 ? RANK.length : rank;
}
