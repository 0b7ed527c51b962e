import { DecisionMove, SittingOutcome, StepKind } from './decision.entity';

/** What a step of a kind asks for: the moves that can be made at it, in their order. */
const stepMoves: Readonly<Record<StepKind, readonly DecisionMove[]>> = {
  NOTE: [DecisionMove.NOTE],
  COUNCIL: [DecisionMove.TAKE_VOTE],
  ASSEMBLY: [DecisionMove.ENTER, DecisionMove.CONFIRM, DecisionMove.DROP],
  DISCLOSURE: [DecisionMove.SHOW, DecisionMove.END_SHOWING],
};

/** How far a step is: whether numbers wait to be confirmed, and whether and until when it is shown. */
export interface StepStanding {
  kind: StepKind;
  entered: boolean;
  shownUntil: Date | null;
}

/** The moves that are legal at the step under way of a running decision; no other step has any. */
export function legalAt(step: StepStanding, now: Date): DecisionMove[] {
  const moves = stepMoves[step.kind].filter((move) => {
    switch (move) {
      case DecisionMove.ENTER:
        return !step.entered;
      case DecisionMove.CONFIRM:
      case DecisionMove.DROP:
        return step.entered;
      case DecisionMove.SHOW:
        return step.shownUntil === null;
      case DecisionMove.END_SHOWING:
        return step.shownUntil !== null && step.shownUntil <= now;
      default:
        return true;
    }
  });
  return [...moves, DecisionMove.STOP];
}

/** Numbers of an assembly and what its step asks for. */
export interface Sitting {
  due: number;
  present: number;
  agree: number;
  presentPart: number;
  presentWhole: number;
  agreePart: number;
  agreeWhole: number;
  agreeOf: 'DUE' | 'PRESENT';
  agreeMore: boolean;
}

/** What the numbers come to; the database says the same for itself. */
export function sittingOutcome(sitting: Sitting): SittingOutcome {
  const { due, present, agree } = sitting;
  if (present * sitting.presentWhole < due * sitting.presentPart) return SittingOutcome.NO_QUORUM;
  const asked = (sitting.agreeOf === 'DUE' ? due : present) * sitting.agreePart;
  const given = agree * sitting.agreeWhole;
  return (sitting.agreeMore ? given > asked : given >= asked) ? SittingOutcome.PASSED : SittingOutcome.FAILED;
}

type Share = readonly [part: number | null, whole: number | null];

/** A share is one, and no smaller than the usual; a step without shares has null for all. */
export function shareHolds([part, whole]: Share, [usualPart, usualWhole]: Share): boolean {
  return (part ?? 0) <= (whole ?? 0) && (part ?? 0) * (usualWhole ?? 0) >= (usualPart ?? 0) * (whole ?? 0);
}
