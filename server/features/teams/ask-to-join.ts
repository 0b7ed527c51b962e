// A volunteer asks for a place in a team of the own village, once at a time.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdTeam, placeIn, servingVolunteer } from './hold';
import type { JoinInput } from './inputs';
import { can } from './policy';
import { tellAsked } from './tell-member';
import { MOST_ASKS, MOST_MEMBERS, teamMoves } from './rules';
import { MemberState, TeamMember } from './team-member.entity';
import { TeamMove } from './team.entity';

/**
 * Throws NOT_FOUND (teamId; not a volunteer yet), FORBIDDEN (another village), ILLEGAL_MOVE (the team takes nobody),
 * NOT_ACTIVE (on a break), ALREADY_IN_TEAM, TOO_MANY (open requests, members).
 */
export async function askToJoin(tx: Tx, actor: Actor, input: JoinInput): Promise<TeamMember> {
  const intent = intentOf('askToJoin', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TeamMember, { id: earlier }));

  const { team } = await holdTeam(tx, input.teamId);
  demand(can.ask(actor, team.villageId), ErrorCode.FORBIDDEN);
  demand(isLegal(teamMoves, TeamMove.JOIN, team.state), ErrorCode.ILLEGAL_MOVE);
  const { residentId } = await servingVolunteer(tx, actor.residentId, team.villageId);
  demand(!(await placeIn(tx, team.id, residentId)), ErrorCode.ALREADY_IN_TEAM);
  const counts = found(
    await tx.row<{ asks: number; members: number }>(
      `select (select count(*) from team_member where resident_id = $1 and state = 'ASKED') as asks,
         (select count(*) from team_member where team_id = $2 and state in ('ASKED', 'ACTIVE')) as members`,
      [residentId, team.id],
    ),
  );
  demand(counts.asks < MOST_ASKS && counts.members < MOST_MEMBERS, ErrorCode.TOO_MANY);
  await tx.manager.insert(TeamMember, {
    id: intent.requestId,
    teamId: team.id,
    residentId,
    state: MemberState.ASKED,
    words: trimmed(input.words),
    askedAt: tx.at,
  });
  await tellAsked(tx, team, { id: intent.requestId, residentId });
  await keep(tx, intent, [
    { subjectKind: 'TEAM_MEMBER', subjectId: intent.requestId, move: 'ASK', villageId: team.villageId },
    {
      subjectKind: 'VOLUNTEER',
      subjectId: residentId,
      move: 'ASK',
      villageId: team.villageId,
      detail: { team: team.name },
    },
  ]);
  return found(await tx.one(TeamMember, { id: intent.requestId }));
}
