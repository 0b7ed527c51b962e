import { newId } from '#server/core/id';
import type { RedeemInput } from '#server/features/shop/inputs';
import { redeem } from '#server/features/shop/redeem';
import { BenchCounty } from './bench-county';
import { referenceRedeem } from './reference-redeem';
import { compare } from './rounds';

const CLIENTS = 16;

/**
 * Redemptions of two goods by the product's use-case against the same thing in separate statements, in turns on one
 * database: spread over goods and households, all for one good, and with a single client. Ends with the audit.
 */
export async function benchRedeem(rounds: number, ms: number): Promise<void> {
  const county = await BenchCounty.open(CLIENTS);
  const { db, keeper } = county;
  const goodsIds = await county.fillShelves();
  await county.open(county.householdIds.length, 1_000_000);
  const visitIds = await county.openVisits();
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
