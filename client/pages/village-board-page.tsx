import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Figures } from '#client/features/board/figures';
import { NoticeList } from '#client/features/board/notice-list';
import { NoticeSheet } from '#client/features/board/notice-sheet';
import { SealHead } from '#client/features/board/seal-head';
import { BoardFund } from '#client/features/fund/board-fund';
import { useBodyNames } from '#client/features/councils/body-names';
import { RuleList } from '#client/features/scoring/rule-list';
import { RulePoster } from '#client/features/scoring/rule-poster';
import { CountBoard } from '#client/features/shop/count-board';
import { GiftBoard } from '#client/features/shop/gift-board';
import { GoodsGrid } from '#client/features/shop/goods-grid';
import { ShelfList } from '#client/features/shop/shelf-list';
import { CertificateNotices } from '#client/features/service/certificate-notices';
import { HonourRoll } from '#client/features/service/honour-roll';
import { ShopOpening } from '#client/features/shop/shop-opening';
import { graphql } from '#client/gql';
import type { VillageBoardPageQuery } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { defineTexts } from '#client/ui/i18n';
import { PinIcon, ScalesIcon, ShieldIcon, StarIcon, UsersIcon } from '#client/ui/more-icons';
import { BookIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { PrintWhole } from './print-whole';
import { useServerNow } from './server-now';

const VillageBoardPageDocument = graphql(`
  query VillageBoardPage(
    $villageId: ID!
    $after: String
    $publicity: Boolean!
    $released: Boolean!
    $goods: Boolean!
    $rules: Boolean!
  ) {
    board(villageId: $villageId) {
      village {
        id
        nameZh
        nameEn
        parent {
          id
          nameZh
          nameEn
        }
      }
      shop {
        id
        nameZh
        nameEn
        openingZh
        openingEn
        ...ShopOpening_shop
      }
      schemePoints {
        ...Figures_figures
      }
      fund {
        ...BoardFund_fund
      }
      certificateNotices @include(if: $publicity) {
        id
        ...CertificateNotices_notice
      }
      honourRoll @include(if: $released) {
        ...HonourRoll_line
      }
      sealHead {
        ...SealHead_seal
      }
      publicity(first: 30, after: $after) @include(if: $publicity) {
        nodes {
          recordId
          ...NoticeList_notice
          ...NoticeSheet_notice
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      released(first: 30, after: $after) @include(if: $released) {
        nodes {
          recordId
          ...NoticeList_notice
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      shopControl: shop @include(if: $goods) {
        id
        counts {
          id
          ...CountBoard_count
        }
        gifts {
          id
          ...GiftBoard_gift
        }
      }
      goods @include(if: $goods) {
        id
        ...GoodsGrid_goods
        ...ShelfList_goods
      }
      rules @include(if: $rules) {
        id
        ...RuleList_rule
        ...RulePoster_rule
      }
    }
    councilKinds @include(if: $rules) {
      code
      ...BodyNames_kind
    }
  }
`);

const VIEWS = ['publicity', 'released', 'goods', 'rules'] as const;
type View = (typeof VIEWS)[number];

const useVillageBoardTexts = defineTexts('village-board-page', {
  zh: {
    title: '{{village}}公示栏',
    loading: '公示栏',
    back: '选别的村',
    view: '看什么',
    publicity: '正在公示',
    released: '已到账',
    goods: '超市商品',
    rules: '积分规则',
    printpublicity: '打印公示',
    printgoods: '打印价目表',
    printrules: '打印规则海报',
    teams: '队伍这个月',
    councils: '村里的理事会',
    decisions: '村务决策',
    customs: '红白事标准',
    prevention: '禁毒禁赌宣传',
    honours: '光荣榜',
    more: '村里公开的其他事',
    how: '对公示有疑问，可以提异议：本村村民登录后点“提异议”，没有手机的到村委会找村文书。提异议的人名字保密，这一笔先停下来，查清楚再定。',
    poster: '{{village}}平安超市积分规则',
    gone: '没有找到这个村的公示栏',
    goneHint: '网址可能写错了，请重新选村。',
    choose: '选一个村',
  },
  en: {
    title: '{{village}}: public board',
    loading: 'Public board',
    back: 'Another village',
    view: 'What to see',
    publicity: 'In publicity',
    released: 'Released',
    goods: 'Goods',
    rules: 'Rules',
    printpublicity: 'Print the notice',
    printgoods: 'Print the price list',
    printrules: 'Print as a poster',
    teams: 'The teams’ month',
    councils: 'The village’s councils',
    decisions: 'Decisions',
    customs: 'Weddings and funerals',
    prevention: 'Against drugs and gambling',
    honours: 'Honour roll',
    more: 'What else the village shows',
    how: 'Anyone of the village may object: sign in and press “Object”, or see the village clerk if you have no phone. Names of those who object stay confidential; the line waits until it is cleared up.',
    poster: '{{village}}: rules of the Peace Supermarket',
    gone: 'No board for this village',
    goneHint: 'The address may be wrong. Please choose a village.',
    choose: 'Choose a village',
  },
});

export function VillageBoardPage() {
  const t = useVillageBoardTexts();
  const { villageId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  // The address follows a moment later; the pressed segment must not jump back until then.
  const [view, setView] = useState<View>(VIEWS.find((each) => each === params.get('see')) ?? 'publicity');
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(VillageBoardPageDocument, {
    variables: {
      villageId,
      publicity: view === 'publicity',
      released: view === 'released',
      goods: view === 'goods',
      rules: view === 'rules',
    },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  // While another part loads, the head of the page stays where it is.
  const board =
    data?.board ?? (previousData?.board?.village.id === villageId ? previousData.board : undefined);
  const village = board ? t.pick(board.village.nameZh, board.village.nameEn) : '';
  const town = board?.village.parent;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={board ? t('title', { village }) : t('loading')}
          eyebrow={town ? t.pick(town.nameZh, town.nameEn) : undefined}
          back={{ to: '/board', label: t('back') }}
          actions={
            board && view === 'publicity' ? (
              <PrintWhole
                page={board.publicity?.pageInfo}
                more={async (after) => {
                  const answer = await fetchMore({ variables: { after } });
                  return answer.data?.board?.publicity?.pageInfo;
                }}
              >
                {t('printpublicity')}
              </PrintWhole>
            ) : board && view !== 'released' && view !== 'publicity' ? (
              <PrintButton>{t(`print${view}`)}</PrintButton>
            ) : undefined
          }
        />
      </div>
      {error && !board ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !board ? <LoadingState kind="list" rows={6} /> : null}
      {data && !data.board ? (
        <EmptyState
          icon={PinIcon}
          title={t('gone')}
          action={<LinkButton to="/board">{t('choose')}</LinkButton>}
        >
          {t('goneHint')}
        </EmptyState>
      ) : null}
      {board ? (
        <Stack>
          <Figures figures={board.schemePoints} />
          {board.fund ? <BoardFund fund={board.fund} /> : null}
          <div className="no-print">
            <SealHead villageId={board.village.id} seal={board.sealHead} />
          </div>
          <nav className="board-links no-print" aria-label={t('more')}>
            <LinkButton to={`/board/${board.village.id}/teams`} icon={UsersIcon} kind="quiet">
              {t('teams')}
            </LinkButton>
            <LinkButton to={`/board/${board.village.id}/councils`} icon={ScalesIcon} kind="quiet">
              {t('councils')}
            </LinkButton>
            <LinkButton to={`/board/${board.village.id}/decisions`} icon={ScalesIcon} kind="quiet">
              {t('decisions')}
            </LinkButton>
            <LinkButton to={`/board/${board.village.id}/customs`} icon={BookIcon} kind="quiet">
              {t('customs')}
            </LinkButton>
            <LinkButton to={`/board/${board.village.id}/prevention`} icon={ShieldIcon} kind="quiet">
              {t('prevention')}
            </LinkButton>
            <LinkButton to={`/board/${board.village.id}/honours`} icon={StarIcon} kind="quiet">
              {t('honours')}
            </LinkButton>
          </nav>
          <div className="no-print">
            <SegmentedControl
              label={t('view')}
              options={VIEWS.map((value) => ({ value, label: t(value) }))}
              value={view}
              onChange={(next) => {
                setView(next);
                setParams(next === 'publicity' ? {} : { see: next }, { replace: true });
              }}
            />
          </div>
          <Part
            view={view}
            board={board}
            village={village}
            councilKinds={data?.councilKinds}
            onMore={(after) => fetchMore({ variables: { after } })}
            onObjected={refetch}
          />
        </Stack>
      ) : null}
    </>
  );
}

type Board = NonNullable<VillageBoardPageQuery['board']>;
type PartProps = {
  view: View;
  board: Board;
  village: string;
  councilKinds: VillageBoardPageQuery['councilKinds'];
  onMore: (after: string | null) => Promise<unknown>;
  onObjected: () => Promise<unknown>;
};

function Part({ view, board, village, councilKinds, onMore, onObjected }: PartProps) {
  const t = useVillageBoardTexts();
  const now = useServerNow()().toISOString();
  const bodyName = useBodyNames(councilKinds);
  const { publicity, released, goods, rules, shop } = board;
  if (view === 'publicity' && publicity) {
    return (
      <>
        <div className="no-print">
          <Section title={t('publicity')} lead={t('how')}>
            <NoticeList
              villageId={board.village.id}
              notices={publicity.nodes}
              kind="publicity"
              now={now}
              onObjected={onObjected}
            />
            <LoadMore
              hasMore={publicity.pageInfo.hasNextPage}
              onMore={() => onMore(publicity.pageInfo.endCursor)}
            />
          </Section>
          {board.certificateNotices ? (
            <CertificateNotices notices={board.certificateNotices} onObjected={onObjected} />
          ) : null}
        </div>
        <NoticeSheet
          notices={publicity.nodes}
          villageName={village}
          hasMore={publicity.pageInfo.hasNextPage}
          now={now}
        />
      </>
    );
  }
  if (view === 'released' && released) {
    return (
      <>
        {board.honourRoll ? <HonourRoll lines={board.honourRoll} /> : null}
        <Section title={t('released')}>
          <NoticeList
            villageId={board.village.id}
            notices={released.nodes}
            kind="released"
            now={now}
            onObjected={onObjected}
          />
          <LoadMore
            hasMore={released.pageInfo.hasNextPage}
            onMore={() => onMore(released.pageInfo.endCursor)}
          />
        </Section>
      </>
    );
  }
  if (view === 'goods' && goods) {
    return (
      <>
        <div className="no-print">
          <Section title={t('goods')}>
            {shop ? <ShopOpening shop={shop} /> : null}
            <GoodsGrid goods={goods} balance={null} level={3} />
          </Section>
          {board.shopControl ? (
            <>
              <CountBoard counts={board.shopControl.counts} />
              <GiftBoard gifts={board.shopControl.gifts} />
            </>
          ) : null}
        </div>
        <ShelfList
          goods={goods}
          shopName={shop ? t.pick(shop.nameZh, shop.nameEn) : village}
          opening={shop ? t.pick(shop.openingZh, shop.openingEn) : ''}
        />
      </>
    );
  }
  if (view === 'rules' && rules) {
    return (
      <>
        <div className="no-print">
          <Section title={t('rules')}>
            <RuleList rules={rules} bodyName={bodyName} level={3} />
          </Section>
        </div>
        <RulePoster rules={rules} bodyName={bodyName} title={t('poster', { village })} />
      </>
    );
  }
  return <LoadingState kind="list" />;
}
