// Service is voluntary: a break or an end needs no reason and nobody's leave, but a lead is handed over first.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { holdVolunteer } from './hold';
import type { VolunteerMoveInput } from './inputs';
import { can } from './policy';
import { stateOn, volunteerMoves } from './rules';
import { Volunteer, VolunteerMove, VolunteerState } from './volunteer.entity';

/** Throws NOT_FOUND, FORBIDDEN, BAD_INPUT, ILLEGAL_MOVE, STILL_LEADING (leaving). */
export async function moveVolunteer(tx: Tx, actor: Actor, input: VolunteerMoveInput): Promise<Volunteer> {
  const intent = intentOf('moveVolunteer', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Volunteer, { residentId: earlier }));

  const { residentId, move } = input;
  // Teams before volunteers, as every write here.
  await tx.rows(
    `select 1 from team where id in (select team_id from team_member where resident_id = $1 and state = 'ACTIVE')
     order by id for update`,
    [residentId],
  );
  const volunteer = await holdVolunteer(tx, residentId);
  const { villageId } = volunteer;
  demand(can.describe(actor, residentId, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  demand(move !== VolunteerMove.REVISE, ErrorCode.BAD_INPUT, 'move');
  demand(isLegal(volunteerMoves, move, stateOn(volunteer, dayOf(tx.at))), ErrorCode.ILLEGAL_MOVE);
  const until = input.until ?? null;
  demand(until === null || move === VolunteerMove.PAUSE, ErrorCode.BAD_INPUT, 'until');
  demand(until === null || until >= dayOf(tx.at), ErrorCode.OUT_OF_RANGE, 'until');
  if (move === VolunteerMove.LEAVE) await leaveTeams(tx, actor, residentId);
  const state = found(volunteerMoves[move].to);
  await tx.manager.update(
    Volunteer,
    { residentId },
    { state, pausedUntil: state === VolunteerState.PAUSED ? until : null, changedAt: tx.at },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'VOLUNTEER',
      subjectId: residentId,
      move,
      villageId,
      detail: until ? { pausedUntil: until } : {},
    },
  ]);
  return found(await tx.one(Volunteer, { residentId }));
}

async function leaveTeams(tx: Tx, actor: Actor, residentId: string): Promise<void> {
  const leads = await tx.row('select 1 from team where leader_id = $1 limit 1', [residentId]);
  demand(!leads, ErrorCode.STILL_LEADING);
  await tx.rows(
    `update team_member set state = 'LEFT', until = $2, ended_by = $3
     where resident_id = $1 and state in ('ASKED', 'ACTIVE')`,
    [residentId, tx.at, actor.residentId],
  );
  await tx.rows(
    "update lead_offer set state = 'WITHDRAWN', answered_at = $2 where to_id = $1 and state = 'OPEN'",
    [residentId, tx.at],
  );
}
