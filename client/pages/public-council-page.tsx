import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { PublicCharter } from '#client/features/councils/public-council';
import { ResolutionList } from '#client/features/meetings/resolution-list';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { PrintWhole } from './print-whole';
import { QueryState } from './query-state';

const PublicCouncilPageDocument = graphql(`
  query PublicCouncilPage($councilId: ID!, $after: String) {
    publicCouncil(id: $councilId) {
      id
      nameZh
      nameEn
      area {
        id
        nameZh
        nameEn
      }
      ...PublicCharter_council
      resolutions(first: 30, after: $after) {
        nodes {
          id
          ...ResolutionList_resolution
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

const usePublicCouncilTexts = defineTexts('public-council-page', {
  zh: {
    loading: '理事会',
    back: '村里的理事会',
    gone: '没有找到这个理事会',
    choose: '回到公示栏',
    print: '打印',
  },
  en: {
    loading: 'Council',
    back: 'The village’s councils',
    gone: 'No such council',
    choose: 'Back to the board',
    print: 'Print',
  },
});

/** `/board/:villageId/councils/:councilId`: charter, places and resolutions of a council, for anyone. */
export function PublicCouncilPage() {
  const t = usePublicCouncilTexts();
  const { villageId = '', councilId = '' } = useParams();
  const { data, error, loading, refetch, fetchMore } = useQuery(PublicCouncilPageDocument, {
    variables: { councilId },
    fetchPolicy: 'cache-and-network',
  });
  const council = data?.publicCouncil;
  const end = council?.resolutions.pageInfo;
  const more = async (after: string | null) => {
    const next = await fetchMore({ variables: { after } });
    return next.data?.publicCouncil?.resolutions.pageInfo;
  };
  return (
    <>
      <PageHeader
        title={council ? t.pick(council.nameZh, council.nameEn) : t('loading')}
        eyebrow={council ? t.pick(council.area.nameZh, council.area.nameEn) : undefined}
        back={{ to: `/board/${villageId}/councils`, label: t('back') }}
        actions={
          council ? (
            <PrintWhole page={end} more={more}>
              {t('print')}
            </PrintWhole>
          ) : null
        }
      />
      <QueryState data={council} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
      {data && !council ? (
        <EmptyState
          icon={ScalesIcon}
          title={t('gone')}
          action={<LinkButton to={`/board/${villageId}`}>{t('choose')}</LinkButton>}
        />
      ) : null}
      {council ? (
        <Stack gap="large">
          <PublicCharter council={council} />
          <ResolutionList resolutions={council.resolutions.nodes} />
          <LoadMore hasMore={end?.hasNextPage ?? false} onMore={() => more(end?.endCursor ?? null)} />
        </Stack>
      ) : null}
    </>
  );
}
