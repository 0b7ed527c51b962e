// The leader or the office answers requests; who leaves needs no reason, who sends somebody away gives one.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { type HeldTeam, holdMember, servingVolunteer, withdrawOffers } from './hold';
import type { MemberMoveInput } from './inputs';
import { can } from './policy';
import { memberMoves, teamMoves } from './rules';
import { MemberMove, MemberState, TeamMember } from './team-member.entity';
import { tellMember } from './tell-member';
import { TeamMove } from './team.entity';

const own: readonly MemberMove[] = [MemberMove.WITHDRAW, MemberMove.LEAVE];

/**
 * Throws NOT_FOUND, FORBIDDEN (also to accept oneself), ILLEGAL_MOVE, NOT_ACTIVE (the volunteer paused since),
 * REASON_REQUIRED (refusal, removal), STILL_LEADING (hand the lead over first).
 */
export async function moveMember(tx: Tx, actor: Actor, input: MemberMoveInput): Promise<TeamMember> {
  const intent = intentOf('moveMember', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TeamMember, { id: earlier }));

  const held = await holdMember(tx, input.memberId);
  const { team, member } = held;
  const { move } = input;
  demand(mayMove(actor, held, move), ErrorCode.FORBIDDEN);
  demand(isLegal(memberMoves, move, member.state), ErrorCode.ILLEGAL_MOVE);
  const state = found(memberMoves[move].to);
  const reason = trimmed(input.reason);
  if (move === MemberMove.ACCEPT) {
    demand(isLegal(teamMoves, TeamMove.ENROL, team.state), ErrorCode.ILLEGAL_MOVE);
    await servingVolunteer(tx, member.residentId, team.villageId, 'memberId');
    await tx.manager.update(
      TeamMember,
      { id: member.id },
      { state, since: tx.at, decidedBy: actor.residentId },
    );
  } else {
    demand(own.includes(move) || reason !== '', ErrorCode.REASON_REQUIRED, 'reason');
    demand(team.leaderId !== member.residentId, ErrorCode.STILL_LEADING);
    await withdrawOffers(tx, team.id, member.residentId);
    await tx.manager.update(
      TeamMember,
      { id: member.id },
      {
        state,
        until: tx.at,
        endedBy: actor.residentId,
        reason,
        ...(state === MemberState.REFUSED ? { decidedBy: actor.residentId } : {}),
      },
    );
  }
  await tellMember(tx, team, member, move, reason);
  const { villageId } = team;
  await keep(tx, intent, [
    { subjectKind: 'TEAM_MEMBER', subjectId: member.id, move, villageId, detail: reason ? { reason } : {} },
    {
      subjectKind: 'VOLUNTEER',
      subjectId: member.residentId,
      move: `TEAM_${move}`,
      villageId,
      detail: { team: team.name },
    },
  ]);
  return found(await tx.one(TeamMember, { id: member.id }));
}

/** People leave and take requests back themselves; the rest is for who runs the team, and nobody lets himself in. */
export function mayMove(
  actor: Actor,
  { team, path, member }: HeldTeam & { member: Pick<TeamMember, 'residentId'> },
  move: MemberMove,
): boolean {
  const self = actor.residentId === member.residentId;
  return own.includes(move) ? self : !self && can.run(actor, team, path);
}
