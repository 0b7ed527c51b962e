import type { GoodsCategory } from '#client/gql/graphql';
import { GOODS_CATEGORIES } from './goods-categories';

// Which goods a keeper looks at, kept in the address so that it survives a look at one of them.

export type StockShow = 'shelf' | 'low' | 'off' | 'all';
export type StockView = { search: string; category: GoodsCategory | null; show: StockShow };

type Shelved = {
  code: string;
  nameZh: string;
  nameEn: string;
  category: GoodsCategory;
  active: boolean;
  stock: number;
  reorderLevel: number;
};

/** On the shelf and down to its reorder line: what the queue counts too. */
export function isLow({
  active,
  stock,
  reorderLevel,
}: Pick<Shelved, 'active' | 'stock' | 'reorderLevel'>): boolean {
  return active && stock <= reorderLevel;
}

export function readStockView(params: URLSearchParams): StockView {
  const show = params.get('show');
  return {
    search: params.get('q') ?? '',
    category: GOODS_CATEGORIES.find((category) => category === params.get('kind')) ?? null,
    show: show === 'low' || show === 'off' || show === 'all' ? show : 'shelf',
  };
}

/** The address with the view in it; what it holds besides stays. */
export function writeStockView(view: StockView, params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (name: string, value: string) => (value === '' ? next.delete(name) : next.set(name, value));
  set('q', view.search);
  set('kind', view.category ?? '');
  set('show', view.show === 'shelf' ? '' : view.show);
  return next;
}

export function inShow(goods: Shelved, show: StockShow): boolean {
  if (show === 'shelf') return goods.active;
  if (show === 'low') return isLow(goods);
  return show === 'all' || !goods.active;
}

/** The goods of a view, by shelf and code. */
export function viewed<Goods extends Shelved>(
  goods: readonly Goods[],
  { search, category, show }: StockView,
): Goods[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  return goods
    .filter((one) => {
      const text = `${one.code}\n${one.nameZh}\n${one.nameEn}`.toLowerCase();
      return (
        inShow(one, show) &&
        (category === null || one.category === category) &&
        words.every((word) => text.includes(word))
      );
    })
    .toSorted(
      (a, b) =>
        GOODS_CATEGORIES.indexOf(a.category) - GOODS_CATEGORIES.indexOf(b.category) ||
        a.code.localeCompare(b.code),
    );
}
