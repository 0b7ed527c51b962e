// What a volunteer can and when is the volunteer's own word; the office writes it down for those without a phone.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Resident } from '#server/features/people/resident.entity';
import { holdVolunteer, isGrownUp } from './hold';
import type { VolunteerInput } from './inputs';
import { can } from './policy';
import { DEFAULT_SOURCE, volunteerMoves } from './rules';
import { Volunteer, VolunteerMove } from './volunteer.entity';

/** Changes the profile. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (has left). */
export async function reviseVolunteer(tx: Tx, actor: Actor, input: VolunteerInput): Promise<Volunteer> {
  const intent = intentOf('reviseVolunteer', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Volunteer, { residentId: earlier }));

  const volunteer = await holdVolunteer(tx, input.residentId);
  const { residentId, villageId } = volunteer;
  demand(can.describe(actor, residentId, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  demand(isLegal(volunteerMoves, VolunteerMove.REVISE, volunteer.state), ErrorCode.ILLEGAL_MOVE);
  const resident = found(await tx.one(Resident, { id: residentId }));
  await tx.manager.update(
    Volunteer,
    { residentId },
    {
      sourceGroup: input.sourceGroup ?? DEFAULT_SOURCE,
      skills: input.skills,
      languages: input.languages,
      available: input.available,
      lightOnly: input.lightOnly,
      noNight: input.noNight || !isGrownUp(tx, resident),
      changedAt: tx.at,
    },
  );
  // What somebody can or cannot is not kept twice: the history says that it was changed, not to what.
  await keep(tx, intent, [{ subjectKind: 'VOLUNTEER', subjectId: residentId, move: 'REVISE', villageId }]);
  return found(await tx.one(Volunteer, { residentId }));
}
