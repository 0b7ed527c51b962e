import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import { timeKeyOf } from '#server/features/shop/time-page';
import type { Reservation, ReservationLine } from './reservation.entity';

const RECENT = 20;

export const reservationById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Reservation>('select * from reservation where id = any($1)', [ids]),
    (reservation) => reservation.id,
  ),
);

export const linesByReservation = loader(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<ReservationLine>(
      `select l.* from reservation_line l join goods g on g.id = l.goods_id
       where l.reservation_id = any($1) order by g.code collate pinyin`,
      [ids],
    ),
    (line) => line.reservationId,
  ),
);

/** The last reservations of households, at most 20 each, newest first. */
export const reservationsByHousehold = loader(async (reader, householdIds) =>
  grouped(
    householdIds,
    await reader.rows<Reservation>(
      `select r.* from unnest($1::uuid[]) h (id) cross join lateral (
         select * from reservation r where r.household_id = h.id
         order by r.reserved_at desc, r.id desc limit ${RECENT}) r`,
      [householdIds],
    ),
    (reservation) => reservation.householdId,
  ),
);

/** Points that open reservations of households hold now; households without any are left out. */
export async function pointsHeld(
  reader: Reader,
  householdIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.rows<{ householdId: string; points: number }>(
    `select household_id, sum(points)::bigint as points from reservation
     where household_id = any($1) and state = 'OPEN' and expires_at > $2 group by household_id`,
    [householdIds, reader.at],
  );
  return new Map(rows.map((row) => [row.householdId, row.points]));
}

/** The same as a field of a household. */
export const reservedPoints = loader(async (reader, householdIds) => {
  const held = await pointsHeld(reader, householdIds);
  return householdIds.map((id) => held.get(id) ?? 0);
});

/** A household's open reservations at a shop, the one that ends first on top. */
export function openAt(reader: Reader, shopId: string, householdId: string): Promise<Reservation[]> {
  return reader.rows<Reservation>(
    `select * from reservation where household_id = $2 and shop_id = $1 and state = 'OPEN' and expires_at > $3
     order by expires_at, id`,
    [shopId, householdId, reader.at],
  );
}

/** The reservations of a shop, newest first; only those that hold something, or all. */
export async function reservationsAt(
  reader: Reader,
  shopId: string,
  open: boolean,
  first: number,
  after: string | null,
): Promise<Page<Reservation>> {
  const key = timeKeyOf(after);
  const rows = await reader.rows<Reservation>(
    `select * from reservation where shop_id = $1 and (reserved_at, id) < ($2::timestamptz, $3::uuid)
       and (not $5 or state = 'OPEN' and expires_at > $6)
     order by reserved_at desc, id desc limit $4`,
    [shopId, key.at, key.id, pageSize(first) + 1, open, reader.at],
  );
  return pageOf(rows, first, (row) => [row.reservedAt.toISOString(), row.id]);
}
