// An organiser gives a need to a team, to all of it or to members asked by name; a later choice replaces the former.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { holdTeam } from '#server/features/teams/hold';
import { TeamState } from '#server/features/teams/team.entity';
import { holdForMove } from './facts';
import type { AssignNeedInput } from './inputs';
import { Need, NeedMove, NeedScope, NeedState } from './need.entity';
import { tellTeam } from './tell-need';

/**
 * Throws NOT_FOUND (need, team of another village, `residentIds` who are no members), FORBIDDEN, ILLEGAL_MOVE, NOT_ACTIVE
 * (a team that rests or is closed), BAD_INPUT (`residentIds`: the narrow scope names nobody).
 */
export async function assignNeed(tx: Tx, actor: Actor, input: AssignNeedInput): Promise<Need> {
  const intent = intentOf('assignNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.ASSIGN);
  const { team } = await holdTeam(tx, input.teamId);
  demand(team.villageId === need.villageId, ErrorCode.NOT_FOUND, 'teamId');
  demand(team.state === TeamState.ACTIVE, ErrorCode.NOT_ACTIVE, 'teamId');
  const { residentIds, scope } = input;
  demand(scope === NeedScope.TEAM || residentIds.length > 0, ErrorCode.BAD_INPUT, 'residentIds');
  const members = await tx.rows(
    "select 1 from team_member where team_id = $1 and resident_id = any($2::uuid[]) and state = 'ACTIVE'",
    [team.id, residentIds],
  );
  demand(members.length === residentIds.length, ErrorCode.NOT_FOUND, 'residentIds');

  await tx.manager.update(
    Need,
    { id: need.id },
    {
      state: NeedState.ASSIGNED,
      teamId: team.id,
      scope,
      assignedBy: actor.residentId,
      assignedAt: tx.at,
      // The team has its own time to answer.
      waitingSince: tx.at,
      surfacedAt: null,
    },
  );
  await tx.rows('delete from need_asked where need_id = $1', [need.id]);
  await tx.rows(
    'insert into need_asked (need_id, resident_id, asked_at) select $1, id, $3 from unnest($2::uuid[]) x (id)',
    [need.id, residentIds, tx.at],
  );
  const assigned = found(await tx.one(Need, { id: need.id }));
  await tellTeam(tx, assigned, residentIds, intent.requestId);
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'ASSIGN',
      villageId: need.villageId,
      detail: { teamId: team.id, scope, asked: residentIds.length },
    },
  ]);
  return assigned;
}
