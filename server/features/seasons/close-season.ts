// A season is closed by a report: the same figures whether it is a dry run or the paper that two people sign.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { ExpiryPolicy, seasonToClose } from './calendar';
import type { CloseSeasonInput } from './inputs';
import { linesOf, totalOf } from './lots';
import { can } from './policy';
import { holdSeasons, termsOfVillage } from './queries';
import { CloseState } from './rules';
import { SeasonClose } from './season-close.entity';

/**
 * The report on the season that has ended: what every household would lose, nothing written.
 * Throws NOT_FOUND, FORBIDDEN, POINTS_DO_NOT_EXPIRE, SEASON_NOT_OVER (it runs, is closed, or is protected).
 */
export async function dryRunClose(
  reader: Reader,
  actor: Actor,
  input: CloseSeasonInput,
): Promise<SeasonClose> {
  const { villageId } = input;
  demand(can.prepare(actor, await villagePath(reader, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const terms = await termsOfVillage(reader, villageId);
  demand(terms.expiry !== ExpiryPolicy.NEVER, ErrorCode.POINTS_DO_NOT_EXPIRE, 'villageId');
  const season = seasonToClose(dayOf(reader.at), terms);
  demand(season, ErrorCode.SEASON_NOT_OVER, 'villageId');
  const lines = await linesOf(reader, villageId, season);
  return Object.assign(new SeasonClose(), {
    id: input.requestId.toLowerCase(),
    villageId,
    ...season,
    ...totalOf(lines),
    lines,
    state: null,
    preparedBy: actor.residentId,
    preparedAt: reader.at,
    signedBy: null,
    signedBody: null,
    signedAt: null,
    postedHouseholds: null,
    postedPoints: null,
    undoUntil: null,
    droppedBy: null,
    droppedAt: null,
    dropReason: null,
    undoneAt: null,
  });
}

/**
 * Prepares the closing of the season that has ended: the report of the dry run is written down and waits for its
 * second signature. No point expires yet. Throws as the dry run does, and CONFLICT when one already waits.
 */
export async function closeSeason(tx: Tx, actor: Actor, input: CloseSeasonInput): Promise<SeasonClose> {
  const intent = intentOf('closeSeason', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonClose, { id: earlier }));

  await holdSeasons(tx, input.villageId);
  const { lines = [], ...report } = await dryRunClose(tx, actor, input);
  await tx.manager.insert(SeasonClose, { ...report, state: CloseState.PREPARED });
  await tx.rows(
    `insert into season_close_line (close_id, household_id, balance, points)
     select $1, "householdId", balance, points
     from jsonb_to_recordset($2::jsonb) as l ("householdId" uuid, balance bigint, points bigint)`,
    [report.id, JSON.stringify(lines)],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_CLOSE',
      subjectId: report.id,
      move: 'PREPARE',
      villageId: report.villageId,
      detail: {
        season: `${report.beginsOn} – ${report.endsOn}`,
        households: report.households,
        points: report.points,
      },
    },
  ]);
  return found(await tx.one(SeasonClose, { id: report.id }));
}
