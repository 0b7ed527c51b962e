import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { ask, signIn } from './sign-in';

export const PIN = '135790';

type Goods = { id: string; code: string; nameZh: string; points: number; stock: number };
type Visit = { id: string; balance: number; allowances: { goodsId: string; remaining: number }[] };
export type Card = { number: string; household: string; balance: number };

/** The keeper's shelf. `keeper` is signed in as the shop keeper. */
async function shelf(keeper: BrowserContext): Promise<{ shopId: string; villageId: string; goods: Goods[] }> {
  const { viewer } = await ask<{ viewer: { shop: { id: string; village: { id: string }; goods: Goods[] } } }>(
    keeper.request,
    '{ viewer { shop { id village { id } goods { id code nameZh points stock } } } }',
  );
  return { shopId: viewer.shop.id, villageId: viewer.shop.village.id, goods: viewer.shop.goods };
}

/** One good of the shelf by its Chinese name. */
export async function findGoods(keeper: BrowserContext, name: string): Promise<Goods> {
  const { goods } = await shelf(keeper);
  const found = goods.find((one) => one.nameZh === name);
  if (!found) throw new Error(`The shop has no ${name}`);
  return found;
}

/**
 * Finds household cards as the demo's year has left them: whose purse holds what is wanted, and who may still take a
 * good this quarter. `clerk` and `keeper` are contexts; both are signed in here.
 */
export async function findCards(
  clerk: BrowserContext,
  keeper: BrowserContext,
  wanted: { least: number; most?: number; mayTake?: string; count?: number },
): Promise<Card[]> {
  await signIn(clerk, 'he-chunmei');
  await signIn(keeper, 'long-zhiyuan');
  const { shopId, villageId, goods } = await shelf(keeper);
  const good = goods.find((one) => one.nameZh === wanted.mayTake);
  const { households } = await ask<{
    households: { nodes: { number: string; cardNumber: string | null; balance: number }[] };
  }>(
    clerk.request,
    'query Cards($villageId: ID!) { households(villageId: $villageId, first: 100) { nodes { number cardNumber balance } } }',
    { villageId },
  );
  const found: Card[] = [];
  for (const { number, cardNumber, balance } of households.nodes) {
    if (!cardNumber || balance < wanted.least || balance > (wanted.most ?? Infinity)) continue;
    if (good && (await remaining(keeper, shopId, cardNumber, good.id)) < 1) continue;
    found.push({ number: cardNumber, household: number, balance });
    if (found.length === (wanted.count ?? 1)) return found;
  }
  throw new Error(`The village has too few cards for ${JSON.stringify(wanted)}`);
}

/** How many of a good a card may take this quarter, as the till would say. */
async function remaining(
  keeper: BrowserContext,
  shopId: string,
  card: string,
  goodsId: string,
): Promise<number> {
  const { openVisit } = await ask<{ openVisit: Visit }>(
    keeper.request,
    'mutation Open($input: VisitInput!) { openVisit(input: $input) { id balance allowances { goodsId remaining } } }',
    { input: { requestId: randomUUID(), shopId, card, pin: PIN } },
  );
  await ask(keeper.request, 'mutation Close($input: CloseVisitInput!) { closeVisit(input: $input) }', {
    input: { requestId: randomUUID(), visitId: openVisit.id },
  });
  return openVisit.allowances.find((each) => each.goodsId === goodsId)?.remaining ?? Infinity;
}

/** Counts a good anew behind the keeper's back. `supervisor` is signed in as the shop's supervisor. */
export async function countStock(
  supervisor: BrowserContext,
  goodsId: string,
  quantity: number,
): Promise<void> {
  await ask(supervisor.request, 'mutation Count($input: StockInput!) { moveStock(input: $input) { id } }', {
    input: { requestId: randomUUID(), goodsId, kind: 'COUNT', quantity, reason: '货架重新清点' },
  });
}
