// Points expire only by a report that somebody of another body signs; then all of them in one posting.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { type AccountKey, purse } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import { pointsHeld } from '#server/features/shop/reservations/reservation-queries';
import { isOpen } from './calendar';
import { holdClose } from './hold-paper';
import type { SignCloseInput } from './inputs';
import { linesOf } from './lots';
import { signingSeat } from './policy';
import { closeLines, termsOfVillage } from './queries';
import { CloseMove, CloseState } from './rules';
import { SeasonClose } from './season-close.entity';

const DAY_MS = 86_400_000;

/**
 * Signs a prepared closing and posts it. Each household loses what its lots say now, and never more than the report
 * said: what was spent since is not taken, what came back since stays until the next close, and so does what is promised
 * to goods put aside, for as long as they are kept. Honour and minutes are untouched. Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_FILER, ILLEGAL_MOVE, POINTS_DO_NOT_EXPIRE (settings changed since).
 */
export async function signClose(tx: Tx, actor: Actor, input: SignCloseInput): Promise<SeasonClose> {
  const intent = intentOf('signClose', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonClose, { id: earlier }));

  const { paper, path } = await holdClose(tx, actor, input.closeId, CloseMove.SIGN);
  const { id, villageId } = paper;
  const terms = await termsOfVillage(tx, villageId);
  demand(isOpen(paper, terms), ErrorCode.POINTS_DO_NOT_EXPIRE);

  const lines = await dueNow(tx, paper);
  const due = lines.filter((line) => line.points > 0);
  const points = due.reduce((sum, line) => sum + line.points, 0);
  await tx.rows(
    `update season_close set state = $2, signed_by = $3, signed_body = $4, signed_at = $5, posted_households = $6,
       posted_points = $7, undo_until = $8 where id = $1`,
    [
      id,
      CloseState.POSTED,
      actor.residentId,
      signingSeat(actor, path),
      tx.at,
      due.length,
      points,
      new Date(tx.at.getTime() + terms.undoDays * DAY_MS),
    ],
  );
  await tx.rows(
    `insert into season_close_held (close_id, household_id, points)
     select $1, "householdId", held from jsonb_to_recordset($2::jsonb) as l ("householdId" uuid, held bigint)
     where held > 0`,
    [id, JSON.stringify(lines)],
  );
  await post(
    tx,
    due.map((line) => ({
      key: `expiry:${id}:${line.householdId}`,
      debit: purse(villageId, line.householdId),
      credit: expiryOf(villageId),
      amount: line.points,
      kind: 'EXPIRY',
      sourceId: id,
    })),
    { actorId: actor.residentId, requestId: intent.requestId },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_CLOSE',
      subjectId: id,
      move: 'SIGN',
      villageId,
      detail: { households: due.length, points },
    },
  ]);
  return found(await tx.one(SeasonClose, { id }));
}

function expiryOf(bookId: string): AccountKey {
  return { bookId, asset: 'POINTS', kind: 'EXPIRY', ownerId: null };
}

interface Due {
  householdId: string;
  /** What expires. */
  points: number;
  /** What would have expired, were it not promised to goods put aside. */
  held: number;
}

/**
 * What is posted: the lesser of report and lots, less what the household's open reservations will take (the oldest
 * points, as every purchase does), read while the purses are locked in the ledger's order.
 */
async function dueNow(tx: Tx, paper: SeasonClose): Promise<Due[]> {
  const reported = new Map((await closeLines(tx, [paper.id])).map((line) => [line.householdId, line.points]));
  await tx.rows(
    `select id from account where book_id = $1 and asset = 'POINTS' and owner_id = any($2::uuid[]) order by id for update`,
    [paper.villageId, [...reported.keys()]],
  );
  const lines = await linesOf(tx, paper.villageId, paper);
  const promised = await pointsHeld(tx, [...reported.keys()]);
  return lines.flatMap(({ householdId, points }) => {
    const most = Math.min(points, reported.get(householdId) ?? 0);
    const held = Math.min(most, promised.get(householdId) ?? 0);
    return most > 0 ? [{ householdId, points: most - held, held }] : [];
  });
}
