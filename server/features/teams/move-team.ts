// A team rests, goes on, or closes for good; closing lets its members go, and gear must be back before.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { holdTeam, withdrawOffers } from './hold';
import type { TeamMoveInput } from './inputs';
import { can } from './policy';
import { teamMoves } from './rules';
import { Team, TeamMove } from './team.entity';

const steps: readonly TeamMove[] = [TeamMove.REST, TeamMove.RESUME, TeamMove.CLOSE];

/** Throws NOT_FOUND, FORBIDDEN, BAD_INPUT (not a step), ILLEGAL_MOVE, GEAR_STILL_OUT (closing). */
export async function moveTeam(tx: Tx, actor: Actor, input: TeamMoveInput): Promise<Team> {
  const intent = intentOf('moveTeam', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Team, { id: earlier }));

  const { team, path } = await holdTeam(tx, input.teamId);
  demand(can.keepTeams(actor, path), ErrorCode.FORBIDDEN);
  demand(steps.includes(input.move), ErrorCode.BAD_INPUT, 'move');
  demand(isLegal(teamMoves, input.move, team.state), ErrorCode.ILLEGAL_MOVE);
  const state = found(teamMoves[input.move].to);
  if (input.move === TeamMove.CLOSE) {
    const out = await tx.row("select 1 from gear where team_id = $1 and state = 'HELD' limit 1", [team.id]);
    demand(!out, ErrorCode.GEAR_STILL_OUT);
    await withdrawOffers(tx, team.id);
    await tx.rows(
      `update team_member set state = case state when 'ASKED' then 'REFUSED' else 'LEFT' end, until = $2, ended_by = $3
       where team_id = $1 and state in ('ASKED', 'ACTIVE')`,
      [team.id, tx.at, actor.residentId],
    );
    await tx.manager.update(Team, { id: team.id }, { state, leaderId: null, leadsSince: null });
  } else {
    await tx.manager.update(Team, { id: team.id }, { state });
  }
  await keep(tx, intent, [
    { subjectKind: 'TEAM', subjectId: team.id, move: input.move, villageId: team.villageId },
  ]);
  return found(await tx.one(Team, { id: team.id }));
}
