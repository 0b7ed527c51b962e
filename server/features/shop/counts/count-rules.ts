import { registerEnumType } from 'type-graphql';
import { addDays, addMonths } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import type { Moves } from '#server/core/workflow';
import { CountState } from './stock-count.entity';

export enum CountMove {
  ENTER = 'ENTER',
  SIGN = 'SIGN',
  RETURN = 'RETURN',
  DROP = 'DROP',
}
registerEnumType(CountMove, { name: 'CountMove' });

/** RETURN: one of the two found a mistake, the signature given falls away. The second signature posts. */
export const countMoves: Moves<CountState, CountMove> = {
  ENTER: { from: [CountState.COUNTING], to: null },
  SIGN: { from: [CountState.COUNTING, CountState.SIGNING], to: null },
  RETURN: { from: [CountState.SIGNING], to: CountState.COUNTING },
  DROP: { from: [CountState.COUNTING], to: CountState.DROPPED },
};

interface Line {
  book: number;
  counted: number | null;
  moved: number | null;
}

/** How many more (fewer: negative) lay there than the book said at that moment; 0 while it is not counted. */
export function differenceOf({ book, counted, moved }: Line): number {
  return counted === null ? 0 : counted - book - (moved ?? 0);
}

/** A sheet is for the month that runs or one that has ended. Both 'YYYY-MM-DD'; throws IN_THE_FUTURE, BAD_INPUT. */
export function demandMonth(month: string, today: string): void {
  demand(month.endsWith('-01'), ErrorCode.BAD_INPUT, 'month');
  demand(month <= today, ErrorCode.IN_THE_FUTURE, 'month');
}

/** By which day the count of a month (its first day) is in time: `days` days into the next one. */
export function dueOn(month: string, days: number): string {
  return addDays(addMonths(month, 1), Math.max(days - 1, 0));
}
