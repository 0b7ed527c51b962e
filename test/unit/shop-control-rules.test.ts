import { describe, expect, test } from 'vitest';
import { DomainError } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import { batchState } from '#server/features/shop/batches/batch-rules';
import {
  CountMove,
  countMoves,
  demandMonth,
  differenceOf,
  dueOn,
} from '#server/features/shop/counts/count-rules';
import { CountState } from '#server/features/shop/counts/stock-count.entity';
import {
  demandEnded,
  SettlementMove,
  settlementMoves,
} from '#server/features/shop/partners/settlement-rules';
import { SettlementState } from '#server/features/shop/partners/settlement.entity';
import { suggestion } from '#server/features/shop/reorder/reorder-rules';
import { heldUntil, reservationMoves, stateAt } from '#server/features/shop/reservations/reservation-rules';
import { ReservationMove, ReservationState } from '#server/features/shop/reservations/reservation.entity';

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.field}`;
    throw error;
  }
  return 'accepted';
}

describe('how many more there were than the book said at that moment', () => {
  test.each([
    ['not counted yet', { book: 9, counted: null, moved: null }, 0],
    ['all there', { book: 9, counted: 9, moved: 0 }, 0],
    ['two missing', { book: 9, counted: 7, moved: 0 }, -2],
    ['three too many', { book: 9, counted: 12, moved: 0 }, 3],
    ['two sold since the sheet was opened', { book: 9, counted: 7, moved: -2 }, 0],
    ['ten came in since, one of them missing', { book: 9, counted: 18, moved: 10 }, -1],
    ['nothing there at all', { book: 4, counted: 0, moved: 0 }, -4],
  ])('%s', (_name, line, expected) => {
    expect(differenceOf(line)).toBe(expected);
  });
});

describe('the sheet of a month', () => {
  test.each([
    ['2025-06-01', 'accepted'],
    ['2024-12-01', 'accepted'],
    ['2025-06-02', 'BAD_INPUT month'],
    ['2025-07-01', 'IN_THE_FUTURE month'],
  ])('%s on 16 June 2025', (month, expected) => {
    expect(refusal(() => demandMonth(month, '2025-06-16'))).toBe(expected);
  });

  test.each([
    ['2025-05-01', 5, '2025-06-05'],
    ['2025-05-01', 1, '2025-06-01'],
    ['2025-05-01', 0, '2025-06-01'],
    ['2024-12-01', 28, '2025-01-28'],
  ])('of %s is due by the %i.', (month, days, expected) => {
    expect(dueOn(month, days)).toBe(expected);
  });

  test.each([
    [CountMove.ENTER, [CountState.COUNTING]],
    [CountMove.SIGN, [CountState.COUNTING, CountState.SIGNING]],
    [CountMove.RETURN, [CountState.SIGNING]],
    [CountMove.DROP, [CountState.COUNTING]],
  ])('%s is legal in %j alone', (move, from) => {
    expect(Object.values(CountState).filter((state) => isLegal(countMoves, move, state))).toEqual(from);
  });
});

describe('a batch on 16 June 2025, 30 days being near', () => {
  const today = '2025-06-16';
  test.each([
    ['without a date', { blocked: false, bestBeforeOn: null }, 'GOOD'],
    ['far from its date', { blocked: false, bestBeforeOn: '2025-07-17' }, 'GOOD'],
    ['thirty days before it', { blocked: false, bestBeforeOn: '2025-07-16' }, 'NEAR'],
    ['on its last day', { blocked: false, bestBeforeOn: '2025-06-16' }, 'NEAR'],
    ['the day after', { blocked: false, bestBeforeOn: '2025-06-15' }, 'EXPIRED'],
    ['recalled, though good', { blocked: true, bestBeforeOn: '2025-12-31' }, 'RECALLED'],
    ['recalled and past its date', { blocked: true, bestBeforeOn: '2025-06-01' }, 'RECALLED'],
  ])('%s', (_name, batch, expected) => {
    expect(batchState(batch, today, 30)).toBe(expected);
  });
});

describe('goods put aside', () => {
  test.each([
    ['2025-06-16T09:00:00+08:00', 3, '2025-06-20T00:00:00+08:00'],
    ['2025-06-16T00:00:00+08:00', 3, '2025-06-20T00:00:00+08:00'],
    ['2025-06-16T23:59:59+08:00', 3, '2025-06-20T00:00:00+08:00'],
    // Midnight in London is eight in the morning here.
    ['2025-06-16T20:00:00Z', 1, '2025-06-19T00:00:00+08:00'],
    ['2025-12-31T12:00:00+08:00', 1, '2026-01-02T00:00:00+08:00'],
  ])('at %s for %i days are kept until %s', (at, days, expected) => {
    expect(heldUntil(new Date(at), days)).toEqual(new Date(expected));
  });

  const expiresAt = new Date('2025-06-20T00:00:00+08:00');
  test.each([
    [ReservationState.OPEN, -1, ReservationState.OPEN],
    [ReservationState.OPEN, 0, ReservationState.EXPIRED],
    [ReservationState.OPEN, 1, ReservationState.EXPIRED],
    [ReservationState.COLLECTED, 1, ReservationState.COLLECTED],
    [ReservationState.CANCELLED, 1, ReservationState.CANCELLED],
    [ReservationState.EXPIRED, -1, ReservationState.EXPIRED],
  ])('%s, %i ms from the end, is %s', (state, from, expected) => {
    expect(stateAt({ state, expiresAt }, new Date(expiresAt.getTime() + from))).toBe(expected);
  });

  test.each([
    [ReservationMove.CANCEL, ReservationState.CANCELLED],
    [ReservationMove.COLLECT, ReservationState.COLLECTED],
  ])('%s is legal while open alone and leads to %s', (move, to) => {
    expect(Object.values(ReservationState).filter((state) => isLegal(reservationMoves, move, state))).toEqual(
      [ReservationState.OPEN],
    );
    expect(reservationMoves[move].to).toBe(to);
  });
});

describe('how many to order', () => {
  const terms = { salesDays: 90, coverDays: 60 };
  test.each([
    ['what sold in 90 days lasts 60', { available: 0, sold: 90, reorderLevel: 5 }, 60],
    ['less what is still there', { available: 4, sold: 90, reorderLevel: 5 }, 56],
    ['half a piece is a whole one', { available: 0, sold: 10, reorderLevel: 0 }, 7],
    ['nothing sold: above the level again', { available: 2, sold: 0, reorderLevel: 5 }, 4],
    ['more came back than was taken', { available: 0, sold: -3, reorderLevel: 2 }, 3],
    ['more is promised than lies there', { available: -2, sold: 0, reorderLevel: 2 }, 3],
    ['enough', { available: 80, sold: 90, reorderLevel: 5 }, 0],
  ])('%s', (_name, line, expected) => {
    expect(suggestion(line, terms)).toBe(expected);
  });

  test('an order never leaves the good on the list', () => {
    for (let sold = 0; sold <= 40; sold += 1) {
      for (let available = 0; available <= 5; available += 1) {
        const ordered = suggestion({ available, sold, reorderLevel: 5 }, terms);
        expect(available + ordered, `${available} there, ${sold} sold`).toBeGreaterThan(5);
      }
    }
  });
});

describe('a settlement', () => {
  test.each([
    ['2025-05-01', '2025-06-01', 'accepted'],
    ['2024-11-01', '2025-06-16', 'accepted'],
    ['2025-05-01', '2025-05-31', 'IN_THE_FUTURE month'],
    ['2025-06-01', '2025-06-16', 'IN_THE_FUTURE month'],
    ['2025-05-02', '2025-06-16', 'BAD_INPUT month'],
  ])('of %s on %s', (month, today, expected) => {
    expect(refusal(() => demandEnded(month, today))).toBe(expected);
  });

  test.each([
    [SettlementMove.SIGN, SettlementState.PREPARED, SettlementState.SIGNED],
    [SettlementMove.PAY, SettlementState.SIGNED, SettlementState.PAID],
    [SettlementMove.DROP, SettlementState.PREPARED, SettlementState.DROPPED],
  ])('%s leads from %s alone to %s', (move, from, to) => {
    expect(Object.values(SettlementState).filter((state) => isLegal(settlementMoves, move, state))).toEqual([
      from,
    ]);
    expect(settlementMoves[move].to).toBe(to);
  });
});
