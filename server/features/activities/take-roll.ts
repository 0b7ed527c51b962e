// One form for an event, one record for each of its people: all of it is taken, or nothing.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { villagePath } from '#server/features/scoring/queries';
import { attachPhotos } from './attach-photos';
import type { RollInput, RollRowInput } from './inputs';
import { can } from './policy';
import { ActivityState, ActivityWay } from './record.entity';
import { Roll } from './roll.entity';
import { type ScoredRow, scoreRows } from './roll-rows';
import { type Score, scoreOf } from './score-act';

interface Attendant {
  id: string;
  name: string;
  householdId: string | null;
  villageId: string | null;
  state: string;
}

/**
 * Takes the roll of an event: a submitted record for every row that is not refused; refused rows stay in the roll's
 * history with their reason. Answers the roll.
 * Throws NOT_FOUND, FORBIDDEN, IN_THE_FUTURE, OUT_OF_RANGE (`endedAt`), RULE_NOT_EFFECTIVE; and with the row's place in
 * `field` (`rows.3`): DUPLICATE_ROW, OTHER_VILLAGE, NOT_ACTIVE, POINTS_OUT_OF_RANGE.
 */
export async function takeRoll(tx: Tx, actor: Actor, input: RollInput): Promise<Roll> {
  const intent = intentOf('takeRoll', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Roll, { id: earlier }));

  demand(can.file(actor, await areaPath(tx, input.villageId)), ErrorCode.FORBIDDEN, 'villageId');
  await villagePath(tx, input.villageId);
  const score = await scoreOf(tx, input.villageId, input);
  const { endedAt } = input;
  demand(!endedAt || endedAt > input.startedAt, ErrorCode.OUT_OF_RANGE, 'endedAt');
  demand(!endedAt || endedAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'endedAt');
  const people = await attendants(tx, input.villageId, input.rows);
  const scored = scoreRows(score, input);

  await tx.manager.insert(Roll, {
    id: input.requestId,
    villageId: input.villageId,
    ruleVersionId: score.version.id,
    title: trimmed(input.title),
    place: trimmed(input.place),
    startedAt: input.startedAt,
    endedAt: endedAt ?? null,
    note: trimmed(input.note),
    takenBy: actor.residentId,
    createdAt: tx.at,
  });
  const recordIds = await insertRows(tx, actor, input, score, scored, people);
  await attachPhotos(tx, actor.residentId, recordIds, input.photoIds);
  const refused = input.rows.flatMap(({ residentId, refusedReason }) =>
    refusedReason ? [{ residentId, reason: trimmed(refusedReason) }] : [],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ROLL',
      subjectId: input.requestId,
      move: 'TAKE_ROLL',
      villageId: input.villageId,
      detail: { records: recordIds.length, ...(refused.length > 0 ? { refused } : {}) },
    },
    ...recordIds.map((subjectId, place) => ({
      subjectKind: 'RECORD',
      subjectId,
      move: 'FILE',
      villageId: input.villageId,
      detail: { points: scored[place]?.facePoints },
    })),
  ]);
  return found(await tx.one(Roll, { id: input.requestId }));
}

/** Everyone on the form, each once, active and of this village. */
async function attendants(
  tx: Tx,
  villageId: string,
  rows: readonly RollRowInput[],
): Promise<Map<string, Attendant>> {
  const seen = new Set<string>();
  for (const [place, { residentId }] of rows.entries()) {
    demand(!seen.has(residentId), ErrorCode.DUPLICATE_ROW, `rows.${place}`);
    seen.add(residentId);
  }
  const people = await tx.rows<Attendant>(
    'select id, name, household_id, village_id, state from resident where id = any($1::uuid[])',
    [[...seen]],
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const [place, { residentId }] of rows.entries()) {
    const person = byId.get(residentId);
    demand(person, ErrorCode.NOT_FOUND, `rows.${place}`);
    demand(person.villageId === villageId, ErrorCode.OTHER_VILLAGE, `rows.${place}`);
    demand(person.state === 'ACTIVE' && person.householdId, ErrorCode.NOT_ACTIVE, `rows.${place}`);
  }
  return byId;
}

async function insertRows(
  tx: Tx,
  actor: Actor,
  input: RollInput,
  score: Score,
  scored: readonly ScoredRow[],
  people: ReadonlyMap<string, Attendant>,
): Promise<string[]> {
  // Sorted, so that reading by id keeps the order of the form.
  const ids = scored.map(newId).toSorted();
  const rows = scored.map((row, place) => ({
    id: found(ids[place]),
    householdId: people.get(row.residentId)?.householdId,
    ...row,
  }));
  await tx.rows(
    `insert into activity_record (id, village_id, roll_id, rule_id, rule_version_id, resident_id, household_id, title,
       note, place, started_at, minutes, face_points, state, way, filer_id, approvals_needed, two_approvers, created_at,
       submitted_at)
     select x.id, $2, $3, $4, $5, x."residentId", x."householdId", $6, coalesce(x."hoursOnlyReason", $7), $8, $9, x.minutes, x."facePoints", $10, $11,
       $12, x."approvalsNeeded", x."twoApprovers", $13, $13
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "residentId" uuid, "householdId" uuid, minutes int,
       "facePoints" int, "approvalsNeeded" smallint, "twoApprovers" boolean, "hoursOnlyReason" text)`,
    [
      JSON.stringify(rows),
      input.villageId,
      input.requestId,
      input.ruleId,
      score.version.id,
      trimmed(input.title),
      trimmed(input.note),
      trimmed(input.place),
      input.startedAt,
      ActivityState.SUBMITTED,
      ActivityWay.ROLL,
      actor.residentId,
      tx.at,
    ],
  );
  return rows.map((row) => row.id);
}
