import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { CountEntry } from '#client/features/shop/count-entry';
import { GoodsForm } from '#client/features/shop/goods-form';
import { ShopForm } from '#client/features/shop/shop-form';
import { StockList } from '#client/features/shop/stock-list';
import { CountSheet, ShelfLabels } from '#client/features/shop/stock-paper';
import { useStockTexts } from '#client/features/shop/stock-texts';
import { TermsForm } from '#client/features/shop/terms-form';
import { readStockView, writeStockView } from '#client/features/shop/stock-view';
import { graphql } from '#client/gql';
import type { WorkGoodsPageQuery } from '#client/gql/graphql';
import { Button, LinkButton } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { ClipboardIcon, EditIcon } from '#client/ui/icons';
import { PlusIcon, PrintIcon, SlidersIcon, StoreIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Row, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useUiTexts } from '#client/ui/texts';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVillageWorkTexts } from './village-work-texts';

const WorkGoodsPageDocument = graphql(`
  query WorkGoodsPage($villageId: ID!) {
    area(id: $villageId) {
      id
      mayOpenShop
    }
    shop(villageId: $villageId) {
      id
      nameZh
      nameEn
      moves
      ...ShopForm_shop
      ...TermsForm_shop
      goods(includeInactive: true) {
        id
        ...StockList_goods
        ...StockPaper_goods
        ...CountEntry_goods
      }
    }
  }
`);

type Shop = NonNullable<WorkGoodsPageQuery['shop']>;
const DOINGS = ['new', 'count', 'sheet', 'labels'] as const;

/** `/work/goods`: the shelf; `?do=` opens the form for a new good, the count, or a sheet to print. */
export function WorkGoodsPage() {
  const t = useVillageWorkTexts();
  const words = useStockTexts();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(WorkGoodsPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const [params] = useSearchParams();
  const doing = DOINGS.find((each) => each === params.get('do'));
  const [shopOpen, setShopOpen] = useState(false);
  const [termsOpen, setTermsOpen] = useState(false);
  const shop = data?.shop;
  const mayOpen = data?.area?.mayOpenShop ?? false;
  if (shop && doing === 'new') return <NewGoods shop={shop} />;
  if (shop && doing === 'count') return <EnterCount shop={shop} />;
  if (shop && (doing === 'sheet' || doing === 'labels')) return <Paper shop={shop} sheet={doing} />;
  return (
    <>
      <PageHeader
        title={t('goods')}
        lead={t('goodsLead')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            {shop ? <Doors shop={shop} /> : null}
            {shop && mayOpen ? (
              <Button icon={EditIcon} onClick={() => setShopOpen(true)}>
                {words('shopTitle')}
              </Button>
            ) : null}
            {shop?.moves.includes('REVISE_TERMS') ? (
              <Button icon={SlidersIcon} onClick={() => setTermsOpen(true)}>
                {words('terms')}
              </Button>
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
        <EmptyState
          icon={StoreIcon}
          title={t('noShop')}
          action={
            mayOpen ? (
              <Button kind="primary" onClick={() => setShopOpen(true)}>
                {words('openShop')}
              </Button>
            ) : undefined
          }
        >
          {t('noShopText')}
        </EmptyState>
      ) : null}
      {shopOpen && choice.village ? (
        <ShopForm
          village={choice.village}
          shop={shop ?? null}
          onClose={() => setShopOpen(false)}
          onSaved={() => refetch()}
        />
      ) : null}
      {shop && termsOpen ? <TermsForm shop={shop} onClose={() => setTermsOpen(false)} /> : null}
      {shop && choice.village ? <Shelf village={choice.village} shop={shop} loading={loading} /> : null}
    </>
  );
}

/** The address with a doing in it, the view kept; empty goes back to the list. */
function useDoing(): (doing: (typeof DOINGS)[number] | '') => string {
  const [params] = useSearchParams();
  return (doing) => {
    const next = new URLSearchParams(params);
    if (doing === '') next.delete('do');
    else next.set('do', doing);
    return `/work/goods?${next.toString()}`;
  };
}

function Doors({ shop }: { shop: Shop }) {
  const words = useStockTexts();
  const to = useDoing();
  const may = (move: Shop['moves'][number]) => shop.moves.includes(move);
  return (
    <>
      {may('DESCRIBE_GOODS') && may('SET_PRICE') ? (
        <LinkButton to={to('new')} icon={PlusIcon} kind="primary">
          {words('add')}
        </LinkButton>
      ) : null}
      {may('COUNT_STOCK') ? (
        <LinkButton to={to('count')} icon={ClipboardIcon}>
          {words('count')}
        </LinkButton>
      ) : null}
      <LinkButton to={to('sheet')} icon={PrintIcon}>
        {words('countSheet')}
      </LinkButton>
      <LinkButton to={to('labels')} icon={PrintIcon}>
        {words('labels')}
      </LinkButton>
    </>
  );
}

type ShelfProps = { village: NonNullable<WorkVillage['village']>; shop: Shop; loading: boolean };

function Shelf({ village, shop, loading }: ShelfProps) {
  const [params, setParams] = useSearchParams();
  return (
    <StockList
      goods={shop.goods}
      view={readStockView(params)}
      onView={(view) => setParams((before) => writeStockView(view, before), { replace: true })}
      goodsPath={(goodsId) => `/work/goods/${goodsId}?village=${village.id}`}
      loading={loading}
    />
  );
}

function NewGoods({ shop }: { shop: Shop }) {
  const words = useStockTexts();
  const ui = useUiTexts();
  const to = useDoing();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={words('newTitle')}
        eyebrow={words.pick(shop.nameZh, shop.nameEn)}
        back={{ to: to(''), label: words('backToList') }}
      />
      <GoodsForm
        shopId={shop.id}
        moves={shop.moves}
        goods={null}
        cancel={<LinkButton to={to('')}>{ui('cancel')}</LinkButton>}
        onSaved={(goodsId) => navigate(`/work/goods/${goodsId}`, { replace: true })}
      />
    </>
  );
}

function EnterCount({ shop }: { shop: Shop }) {
  const words = useStockTexts();
  const to = useDoing();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader
        title={words('countTitle')}
        lead={words('countLead')}
        eyebrow={words.pick(shop.nameZh, shop.nameEn)}
        back={{ to: to(''), label: words('backToList') }}
      />
      <CountEntry goods={shop.goods} view={readStockView(params)} />
    </>
  );
}

function Paper({ shop, sheet }: { shop: Shop; sheet: 'sheet' | 'labels' }) {
  const words = useStockTexts();
  const to = useDoing();
  const now = useServerNow();
  const [params] = useSearchParams();
  const [blind, setBlind] = useState(false);
  const view = readStockView(params);
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={words(sheet === 'sheet' ? 'countSheet' : 'labels')}
          lead={words('preview')}
          back={{ to: to(''), label: words('backToList') }}
          actions={<PrintButton kind="primary">{words('print')}</PrintButton>}
        />
      </div>
      <Stack>
        {sheet === 'sheet' ? (
          <>
            <div className="no-print">
              <Row>
                <Checkbox label={words('sheetBlind')} checked={blind} onChange={setBlind} />
              </Row>
            </div>
            <CountSheet
              goods={shop.goods}
              view={view}
              shopName={words.pick(shop.nameZh, shop.nameEn)}
              blind={blind}
              now={now()}
            />
          </>
        ) : (
          <ShelfLabels goods={shop.goods} view={view} />
        )}
      </Stack>
    </>
  );
}
