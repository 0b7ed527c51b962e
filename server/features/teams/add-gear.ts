// Every armband, ribbon and torch has a number: so it is known who has which, and which is missing.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { holdTeam } from './hold';
import type { NewGearInput } from './inputs';
import { can } from './policy';
import { MOST_GEAR, teamMoves } from './rules';
import { Team, TeamMove } from './team.entity';

/** Adds numbered pieces to a team's store. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (closed), TOO_MANY, NUMBER_TAKEN. */
export async function addGear(tx: Tx, actor: Actor, input: NewGearInput): Promise<Team> {
  const intent = intentOf('addGear', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Team, { id: earlier }));

  const { team, path } = await holdTeam(tx, input.teamId);
  demand(can.run(actor, team, path), ErrorCode.FORBIDDEN);
  demand(isLegal(teamMoves, TeamMove.KEEP_GEAR, team.state), ErrorCode.ILLEGAL_MOVE);
  const pieces = found(
    await tx.row<{ count: number }>('select count(*) from gear where team_id = $1', [team.id]),
  );
  demand(pieces.count + input.numbers.length <= MOST_GEAR, ErrorCode.TOO_MANY, 'numbers');
  await tx.rows(
    `insert into gear (village_id, team_id, kind, number, created_at)
     select $1, $2, $3, number, $5 from unnest($4::text[]) x (number)`,
    [team.villageId, team.id, input.kind, input.numbers, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'TEAM',
      subjectId: team.id,
      move: 'ADD_GEAR',
      villageId: team.villageId,
      detail: { kind: input.kind, count: input.numbers.length },
    },
  ]);
  return team;
}
