import { useFormat } from '#client/ui/use-format';
import { type Basket, type CounterItem, shelfNumber } from './counter-basket';
import { useCounterTexts } from './counter-texts';
import { GoodsImage } from './goods-image';

export type ShelfItem = CounterItem & { picture: string; unitZh: string; unitEn: string };
type Props = {
  goods: readonly ShelfItem[];
  basket: Basket;
  allowances: ReadonlyMap<string, number>;
  onTake: (item: ShelfItem) => void;
};

/** The shelf at the till: one press takes one; what cannot be taken says why. */
export function CounterShelf({ goods, basket, allowances, onTake }: Props) {
  const t = useCounterTexts();
  const f = useFormat();
  return (
    <ul className="counter-shelf" role="list" aria-label={t('goods')}>
      {goods.map((item) => {
        const name = t.pick(item.nameZh, item.nameEn);
        const quantity = basket.quantityOf(item.id);
        const allowed = allowances.get(item.id);
        const soldOut = item.stock <= 0;
        const full = allowed !== undefined && allowed <= 0;
        const note = soldOut
          ? t('soldOut')
          : full
            ? t('limitReached')
            : allowed !== undefined && allowed < item.stock
              ? t('allowed', { count: allowed })
              : t('stock', { count: item.stock });
        return (
          <li key={item.id}>
            <button
              type="button"
              className="counter-item"
              data-off={soldOut || full ? '' : undefined}
              data-in={quantity > 0 ? '' : undefined}
              aria-label={`${t('addGoods', {
                code: shelfNumber(item.code),
                name,
                points: f.pointsWithUnit(item.points),
              })} ${note}`}
              onClick={() => onTake(item)}
            >
              <span className="counter-item-code numeric">{shelfNumber(item.code)}</span>
              {quantity > 0 ? <span className="counter-item-count numeric">×{quantity}</span> : null}
              <GoodsImage picture={item.picture} />
              <span className="counter-item-name">{name}</span>
              <span className="counter-item-points numeric">{f.pointsWithUnit(item.points)}</span>
              <span className="counter-item-note small">{note}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
