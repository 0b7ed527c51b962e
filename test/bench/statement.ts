import type { ActorContext } from '#server/features/people/actor';
import { pointsOf } from '#server/features/people/loaders';
import { statementOf } from '#server/features/people/statement';
import { BenchCounty } from './bench-county';
import { print, type Round, round } from './rounds';

const SMALL = 10_000;
const LARGE = 100_000;
const PAGE = 20;

/**
 * How the time of a household's balance with the first page of its statement grows with the ledger: one client,
 * 10^4 and then 10^5 lines in the same database.
 */
export async function benchStatement(ms: number): Promise<void> {
  const county = await BenchCounty.open(4);
  const read = async (): Promise<void> => {
    // A request of its own each time: loaders remember what they read within one.
    const ctx = { db: county.db } as ActorContext;
    const householdId = county.householdIds[Math.floor(Math.random() * county.householdIds.length)] ?? '';
    const [page] = await Promise.all([
      statementOf(ctx, householdId, PAGE, null),
      pointsOf(ctx).load(householdId),
    ]);
    if (page.nodes.length !== PAGE) throw new Error(`A page of ${page.nodes.length} lines`);
  };
  await county.open(SMALL, 1);
  const small = await measured(ms, read);
  await county.open(LARGE - SMALL, 1);
  const large = await measured(ms, read);
  print(`Balance and first ${PAGE} lines of a statement`, [
    ['median at 10^5 ÷ at 10^4 lines', (large.p50 / small.p50).toFixed(2)],
    ['here and now', `${small.p50.toFixed(2)} ms and ${large.p50.toFixed(2)} ms`],
  ]);
  await county.close();
}

async function measured(ms: number, read: () => Promise<void>): Promise<Round> {
  await round(1, ms / 2, read);
  return round(1, ms, read);
}
