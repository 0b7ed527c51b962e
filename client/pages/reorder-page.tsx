import { useQuery } from '@apollo/client/react';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { ReorderList } from '#client/features/shop/reorder-list';
import { useReorderTexts } from '#client/features/shop/reorder-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { QueryState } from './query-state';
import { useVillageWorkTexts } from './village-work-texts';

const ReorderPageDocument = graphql(`
  query ReorderPage($villageId: ID!) {
    shop(villageId: $villageId) {
      id
      nameZh
      nameEn
      ...ReorderList_shop
    }
  }
`);

/** `/work/reorder`: what has run low and how many to order, to be printed for the supplier. */
export function ReorderPage() {
  const t = useReorderTexts();
  const village = useVillageWorkTexts();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(ReorderPageDocument, {
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
        eyebrow={shop ? t.pick(shop.nameZh, shop.nameEn) : undefined}
        back={{ to: '/work/goods', label: village('backToGoods') }}
        actions={
          <>
            <VillageSwitch choice={choice} />
            <PrintButton>{t('print')}</PrintButton>
          </>
        }
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={error ? () => void refetch() : choice.retry}
      />
      {shop ? <ReorderList shop={shop} /> : null}
    </>
  );
}
