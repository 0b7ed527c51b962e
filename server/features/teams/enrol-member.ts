// People without a phone say yes to the leader or at the office, who then puts them into the team.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { holdTeam, placeIn, servingVolunteer } from './hold';
import type { EnrolInput } from './inputs';
import { can } from './policy';
import { MOST_MEMBERS, teamMoves } from './rules';
import { MemberState, TeamMember } from './team-member.entity';
import { TeamMove } from './team.entity';

/**
 * Makes a volunteer a member at once. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (the team takes nobody), OTHER_VILLAGE,
 * NOT_ACTIVE, ALREADY_IN_TEAM (also when a request waits: that is answered), TOO_MANY.
 */
export async function enrolMember(tx: Tx, actor: Actor, input: EnrolInput): Promise<TeamMember> {
  const intent = intentOf('enrolMember', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TeamMember, { id: earlier }));

  const { team, path } = await holdTeam(tx, input.teamId);
  demand(can.run(actor, team, path), ErrorCode.FORBIDDEN);
  demand(isLegal(teamMoves, TeamMove.ENROL, team.state), ErrorCode.ILLEGAL_MOVE);
  const { residentId } = await servingVolunteer(tx, input.residentId, team.villageId);
  demand(!(await placeIn(tx, team.id, residentId)), ErrorCode.ALREADY_IN_TEAM, 'residentId');
  const members = await tx.rows(
    "select 1 from team_member where team_id = $1 and state in ('ASKED', 'ACTIVE') limit $2",
    [team.id, MOST_MEMBERS],
  );
  demand(members.length < MOST_MEMBERS, ErrorCode.TOO_MANY);
  await tx.manager.insert(TeamMember, {
    id: intent.requestId,
    teamId: team.id,
    residentId,
    state: MemberState.ACTIVE,
    words: '',
    askedAt: tx.at,
    since: tx.at,
    decidedBy: actor.residentId,
  });
  await keep(tx, intent, [
    { subjectKind: 'TEAM_MEMBER', subjectId: intent.requestId, move: 'ENROL', villageId: team.villageId },
    {
      subjectKind: 'VOLUNTEER',
      subjectId: residentId,
      move: 'ENROL',
      villageId: team.villageId,
      detail: { team: team.name },
    },
  ]);
  return found(await tx.one(TeamMember, { id: intent.requestId }));
}
