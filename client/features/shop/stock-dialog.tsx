import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ShopMove, StockMovementKind } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useStockTexts } from './stock-texts';

const StockDialog_goods = graphql(`
  fragment StockDialog_goods on Goods {
    id
    nameZh
    nameEn
    stock
    tracksBestBefore
  }
`);

const MoveStockDocument = graphql(`
  mutation MoveStock($input: StockInput!) {
    moveStock(input: $input) {
      id
      stock
    }
  }
`);

type Kind = Extract<StockMovementKind, 'PURCHASE' | 'DONATION' | 'LOSS' | 'COUNT'>;
const KINDS: readonly Kind[] = ['PURCHASE', 'DONATION', 'LOSS', 'COUNT'];
const HINT = {
  PURCHASE: 'purchaseHint',
  DONATION: 'donationHint',
  LOSS: 'lossHint',
  COUNT: 'countHint',
} as const;
const QUANTITY = {
  PURCHASE: 'quantityIn',
  DONATION: 'quantityIn',
  LOSS: 'quantityOut',
  COUNT: 'quantityCount',
} as const;

type Props = {
  goods: FragmentType<typeof StockDialog_goods>;
  moves: readonly ShopMove[];
  now: () => Date;
  onClose: () => void;
  onMoved: () => Promise<unknown>;
};

/** Goods come in, get lost or are counted: one line in the book, with its paper or its reason. */
export function StockDialog({ goods: masked, moves, now, onClose, onMoved }: Props) {
  const t = useStockTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [move] = useMutation(MoveStockDocument);
  const goods = unmask(StockDialog_goods, masked);
  const mayCount = moves.includes('COUNT_STOCK');
  const mayMove = moves.includes('MOVE_STOCK');
  const kinds = KINDS.filter((each) => (each === 'COUNT' ? mayCount : mayMove));
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'PURCHASE');
  const [typed, setTyped] = useState('');
  const name = t.pick(goods.nameZh, goods.nameEn);
  const quantity = /^\d+$/.test(typed.trim()) ? Number(typed) : null;
  const comesIn = kind === 'PURCHASE' || kind === 'DONATION';
  const differs = kind === 'COUNT' && quantity !== null && quantity !== goods.stock;

  function outcome(): string {
    const before = t('now', { count: goods.stock });
    if (quantity === null) return before;
    if (kind !== 'COUNT') {
      return `${before} → ${t('after', { count: goods.stock + (comesIn ? quantity : -quantity) })}`;
    }
    const difference = quantity - goods.stock;
    if (difference === 0) return `${before} · ${t('agrees')}`;
    return `${before} · ${t(difference > 0 ? 'over' : 'under', { count: Math.abs(difference) })}`;
  }

  async function save(values: FormData): Promise<void> {
    const yuan = readNumber(values, 'unitCostCents');
    const input = intent.sign({
      goodsId: goods.id,
      kind,
      quantity: readNumber(values, 'quantity') ?? 0,
      reason: readText(values, 'reason'),
      document: readText(values, 'document'),
      unitCostCents: yuan === null ? null : Math.round(yuan * 100),
      bestBeforeOn: readText(values, 'bestBeforeOn') || null,
    });
    const { data } = await move({ variables: { input } });
    intent.done();
    await onMoved();
    toast.good(t('recorded', { name, count: data?.moveStock.stock ?? goods.stock }));
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={t('moveTitle', { name })}>
      <Form
        submit={t('record')}
        submitKind={kind === 'LOSS' ? 'danger' : 'primary'}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={save}
      >
        <RadioCards
          name="kind"
          label={t('kind')}
          columns={2}
          value={kind}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? kind)}
          options={kinds.map((each) => ({ value: each, label: t(each), hint: t(HINT[each]) }))}
          hint={mayCount ? undefined : t('countNotYours')}
        />
        <div>
          <NumberField
            name="quantity"
            label={t(QUANTITY[kind])}
            suffix={t('pieces')}
            min={kind === 'COUNT' ? 0 : 1}
            value={typed}
            onChange={setTyped}
            required
          />
          <p className="muted small" aria-live="polite">
            {outcome()}
          </p>
        </div>
        {comesIn ? (
          <>
            <TextField
              name="document"
              label={t(kind === 'PURCHASE' ? 'invoice' : 'donor')}
              maxLength={80}
              required
            />
            <FieldRow>
              <NumberField
                name="unitCostCents"
                label={t('unitCost')}
                hint={t('unitCostHint')}
                min={0}
                step={0.01}
                optionalMark
              />
              {goods.tracksBestBefore ? (
                <DateField name="bestBeforeOn" label={t('bestBeforeOn')} min={toDateInput(now())} required />
              ) : null}
            </FieldRow>
          </>
        ) : null}
        {kind === 'LOSS' || differs ? (
          <TextArea
            name="reason"
            label={t('reason')}
            hint={differs ? t('reasonCountHint') : undefined}
            rows={2}
            maxLength={200}
            required
          />
        ) : null}
      </Form>
    </Dialog>
  );
}
