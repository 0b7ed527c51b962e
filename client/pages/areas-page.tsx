import { useQuery } from '@apollo/client/react';
import { AreaTree } from '#client/features/people/area-tree';
import { useSession } from '#client/features/people/session';
import { useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { QueryState } from './query-state';
import { useVillageWorkTexts } from './village-work-texts';

const AreasPageDocument = graphql(`
  query AreasPage {
    county {
      id
      ...AreaTree_county
    }
  }
`);

/** `/work/areas`: the county as one tree. */
export function AreasPage() {
  const t = useVillageWorkTexts();
  const { may } = useSession();
  const { villages } = useWorkVillage();
  const reach = new Set(may('MANAGE_PEOPLE') ? villages.map((village) => village.id) : []);
  const { data, error, loading, refetch } = useQuery(AreasPageDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader title={t('areas')} lead={t('areasLead')} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <AreaTree
          county={data.county}
          peoplePath={(villageId) => (reach.has(villageId) ? `/work/people?village=${villageId}` : null)}
        />
      ) : null}
    </>
  );
}
