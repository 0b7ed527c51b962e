import { newId } from '#server/core/id';
import type { RedeemInput } from '#server/features/shop/inputs';
import { redeem } from '#server/features/shop/redeem';
import { BenchCounty } from './bench-county';
import { referenceRedeem } from './reference-redeem';
import { compare } from './rounds';

const CLIENTS = 16;
const PLENTY = 900_000;

/**
 * Redemptions of two goods by the product's use-case against the same thing in separate statements, in turns on one
 * database: spread over goods and households, all for one good, and with a single client. Ends with the audit.
 */
export async function benchRedeem(rounds: number, ms: number): Promise<void> {
  const county = await BenchCounty.open(CLIENTS);
  const { db, keeper } = county;
  const goodsIds = await fillShelves(county);
  await county.open(county.householdIds.length, 1_000_000);
  const visitIds = await openVisits(county);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
  const two = (): RedeemInput => {
    const first = Math.floor(Math.random() * goodsIds.length);
    const second = (first + 1 + Math.floor(Math.random() * (goodsIds.length - 1))) % goodsIds.length;
    return basket(pick(visitIds), [goodsIds[first] ?? '', goodsIds[second] ?? '']);
  };
  const scarce = (): RedeemInput => basket(pick(visitIds), goodsIds.slice(0, 1));
  const sides = (input: () => RedeemInput) => ({
    ours: () => redeem(db, keeper, input()),
    reference: () => referenceRedeem(db, keeper, input()),
  });

  await compare('Redemption of two goods', { clients: CLIENTS, rounds, ms, ...sides(two) });
  await compare('Everybody wants the same good', { clients: CLIENTS, rounds, ms, ...sides(scarce) });
  await compare('Redemption of two goods', { clients: 1, rounds, ms, ...sides(two) });
  await county.close();
}

function basket(visitId: string, goodsIds: readonly string[]): RedeemInput {
  return { requestId: newId(), visitId, lines: goodsIds.map((goodsId) => ({ goodsId, quantity: 1 })) };
}

/** No limits and more than a run can sell; the stock comes by movements, as the audit demands. */
async function fillShelves({ db, shopId }: BenchCounty): Promise<string[]> {
  return db.write(async (tx) => {
    await tx.rows(
      `insert into stock_movement (goods_id, kind, quantity, document, moved_at)
       select id, 'PURCHASE', $2, 'bench', $3 from goods where shop_id = $1`,
      [shopId, PLENTY, tx.at],
    );
    const goods = await tx.rows<{ id: string }>(
      'update goods set stock = stock + $2, limit_per_quarter = null where shop_id = $1 returning id',
      [shopId, PLENTY],
    );
    return goods.map(({ id }) => id);
  });
}

/** A visit for each household that outlasts the run; PINs are no part of what is measured. */
async function openVisits({ db, shopId, keeper, villageId }: BenchCounty): Promise<string[]> {
  return db.write(async (tx) => {
    const visits = await tx.rows<{ id: string }>(
      `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at)
       select new_id(), $1, h.id, $2, $3, $3::timestamptz + interval '1 day'
       from household h where h.village_id = $4 returning id`,
      [shopId, keeper.residentId, tx.at, villageId],
    );
    return visits.map(({ id }) => id);
  });
}
