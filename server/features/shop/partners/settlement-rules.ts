import { registerEnumType } from 'type-graphql';
import { addMonths } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import type { Moves } from '#server/core/workflow';
import { SettlementState } from './settlement.entity';

export enum SettlementMove {
  SIGN = 'SIGN',
  PAY = 'PAY',
  DROP = 'DROP',
}
registerEnumType(SettlementMove, { name: 'SettlementMove' });

export const settlementMoves: Moves<SettlementState, SettlementMove> = {
  SIGN: { from: [SettlementState.PREPARED], to: SettlementState.SIGNED },
  PAY: { from: [SettlementState.SIGNED], to: SettlementState.PAID },
  DROP: { from: [SettlementState.PREPARED], to: SettlementState.DROPPED },
};

/** A month is settled once it has ended. Both 'YYYY-MM-DD'; throws BAD_INPUT, IN_THE_FUTURE (field month). */
export function demandEnded(month: string, today: string): void {
  demand(month.endsWith('-01'), ErrorCode.BAD_INPUT, 'month');
  demand(addMonths(month, 1) <= today, ErrorCode.IN_THE_FUTURE, 'month');
}
