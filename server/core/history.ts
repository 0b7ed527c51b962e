import type { Tx } from './database';
import { DomainError, ErrorCode, demand } from './errors';
import { hashOf, isId } from './id';

/** One write as its caller meant it: who, which request, which input. */
export interface Intent {
  requestId: string;
  actorId: string | null;
  hash: Buffer;
}

export interface HistoryLine {
  subjectKind: string;
  subjectId: string;
  move: string;
  villageId?: string | null;
  detail?: Record<string, unknown>;
}

/** The intent of a mutation: its name, its input with `requestId`, and who asks. */
export function intentOf(name: string, actorId: string | null, input: { requestId: string }): Intent {
  demand(isId(input.requestId), ErrorCode.BAD_INPUT, 'requestId');
  return { requestId: input.requestId.toLowerCase(), actorId, hash: hashOf({ name, actorId, input }) };
}

/**
 * The first step of every write. Answers the subject of the first run when this request was already carried out,
 * null when it is new; twins running at once wait for each other here.
 * Throws IDEMPOTENCY_MISMATCH when the id was used for another input or by another person.
 */
export async function replayOf(tx: Tx, intent: Intent): Promise<string | null> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [intent.requestId]);
  const head = await tx.row<{ subjectId: string; inputHash: Buffer }>(
    'select subject_id, input_hash from history where request_id = $1 and input_hash is not null',
    [intent.requestId],
  );
  if (!head) return null;
  if (!head.inputHash.equals(intent.hash)) throw new DomainError(ErrorCode.IDEMPOTENCY_MISMATCH, 'requestId');
  return head.subjectId;
}

/** The last step of every write: who did what to which subjects. The first line also registers the request. */
export async function keep(tx: Tx, intent: Intent | null, lines: readonly HistoryLine[]): Promise<void> {
  await tx.rows(
    // Ids of one millisecond are in no order of their own: sorted first, they keep the lines in theirs.
    `insert into history (id, request_id, input_hash, village_id, subject_kind, subject_id, move, actor_id, at, detail)
     select i.id, $1, case when n = 1 then $2::bytea end, (l->>'villageId')::uuid, l->>'subjectKind',
       (l->>'subjectId')::uuid, l->>'move', $3, $4, coalesce(l->'detail', '{}')
     from jsonb_array_elements($5::jsonb) with ordinality as x (l, n)
     join (select id, row_number() over (order by id) as n
           from (select new_id() as id from generate_series(1, jsonb_array_length($5::jsonb))) made) i using (n)`,
    [intent?.requestId ?? null, intent?.hash ?? null, intent?.actorId ?? null, tx.at, JSON.stringify(lines)],
  );
}

/** `{ field: { before, after } }` for the fields that differ, to be kept in the history. */
export function changed<T extends object>(before: T, after: Partial<T>): Record<string, unknown> {
  return Object.fromEntries(
    (Object.keys(after) as (keyof T & string)[])
      .filter((key) => before[key] !== after[key])
      .map((key) => [key, { before: before[key] ?? null, after: after[key] ?? null }]),
  );
}
