// What is put aside for one household is promised to nobody else, and its points are not spent twice.
import { randomInt } from 'node:crypto';
import type { Tx } from '#server/core/database';
import { periodStart, dayOf } from '#server/core/clock';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import { type KnownPlace, placeOf } from '#server/features/shop/queries';
import { type BasketLine, demandBasket } from '#server/features/shop/rules';
import type { ReserveInput } from './reservation-inputs';
import { Reservation } from './reservation.entity';
import { heldUntil } from './reservation-rules';

/**
 * Puts goods aside at today's prices, with the points they cost, until the shop's days have passed. The ledger is not
 * touched. Limits, stock and points are those that a redemption at this instant would meet.
 * Throws FORBIDDEN (no household of this village; the shop holds nothing), NOT_FOUND (shopId), NOT_ACTIVE, TOO_MANY
 * (open reservations), GOODS_NOT_FOUND, SOLD_OUT, GOODS_LIMIT, INSUFFICIENT_POINTS; for the shape as redeem.
 */
export async function reserveGoods(tx: Tx, actor: Actor, input: ReserveInput): Promise<Reservation> {
  demandBasket(input.lines);
  const intent = intentOf('reserveGoods', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Reservation, { id: earlier }));

  const place = await placeOf(tx, input.shopId);
  const { householdId } = actor;
  demand(householdId && can.reserve(actor, place), ErrorCode.FORBIDDEN);
  demand(place.shop.holdDays > 0, ErrorCode.FORBIDDEN, 'shopId');
  await lockHousehold(tx, householdId, place.villageId);
  await demandRoom(tx, householdId, place);
  await tx.rows('select id from goods where id = any($1) order by id for no key update', [
    input.lines.map((line) => line.goodsId),
  ]);
  const points = await pointsFor(tx, householdId, place, input.lines);

  const expiresAt = heldUntil(tx.at, place.shop.holdDays);
  const reservation = found(
    await tx.row<Reservation>(
      `insert into reservation (id, shop_id, village_id, household_id, reserved_by, code, points, reserved_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *`,
      [
        intent.requestId,
        place.id,
        place.villageId,
        householdId,
        actor.residentId,
        await freeCode(tx, place.id),
        points,
        tx.at,
        expiresAt,
      ],
    ),
  );
  await tx.rows(
    `insert into reservation_line (reservation_id, goods_id, quantity, points_each, held_until)
     select $1, g.id, l.quantity, g.points, $4
     from unnest($2::uuid[], $3::int[]) l (goods_id, quantity) join goods g on g.id = l.goods_id`,
    [
      reservation.id,
      input.lines.map((line) => line.goodsId),
      input.lines.map((line) => line.quantity),
      expiresAt,
    ],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'RESERVATION',
      subjectId: reservation.id,
      move: 'RESERVE',
      villageId: place.villageId,
      detail: { points },
    },
  ]);
  return reservation;
}

/** Household, then purse, as every path that spends: two of its phones at once wait for each other. */
async function lockHousehold(tx: Tx, householdId: string, villageId: string): Promise<void> {
  const household = found(
    await tx.row<{ state: string }>('select state from household where id = $1 for share', [householdId]),
  );
  demand(household.state === 'ACTIVE', ErrorCode.NOT_ACTIVE);
  await tx.rows(
    `select id from account where book_id = $1 and asset = 'POINTS' and kind = 'OWNER' and owner_id = $2 for update`,
    [villageId, householdId],
  );
}

async function demandRoom(tx: Tx, householdId: string, place: KnownPlace): Promise<void> {
  const open = found(
    await tx.row<{ count: number }>(
      `select count(*) from reservation
       where household_id = $1 and shop_id = $2 and state = 'OPEN' and expires_at > $3`,
      [householdId, place.id, tx.at],
    ),
  );
  demand(open.count < place.shop.openReservations, ErrorCode.TOO_MANY);
}

/** What the goods cost now, when all of it can be promised to the household; the refusal otherwise. */
async function pointsFor(
  tx: Tx,
  householdId: string,
  place: KnownPlace,
  lines: readonly BasketLine[],
): Promise<number> {
  const answer = found(
    await tx.row<{ bad: ErrorCode | null; total: number | null }>(
      `select case
          when bool_or(g.id is null or g.shop_id <> $3 or not g.active) then 'GOODS_NOT_FOUND'
          when bool_or(f.free < l.quantity) then 'SOLD_OUT'
          when bool_or(coalesce(u.quantity, 0) + f.own + l.quantity > g.limit_per_quarter) then 'GOODS_LIMIT'
          when sum(g.points::bigint * l.quantity) > coalesce((select a.balance from account a
              where a.book_id = $6 and a.asset = 'POINTS' and a.kind = 'OWNER' and a.owner_id = $4), 0)
            - coalesce((select sum(r.points) from reservation r
              where r.household_id = $4 and r.state = 'OPEN' and r.expires_at > $5), 0) then 'INSUFFICIENT_POINTS'
          end as bad,
        sum(g.points::bigint * l.quantity) as total
       from unnest($1::uuid[], $2::int[]) l (goods_id, quantity)
       left join goods g on g.id = l.goods_id
       left join shop_free($1, $4, null, $5) f on f.goods_id = l.goods_id
       left join goods_use u on u.goods_id = l.goods_id and u.household_id = $4 and u.quarter_starts_on = $7`,
      [
        lines.map((line) => line.goodsId),
        lines.map((line) => line.quantity),
        place.id,
        householdId,
        tx.at,
        place.villageId,
        periodStart('QUARTER', dayOf(tx.at)),
      ],
    ),
  );
  if (answer.bad) throw new DomainError(answer.bad);
  return found(answer.total);
}

/** Six digits that no open reservation of the shop has. The unique index decides when two draw the same at once. */
async function freeCode(tx: Tx, shopId: string): Promise<string> {
  const drawn = Array.from({ length: 20 }, () => String(randomInt(1_000_000)).padStart(6, '0'));
  const taken = await tx.rows<{ code: string }>(
    "select code from reservation where shop_id = $1 and state = 'OPEN' and code = any($2)",
    [shopId, drawn],
  );
  const free = drawn.find((code) => taken.every((row) => row.code !== code));
  demand(free, ErrorCode.CONFLICT);
  return free;
}
