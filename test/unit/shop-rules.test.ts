import { describe, expect, test } from 'vitest';
import { DomainError } from '#server/core/errors';
import { demandBasket, isWithinReturnTime, type StockEntry, stockChange } from '#server/features/shop/rules';
import { StockMovementKind as Kind } from '#server/features/shop/stock-movement.entity';

const goodsId = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.field}`;
    throw error;
  }
  return 'accepted';
}

describe('a basket', () => {
  const line = (place: number, quantity = 1) => ({ goodsId: goodsId(place), quantity });
  const many = (count: number) => Array.from({ length: count }, (_, place) => line(place));

  test.each([
    ['one good', [line(1)], 'accepted'],
    ['forty goods', many(40), 'accepted'],
    ['ninety-nine of one', [line(1, 99)], 'accepted'],
    ['nothing', [], 'BAD_INPUT lines'],
    ['forty-one goods', many(41), 'TOO_MANY lines'],
    ['none of a good', [line(1), line(2, 0)], 'OUT_OF_RANGE lines.1.quantity'],
    ['a negative number', [line(1, -1)], 'OUT_OF_RANGE lines.0.quantity'],
    ['a hundred of one', [line(1, 100)], 'OUT_OF_RANGE lines.0.quantity'],
    ['half a bag', [line(1, 0.5)], 'OUT_OF_RANGE lines.0.quantity'],
    ['one good twice', [line(1), line(2), line(1)], 'DUPLICATE_ROW lines.2.goodsId'],
    [
      'one good twice in other letters',
      [
        { goodsId: 'ABCDEF00-0000-7000-8000-000000000001', quantity: 1 },
        { goodsId: 'abcdef00-0000-7000-8000-000000000001', quantity: 1 },
      ],
      'DUPLICATE_ROW lines.1.goodsId',
    ],
  ])('%s', (_name, lines, expected) => {
    expect(refusal(() => demandBasket(lines))).toBe(expected);
  });
});

describe('goods come back through the 7th day after the receipt, by days in China', () => {
  const redeemedAt = new Date('2025-06-16T23:30:00+08:00');
  test.each([
    ['2025-06-16T23:31:00+08:00', true],
    ['2025-06-23T23:59:59+08:00', true],
    ['2025-06-24T00:00:00+08:00', false],
    ['2025-07-16T09:00:00+08:00', false],
  ])('at %s: %s', (at, expected) => {
    expect(isWithinReturnTime(redeemedAt, new Date(at), 7)).toBe(expected);
  });
});

describe('a stock entry', () => {
  const today = '2025-06-16';
  const shelf = { stock: 10, tracksBestBefore: false };
  const larder = { stock: 10, tracksBestBefore: true };
  const entry = (kind: Kind, quantity: number, more: Partial<StockEntry> = {}): StockEntry => ({
    kind,
    quantity,
    reason: '',
    document: '',
    unitCostCents: null,
    bestBeforeOn: null,
    batchId: null,
    ...more,
  });
  const invoice = { document: '20250616-003' };

  test.each([
    ['a purchase adds', entry(Kind.PURCHASE, 5, { ...invoice, unitCostCents: 280 }), shelf, 5],
    ['a donation adds', entry(Kind.DONATION, 5, { document: '农机合作社' }), shelf, 5],
    ['a dated purchase adds', entry(Kind.PURCHASE, 5, { ...invoice, bestBeforeOn: '2025-06-16' }), larder, 5],
    ['a loss takes', entry(Kind.LOSS, 3, { reason: '受潮' }), shelf, -3],
    ['a loss takes dated goods without a date', entry(Kind.LOSS, 10, { reason: '过期' }), larder, -10],
    ['a count below takes the difference', entry(Kind.COUNT, 7, { reason: '盘亏' }), shelf, -3],
    ['a count above adds the difference', entry(Kind.COUNT, 12, { reason: '盘盈' }), shelf, 2],
    ['a count of nothing empties', entry(Kind.COUNT, 0, { reason: '失窃' }), shelf, -10],
    ['a count that agrees needs no reason', entry(Kind.COUNT, 10), shelf, 0],
  ])('%s', (_name, given, goods, expected) => {
    expect(stockChange(given, goods, today)).toBe(expected);
  });

  test.each([
    ['no purchase of nothing', entry(Kind.PURCHASE, 0, invoice), shelf, 'OUT_OF_RANGE quantity'],
    ['no purchase without a document', entry(Kind.PURCHASE, 5), shelf, 'BAD_INPUT document'],
    ['no donation without a document', entry(Kind.DONATION, 5), shelf, 'BAD_INPUT document'],
    ['no more than a million', entry(Kind.PURCHASE, 999_991, invoice), shelf, 'OUT_OF_RANGE quantity'],
    ['no negative purchase', entry(Kind.PURCHASE, -1, invoice), shelf, 'OUT_OF_RANGE quantity'],
    ['no huge number', entry(Kind.COUNT, 2_000_000, { reason: '?' }), shelf, 'OUT_OF_RANGE quantity'],
    ['no tracked goods without a date', entry(Kind.PURCHASE, 5, invoice), larder, 'BAD_INPUT bestBeforeOn'],
    [
      'no goods past their date',
      entry(Kind.DONATION, 5, { ...invoice, bestBeforeOn: '2025-06-15' }),
      larder,
      'OUT_OF_RANGE bestBeforeOn',
    ],
    [
      'no date where none is kept',
      entry(Kind.PURCHASE, 5, { ...invoice, bestBeforeOn: '2026-01-01' }),
      shelf,
      'BAD_INPUT bestBeforeOn',
    ],
    [
      'no cost of a loss',
      entry(Kind.LOSS, 1, { reason: '破损', unitCostCents: 1 }),
      shelf,
      'BAD_INPUT unitCostCents',
    ],
    ['no loss without a reason', entry(Kind.LOSS, 1), shelf, 'REASON_REQUIRED reason'],
    ['no loss of nothing', entry(Kind.LOSS, 0, { reason: '破损' }), shelf, 'OUT_OF_RANGE quantity'],
    [
      'no loss of more than there is',
      entry(Kind.LOSS, 11, { reason: '破损' }),
      shelf,
      'STOCK_NEGATIVE quantity',
    ],
    ['no differing count without a reason', entry(Kind.COUNT, 9), shelf, 'REASON_REQUIRED reason'],
    ['no negative count', entry(Kind.COUNT, -1, { reason: '?' }), shelf, 'OUT_OF_RANGE quantity'],
    ['no redemption by hand', entry(Kind.REDEMPTION, 1), shelf, 'BAD_INPUT kind'],
    ['no return by hand', entry(Kind.RETURN, 1), shelf, 'BAD_INPUT kind'],
  ])('%s', (_name, given, goods, expected) => {
    expect(refusal(() => stockChange(given, goods, today))).toBe(expected);
  });
});
