import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#client/ui/button';
import { TextField } from '#client/ui/fields';
import { ChevronLeftIcon, ChevronRightIcon } from '#client/ui/icons';
import { type Basket, type Hindrance, matching, readTyped } from './counter-basket';
import { CounterLines } from './counter-lines';
import { CounterShelf, type ShelfItem } from './counter-shelf';
import { useCounterTexts } from './counter-texts';

type Props = {
  goods: readonly ShelfItem[];
  allowances: ReadonlyMap<string, number>;
  basket: Basket;
  balance: number;
  onBack: () => void;
  onNext: () => void;
};

/** Step 2: goods by their number, by name or by a press; one field does it all from the keyboard. */
export function CounterGoodsStep({ goods, allowances, basket, balance, onBack, onNext }: Props) {
  const t = useCounterTexts();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<{ text: string; bad: boolean }>({ text: '', bad: false });
  const field = useRef<HTMLInputElement>(null);
  const name = (item: ShelfItem) => t.pick(item.nameZh, item.nameEn);

  useEffect(() => field.current?.focus(), []);

  function change(item: ShelfItem, quantity: number): void {
    const hindrance: Hindrance | null = basket.set(item, quantity);
    if (hindrance === null) {
      setSaid({ text: quantity > 0 ? t('added', { name: name(item), count: quantity }) : '', bad: false });
      setTyped('');
    } else if (hindrance.kind === 'points') setSaid({ text: t('tooDear', { name: name(item) }), bad: true });
    else {
      const text =
        item.stock <= 0
          ? `${name(item)}: ${t('soldOut')}`
          : hindrance.most <= 0
            ? `${name(item)}: ${t('limitReached')}`
            : t('tooMany', { name: name(item), count: hindrance.most });
      setSaid({ text, bad: true });
    }
    field.current?.focus();
  }

  function bump(by: number): void {
    const item = goods.find((each) => each.id === basket.last);
    if (item) change(item, basket.quantityOf(item.id) + by);
  }

  function pressed(event: KeyboardEvent<HTMLElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (typed.trim() === '') {
        if (basket.lines.length > 0) onNext();
        return;
      }
      const meant = readTyped(typed, goods);
      if (meant) change(meant.item, basket.quantityOf(meant.item.id) + meant.quantity);
      else setSaid({ text: t('notFound', { text: typed.trim() }), bad: true });
    } else if (typed === '' && (event.key === '+' || event.key === '-')) {
      event.preventDefault();
      bump(event.key === '+' ? 1 : -1);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      setTyped('');
    }
  }

  return (
    <div className="counter-goods">
      <section className="counter-pick" aria-label={t('goods')}>
        <div role="search" className="counter-find" onKeyDown={pressed}>
          <TextField
            name="goods"
            label={t('find')}
            hint={t('findHint')}
            big
            autoComplete="off"
            spellCheck={false}
            inputRef={field}
            value={typed}
            onChange={setTyped}
          />
          <p className="counter-said" role="status" data-bad={said.bad ? '' : undefined}>
            {said.text}
          </p>
        </div>
        <CounterShelf
          goods={matching(typed, goods)}
          basket={basket}
          allowances={allowances}
          onTake={(item) => change(item, basket.quantityOf(item.id) + 1)}
        />
      </section>
      <section className="counter-basket" aria-label={t('basket')}>
        <h2>{t('basket')}</h2>
        <CounterLines basket={basket} goods={goods} balance={balance} onChange={change} />
        <div className="counter-actions">
          <Button icon={ChevronLeftIcon} onClick={onBack}>
            {t('back')}
          </Button>
          <Button
            kind="primary"
            size="large"
            icon={ChevronRightIcon}
            disabled={basket.lines.length === 0}
            onClick={onNext}
          >
            {t('toConfirm')}
          </Button>
        </div>
      </section>
    </div>
  );
}
