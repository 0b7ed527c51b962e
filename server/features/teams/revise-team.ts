// What a team is called and does is the office's word; its people and its past stay.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdTeam } from './hold';
import type { TeamInput } from './inputs';
import { can } from './policy';
import { teamMoves } from './rules';
import { Team, TeamMove } from './team.entity';

/** Changes kind, name and purpose. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (closed), NAME_TAKEN. */
export async function reviseTeam(tx: Tx, actor: Actor, input: TeamInput): Promise<Team> {
  const intent = intentOf('reviseTeam', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Team, { id: earlier }));

  const { team, path } = await holdTeam(tx, input.teamId);
  demand(can.keepTeams(actor, path), ErrorCode.FORBIDDEN);
  demand(isLegal(teamMoves, TeamMove.REVISE, team.state), ErrorCode.ILLEGAL_MOVE);
  const after = { kind: input.kind, name: trimmed(input.name), purpose: trimmed(input.purpose) };
  await tx.manager.update(Team, { id: team.id }, after);
  await keep(tx, intent, [
    {
      subjectKind: 'TEAM',
      subjectId: team.id,
      move: 'REVISE',
      villageId: team.villageId,
      detail: changed(team, after),
    },
  ]);
  return found(await tx.one(Team, { id: team.id }));
}
