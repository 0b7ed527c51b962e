import { newId } from '#server/core/id';
import type { ActorContext } from '#server/features/people/actor';
import { pointsOf } from '#server/features/people/loaders';
import { statementOf } from '#server/features/people/statement';
import { redeem } from '#server/features/shop/redeem';
import { BenchCounty } from './bench-county';
import { print, type Round, round } from './rounds';

const SMALL = 10_000;
const LARGE = 100_000;
const PAGE = 20;

/**
 * How two hot paths grow with the ledger, one client, 10^4 and then 10^5 lines in the same database: a household's
 * balance with the first page of its statement, and a redemption of one good.
 */
export async function benchGrowth(ms: number): Promise<void> {
  const county = await BenchCounty.open(4);
  const goodsIds = await county.fillShelves();
  const visitIds = await county.openVisits();
  const pick = (list: readonly string[]): string => list[Math.floor(Math.random() * list.length)] ?? '';
  const read = async (): Promise<void> => {
    // A request of its own each time: loaders remember what they read within one.
    const ctx = { db: county.db } as ActorContext;
    const householdId = pick(county.householdIds);
    const [page] = await Promise.all([
      statementOf(ctx, householdId, PAGE, null),
      pointsOf(ctx).load(householdId),
    ]);
    if (page.nodes.length !== PAGE) throw new Error(`A page of ${page.nodes.length} lines`);
  };
  const buy = () =>
    redeem(county.db, county.keeper, {
      requestId: newId(),
      visitId: pick(visitIds),
      lines: [{ goodsId: pick(goodsIds), quantity: 1 }],
    });

  await county.open(SMALL, 1_000);
  const small = { read: await measured(ms, read), buy: await measured(ms, buy) };
  await county.open(LARGE - SMALL, 1_000);
  const large = { read: await measured(ms, read), buy: await measured(ms, buy) };
  compareGrowth(`Balance and first ${PAGE} lines of a statement`, small.read, large.read);
  compareGrowth('Redemption of one good', small.buy, large.buy);
  await county.close();
}

function compareGrowth(name: string, small: Round, large: Round): void {
  print(name, [
    ['median at 10^5 ÷ at 10^4 ledger lines', (large.p50 / small.p50).toFixed(2)],
    ['here and now', `${small.p50.toFixed(2)} ms and ${large.p50.toFixed(2)} ms`],
  ]);
}

async function measured(ms: number, work: () => Promise<unknown>): Promise<Round> {
  await round(1, ms / 2, work);
  return round(1, ms, work);
}
