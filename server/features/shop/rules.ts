import { addDays, dayOf } from '#server/core/clock';
import { demand, DomainError, ErrorCode } from '#server/core/errors';
import type { Goods } from './goods.entity';
import { StockMovementKind } from './stock-movement.entity';

/** How long a checked card and PIN hold at the counter, in minutes. */
export const VISIT_MINUTES = 15;
export const MAX_LINES = 40;
export const MAX_LINE_QUANTITY = 99;
export const MAX_STOCK = 1_000_000;

export interface BasketLine {
  goodsId: string;
  quantity: number;
}

/** A basket holds 1 to 40 goods, each once, 1 to 99 of it. Throws with the line at fault ('lines.2.quantity'). */
export function demandBasket(lines: readonly BasketLine[]): void {
  demand(lines.length > 0, ErrorCode.BAD_INPUT, 'lines');
  demand(lines.length <= MAX_LINES, ErrorCode.TOO_MANY, 'lines');
  const seen = new Set<string>();
  for (const [place, { goodsId, quantity }] of lines.entries()) {
    demand(
      Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_LINE_QUANTITY,
      ErrorCode.OUT_OF_RANGE,
      `lines.${place}.quantity`,
    );
    const key = goodsId.toLowerCase();
    demand(!seen.has(key), ErrorCode.DUPLICATE_ROW, `lines.${place}.goodsId`);
    seen.add(key);
  }
}

/** May goods of a receipt of `redeemedAt` still come back at `at`? Through the `days`-th calendar day after it. */
export function isWithinReturnTime(redeemedAt: Date, at: Date, days: number): boolean {
  return dayOf(at) <= addDays(dayOf(redeemedAt), days);
}

/** What a person writes down about goods coming in, getting lost or being counted. */
export interface StockEntry {
  kind: StockMovementKind;
  /** PURCHASE, DONATION, LOSS: how many; COUNT: how many are really there. */
  quantity: number;
  reason: string;
  document: string;
  unitCostCents: number | null;
  bestBeforeOn: string | null;
  /** LOSS: the batch it is about. */
  batchId: string | null;
}

/**
 * The signed change of stock that an entry stands for; 0 only for a count that agrees.
 * `today` is the calendar day in China. Throws with the field at fault, `field` before its name.
 */
export function stockChange(
  entry: StockEntry,
  goods: Pick<Goods, 'stock' | 'tracksBestBefore'>,
  today: string,
  field = '',
): number {
  const comesIn = entry.kind === StockMovementKind.PURCHASE || entry.kind === StockMovementKind.DONATION;
  demand(comesIn || entry.unitCostCents === null, ErrorCode.BAD_INPUT, `${field}unitCostCents`);
  demand(
    (comesIn && goods.tracksBestBefore) || entry.bestBeforeOn === null,
    ErrorCode.BAD_INPUT,
    `${field}bestBeforeOn`,
  );
  demand(
    entry.kind === StockMovementKind.LOSS || entry.batchId === null,
    ErrorCode.BAD_INPUT,
    `${field}batchId`,
  );
  demand(
    Number.isInteger(entry.quantity) && entry.quantity <= MAX_STOCK,
    ErrorCode.OUT_OF_RANGE,
    `${field}quantity`,
  );
  switch (entry.kind) {
    case StockMovementKind.PURCHASE:
    case StockMovementKind.DONATION:
      demand(entry.quantity >= 1, ErrorCode.OUT_OF_RANGE, `${field}quantity`);
      // The invoice's number or the donor's name: goods do not appear from nowhere.
      demand(entry.document !== '', ErrorCode.BAD_INPUT, `${field}document`);
      if (goods.tracksBestBefore) {
        demand(entry.bestBeforeOn !== null, ErrorCode.BAD_INPUT, `${field}bestBeforeOn`);
        demand(entry.bestBeforeOn >= today, ErrorCode.OUT_OF_RANGE, `${field}bestBeforeOn`);
      }
      demand(goods.stock + entry.quantity <= MAX_STOCK, ErrorCode.OUT_OF_RANGE, `${field}quantity`);
      return entry.quantity;
    case StockMovementKind.LOSS:
      demand(entry.quantity >= 1, ErrorCode.OUT_OF_RANGE, `${field}quantity`);
      demand(entry.reason !== '', ErrorCode.REASON_REQUIRED, `${field}reason`);
      demand(entry.quantity <= goods.stock, ErrorCode.STOCK_NEGATIVE, `${field}quantity`);
      return -entry.quantity;
    case StockMovementKind.COUNT:
      demand(entry.quantity >= 0, ErrorCode.OUT_OF_RANGE, `${field}quantity`);
      demand(
        entry.quantity === goods.stock || entry.reason !== '',
        ErrorCode.REASON_REQUIRED,
        `${field}reason`,
      );
      return entry.quantity - goods.stock;
    case StockMovementKind.REDEMPTION:
    case StockMovementKind.RETURN:
      // These two are written by receipts alone.
      throw new DomainError(ErrorCode.BAD_INPUT, `${field}kind`);
  }
}
