import { addDays } from '#server/core/clock';
import { BatchState, type StockBatch } from './stock-batch.entity';

/** How a batch stands on a day ('YYYY-MM-DD'); it may be handed out through its date. */
export function batchState(
  batch: Pick<StockBatch, 'blocked' | 'bestBeforeOn'>,
  today: string,
  nearDays: number,
): BatchState {
  if (batch.blocked) return BatchState.RECALLED;
  if (batch.bestBeforeOn === null) return BatchState.GOOD;
  if (batch.bestBeforeOn < today) return BatchState.EXPIRED;
  return batch.bestBeforeOn <= addDays(today, nearDays) ? BatchState.NEAR : BatchState.GOOD;
}
