import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { HistoryList } from '#client/features/people/history-list';
import { BatchList } from '#client/features/shop/batch-list';
import { useBatchTexts } from '#client/features/shop/batch-texts';
import { GoodsFacts } from '#client/features/shop/goods-facts';
import { GoodsForm } from '#client/features/shop/goods-form';
import { MovementList } from '#client/features/shop/movement-list';
import { PriceList } from '#client/features/shop/price-list';
import { StockDialog } from '#client/features/shop/stock-dialog';
import { useStockTexts } from '#client/features/shop/stock-texts';
import { graphql } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { EditIcon } from '#client/ui/icons';
import { BoxIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useUiTexts } from '#client/ui/texts';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVillageWorkTexts } from './village-work-texts';
import { useWorkTexts } from './work-texts';

const GoodsDetailPageDocument = graphql(`
  query GoodsDetailPage($id: ID!, $after: String) {
    goods(id: $id) {
      id
      nameZh
      nameEn
      shop {
        id
        nameZh
        nameEn
        moves
      }
      prices {
        ...PriceList_price
      }
      movements(first: 20, after: $after) {
        nodes {
          id
          ...MovementList_movement
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      batches {
        id
        ...BatchList_batch
      }
      history {
        ...HistoryList_entry
      }
      ...GoodsFacts_goods
      ...GoodsForm_goods
      ...StockDialog_goods
    }
  }
`);

/** `/work/goods/:goodsId`: one good with its prices and every movement; `?edit=1` opens its form. */
export function GoodsDetailPage() {
  const t = useVillageWorkTexts();
  const work = useWorkTexts();
  const ui = useUiTexts();
  const words = useStockTexts();
  const batchWords = useBatchTexts();
  const { goodsId = '' } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const now = useServerNow();
  const [moving, setMoving] = useState(false);
  const { data, error, loading, refetch, fetchMore } = useQuery(GoodsDetailPageDocument, {
    variables: { id: goodsId },
    fetchPolicy: 'cache-and-network',
  });
  const goods = data?.goods;
  const back = { to: '/work/goods', label: t('backToGoods') };
  const here = `/work/goods/${goodsId}`;
  if (!goods) {
    return (
      <>
        <PageHeader title={data ? t('noGood') : t('good')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noGood')}>{t('noGoodText')}</EmptyState> : null}
      </>
    );
  }
  const { shop } = goods;
  const name = words.pick(goods.nameZh, goods.nameEn);
  const mayEdit = shop.moves.includes('DESCRIBE_GOODS') || shop.moves.includes('SET_PRICE');
  const mayMove = shop.moves.includes('MOVE_STOCK') || shop.moves.includes('COUNT_STOCK');
  if (params.get('edit') === '1' && mayEdit) {
    return (
      <>
        <PageHeader title={words('editTitle', { name })} back={{ to: here, label: name }} />
        <GoodsForm
          shopId={shop.id}
          moves={shop.moves}
          goods={goods}
          cancel={<LinkButton to={here}>{ui('cancel')}</LinkButton>}
          onSaved={async () => {
            await refetch();
            await navigate(here, { replace: true });
          }}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={name}
        back={back}
        eyebrow={words.pick(shop.nameZh, shop.nameEn)}
        actions={
          <>
            {mayMove ? (
              <Button icon={BoxIcon} kind="primary" onClick={() => setMoving(true)}>
                {words('move')}
              </Button>
            ) : null}
            {mayEdit ? (
              <LinkButton to={`${here}?edit=1`} icon={EditIcon}>
                {words('edit')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      <Stack gap="large">
        <TwoColumn
          main={<GoodsFacts goods={goods} />}
          aside={
            <Section title={words('prices')}>
              <PriceList prices={goods.prices} />
            </Section>
          }
        />
        <Section title={batchWords('batches')} lead={batchWords('batchesLead')} id="batches">
          <BatchList
            batches={goods.batches}
            path={(batchId) => `/work/batches/${batchId}`}
            empty={<p className="muted">{batchWords('noBatches')}</p>}
          />
        </Section>
        <Section title={words('movements')} lead={words('movementsLead')}>
          <MovementList
            movements={goods.movements.nodes}
            receiptPath={(redemptionId) => `/receipts/${redemptionId}`}
          />
          {goods.movements.nodes.length > 0 ? (
            <LoadMore
              hasMore={goods.movements.pageInfo.hasNextPage}
              shown={goods.movements.nodes.length}
              onMore={() => fetchMore({ variables: { after: goods.movements.pageInfo.endCursor } })}
            />
          ) : null}
        </Section>
        <Section title={work('history')}>
          <HistoryList entries={goods.history} />
        </Section>
      </Stack>
      {moving ? (
        <StockDialog
          goods={goods}
          moves={shop.moves}
          now={now}
          onClose={() => setMoving(false)}
          onMoved={() => refetch()}
        />
      ) : null}
    </>
  );
}
