import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '#client/features/people/session';
import { GoodsGrid } from '#client/features/shop/goods-grid';
import { ShelfList } from '#client/features/shop/shelf-list';
import { ShopOpening } from '#client/features/shop/shop-opening';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { BagIcon } from '#client/ui/icons';
import { StoreIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { NoHousehold } from './no-household';
import { useServerNow } from './server-now';

// Most look at the shelf and put nothing aside: they do not load it.
const ReservePanel = lazy(async () => ({
  default: (await import('#client/features/shop/reserve-panel')).ReservePanel,
}));

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
      reservedPoints
    }
  }
`);

const useGoodsPageTexts = defineTexts('goods-page', {
  zh: {
    title: '能换什么',
    lead: '您家现在有 {{points}} 可以换。',
    leadGuest: '带上家庭卡到超市就能换。',
    print: '打印价目表',
    held: '另有 {{points}} 已为预留的商品留着。',
    reserve: '预留商品，看取货码',
    noShop: '村里还没有平安超市',
    noShopHint: '开张后商品会出现在这里。',
  },
  en: {
    title: 'Goods',
    lead: 'Your household has {{points}} to spend.',
    leadGuest: 'Bring your household card to the shop.',
    print: 'Print the price list',
    held: '{{points}} more are kept for goods put aside.',
    reserve: 'Put goods aside, see your codes',
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
  const now = useServerNow();
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
  const held = data?.household?.reservedPoints ?? 0;
  const balance = data?.household ? data.household.balance - held : null;
  const reserving = params.get('reserve') === '1';
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('title')}
          lead={
            balance === null
              ? t('leadGuest')
              : `${t('lead', { points: f.pointsWithUnit(balance) })}${held > 0 ? ` ${t('held', { points: f.pointsWithUnit(held) })}` : ''}`
          }
          actions={
            shop ? (
              <>
                {villageId && householdId && !reserving ? (
                  <LinkButton to="/goods?reserve=1" kind="primary" icon={BagIcon}>
                    {t('reserve')}
                  </LinkButton>
                ) : null}
                <PrintButton>{t('print')}</PrintButton>
              </>
            ) : undefined
          }
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
            {villageId && householdId && reserving ? (
              <div className="no-print">
                <Suspense fallback={<LoadingState kind="list" rows={3} />}>
                  <ReservePanel villageId={villageId} householdId={householdId} now={now()} />
                </Suspense>
              </div>
            ) : null}
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
