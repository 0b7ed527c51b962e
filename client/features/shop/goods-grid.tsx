import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { GoodsCategory, GoodsGrid_GoodsFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { BagIcon, SearchIcon } from '#client/ui/icons';
import { sorted } from '#client/ui/ordered';
import { SearchField } from '#client/ui/search-field';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import './goods-grid.css';
import { GoodsImage } from './goods-image';
import { useShopResidentTexts } from './resident-texts';

const GoodsGrid_goods = graphql(`
  fragment GoodsGrid_goods on Goods {
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
    available
  }
`);

const ORDER: readonly GoodsCategory[] = [
  'GRAIN_OIL',
  'FOOD',
  'CLEANING',
  'CARE',
  'HOME',
  'TOOLS',
  'SCHOOL',
  'SAFETY',
  'VOUCHER',
];

type Props = {
  goods: readonly FragmentType<typeof GoodsGrid_goods>[];
  /** Points the household can spend; null for guests, who see prices only. */
  balance: number | null;
  onlyAffordableAtFirst?: boolean;
  level?: 2 | 3;
};

const inStock = (goods: GoodsGrid_GoodsFragment) => goods.available > 0;

/** The shelf as pictures: price, what is missing, limit and stock. */
export function GoodsGrid({ goods, balance, onlyAffordableAtFirst = false, level = 2 }: Props) {
  const t = useShopResidentTexts();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<GoodsCategory | null>(null);
  const [onlyAffordable, setOnlyAffordable] = useState(onlyAffordableAtFirst && balance !== null);
  const all = unmask(GoodsGrid_goods, goods);
  if (all.length === 0) {
    return (
      <EmptyState icon={BagIcon} title={t('empty')}>
        {t('emptyHint')}
      </EmptyState>
    );
  }
  const used = ORDER.filter((each) => all.some((one) => one.category === each));
  const wanted = search.trim().toLowerCase();
  const found = sorted(
    all.filter(
      (one) =>
        (category === null || one.category === category) &&
        (!onlyAffordable || (balance !== null && one.points <= balance && inStock(one))) &&
        [one.nameZh, one.nameEn.toLowerCase(), one.code.toLowerCase()].some((text) => text.includes(wanted)),
    ),
    (a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category) || a.points - b.points,
  );
  return (
    <div className="goods-grid no-print">
      <div className="goods-grid-tools">
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          value={search}
          onChange={setSearch}
          delay={100}
        />
        <fieldset className="goods-categories">
          <legend className="visually-hidden">{t('categories')}</legend>
          <button
            type="button"
            className="goods-category"
            aria-pressed={category === null}
            onClick={() => setCategory(null)}
          >
            {t('all')}
          </button>
          {used.map((each) => (
            <button
              key={each}
              type="button"
              className="goods-category"
              aria-pressed={category === each}
              onClick={() => setCategory(category === each ? null : each)}
            >
              {t(each)}
            </button>
          ))}
        </fieldset>
        {balance === null ? null : (
          <Checkbox label={t('onlyAffordable')} checked={onlyAffordable} onChange={setOnlyAffordable} />
        )}
      </div>
      <p className="muted small" role="status">
        {t('found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState
          icon={SearchIcon}
          title={t('none')}
          action={
            <Button
              onClick={() => {
                setSearch('');
                setCategory(null);
                setOnlyAffordable(false);
              }}
            >
              {t('showAll')}
            </Button>
          }
        >
          {t('noneHint')}
        </EmptyState>
      ) : (
        <ul role="list" className="goods-cards">
          {found.map((one) => (
            <GoodsCard key={one.id} goods={one} balance={balance} level={level} />
          ))}
        </ul>
      )}
    </div>
  );
}

type CardProps = { goods: GoodsGrid_GoodsFragment; balance: number | null; level: 2 | 3 };

function GoodsCard({ goods, balance, level }: CardProps) {
  const t = useShopResidentTexts();
  const f = useFormat();
  const Name = level === 2 ? 'h2' : 'h3';
  const available = inStock(goods);
  const unit = t.pick(goods.unitZh, goods.unitEn);
  const missing = balance === null ? 0 : goods.points - balance;
  return (
    <li className="goods-card" data-out={available ? undefined : ''}>
      <GoodsImage picture={goods.picture} />
      <Name className="goods-card-name">{t.pick(goods.nameZh, goods.nameEn)}</Name>
      <p className="goods-card-price numeric">
        {f.pointsWithUnit(goods.points)} <span className="goods-card-unit">{unit}</span>
      </p>
      <p className="goods-card-state">
        {available ? null : <StatusTag tone="plain">{t('soldOut')}</StatusTag>}
        {available && balance !== null ? (
          missing > 0 ? (
            <StatusTag tone="plain">{t('lacking', { points: f.pointsWithUnit(missing) })}</StatusTag>
          ) : (
            <StatusTag tone="good">{t('affordable')}</StatusTag>
          )
        ) : null}
      </p>
      <p className="goods-card-note muted small">
        {goods.isService
          ? t('service')
          : available
            ? t('stock', { count: goods.available })
            : t('soldOutHint')}
        {goods.limitPerQuarter === null ? null : (
          <>
            <br />
            {t('limit', { count: goods.limitPerQuarter })}
          </>
        )}
      </p>
    </li>
  );
}
