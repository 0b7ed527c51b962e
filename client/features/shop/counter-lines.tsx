import { IconButton } from '#client/ui/button';
import { CloseIcon } from '#client/ui/icons';
import { Stepper } from '#client/ui/stepper';
import { useFormat } from '#client/ui/use-format';
import type { Basket } from './counter-basket';
import type { ShelfItem } from './counter-shelf';
import { useCounterTexts } from './counter-texts';

type Props = {
  basket: Basket;
  goods: readonly ShelfItem[];
  balance: number;
  /** Absent: the lines are only shown. */
  onChange?: (item: ShelfItem, quantity: number) => void;
};

/** What is in the basket, what it comes to, and what stays in the purse. */
export function CounterLines({ basket, goods, balance, onChange }: Props) {
  const t = useCounterTexts();
  const f = useFormat();
  return (
    <>
      {basket.lines.length === 0 ? <p className="muted">{t('basketEmpty')}</p> : null}
      <ul className="counter-lines" role="list" aria-label={t('basket')}>
        {basket.lines.map((line) => {
          const item = goods.find((each) => each.id === line.goodsId);
          if (!item) return null;
          const name = t.pick(item.nameZh, item.nameEn);
          return (
            <li key={line.goodsId}>
              <span className="counter-line-name">
                {name} <span className="muted small">{t.pick(item.unitZh, item.unitEn)}</span>
              </span>
              {onChange ? (
                <>
                  <Stepper
                    label={t('quantityOf', { name })}
                    hideLabel
                    value={line.quantity}
                    min={1}
                    max={basket.mostOf(item)}
                    onChange={(quantity) => onChange(item, quantity)}
                  />
                  <IconButton
                    label={t('dropOf', { name })}
                    icon={CloseIcon}
                    onClick={() => onChange(item, 0)}
                  />
                </>
              ) : (
                <span className="numeric">× {line.quantity}</span>
              )}
              <span className="counter-line-sum numeric">
                {f.pointsWithUnit(item.points * line.quantity)}
              </span>
            </li>
          );
        })}
      </ul>
      <dl className="counter-sums">
        <div>
          <dt>{t('total')}</dt>
          <dd className="numeric">{f.pointsWithUnit(basket.total)}</dd>
        </div>
        <div>
          <dt>{t('left')}</dt>
          <dd className="numeric">{f.pointsWithUnit(balance - basket.total)}</dd>
        </div>
      </dl>
    </>
  );
}
