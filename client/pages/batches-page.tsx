import { useQuery } from '@apollo/client/react';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { BatchList } from '#client/features/shop/batch-list';
import { useBatchTexts } from '#client/features/shop/batch-texts';
import { graphql } from '#client/gql';
import { CheckCircleIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useVillageWorkTexts } from './village-work-texts';

const BatchesPageDocument = graphql(`
  query BatchesPage($villageId: ID!) {
    shop(villageId: $villageId) {
      id
      nearExpiryDays
      urgentBatches {
        id
        ...BatchList_batch
      }
    }
  }
`);

/** `/work/batches`: what is recalled, expired or near its date. */
export function BatchesPage() {
  const t = useBatchTexts();
  const village = useVillageWorkTexts();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(BatchesPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.shop;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/work/goods', label: village('backToGoods') }}
        actions={<VillageSwitch choice={choice} />}
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={error ? () => void refetch() : choice.retry}
      />
      {shop ? (
        <BatchList
          batches={shop.urgentBatches}
          path={(batchId) => `/work/batches/${batchId}`}
          withGoods
          empty={
            <EmptyState icon={CheckCircleIcon} title={t('none')}>
              {t('noneText', { days: shop.nearExpiryDays })}
            </EmptyState>
          }
        />
      ) : null}
    </>
  );
}
