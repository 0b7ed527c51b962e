import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useSession } from '#client/features/people/session';
import { GoodsGrid } from '#client/features/shop/goods-grid';
import { ShelfList } from '#client/features/shop/shelf-list';
import { ShopOpening } from '#client/features/shop/shop-opening';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { StoreIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { NoHousehold } from './no-household';

const GoodsPageDocument = graphql(`
  query GoodsPage($villageId: ID!, $householdId: ID!, $member: Boolean!) {
    shop(villageId: $villageId) {
      id
      nameZh
      nameEn
      openingZh
      openingEn
      ...ShopOpening_shop
      goods {
        id
        ...GoodsGrid_goods
        ...ShelfList_goods
      }
    }
    household(id: $householdId) @include(if: $member) {
      id
      balance
    }
  }
`);

const useGoodsPageTexts = defineTexts('goods-page', {
  zh: {
    title: '能换什么',
    lead: '您家现在有 {{points}} 可以换。',
    leadGuest: '带上家庭卡到超市就能换。',
    print: '打印价目表',
    noShop: '村里还没有平安超市',
    noShopHint: '开张后商品会出现在这里。',
  },
  en: {
    title: 'Goods',
    lead: 'Your household has {{points}} to spend.',
    leadGuest: 'Bring your household card to the shop.',
    print: 'Print the price list',
    noShop: 'The village has no Peace Supermarket yet',
    noShopHint: 'Its goods appear here once it opens.',
  },
});

export function GoodsPage() {
  const t = useGoodsPageTexts();
  const f = useFormat();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id;
  const householdId = viewer?.resident.household?.id;
  const [params] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(GoodsPageDocument, {
    variables: {
      villageId: villageId ?? '',
      householdId: householdId ?? '',
      member: householdId !== undefined,
    },
    skip: !villageId,
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.shop;
  const balance = data?.household?.balance ?? null;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('title')}
          lead={balance === null ? t('leadGuest') : t('lead', { points: f.pointsWithUnit(balance) })}
          actions={shop ? <PrintButton>{t('print')}</PrintButton> : undefined}
        />
      </div>
      {villageId ? null : <NoHousehold />}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <LoadingState kind="list" rows={6} /> : null}
      {data && !shop ? (
        <EmptyState icon={StoreIcon} title={t('noShop')}>
          {t('noShopHint')}
        </EmptyState>
      ) : null}
      {shop ? (
        <>
          <Stack gap="large">
            <GoodsGrid
              goods={shop.goods}
              balance={balance}
              onlyAffordableAtFirst={params.get('affordable') === '1'}
            />
            <div className="no-print">
              <ShopOpening shop={shop} />
            </div>
          </Stack>
          <ShelfList
            goods={shop.goods}
            shopName={t.pick(shop.nameZh, shop.nameEn)}
            opening={t.pick(shop.openingZh, shop.openingEn)}
          />
        </>
      ) : null}
    </>
  );
}
