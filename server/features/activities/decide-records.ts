// A batch is decided row by row in one transaction: a row that is refused leaves the others done.
import type { Tx } from '#server/core/database';
import { ErrorCode, found, refusalOf } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { carryOut, type Decided } from './carry-out-decisions';
import type { DecisionResult } from './decisions';
import { Decision, type DecisionInput, type DecisionsInput } from './inputs';
import { type LockedRecord, lockRecords, whyNot } from './lock-record';
import { can, seatFor } from './policy';
import { ActivityMove } from './record.entity';

/**
 * Checks, approves, returns or rejects up to 500 records. Answers one outcome per row, in the order asked; refusals:
 * NOT_FOUND, DUPLICATE_ROW, ILLEGAL_MOVE, FORBIDDEN, NOT_THE_OWNING_BODY, FOUR_EYES_*, CONFLICT (the body has spoken),
 * REASON_REQUIRED. The number of statements does not grow with the rows unless the database itself refuses one.
 */
export async function decideRecords(tx: Tx, actor: Actor, input: DecisionsInput): Promise<DecisionResult[]> {
  const intent = intentOf('decideRecords', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return outcomesOf(tx, intent.requestId);

  const locked = await lockRecords(
    tx,
    input.decisions.map((decision) => decision.recordId),
  );
  const outcomes: DecisionResult[] = [];
  const decided: Decided[] = [];
  const seen = new Set<string>();
  for (const decision of input.decisions) {
    const judged = judge(actor, decision, locked.get(decision.recordId), seen, tx.at);
    seen.add(decision.recordId);
    outcomes.push({ recordId: decision.recordId, error: typeof judged === 'string' ? judged : null });
    if (typeof judged !== 'string') decided.push(judged);
  }
  const refused = await carryOutGuarded(tx, actor, decided);
  const results = outcomes.map((outcome) => ({
    recordId: outcome.recordId,
    error: outcome.error ?? refused.errors.get(outcome.recordId) ?? null,
  }));
  await keep(tx, intent, [
    { subjectKind: 'DECISIONS', subjectId: intent.requestId, move: 'DECIDE', detail: { results } },
    ...refused.lines,
  ]);
  return results;
}

/** The decision as it will be carried out, or why it cannot be. */
function judge(
  actor: Actor,
  decision: DecisionInput,
  locked: LockedRecord | undefined,
  seen: ReadonlySet<string>,
  at: Date,
): Decided | ErrorCode {
  if (!locked || !can.see(actor, locked.record, locked.facts.villagePath)) return ErrorCode.NOT_FOUND;
  if (seen.has(decision.recordId)) return ErrorCode.DUPLICATE_ROW;
  const refused = whyNot(ActivityMove[decision.decision], actor, locked, at);
  if (refused) return refused;
  const reason = trimmed(decision.reason ?? '');
  const turnsDown = decision.decision === Decision.RETURN || decision.decision === Decision.REJECT;
  if (turnsDown && !reason) return ErrorCode.REASON_REQUIRED;
  const seat = decision.decision === Decision.APPROVE ? seatFor(actor, locked.record, locked.facts) : null;
  return { ...locked, decision: decision.decision, reason: reason || null, seat };
}

interface CarriedOut {
  errors: Map<string, ErrorCode>;
  lines: Awaited<ReturnType<typeof carryOut>>;
}

/** All at once; when the database refuses the set, one by one, so that only the row at fault stays undone. */
async function carryOutGuarded(tx: Tx, actor: Actor, decided: readonly Decided[]): Promise<CarriedOut> {
  const whole = await attempt(tx, () => carryOut(tx, actor, decided));
  if (typeof whole !== 'string') return { errors: new Map(), lines: whole };
  const result: CarriedOut = { errors: new Map(), lines: [] };
  for (const one of decided) {
    const done = await attempt(tx, () => carryOut(tx, actor, [one]));
    if (typeof done === 'string') result.errors.set(one.record.id, done);
    else result.lines.push(...done);
  }
  return result;
}

/** Runs the work under a savepoint: its answer, or the code it was refused with and nothing done. */
async function attempt<T extends object>(tx: Tx, work: () => Promise<T>): Promise<T | ErrorCode> {
  await tx.rows('savepoint decision');
  try {
    const answer = await work();
    await tx.rows('release savepoint decision');
    return answer;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await tx.rows('rollback to savepoint decision');
    return refusal.code;
  }
}

/** What a request already carried out answered the first time. */
async function outcomesOf(tx: Tx, requestId: string): Promise<DecisionResult[]> {
  const head = await tx.row<{ detail: { results: DecisionResult[] } }>(
    'select detail from history_told where request_id = $1 and input_hash is not null',
    [requestId],
  );
  return found(head).detail.results;
}
