// A decision is moved at the step under way and at no other; the database refuses the same for itself.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { maskName } from '#server/features/people/mask';
import { trimmed } from '#server/features/people/plain-text';
import {
  VillageDecision,
  DecisionMove,
  DecisionSitting,
  DecisionState,
  DecisionStep,
  SittingState,
  StepOutcome,
} from './decision.entity';
import { can, mover } from './policy';
import { legalAt } from './rules';

export interface HeldStep {
  decision: VillageDecision;
  step: DecisionStep;
  /** Numbers that wait to be confirmed. */
  entered: DecisionSitting | null;
}

/** The decision, locked until the end of the transaction; NOT_FOUND, also to whom it is none of their business. */
export async function holdDecision(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ decision: VillageDecision; path: readonly string[] }> {
  const decision = found(
    await tx.manager.findOne(VillageDecision, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'decisionId',
  );
  const path = await areaPath(tx, decision.villageId);
  demand(can.see(actor, path), ErrorCode.NOT_FOUND, 'decisionId');
  return { decision, path };
}

/**
 * The step of a decision for a move. Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED (any step but the one under way), ILLEGAL_MOVE,
 * DISCLOSURE_NOT_OVER.
 */
export async function stepToMove(
  tx: Tx,
  actor: Actor,
  input: { decisionId: string; place: number },
  move: DecisionMove,
): Promise<HeldStep> {
  const { decision, path } = await holdDecision(tx, actor, input.decisionId);
  demand(mover[move](actor, path), ErrorCode.FORBIDDEN);
  demand(decision.state === DecisionState.RUNNING, ErrorCode.ILLEGAL_MOVE);
  demand(input.place === decision.step, ErrorCode.STEP_SKIPPED, 'place');
  const { id: decisionId } = decision;
  const step = found(await tx.one(DecisionStep, { decisionId, place: input.place }), 'place');
  const entered = await tx.one(DecisionSitting, {
    decisionId,
    place: step.place,
    state: SittingState.ENTERED,
  });
  const legal = legalAt({ kind: step.kind, entered: entered !== null, shownUntil: step.shownUntil }, tx.at);
  if (move === DecisionMove.END_SHOWING && step.shownUntil) {
    demand(legal.includes(move), ErrorCode.DISCLOSURE_NOT_OVER);
  }
  demand(legal.includes(move), ErrorCode.ILLEGAL_MOVE);
  return { decision, step, entered };
}

/** Words for everybody to read, in which nobody stands by name whom a vote concerns that the decision rests on. */
export async function masked(tx: Tx, decisionId: string, words: string): Promise<string> {
  const concerned = await tx.rows<{ name: string }>(
    `select distinct r.name, length(r.name) from decision_step s join motion_concern c on c.motion_id = s.motion_id
       join resident r on r.id = c.resident_id where s.decision_id = $1 order by length(r.name) desc`,
    [decisionId],
  );
  return concerned.reduce((text, { name }) => text.replaceAll(name, maskName(name)), trimmed(words));
}

/** Ends a step, and with it the decision, or moves on to the next. */
export async function endStep(
  tx: Tx,
  actor: Actor,
  { decision, step }: Pick<HeldStep, 'decision' | 'step'>,
  outcome: StepOutcome,
  more: Partial<Pick<DecisionStep, 'words' | 'motionId'>> = {},
): Promise<void> {
  const { id: decisionId } = decision;
  await tx.manager.update(
    DecisionStep,
    { decisionId, place: step.place },
    { ...more, outcome, doneBy: actor.residentId, doneAt: tx.at },
  );
  const ended = { endedBy: actor.residentId, endedAt: tx.at };
  if (outcome === StepOutcome.FAILED) {
    await tx.manager.update(VillageDecision, { id: decisionId }, { state: DecisionState.REJECTED, ...ended });
    return;
  }
  const next = await tx.one(DecisionStep, { decisionId, place: step.place + 1 });
  await tx.manager.update(
    VillageDecision,
    { id: decisionId },
    next ? { step: next.place } : { state: DecisionState.DONE, ...ended },
  );
}
