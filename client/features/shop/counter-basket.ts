import { useState } from 'react';

/** What the till needs to know of a good. */
export type CounterItem = {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  points: number;
  stock: number;
};

export type BasketLine = { goodsId: string; quantity: number };
/** Why one more of a good cannot go into the basket; the server decides again. */
export type Hindrance = { kind: 'limit'; most: number } | { kind: 'points' };

export type Basket = {
  lines: readonly BasketLine[];
  total: number;
  quantityOf: (goodsId: string) => number;
  /** The most of a good that shelf and quarter limit leave. */
  mostOf: (item: CounterItem) => number;
  /** Sets the quantity, as far as shelf, limit and points allow; answers what stood in the way. */
  set: (item: CounterItem, quantity: number) => Hindrance | null;
  /** The good added or changed last. */
  last: string | null;
  clear: () => void;
};

const MOST_OF_A_LINE = 99;

/** The basket of one visit: goods in the order they were taken, never more than shelf, limit and purse allow. */
export function useBasket(
  goods: readonly CounterItem[],
  balance: number,
  allowances: ReadonlyMap<string, number>,
): Basket {
  const [lines, setLines] = useState<readonly BasketLine[]>([]);
  const [last, setLast] = useState<string | null>(null);
  const price = new Map(goods.map((item) => [item.id, item.points]));
  const totalOf = (of: readonly BasketLine[]) =>
    of.reduce((sum, line) => sum + line.quantity * (price.get(line.goodsId) ?? 0), 0);
  const quantityOf = (goodsId: string) => lines.find((line) => line.goodsId === goodsId)?.quantity ?? 0;
  const mostOf = (item: CounterItem) =>
    Math.max(0, Math.min(item.stock, allowances.get(item.id) ?? MOST_OF_A_LINE, MOST_OF_A_LINE));

  function set(item: CounterItem, wanted: number): Hindrance | null {
    const before = quantityOf(item.id);
    const most = mostOf(item);
    if (wanted > before && wanted > most) return { kind: 'limit', most };
    const others = totalOf(lines.filter((line) => line.goodsId !== item.id));
    if (wanted > before && others + wanted * item.points > balance) return { kind: 'points' };
    setLast(wanted > 0 ? item.id : null);
    setLines(
      before === 0 && wanted > 0
        ? [...lines, { goodsId: item.id, quantity: wanted }]
        : lines
            .map((line) => (line.goodsId === item.id ? { ...line, quantity: wanted } : line))
            .filter((line) => line.quantity > 0),
    );
    return null;
  }

  return {
    lines,
    total: totalOf(lines),
    quantityOf,
    mostOf,
    set,
    last,
    clear: () => {
      setLines([]);
      setLast(null);
    },
  };
}

/** The number on the shelf label, whatever letters stand before it: `G06` and `6` are the same. */
export function shelfNumber(code: string): string {
  const digits = code.replace(/\D/g, '');
  return digits === '' ? code : String(Number(digits));
}

/** What was typed at the till: a good and how many, such as `6`, `G06`, `6*2`. Null when no one good is meant. */
export function readTyped<Item extends CounterItem>(
  typed: string,
  goods: readonly Item[],
): { item: Item; quantity: number } | null {
  const [, what = '', times] = /^\s*(.*?)\s*(?:[*×xX]\s*(\d{1,2}))?\s*$/.exec(typed) ?? [];
  const quantity = times === undefined ? 1 : Number(times);
  if (what === '' || quantity < 1) return null;
  const byCode = goods.find(
    (item) =>
      item.code.toLowerCase() === what.toLowerCase() ||
      (/^\d+$/.test(what) && shelfNumber(item.code) === String(Number(what))),
  );
  if (byCode) return { item: byCode, quantity };
  // “大米” means the rice of that name, though “大米（大袋）” begins alike.
  const named = goods.find((item) =>
    [item.nameZh, item.nameEn].some((text) => text.toLowerCase() === what.toLowerCase()),
  );
  if (named) return { item: named, quantity };
  const byName = matching(what, goods);
  const [only] = byName;
  return only && byName.length === 1 ? { item: only, quantity } : null;
}

/** Goods whose name or number begins to fit what was typed. */
export function matching<Item extends CounterItem>(typed: string, goods: readonly Item[]): readonly Item[] {
  const what = typed
    .replace(/[*×].*$/, '')
    .trim()
    .toLowerCase();
  if (what === '') return goods;
  if (/^\d+$/.test(what))
    return goods.filter((item) => shelfNumber(item.code).startsWith(String(Number(what))));
  return goods.filter((item) =>
    [item.nameZh, item.nameEn, item.code].some((text) => text.toLowerCase().includes(what)),
  );
}
