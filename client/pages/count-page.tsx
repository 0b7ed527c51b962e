import { useQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { CountList, CountsDue, OpenCount } from '#client/features/shop/count-list';
import { useCountTexts } from '#client/features/shop/count-texts';
import { graphql } from '#client/gql';
import { toDateInput } from '#client/ui/format';
import { StoreIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVillageWorkTexts } from './village-work-texts';

const CountPageDocument = graphql(`
  query CountPage($villageId: ID!) {
    shop(villageId: $villageId) {
      id
      moves
      countsDue {
        month
        ...CountsDue_due
      }
      counts {
        id
        month
        ...CountList_count
      }
    }
  }
`);

/** `/work/count`: the sheets of the village's shop, the months that are due, and the door to a new sheet. */
export function CountPage() {
  const t = useCountTexts();
  const village = useVillageWorkTexts();
  const choice = useWorkVillage();
  const navigate = useNavigate();
  const now = useServerNow();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(CountPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.shop;
  const current = `${toDateInput(now()).slice(0, 7)}-01`;
  const taken = new Set(shop?.counts.map((count) => count.month));
  const months = [...(shop?.countsDue.map((due) => due.month) ?? []), current].filter(
    (month) => !taken.has(month),
  );
  const path = (countId: string) => `/work/count/${countId}`;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            {shop?.moves.includes('OPEN_COUNT') ? (
              <OpenCount shopId={shop.id} months={months} onOpened={(countId) => navigate(path(countId))} />
            ) : null}
          </>
        }
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={error ? () => void refetch() : choice.retry}
      />
      {data && !shop ? (
        <EmptyState icon={StoreIcon} title={village('noShop')}>
          {village('noShopText')}
        </EmptyState>
      ) : null}
      {shop ? (
        <Stack gap="large">
          <CountsDue due={shop.countsDue} />
          <CountList counts={shop.counts} path={path} />
        </Stack>
      ) : null}
    </>
  );
}
