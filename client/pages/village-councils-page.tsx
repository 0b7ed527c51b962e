import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { PublicCouncils } from '#client/features/councils/public-council';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const VillageCouncilsPageDocument = graphql(`
  query VillageCouncilsPage($villageId: ID!) {
    publicCouncils(villageId: $villageId) {
      id
      area {
        id
        nameZh
        nameEn
      }
      ...PublicCouncils_council
    }
  }
`);

const useVillageCouncilsTexts = defineTexts('village-councils-page', {
  zh: {
    title: '{{village}}的理事会',
    loading: '村里的理事会',
    lead: '村里有哪些会、管什么、谁在里面。不用登录，名字打了星号。',
    back: '回到公示栏',
    none: '这里还没有理事会',
  },
  en: {
    title: 'Councils of {{village}}',
    loading: 'The village’s councils',
    lead: 'What they are for and who sits there. No sign-in; names are masked.',
    back: 'Back to the board',
    none: 'No councils here yet',
  },
});

/** `/board/:villageId/councils`: the councils of a village, for anyone. */
export function VillageCouncilsPage() {
  const t = useVillageCouncilsTexts();
  const { villageId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(VillageCouncilsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const village = data?.publicCouncils[0]?.area;
  return (
    <>
      <PageHeader
        title={village ? t('title', { village: t.pick(village.nameZh, village.nameEn) }) : t('loading')}
        lead={t('lead')}
        back={{ to: `/board/${villageId}`, label: t('back') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data && data.publicCouncils.length === 0 ? <EmptyState icon={ScalesIcon} title={t('none')} /> : null}
      {data && data.publicCouncils.length > 0 ? (
        <PublicCouncils councils={data.publicCouncils} villageId={villageId} />
      ) : null}
    </>
  );
}
