import type { Caller, Result, World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { bringIn } from '#test/support/openings';

export const KEEPER = '龙志远';
export const SUPERVISOR = '毕秀云';
export const CLERK = '贺春梅';

const OPEN = `mutation ($input: VisitInput!) {
  openVisit(input: $input) { id expiresAt balance pendingPoints household { id } shop { id } allowances { goodsId remaining } } }`;
const CLOSE = `mutation ($input: CloseVisitInput!) { closeVisit(input: $input) }`;
const REDEEM = `mutation ($input: RedeemInput!) { redeem(input: $input) {
  id receiptNumber points balanceAfter redeemedAt returnedAt mayReturn village { id } shop { id } household { id }
  keeper { name } lines { quantity pointsEach goods { id stock } } } }`;
const RETURN = `mutation ($input: ReturnInput!) { returnRedemption(input: $input) {
  id points returnedAt returnReason mayReturn household { id balance } lines { goods { id stock } } } }`;
const MOVE = `mutation ($input: StockInput!) { moveStock(input: $input) { id stock } }`;
const REVISE = `mutation ($input: GoodsInput!) { reviseGoods(input: $input) {
  id code nameZh points stock active limitPerQuarter prices { points setBy { name } } } }`;

export interface Line {
  goodsId: string;
  quantity: number;
}

/** What people do at the shop, over the API. Each answers the raw result, so that refusals can be looked at. */
export const steps = {
  openVisit: (caller: Caller, input: Record<string, unknown>): Promise<Result> => caller.run(OPEN, { input }),
  closeVisit: (caller: Caller, input: Record<string, unknown>): Promise<Result> =>
    caller.run(CLOSE, { input }),
  redeem: (caller: Caller, input: Record<string, unknown>): Promise<Result> => caller.run(REDEEM, { input }),
  returnRedemption: (caller: Caller, input: Record<string, unknown>): Promise<Result> =>
    caller.run(RETURN, { input }),
  moveStock: (caller: Caller, input: Record<string, unknown>): Promise<Result> => caller.run(MOVE, { input }),
  reviseGoods: (caller: Caller, input: Record<string, unknown>): Promise<Result> =>
    caller.run(REVISE, { input }),
};

/** Puts opening points into a household's purse. */
export async function give(world: World, householdId: string, points: number): Promise<void> {
  await world.db.write((tx) => bringIn(tx, world.village, [{ householdId, points }]));
}

export async function cardOf(world: World, householdId: string): Promise<string> {
  const row = await world.db.reader.row<{ cardNumber: string }>(
    'select card_number from household where id = $1',
    [householdId],
  );
  return row?.cardNumber ?? '';
}

/** A visit of the household at the village's counter, opened by its keeper; answers the visit's id. */
export async function visitOf(world: World, householdId: string): Promise<string> {
  const { data, codes } = await steps.openVisit(world.as(KEEPER), {
    requestId: world.id(),
    shopId: await world.shop(),
    card: await cardOf(world, householdId),
    pin: WORLD_PIN,
  });
  if (!data?.openVisit) throw new Error(`The counter did not open: ${codes.join(', ')}`);
  return data.openVisit.id;
}

export async function balanceOf(world: World, householdId: string): Promise<number> {
  const row = await world.db.reader.row<{ balance: number }>(
    "select balance from account where owner_id = $1 and asset = 'POINTS'",
    [householdId],
  );
  return row?.balance ?? 0;
}

export async function stockOf(world: World, goodsId: string): Promise<number> {
  const row = await world.db.reader.row<{ stock: number }>('select stock from goods where id = $1', [
    goodsId,
  ]);
  return row?.stock ?? 0;
}

/** Fills a shelf by the keeper's purchase. */
export async function stockUp(world: World, goodsId: string, quantity: number): Promise<void> {
  const { codes } = await steps.moveStock(world.as(KEEPER), {
    requestId: world.id(),
    goodsId,
    kind: 'PURCHASE',
    quantity,
    document: '20250616-009',
  });
  if (codes.length > 0) throw new Error(`The purchase was refused: ${codes.join(', ')}`);
}
