// A course that a risky task asks for is vouched for by the office, for all who passed it in one go.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { vouchedVolunteers } from './hold-many';
import type { TrainingInput } from './inputs';
import { Volunteer } from './volunteer.entity';

/**
 * Enters a course passed; who has it of that day already keeps it as it was. Answers the volunteers.
 * Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, IN_THE_FUTURE, OUT_OF_RANGE (ends before it began).
 */
export async function enterTraining(tx: Tx, actor: Actor, input: TrainingInput): Promise<Volunteer[]> {
  const intent = intentOf('enterTraining', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return inAskedOrder(await tx.rows<Volunteer>(SELECT, [input.residentIds]), input.residentIds);

  const volunteers = await vouchedVolunteers(tx, actor, input.residentIds);
  const validUntil = input.validUntil ?? null;
  demand(input.passedOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'passedOn');
  demand(validUntil === null || validUntil >= input.passedOn, ErrorCode.OUT_OF_RANGE, 'validUntil');
  await tx.rows(
    `insert into training (resident_id, course, passed_on, valid_until, entered_by, entered_at)
     select id, $2, $3, $4, $5, $6 from unnest($1::uuid[]) x (id) on conflict do nothing`,
    [input.residentIds, input.course, input.passedOn, validUntil, actor.residentId, tx.at],
  );
  await keep(
    tx,
    intent,
    volunteers.map(({ residentId, villageId }) => ({
      subjectKind: 'VOLUNTEER',
      subjectId: residentId,
      move: 'TRAIN',
      villageId,
      detail: { course: input.course, passedOn: input.passedOn },
    })),
  );
  return inAskedOrder(volunteers, input.residentIds);
}

const SELECT = 'select * from volunteer where resident_id = any($1::uuid[])';

function inAskedOrder(rows: readonly Volunteer[], ids: readonly string[]): Volunteer[] {
  const byId = new Map(rows.map((row) => [row.residentId, Object.assign(new Volunteer(), row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
