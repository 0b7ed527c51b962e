// Each step is taken in its own way: written down, voted on by a council, counted by two people, or shown for its days.
import { dayOf, startOfDay, addDays } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Intent, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Motion, MotionOutcome } from '#server/features/meetings/motion.entity';
import {
  VillageDecision,
  DecisionMove,
  DecisionSitting,
  DecisionStep,
  SittingOutcome,
  SittingState,
  StepOutcome,
} from './decision.entity';
import { endStep, type HeldStep, masked, stepToMove } from './hold-decision';
import type { EnterSittingInput, StepMoveInput, StepWordsInput, TakeVoteInput } from './inputs';

const read = async (tx: Tx, id: string): Promise<VillageDecision> =>
  found(await tx.one(VillageDecision, { id }));

/** When the turn of a step came, and the first day on which its assembly may sit. */
async function turnOf(tx: Tx, { decision, step }: HeldStep): Promise<{ at: Date; day: string }> {
  return found(
    await tx.row<{ at: Date; day: string }>(
      'select o.at, o.day from decision d cross join lateral step_opens(d, $2) o where d.id = $1',
      [decision.id, step.place],
    ),
  );
}

async function keepMove(
  tx: Tx,
  intent: Intent,
  { decision, step }: HeldStep,
  move: string,
  detail: Record<string, unknown> = {},
): Promise<VillageDecision> {
  const { id, villageId } = decision;
  const line = {
    subjectKind: 'DECISION',
    subjectId: id,
    villageId,
    move,
    detail: { step: step.place, ...detail },
  };
  await keep(tx, intent, [line]);
  return read(tx, id);
}

/** Writes down a step that asks for words. Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED, ILLEGAL_MOVE, BAD_INPUT (`words`: empty). */
export async function noteStep(tx: Tx, actor: Actor, input: StepWordsInput): Promise<VillageDecision> {
  const intent = intentOf('noteStep', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.NOTE);
  const words = await masked(tx, held.decision.id, input.words);
  demand(words !== '', ErrorCode.BAD_INPUT, 'words');
  await endStep(tx, actor, held, StepOutcome.PASSED, { words });
  return keepMove(tx, intent, held, 'NOTE_STEP');
}

/**
 * Rests a step on a vote of the council it asks for, opened since the step’s turn; a vote against ends the decision.
 * Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED (`motionId`: opened before the step ahead was over), ILLEGAL_MOVE (another
 * council’s vote, one that decided nothing, or `motionId`: about somebody whom the decision names), CONFLICT (another step
 * rests on it).
 */
export async function takeVote(tx: Tx, actor: Actor, input: TakeVoteInput): Promise<VillageDecision> {
  const intent = intentOf('takeVote', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.TAKE_VOTE);
  const motion = found(await tx.one(Motion, { id: input.motionId }), 'motionId');
  demand(motion.villageId === held.decision.villageId, ErrorCode.NOT_FOUND, 'motionId');
  const { outcome } = motion;
  demand(
    outcome === MotionOutcome.ADOPTED || outcome === MotionOutcome.REJECTED,
    ErrorCode.ILLEGAL_MOVE,
    'motionId',
  );
  const turn = await turnOf(tx, held);
  demand(found(motion.openedAt) >= turn.at, ErrorCode.STEP_SKIPPED, 'motionId');
  const told = await tx.row<{ names: boolean }>('select decision_names($1, $2) as names', [
    held.decision.id,
    motion.id,
  ]);
  demand(!told?.names, ErrorCode.ILLEGAL_MOVE, 'motionId');
  const passed = outcome === MotionOutcome.ADOPTED;
  await endStep(tx, actor, held, passed ? StepOutcome.PASSED : StepOutcome.FAILED, { motionId: motion.id });
  return keepMove(tx, intent, held, 'TAKE_VOTE', { motionId: motion.id, outcome });
}

/**
 * Enters the numbers of an assembly; somebody else confirms them. Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED (`heldOn`: before
 * the step ahead was over), ILLEGAL_MOVE, IN_THE_FUTURE (`heldOn`), OUT_OF_RANGE (`present`, `agree`: more than there can be).
 */
export async function enterSitting(tx: Tx, actor: Actor, input: EnterSittingInput): Promise<VillageDecision> {
  const intent = intentOf('enterSitting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.ENTER);
  const { heldOn, due, present, agree, against, abstain } = input;
  demand(heldOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'heldOn');
  const turn = await turnOf(tx, held);
  demand(heldOn >= turn.day, ErrorCode.STEP_SKIPPED, 'heldOn');
  demand(present <= due, ErrorCode.OUT_OF_RANGE, 'present');
  demand(agree + against + abstain <= present, ErrorCode.OUT_OF_RANGE, 'agree');
  await tx.manager.insert(DecisionSitting, {
    id: intent.requestId,
    decisionId: held.decision.id,
    villageId: held.decision.villageId,
    place: held.step.place,
    heldOn,
    due,
    present,
    agree,
    against,
    abstain,
    words: await masked(tx, held.decision.id, input.words),
    enteredBy: actor.residentId,
    enteredAt: tx.at,
    state: SittingState.ENTERED,
  });
  return keepMove(tx, intent, held, 'ENTER_SITTING', { due, present, agree, against, abstain });
}

/**
 * Confirms the numbers that somebody else entered. With too few there the step stays and the assembly may sit again.
 * Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED, ILLEGAL_MOVE, ENTERED_BY_YOURSELF.
 */
export async function confirmSitting(tx: Tx, actor: Actor, input: StepMoveInput): Promise<VillageDecision> {
  const intent = intentOf('confirmSitting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.CONFIRM);
  const entered = found(held.entered);
  demand(entered.enteredBy !== actor.residentId, ErrorCode.ENTERED_BY_YOURSELF);
  const closed = { closedBy: actor.residentId, closedAt: tx.at };
  await tx.manager.update(DecisionSitting, { id: entered.id }, { state: SittingState.CONFIRMED, ...closed });
  // What the numbers come to is the database's word.
  const { outcome } = found(await tx.one(DecisionSitting, { id: entered.id }));
  if (outcome === SittingOutcome.PASSED) await endStep(tx, actor, held, StepOutcome.PASSED);
  if (outcome === SittingOutcome.FAILED) await endStep(tx, actor, held, StepOutcome.FAILED);
  return keepMove(tx, intent, held, 'CONFIRM_SITTING', { outcome });
}

/** Drops numbers that were entered wrongly, before they are confirmed. Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED, ILLEGAL_MOVE. */
export async function dropSitting(tx: Tx, actor: Actor, input: StepMoveInput): Promise<VillageDecision> {
  const intent = intentOf('dropSitting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.DROP);
  const closed = { closedBy: actor.residentId, closedAt: tx.at };
  await tx.manager.update(
    DecisionSitting,
    { id: found(held.entered).id },
    { state: SittingState.DROPPED, ...closed },
  );
  return keepMove(tx, intent, held, 'DROP_SITTING');
}

/**
 * Shows words to everybody, from now for the days of the step, to the end of the last. Throws NOT_FOUND, FORBIDDEN,
 * STEP_SKIPPED, ILLEGAL_MOVE (shown already), BAD_INPUT (`words`: empty).
 */
export async function showStep(tx: Tx, actor: Actor, input: StepWordsInput): Promise<VillageDecision> {
  const intent = intentOf('showStep', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.SHOW);
  const words = await masked(tx, held.decision.id, input.words);
  demand(words !== '', ErrorCode.BAD_INPUT, 'words');
  const days = found(held.step.days);
  const shownUntil = startOfDay(addDays(dayOf(tx.at), days + 1));
  const { id: decisionId } = held.decision;
  await tx.manager.update(
    DecisionStep,
    { decisionId, place: held.step.place },
    { words, shownFrom: tx.at, shownUntil },
  );
  return keepMove(tx, intent, held, 'SHOW_STEP', { until: shownUntil.toISOString() });
}

/** Ends a disclosure whose days are over. Throws NOT_FOUND, FORBIDDEN, STEP_SKIPPED, ILLEGAL_MOVE, DISCLOSURE_NOT_OVER. */
export async function endShowing(tx: Tx, actor: Actor, input: StepMoveInput): Promise<VillageDecision> {
  const intent = intentOf('endShowing', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return read(tx, earlier);

  const held = await stepToMove(tx, actor, input, DecisionMove.END_SHOWING);
  await endStep(tx, actor, held, StepOutcome.PASSED);
  return keepMove(tx, intent, held, 'END_SHOWING');
}
