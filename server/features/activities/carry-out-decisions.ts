import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import type { HistoryLine } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { openGate } from '#server/features/fund/gate';
import { bookCaps } from '#server/features/scoring/book-caps';
import { cappedActs } from './capped-acts';
import { Decision } from './inputs';
import type { LockedRecord } from './lock-record';
import { bodiesMissing } from './policy';
import { ActivityMove, ActivityState } from './record.entity';
import { moves, publicityEnd } from './rules';

/** A decision that may be carried out: its record locked, its right and legality judged. */
export interface Decided extends LockedRecord {
  decision: Decision;
  reason: string | null;
  /** For APPROVE: the body spoken for and the post it rests on. */
  seat: { body: string; postId: string } | null;
}

/** Carries out judged decisions, set by set. Answers the lines for the history. */
export async function carryOut(tx: Tx, actor: Actor, decided: readonly Decided[]): Promise<HistoryLine[]> {
  const of = (decision: Decision): Decided[] => decided.filter((each) => each.decision === decision);
  await check(tx, actor, of(Decision.CHECK));
  await turnDown(tx, of(Decision.RETURN), ActivityMove.RETURN);
  await turnDown(tx, of(Decision.REJECT), ActivityMove.REJECT);
  const lines: HistoryLine[] = [...of(Decision.CHECK), ...of(Decision.RETURN), ...of(Decision.REJECT)].map(
    (each) => lineOf(each, each.decision, each.reason ? { reason: each.reason } : {}),
  );
  return [...lines, ...(await approve(tx, actor, of(Decision.APPROVE)))];
}

function lineOf({ record }: LockedRecord, move: string, detail: Record<string, unknown>): HistoryLine {
  return { subjectKind: 'RECORD', subjectId: record.id, move, villageId: record.villageId, detail };
}

async function check(tx: Tx, actor: Actor, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return;
  await tx.rows(
    'update activity_record set state = $2, checker_id = $3, checked_at = $4 where id = any($1::uuid[])',
    [decided.map(({ record }) => record.id), moves[ActivityMove.CHECK].to, actor.residentId, tx.at],
  );
}

async function turnDown(
  tx: Tx,
  decided: readonly Decided[],
  move: ActivityMove.RETURN | ActivityMove.REJECT,
): Promise<void> {
  if (decided.length === 0) return;
  await tx.rows(
    `update activity_record r set state = $2, reason = x.reason, closed_at = $3
     from jsonb_to_recordset($1::jsonb) as x (id uuid, reason text) where r.id = x.id`,
    [
      JSON.stringify(decided.map(({ record, reason }) => ({ id: record.id, reason }))),
      moves[move].to,
      move === ActivityMove.REJECT ? tx.at : null,
    ],
  );
}

async function approve(tx: Tx, actor: Actor, decided: readonly Decided[]): Promise<HistoryLine[]> {
  if (decided.length === 0) return [];
  await tx.rows(
    `insert into approval (id, record_id, approver_id, post_id, body, approved_at)
     select x.id, x."recordId", $2, x."postId", x.body, $3
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "recordId" uuid, "postId" uuid, body text)`,
    [
      JSON.stringify(
        decided.map(({ record, seat }) => ({ id: newId(), recordId: record.id, ...found(seat) })),
      ),
      actor.residentId,
      tx.at,
    ],
  );
  const lines = decided.map((each) => lineOf(each, 'APPROVE', { body: found(each.seat).body }));
  const complete = decided.filter(({ record, facts }) => bodiesMissing(record, facts).length === 1);
  return [...lines, ...(await publish(tx, complete))];
}

/** The last body has spoken: caps and the fund decide what can be redeemed, and the line goes on the board. */
async function publish(tx: Tx, complete: readonly Decided[]): Promise<HistoryLine[]> {
  if (complete.length === 0) return [];
  const ids = complete.map(({ record }) => record.id);
  const acts = new Map((await cappedActs(tx, ids)).map((act) => [act.recordId, act]));
  const gate = await openGate(
    tx,
    complete.map(({ record }) => record.villageId),
  );
  const results = await bookCaps(tx, [...acts.values()], (recordId, points) =>
    gate.admit(found(acts.get(recordId)), points),
  );
  await tx.rows(
    `update activity_record r set state = $2, approved_at = $3, points = x.points,
       counted_minutes = x."countedMinutes", scored_minutes = x."scoredMinutes", honour_reason = x."honourReason"
     from jsonb_to_recordset($1::jsonb) as x ("recordId" uuid, points int, "countedMinutes" int, "scoredMinutes" int,
       "honourReason" text)
     where r.id = x."recordId"`,
    [JSON.stringify(results), ActivityState.APPROVED, tx.at],
  );
  const days = await tx.rows<{ id: string; publicityDays: number }>(
    `select r.id, v.publicity_days from activity_record r join rule_version v on v.id = r.rule_version_id
     where r.id = any($1::uuid[])`,
    [ids],
  );
  const ends = days.map(({ id, publicityDays }) => ({ id, endsAt: publicityEnd(tx.at, publicityDays) }));
  await tx.rows(
    `update activity_record r set state = $2, published_at = $3, publicity_ends_at = x."endsAt"
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "endsAt" timestamptz) where r.id = x.id`,
    [JSON.stringify(ends), ActivityState.IN_PUBLICITY, tx.at],
  );
  const resultOf = new Map(results.map((result) => [result.recordId, result]));
  const endOf = new Map(ends.map((end) => [end.id, end.endsAt.toISOString()]));
  return complete.map((each) => {
    const { points, honourReason } = found(resultOf.get(each.record.id));
    const only = honourReason ? { honourOnly: honourReason } : {};
    return lineOf(each, 'PUBLISH', { points, ...only, until: endOf.get(each.record.id) });
  });
}
