// Accident insurance is arranged by the office for many at once; risky tasks look at its last day.
import type { Tx } from '#server/core/database';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { vouchedVolunteers } from './hold-many';
import type { InsuranceInput } from './inputs';
import { Volunteer } from './volunteer.entity';

/** Sets the last insured day, or takes it away. Answers the volunteers. Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE. */
export async function insureVolunteers(tx: Tx, actor: Actor, input: InsuranceInput): Promise<Volunteer[]> {
  const intent = intentOf('insureVolunteers', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  const until = input.until ?? null;
  if (!earlier) {
    const volunteers = await vouchedVolunteers(tx, actor, input.residentIds);
    await tx.rows(
      'update volunteer set insured_until = $2, changed_at = $3 where resident_id = any($1::uuid[])',
      [input.residentIds, until, tx.at],
    );
    await keep(
      tx,
      intent,
      volunteers.map(({ residentId, villageId, insuredUntil }) => ({
        subjectKind: 'VOLUNTEER',
        subjectId: residentId,
        move: 'INSURE',
        villageId,
        detail: { insuredUntil: { before: insuredUntil, after: until } },
      })),
    );
  }
  const rows = await tx.rows<Volunteer>(
    'select * from volunteer where resident_id = any($1::uuid[]) order by number',
    [input.residentIds],
  );
  return rows.map((row) => Object.assign(new Volunteer(), row));
}
