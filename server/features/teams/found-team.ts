// A team begins with its kind, a name of its own in the village and no leader: somebody accepts the lead.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import type { NewTeamInput } from './inputs';
import { can } from './policy';
import { MOST_TEAMS } from './rules';
import { Team, TeamState } from './team.entity';

/** Founds a team. Throws FORBIDDEN, BAD_INPUT (no village), TOO_MANY, NAME_TAKEN. */
export async function foundTeam(tx: Tx, actor: Actor, input: NewTeamInput): Promise<Team> {
  const intent = intentOf('foundTeam', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Team, { id: earlier }));

  const { villageId, kind } = input;
  demand(can.keepTeams(actor, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const area = await tx.row<{ villageId: string | null }>('select village_id from area where id = $1', [
    villageId,
  ]);
  demand(area?.villageId === villageId, ErrorCode.BAD_INPUT, 'villageId');
  const teams = await tx.rows("select 1 from team where village_id = $1 and state <> 'CLOSED' limit $2", [
    villageId,
    MOST_TEAMS,
  ]);
  demand(teams.length < MOST_TEAMS, ErrorCode.TOO_MANY);
  await tx.manager.insert(Team, {
    id: intent.requestId,
    villageId,
    kind,
    name: trimmed(input.name),
    leaderId: null,
    leadsSince: null,
    purpose: trimmed(input.purpose),
    state: TeamState.ACTIVE,
    createdAt: tx.at,
  });
  await keep(tx, intent, [
    { subjectKind: 'TEAM', subjectId: intent.requestId, move: 'FOUND', villageId, detail: { kind } },
  ]);
  return found(await tx.one(Team, { id: intent.requestId }));
}
