import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  book,
  CLERK,
  closed,
  done,
  granted,
  lotsByEnd,
  on,
  OVERSIGHT,
  purseOf,
  season,
  SECRETARY,
  TOWN,
} from './seasons-steps';
import { balanceOf } from './shop-steps';

let world: World;
let people: Person[];
let closeId: string;
const at = (place: number): Person => {
  const found = people[place];
  if (!found) throw new Error(`No villager ${place}`);
  return found;
};
const reason = '通知没送到户';

beforeAll(async () => {
  world = await openWorld();
  people = await Promise.all(Array.from({ length: 6 }, (_, place) => world.villager(place)));
  for (const place of [0, 1, 2]) await granted(world, at(place).householdId, 10 + place, '2024-05-01');
  await granted(world, at(0).householdId, 5, '2025-05-01');
  on(world, '2026-01-05');
  closeId = (await closed(world)).id;
});
afterAll(() => world.close());

const ask = (by: string, more: Record<string, unknown> = {}) =>
  season(world, world.as(by), 'undoExpiry', { closeId, reason, ...more });

test('only the secretary asks for an undoing, with a reason, of what expired', async () => {
  expect((await ask(CLERK)).codes).toEqual(['FORBIDDEN']);
  expect((await ask(OVERSIGHT)).codes).toEqual(['FORBIDDEN']);
  expect((await ask(at(0).name)).codes).toEqual(['NOT_FOUND']);
  expect((await ask((await world.elsewhere('VILLAGE_SECRETARY')).name)).codes).toEqual(['NOT_FOUND']);
  expect((await season(world, world.stranger, 'undoExpiry', { closeId, reason })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect(await ask(SECRETARY, { reason: ' ' })).toMatchObject({ codes: ['BAD_INPUT'], fields: ['reason'] });
  expect((await ask(SECRETARY, { closeId: world.id() })).codes).toEqual(['NOT_FOUND']);
  // A household that lost nothing has nothing to get back.
  expect((await ask(SECRETARY, { householdId: at(4).householdId })).codes).toEqual(['CONFLICT']);
});

test('one household gets back what it lost, with the age it had, once two people signed', async () => {
  const { householdId } = at(0);
  const requestId = world.id();
  const undo = await done(world, SECRETARY, 'undoExpiry', { closeId, householdId, reason, requestId });
  expect(undo).toMatchObject({ state: 'PREPARED', reason, household: { id: householdId }, moves: ['DROP'] });
  expect((await done(world, SECRETARY, 'undoExpiry', { closeId, householdId, reason, requestId })).id).toBe(
    undo.id,
  );
  expect((await ask(SECRETARY, { requestId })).codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  expect((await ask(SECRETARY, { householdId })).codes).toEqual(['CONFLICT']);
  expect(await balanceOf(world, householdId)).toBe(5);

  const sign = async (by: string) =>
    (await season(world, world.as(by), 'signUndo', { undoId: undo.id })).codes.join();
  expect(await sign(SECRETARY)).toBe('FOUR_EYES_FILER');
  expect(await sign(CLERK)).toBe('FORBIDDEN');
  expect(await sign(at(0).name)).toBe('NOT_FOUND');
  const request = { undoId: undo.id, requestId: world.id() };
  const signed = await done(world, TOWN, 'signUndo', request);
  expect(signed).toMatchObject({
    state: 'DONE',
    undonePoints: 10,
    signedBody: 'TOWN',
    signedBy: { name: TOWN },
    moves: [],
  });
  expect((await done(world, TOWN, 'signUndo', request)).undonePoints).toBe(10);
  expect(await sign(OVERSIGHT)).toBe('ILLEGAL_MOVE');

  // The season stays closed: what came back runs to the next close.
  expect(await lotsByEnd(world, householdId)).toEqual({ '2026-12-31': 15 });
  const { lots, statement } = await purseOf(world, householdId, at(0).name);
  expect(lots[0]).toMatchObject({ grantedOn: '2024-05-01', points: 10 });
  expect(statement.nodes[0]).toEqual({ kind: 'REVERSAL', amount: 10, balanceAfter: 15 });
  expect((await ask(SECRETARY, { householdId })).codes).toEqual(['CONFLICT']);
});

test('an undoing may be declined, and asked for again', async () => {
  const { householdId } = at(1);
  const undo = await done(world, SECRETARY, 'undoExpiry', { closeId, householdId, reason });
  const drop = (by: string) =>
    season(world, world.as(by), 'dropUndo', { undoId: undo.id, reason: '通知有签收' });
  expect((await drop(CLERK)).codes).toEqual(['FORBIDDEN']);
  expect((await drop(OVERSIGHT)).data.dropUndo).toMatchObject({
    state: 'DROPPED',
    droppedBy: { name: OVERSIGHT },
  });
  expect((await drop(OVERSIGHT)).codes).toEqual(['ILLEGAL_MOVE']);
  expect(await balanceOf(world, householdId)).toBe(0);
});

test('points of a household merged since come back to its heir', async () => {
  const { codes } = await world
    .as(SECRETARY)
    .run('mutation ($input: MergeInput!) { mergeHouseholds(input: $input) { id } }', {
      input: { requestId: world.id(), fromId: at(2).householdId, intoId: at(3).householdId },
    });
  expect(codes).toEqual([]);
  const undo = await done(world, SECRETARY, 'undoExpiry', {
    closeId,
    householdId: at(2).householdId,
    reason,
  });
  await done(world, OVERSIGHT, 'signUndo', { undoId: undo.id });
  expect(await balanceOf(world, at(2).householdId)).toBe(0);
  const { lots } = await purseOf(world, at(3).householdId);
  expect(lots).toMatchObject([{ grantedOn: '2024-05-01', points: 12 }]);
});

test('of two who sign at once one does it', async () => {
  const undo = await done(world, SECRETARY, 'undoExpiry', { closeId, reason });
  const signatures = await Promise.all(
    [OVERSIGHT, TOWN].map((by) => season(world, world.as(by), 'signUndo', { undoId: undo.id })),
  );
  expect(signatures.map(({ codes }) => codes.join()).toSorted()).toEqual(['', 'ILLEGAL_MOVE']);
  expect(await balanceOf(world, at(1).householdId)).toBe(11);
});

test('all undone, the season may be closed anew', async () => {
  const { closes, toClose } = await book(world);
  expect(closes[0]).toMatchObject({ id: closeId, state: 'POSTED', moves: [] });
  expect(closes[0].undoneAt).not.toBeNull();
  expect(closes[0].lines.every((line: { undoneAt: string | null }) => line.undoneAt !== null)).toBe(true);
  expect(closes[0].undos.map((undo: { state: string }) => undo.state)).toEqual([
    'DONE',
    'DROPPED',
    'DONE',
    'DONE',
  ]);
  expect(toClose).toEqual({ beginsOn: '2025-01-01', endsOn: '2025-12-31' });
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2025-12-31': 10, '2026-12-31': 5 });
  expect((await ask(SECRETARY)).codes).toEqual(['UNDO_TOO_LATE']);
  const again = await closed(world, TOWN);
  expect(again).toMatchObject({ points: 33, postedPoints: 33 });
  closeId = again.id;
});

test('after its days a closing stands', async () => {
  const asked = await done(world, SECRETARY, 'undoExpiry', {
    closeId,
    householdId: at(0).householdId,
    reason,
  });
  await world.advance(31);
  expect((await season(world, world.as(OVERSIGHT), 'signUndo', { undoId: asked.id })).codes).toEqual([
    'UNDO_TOO_LATE',
  ]);
  expect((await ask(SECRETARY, { householdId: at(1).householdId })).codes).toEqual(['UNDO_TOO_LATE']);
  expect((await book(world)).closes[0].moves).toEqual([]);
});
