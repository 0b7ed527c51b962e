import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CountEntry_GoodsFragment } from '#client/gql/graphql';
import { useErrorText } from '#client/ui/error-text';
import { NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { Notice } from '#client/ui/notice';
import { toast } from '#client/ui/toast';
import { newRequestId } from '#client/ui/use-request-id';
import './count-entry.css';
import { useStockTexts } from './stock-texts';
import { type StockView, viewed } from './stock-view';

const CountEntry_goods = graphql(`
  fragment CountEntry_goods on Goods {
    id
    code
    nameZh
    nameEn
    unitZh
    unitEn
    category
    active
    reorderLevel
    stock
  }
`);

const CountStockDocument = graphql(`
  mutation CountStock($input: StockInput!) {
    moveStock(input: $input) {
      id
      stock
    }
  }
`);

type Counted = { real: string; reason: string };
const NOTHING: Counted = { real: '', reason: '' };

/** The figure of a row; null while it is empty or no whole number. */
function realOf({ real }: Counted): number | null {
  return /^\d+$/.test(real.trim()) ? Number(real) : null;
}

type Props = { goods: readonly FragmentType<typeof CountEntry_goods>[]; view: StockView };

/** The count of many goods in one go: each is entered by itself, so that a refused line leaves the others done. */
export function CountEntry({ goods: masked, view }: Props) {
  const t = useStockTexts();
  const errorText = useErrorText();
  const [count] = useMutation(CountStockDocument);
  const [counted, setCounted] = useState<Readonly<Record<string, Counted>>>({});
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const signed = useRef(new Map<string, string>());
  const goods = viewed(unmask(CountEntry_goods, masked), view);
  const of = (id: string) => counted[id] ?? NOTHING;
  const filled = goods.filter((one) => realOf(of(one.id)) !== null);
  const different = filled.filter((one) => realOf(of(one.id)) !== one.stock).length;

  function change(id: string, part: Partial<Counted>): void {
    setCounted((before) => ({ ...before, [id]: { ...(before[id] ?? NOTHING), ...part } }));
  }

  /** The same figures sent again are the same request. */
  function sign(goodsId: string, quantity: number, reason: string): string {
    const key = `${goodsId} ${quantity} ${reason}`;
    const id = signed.current.get(key) ?? newRequestId();
    signed.current.set(key, id);
    return id;
  }

  async function send(one: CountEntry_GoodsFragment, quantity: number): Promise<string | null> {
    const reason = quantity === one.stock ? '' : of(one.id).reason.trim();
    try {
      await count({
        variables: {
          input: {
            requestId: sign(one.id, quantity, reason),
            goodsId: one.id,
            kind: 'COUNT',
            quantity,
            reason,
          },
        },
      });
      setCounted(({ [one.id]: _sent, ...rest }) => rest);
      return null;
    } catch (error) {
      const told = errorText(error);
      // Without a connection the next lines would fail the same way; what was sent is done, the rest stays typed.
      if (told.retryable) throw error;
      return told.message;
    }
  }

  async function sendAll(): Promise<void> {
    setRefused({});
    const problems: Record<string, string> = {};
    let done = 0;
    for (const one of filled) {
      const quantity = realOf(of(one.id));
      if (quantity === null) continue;
      // One after another: a shop's shelf is small, and the book shows them in the order of the sheet.
      // oxlint-disable-next-line no-await-in-loop
      const problem = await send(one, quantity);
      if (problem) problems[one.id] = problem;
      else done += 1;
    }
    setRefused(problems);
    signed.current.clear();
    if (done > 0) toast.good(t('countSaved', { count: done }));
  }

  const problems = Object.keys(refused).length;
  return (
    <Form
      submit={t('countSave')}
      check={() => ({ [`real.${goods[0]?.id}`]: filled.length === 0 ? t('countNothing') : undefined })}
      onSubmit={sendAll}
    >
      {problems > 0 ? (
        <Notice tone="warn" live>
          {t('countSome', { count: problems })}
        </Notice>
      ) : null}
      <ul className="count-rows" role="list">
        {goods.map((one) => {
          const name = t.pick(one.nameZh, one.nameEn);
          const unit = t.pick(one.unitZh, one.unitEn);
          const real = realOf(of(one.id));
          const difference = real === null ? null : real - one.stock;
          return (
            <li key={one.id} className="count-row" data-filled={real === null ? undefined : ''}>
              <div>
                <strong>{name}</strong>{' '}
                <span className="muted small nowrap">
                  {one.code} · {unit}
                </span>
                <p className="muted small numeric">{t('now', { count: one.stock })}</p>
              </div>
              <NumberField
                name={`real.${one.id}`}
                label={t('countReal', { name })}
                hideLabel
                placeholder={t('sheetReal')}
                suffix={t('pieces')}
                min={0}
                value={of(one.id).real}
                onChange={(value) => change(one.id, { real: value })}
                error={refused[one.id]}
              />
              <div className="count-row-outcome" aria-live="polite">
                {difference === null ? null : difference === 0 ? (
                  <span className="count-agrees">{t('agrees')}</span>
                ) : (
                  <span className="count-differs">
                    {t(difference > 0 ? 'over' : 'under', { count: Math.abs(difference) })}
                  </span>
                )}
              </div>
              {difference === null || difference === 0 ? null : (
                <div className="count-row-reason">
                  <TextField
                    name={`reason.${one.id}`}
                    label={t('countReason', { name })}
                    value={of(one.id).reason}
                    onChange={(value) => change(one.id, { reason: value })}
                    maxLength={200}
                    required
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <p className="muted" role="status">
        {t('countDone', { count: filled.length, different })}
      </p>
    </Form>
  );
}
