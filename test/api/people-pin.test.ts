import { afterAll, beforeAll, expect, test } from 'vitest';
import { DomainError } from '#server/core/errors';
import { findCard } from '#server/features/people/card';
import { checkPin } from '#server/features/people/pin';
import { openWorld, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { mutation, newFamily, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'OK';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const check = (householdId: string, pin: string): Promise<string> =>
  codeOf(checkPin(world.db, householdId, pin));

test('five wrong PINs lock the card for a quarter of an hour, the right one included', async () => {
  const { householdId } = await world.villager(0);
  expect(await check(householdId, WORLD_PIN)).toBe('OK');
  for (let round = 0; round < 4; round += 1) expect(await check(householdId, '000000')).toBe('WRONG_PIN');
  expect(await check(householdId, '000000')).toBe('PIN_LOCKED');
  expect(await check(householdId, WORLD_PIN)).toBe('PIN_LOCKED');
  world.setTime(new Date(world.clock.now().getTime() + 14 * 60_000));
  expect(await check(householdId, WORLD_PIN)).toBe('PIN_LOCKED');
  world.setTime(new Date(world.clock.now().getTime() + 2 * 60_000));
  expect(await check(householdId, '000000')).toBe('WRONG_PIN');
  expect(await check(householdId, WORLD_PIN)).toBe('OK');
  for (let round = 0; round < 4; round += 1) expect(await check(householdId, '000000')).toBe('WRONG_PIN');
});

test('twenty guesses at once are counted one by one', async () => {
  const { householdId } = await world.villager(1);
  const codes = await Promise.all(Array.from({ length: 20 }, () => check(householdId, '000000')));
  expect(codes.filter((code) => code === 'WRONG_PIN')).toHaveLength(4);
  expect(codes.filter((code) => code === 'PIN_LOCKED')).toHaveLength(16);
});

test('a failure is remembered when the work around it is rolled back', async () => {
  const { householdId } = await world.villager(2);
  await codeOf(
    world.db.write(async () => {
      await checkPin(world.db, householdId, '000000');
    }),
  );
  const row = await world.db.reader.row<{ pinFailures: number }>(
    'select pin_failures from household where id = $1',
    [householdId],
  );
  expect(row?.pinFailures).toBe(1);
});

test('a new household has no PIN; a set one counts from zero', async () => {
  const { id } = await newFamily(world, '密码-1');
  expect(await check(id, WORLD_PIN)).toBe('PIN_NOT_SET');
  await works(world.as('贺春梅'), mutation('setPin', 'PinInput'), {
    requestId: world.id(),
    householdId: id,
    pin: '7305',
  });
  expect(await check(id, '7305')).toBe('OK');
});

test('a card is found by its digits or its QR, however typed, while the household is active', async () => {
  const { id } = await newFamily(world, '密码-2');
  const into = await newFamily(world, '密码-3');
  const row = await world.db.reader.row<{ cardNumber: string; cardToken: string }>(
    'select card_number, card_token from household where id = $1',
    [id],
  );
  const number = row?.cardNumber ?? '';
  const token = row?.cardToken ?? '';
  for (const text of [number, ` ${number.slice(0, 3)} ${number.slice(3)} `, token, token.toLowerCase()]) {
    expect((await findCard(world.db.reader, text)).id, text).toBe(id);
  }
  const find = (text: string): Promise<string> => codeOf(findCard(world.db.reader, text));
  expect(await find('12345')).toBe('CARD_NOT_FOUND');
  expect(await find(token.slice(0, -1))).toBe('CARD_NOT_FOUND');
  expect(await find("' or 1=1")).toBe('CARD_NOT_FOUND');
  await works(world.as('贺春梅'), mutation('mergeHouseholds', 'MergeInput'), {
    requestId: world.id(),
    fromId: id,
    intoId: into.id,
  });
  expect(await find(number)).toBe('CARD_NOT_FOUND');
});
