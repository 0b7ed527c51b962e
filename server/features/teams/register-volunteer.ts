// Everybody may serve: residents register themselves, the office registers those without a phone, minors with consent.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { demandTaskConsent, isGrownUp, villager } from './hold';
import type { VolunteerInput } from './inputs';
import { can } from './policy';
import { DEFAULT_SOURCE } from './rules';
import { Volunteer, VolunteerState } from './volunteer.entity';

/**
 * Puts a resident on the register of volunteers; whoever had left comes back under the old number.
 * Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, GUARDIAN_CONSENT_REQUIRED (a minor), ILLEGAL_MOVE (registered already).
 */
export async function registerVolunteer(tx: Tx, actor: Actor, input: VolunteerInput): Promise<Volunteer> {
  const intent = intentOf('registerVolunteer', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Volunteer, { residentId: earlier }));

  const resident = await villager(tx, input.residentId);
  const { villageId } = resident;
  demand(can.describe(actor, resident.id, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  await demandTaskConsent(tx, resident);
  const known = await tx.one(Volunteer, { residentId: resident.id });
  demand(!known || known.state === VolunteerState.LEFT, ErrorCode.ILLEGAL_MOVE);
  await tx.rows(
    `insert into volunteer (resident_id, village_id, registered_on, registered_by, source_group, skills, languages,
       available, light_only, no_night, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (resident_id) do update set village_id = $2, registered_on = $3, registered_by = $4, state = 'ACTIVE',
       source_group = $5, skills = $6, languages = $7, available = $8, light_only = $9, no_night = $10, changed_at = $11`,
    [
      resident.id,
      villageId,
      dayOf(tx.at),
      actor.residentId,
      input.sourceGroup ?? DEFAULT_SOURCE,
      input.skills,
      input.languages,
      input.available,
      input.lightOnly,
      input.noNight || !isGrownUp(tx, resident),
      tx.at,
    ],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'VOLUNTEER',
      subjectId: resident.id,
      move: known ? 'RETURN_TO_REGISTER' : 'REGISTER',
      villageId,
      detail: input.paperNumber ? { paper: trimmed(input.paperNumber) } : {},
    },
  ]);
  return found(await tx.one(Volunteer, { residentId: resident.id }));
}
