import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { SelectField } from '#client/ui/fields';
import { BagIcon, CheckCircleIcon, SearchIcon } from '#client/ui/icons';
import { BoxIcon } from '#client/ui/more-icons';
import { SearchField } from '#client/ui/search-field';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { GOODS_CATEGORIES } from './goods-categories';
import { GoodsImage } from './goods-image';
import { useShopResidentTexts } from './resident-texts';
import './stock-list.css';
import { useStockTexts } from './stock-texts';
import { inShow, isLow, type StockShow, type StockView, viewed } from './stock-view';

const StockList_goods = graphql(`
  fragment StockList_goods on Goods {
    id
    code
    nameZh
    nameEn
    unitZh
    unitEn
    category
    picture
    points
    limitPerQuarter
    isService
    active
    reorderLevel
    stock
  }
`);

type Props = {
  goods: readonly FragmentType<typeof StockList_goods>[];
  view: StockView;
  onView: (view: StockView) => void;
  goodsPath: (goodsId: string) => string;
  loading: boolean;
};

const SHOWS: readonly { value: StockShow; label: 'onShelf' | 'low' | 'off' | 'everything' }[] = [
  { value: 'shelf', label: 'onShelf' },
  { value: 'low', label: 'low' },
  { value: 'off', label: 'off' },
  { value: 'all', label: 'everything' },
];

/** The shop's goods for those who keep them: price, stock and what has to be reordered. */
export function StockList({ goods, view, onView, goodsPath, loading }: Props) {
  const t = useStockTexts();
  const words = useShopResidentTexts();
  const f = useFormat();
  const all = unmask(StockList_goods, goods);
  const rows = viewed(all, view);
  type Row = (typeof rows)[number];
  const used = GOODS_CATEGORIES.filter((category) => all.some((one) => one.category === category));
  return (
    <div className="stock-list">
      <div className="stock-tools">
        <SegmentedControl
          label={t('show')}
          options={SHOWS.map(({ value, label }) => ({
            value,
            label: t(label),
            count: value === 'low' ? all.filter((one) => inShow(one, 'low')).length : undefined,
          }))}
          value={view.show}
          onChange={(show) => onView({ ...view, show })}
        />
        <div className="stock-search">
          <SearchField
            label={t('search')}
            placeholder={t('searchHint')}
            value={view.search}
            onChange={(search) => onView({ ...view, search })}
            delay={150}
          />
        </div>
        <SelectField
          name="kind"
          label={t('category')}
          hideLabel
          placeholder={t('everyCategory')}
          value={view.category ?? ''}
          options={used.map((category) => ({ value: category, label: words(category) }))}
          onChange={(value) =>
            onView({ ...view, category: GOODS_CATEGORIES.find((category) => category === value) ?? null })
          }
        />
      </div>
      <p className="muted small" role="status">
        {t('found', { count: rows.length })}
      </p>
      {rows.length === 0 && !loading ? (
        <NoGoods view={view} empty={all.length === 0} onView={onView} />
      ) : (
        <Table<Row>
          caption={t('caption')}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          loading={loading}
          columns={[
            {
              key: 'name',
              header: t('name'),
              head: true,
              cell: (row) => (
                <span className="stock-name">
                  <GoodsImage picture={row.picture} />
                  <span>
                    <TextLink to={goodsPath(row.id)}>{t.pick(row.nameZh, row.nameEn)}</TextLink>{' '}
                    <span className="muted small nowrap">
                      {row.code} · {t.pick(row.unitZh, row.unitEn)}
                    </span>
                  </span>
                </span>
              ),
            },
            {
              key: 'points',
              header: t('points'),
              align: 'end',
              nowrap: true,
              cell: (row) => <strong className="numeric">{f.points(row.points)}</strong>,
            },
            {
              key: 'stock',
              header: t('stock'),
              align: 'end',
              nowrap: true,
              cell: (row) => <span className="numeric">{f.number(row.stock)}</span>,
            },
            {
              key: 'limit',
              header: t('limit'),
              align: 'end',
              nowrap: true,
              cell: (row) => (row.limitPerQuarter === null ? t('unlimited') : f.number(row.limitPerQuarter)),
            },
            {
              key: 'state',
              header: t('state'),
              cell: (row) => <StockState goods={row} />,
            },
          ]}
        />
      )}
    </div>
  );
}

type StateProps = { goods: { active: boolean; stock: number; reorderLevel: number } };

/** How a good stands, as a word with a shape. */
export function StockState({ goods }: StateProps) {
  const t = useStockTexts();
  if (!goods.active) return <StatusTag tone="plain">{t('offTag')}</StatusTag>;
  if (!isLow(goods)) return <StatusTag tone="good">{t('activeTag')}</StatusTag>;
  return (
    <span className="stock-state">
      <StatusTag tone={goods.stock === 0 ? 'bad' : 'warn'}>
        {t(goods.stock === 0 ? 'soldOut' : 'lowTag')}
      </StatusTag>
      <span className="muted small">{t('reorderAt', { count: goods.reorderLevel })}</span>
    </span>
  );
}

function NoGoods({
  view,
  empty,
  onView,
}: {
  view: StockView;
  empty: boolean;
  onView: (view: StockView) => void;
}) {
  const t = useStockTexts();
  if (empty) {
    return (
      <EmptyState icon={BagIcon} title={t('emptyShop')}>
        {t('emptyShopHint')}
      </EmptyState>
    );
  }
  const narrowed = view.search.trim() !== '' || view.category !== null;
  if (view.show === 'low' && !narrowed) {
    return (
      <EmptyState icon={CheckCircleIcon} title={t('noneLow')}>
        {t('noneLowHint')}
      </EmptyState>
    );
  }
  if (view.show === 'off' && !narrowed) return <EmptyState icon={BoxIcon} title={t('noneOff')} />;
  return (
    <EmptyState
      icon={SearchIcon}
      title={t('none')}
      action={
        <Button onClick={() => onView({ search: '', category: null, show: 'all' })}>{t('showAll')}</Button>
      }
    >
      {t('noneHint')}
    </EmptyState>
  );
}
