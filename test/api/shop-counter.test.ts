import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { balanceOf, cardOf, CLERK, give, KEEPER, steps, SUPERVISOR, visitOf } from './shop-steps';

let world: World;
let buyer: Person;
let shopId: string;
let card: string;

beforeAll(async () => {
  world = await openWorld();
  buyer = await world.villager(0);
  shopId = await world.shop();
  card = await cardOf(world, buyer.householdId);
  await give(world, buyer.householdId, 40);
});
afterAll(() => world.close());

function input(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { requestId: world.id(), shopId, card, pin: WORLD_PIN, ...more };
}

test('a card number and its PIN open a visit of 15 minutes with balance and allowances', async () => {
  const { data, codes } = await steps.openVisit(world.as(KEEPER), input());
  expect(codes).toEqual([]);
  expect(data.openVisit).toMatchObject({
    balance: 40,
    household: { id: buyer.householdId },
    shop: { id: shopId },
  });
  const left = new Date(data.openVisit.expiresAt).getTime() - world.clock.now().getTime();
  expect(Math.round(left / 60_000)).toBe(15);
  expect(data.openVisit.allowances).toContainEqual({ goodsId: await world.goods('G01'), remaining: 6 });
});

test("the card's QR opens it as well", async () => {
  const row = await world.db.reader.row<{ cardToken: string }>(
    'select card_token from household where id = $1',
    [buyer.householdId],
  );
  const { data } = await steps.openVisit(world.as(KEEPER), input({ card: row?.cardToken }));
  expect(data.openVisit.household.id).toBe(buyer.householdId);
});

test('the same request twice opens one visit; another card under its id is refused', async () => {
  const once = input();
  const first = await steps.openVisit(world.as(KEEPER), once);
  const second = await steps.openVisit(world.as(KEEPER), once);
  expect(second.data.openVisit.id).toBe(first.data.openVisit.id);
  expect(second.data.openVisit.expiresAt).toBe(first.data.openVisit.expiresAt);
  const neighbour = await cardOf(world, (await world.villager(1)).householdId);
  expect((await steps.openVisit(world.as(KEEPER), { ...once, card: neighbour })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
});

test('only the keeper of this very shop opens a visit', async () => {
  const elsewhere = await world.elsewhere('SHOP_KEEPER');
  expect((await steps.openVisit(world.stranger, input())).codes).toEqual(['UNAUTHENTICATED']);
  expect((await steps.openVisit(world.as(SUPERVISOR), input())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.openVisit(world.as(CLERK), input())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.openVisit(world.as(buyer.name), input())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.openVisit(world.as(elsewhere.name), input())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.openVisit(world.as(KEEPER), input({ shopId: world.id() }))).codes).toEqual([
    'NOT_FOUND',
  ]);
});

test('cards of nobody, of another village and of a closed household do not open', async () => {
  expect((await steps.openVisit(world.as(KEEPER), input({ card: '000000' }))).codes).toEqual([
    'CARD_NOT_FOUND',
  ]);
  expect((await steps.openVisit(world.as(KEEPER), input({ card: '平安' }))).codes).toEqual([
    'CARD_NOT_FOUND',
  ]);
  const foreign = await world.db.reader.row<{ cardNumber: string }>(
    'select card_number from household where village_id = $1 limit 1',
    [world.otherVillage],
  );
  const other = await steps.openVisit(world.as(KEEPER), input({ card: foreign?.cardNumber }));
  expect([other.codes, other.fields]).toEqual([['OTHER_VILLAGE'], ['card']]);
});

test('wrong PINs are counted until the card is locked, whoever tries', async () => {
  const family = await world.villager(2);
  const guess = async (pin: string) =>
    (await steps.openVisit(world.as(KEEPER), input({ card: await cardOf(world, family.householdId), pin })))
      .codes;
  for (let tries = 1; tries <= 4; tries += 1) expect(await guess('000000')).toEqual(['WRONG_PIN']);
  expect(await guess('000000')).toEqual(['PIN_LOCKED']);
  expect(await guess(WORLD_PIN)).toEqual(['PIN_LOCKED']);
});

test('the PIN cannot be found again from what is kept of the request', async () => {
  const requestId = world.id();
  await steps.openVisit(world.as(KEEPER), input({ requestId }));
  const kept = await world.db.reader.row<{ inputHash: Buffer }>(
    'select input_hash from history where request_id = $1 and input_hash is not null',
    [requestId],
  );
  const { intentOf } = await import('#server/core/history');
  const keeper = await world.resident(KEEPER);
  const withPin = intentOf('openVisit', keeper.id, input({ requestId }) as { requestId: string });
  expect(kept?.inputHash.equals(withPin.hash)).toBe(false);
});

test('a keeper closes the visit; again is no mistake; nobody else can', async () => {
  const visitId = await visitOf(world, buyer.householdId);
  const once = { requestId: world.id(), visitId };
  const elsewhere = await world.elsewhere('SHOP_KEEPER');
  expect((await steps.closeVisit(world.stranger, once)).codes).toEqual(['UNAUTHENTICATED']);
  expect((await steps.closeVisit(world.as(SUPERVISOR), { ...once })).codes).toEqual(['VISIT_NOT_FOUND']);
  expect((await steps.closeVisit(world.as(elsewhere.name), { ...once })).codes).toEqual(['VISIT_NOT_FOUND']);
  expect((await steps.closeVisit(world.as(KEEPER), once)).data.closeVisit).toBe(true);
  expect((await steps.closeVisit(world.as(KEEPER), once)).data.closeVisit).toBe(true);
  expect((await steps.closeVisit(world.as(KEEPER), { requestId: world.id(), visitId })).data.closeVisit).toBe(
    true,
  );
  const another = await visitOf(world, buyer.householdId);
  expect((await steps.closeVisit(world.as(KEEPER), { ...once, visitId: another })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
  expect(
    (await steps.closeVisit(world.as(KEEPER), { requestId: world.id(), visitId: world.id() })).codes,
  ).toEqual(['VISIT_NOT_FOUND']);
  expect(await balanceOf(world, buyer.householdId)).toBe(40);
});
