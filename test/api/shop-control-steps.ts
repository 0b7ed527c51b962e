import { expect } from 'vitest';
import type { Caller, Result, World } from '#test/support/world';
import { KEEPER, steps } from './shop-steps';

type Input = Record<string, unknown>;

// What each answers that the tests look at.
const DOCUMENTS = {
  reviseTerms: ['TermsInput', 'id returnDays holdDays pickupCheck'],
  openCount: [
    'OpenCountInput',
    'id month state figures { goods counted differing } lines { goodsId book moved } moves',
  ],
  enterCount: ['EnterCountInput', 'id state figures { goods counted differing over under }'],
  signCount: ['SignCountInput', 'id state keeper { name } supervisor { name } moves'],
  returnCount: ['ReturnCountInput', 'id state keeper { name } supervisor { name }'],
  dropCount: ['ReturnCountInput', 'id state'],
  recallBatch: ['RecallInput', 'id state recalls { reason recalledBy { name } liftedAt }'],
  liftRecall: ['RecallInput', 'id state recalls { liftReason }'],
  reserveGoods: [
    'ReserveInput',
    'id code points state expiresAt lines { quantity pointsEach } household { id balance reservedPoints } moves',
  ],
  cancelReservation: ['CancelReservationInput', 'id state reason household { id }'],
  openPickup: [
    'PickupInput',
    'id reservedPoints reservation { id points code lines { goods { id } } } household { id }',
  ],
  collectReservation: [
    'CollectInput',
    'id points balanceAfter lines { quantity pointsEach goods { id stock available } }',
  ],
  recordSupply: [
    'SupplyInput',
    'id number costCents donor { name } lines { id quantity goods { id stock } }',
  ],
  reviseDonor: ['DonorInput', 'id name named'],
  revisePartner: ['PartnerInput', 'id kind nameZh agreement centsPerPoint'],
  prepareSettlement: [
    'PrepareSettlementInput',
    'id number state points receipts amountCents lines { kind points amountCents } moves',
  ],
  signSettlement: ['SignSettlementInput', 'id state signedBy { name }'],
  paySettlement: ['PaySettlementInput', 'id state paidDocument'],
  dropSettlement: ['DropSettlementInput', 'id state droppedReason'],
} as const satisfies Record<string, readonly [string, string]>;
export type Doing = keyof typeof DOCUMENTS;

/** One mutation of the shop's control with a request id of its own unless the input brings one. */
export async function ask(world: World, who: Caller, doing: Doing, input: Input): Promise<Result> {
  const [type, answer] = DOCUMENTS[doing];
  return who.run(`mutation ($input: ${type}!) { ${doing}(input: $input) { ${answer} } }`, {
    input: { requestId: world.id(), ...input },
  });
}

/** As `ask`, and it must succeed: answers what came back. */
export async function done(world: World, name: string, doing: Doing, input: Input): Promise<Result['data']> {
  const { data, codes, fields } = await ask(world, world.as(name), doing, input);
  expect([codes, fields], doing).toEqual([[], []]);
  return data[doing];
}

/** Whoever has no business with it is refused: nobody, a resident, and the same posts of another village. */
export async function refusesOthers(
  world: World,
  doing: Doing,
  input: Input,
  role = 'SHOP_KEEPER',
): Promise<void> {
  const resident = await world.villager(40);
  const elsewhere = await world.elsewhere(role);
  const codes = [
    await ask(world, world.stranger, doing, input),
    await ask(world, world.as(resident.name), doing, input),
    await ask(world, world.as(elsewhere.name), doing, input),
  ].map((result) => result.codes);
  expect(codes, doing).toEqual([['UNAUTHENTICATED'], ['FORBIDDEN'], ['FORBIDDEN']]);
}

/** The same request twice is one; its id serves nothing else. Answers what the first run gave. */
export async function happensOnce(
  world: World,
  name: string,
  doing: Doing,
  input: Input,
  other: Input,
): Promise<Result['data']> {
  const once = { requestId: world.id(), ...input };
  const first = await ask(world, world.as(name), doing, once);
  expect([first.codes, first.fields], doing).toEqual([[], []]);
  const second = await ask(world, world.as(name), doing, once);
  expect(second.codes, doing).toEqual([]);
  expect(second.data[doing].id).toBe(first.data[doing].id);
  const third = await ask(world, world.as(name), doing, { ...once, ...other });
  expect(third.codes, doing).toEqual(['IDEMPOTENCY_MISMATCH']);
  return first.data[doing];
}

/** A batch of a dated good, by the keeper's purchase; answers the batch's id. */
export async function batchOf(
  world: World,
  goodsId: string,
  quantity: number,
  bestBeforeOn: string,
): Promise<string> {
  const document = `B-${world.id().slice(-8)}`;
  const { codes } = await steps.moveStock(world.as(KEEPER), {
    requestId: world.id(),
    goodsId,
    kind: 'PURCHASE',
    quantity,
    document,
    bestBeforeOn,
  });
  expect(codes).toEqual([]);
  const batches = await batchesOf(world, goodsId);
  return batches.find((batch) => batch.document === document)?.id ?? '';
}

export interface Batch {
  id: string;
  document: string;
  quantity: number;
  state: string;
  bestBeforeOn: string | null;
}

export async function batchesOf(world: World, goodsId: string): Promise<Batch[]> {
  const { data } = await world
    .as(KEEPER)
    .run('query ($id: ID!) { goods(id: $id) { batches { id document quantity state bestBeforeOn } } }', {
      id: goodsId,
    });
  return data.goods.batches;
}

export async function availableOf(world: World, goodsId: string): Promise<number> {
  const { data } = await world.stranger.run('query ($id: ID!) { goods(id: $id) { available } }', {
    id: goodsId,
  });
  return data.goods.available;
}
