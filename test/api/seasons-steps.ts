import { expect } from 'vitest';
import type { Caller, Result, World } from '#test/support/world';
import { bringIn } from '#test/support/openings';

export const SECRETARY = '郑守田';
export const CLERK = '贺春梅';
export const OVERSIGHT = '毕秀云';
export const TOWN = '方雨晴';
export const COUNTY = '沈若兰';

const LINE = `balance points postedPoints undoneAt signsIn household { id number }`;
const UNDO = `id state reason undonePoints signedBody moves household { id } preparedBy { name } signedBy { name }
  droppedBy { name } dropReason close { id }`;
const CLOSE = `id beginsOn endsOn state households points postedHouseholds postedPoints signedBody signedAt undoUntil
  undoneAt dropReason moves preparedBy { name } signedBy { name } droppedBy { name } lines { ${LINE} }
  undos { ${UNDO} } history { move actor { name } }`;

const documents = {
  reviseSeasonSettings: `mutation ($input: SeasonSettingsInput!) { reviseSeasonSettings(input: $input) {
    villageId expiry beginMonth noticeDays undoDays noExpiryBefore setBy { name } } }`,
  closeSeason: `mutation ($input: CloseSeasonInput!) { closeSeason(input: $input) { ${CLOSE} } }`,
  signClose: `mutation ($input: SignCloseInput!) { signClose(input: $input) { ${CLOSE} } }`,
  dropClose: `mutation ($input: DropCloseInput!) { dropClose(input: $input) { ${CLOSE} } }`,
  undoExpiry: `mutation ($input: UndoExpiryInput!) { undoExpiry(input: $input) { ${UNDO} } }`,
  signUndo: `mutation ($input: SignUndoInput!) { signUndo(input: $input) { ${UNDO} } }`,
  dropUndo: `mutation ($input: DropUndoInput!) { dropUndo(input: $input) { ${UNDO} } }`,
} as const;

const BOOK = `query ($villageId: ID!, $on: LocalDate) { seasons(villageId: $villageId) {
  village { id } settings { expiry beginMonth noticeDays undoDays noExpiryBefore fromAt }
  running { beginsOn endsOn } toClose { beginsOn endsOn } moves
  preview(on: $on) { on season { beginsOn endsOn } households points lines { ${LINE} } }
  rounds { expiresOn days households points } closes { ${CLOSE} } } }`;

const PURSE = `query ($id: ID!) { household(id: $id) { id balance lots { id grantedOn granted points expiresOn }
  expiryNotice { days points pointsNow expiresOn } statement(first: 5) { nodes { kind amount balanceAfter } } } }`;

export type SeasonStep = keyof typeof documents;

/** Any mutation of the seasons; answers the raw result, so that refusals can be looked at. */
export function season(
  world: World,
  caller: Caller,
  name: SeasonStep,
  input: Record<string, unknown>,
): Promise<Result> {
  return caller.run(documents[name], { input: { requestId: world.id(), ...input } });
}

/** A mutation that is expected to be carried out; answers what it answers. */
export async function done(
  world: World,
  by: string,
  name: SeasonStep,
  input: Record<string, unknown>,
): Promise<Result['data']> {
  const { data, codes, fields } = await season(world, world.as(by), name, input);
  expect([name, codes, fields]).toEqual([name, [], []]);
  return data[name];
}

export async function book(
  world: World,
  by = SECRETARY,
  until: string | null = null,
): Promise<Result['data']> {
  const { data, codes } = await world.as(by).run(BOOK, { villageId: world.village, on: until });
  expect(codes).toEqual([]);
  return data.seasons;
}

export function askBook(world: World, caller: Caller, villageId = world.village): Promise<Result> {
  return caller.run(BOOK, { villageId });
}

/** A household's purse as the secretary sees it: balance, lots, notice, latest lines. */
export async function purseOf(world: World, householdId: string, by = SECRETARY): Promise<Result['data']> {
  const { data, codes } = await world.as(by).run(PURSE, { id: householdId });
  expect(codes).toEqual([]);
  return data.household;
}

/** Points left by the day on which they end. */
export async function lotsByEnd(world: World, householdId: string): Promise<Record<string, number>> {
  const byEnd: Record<string, number> = {};
  for (const lot of (await purseOf(world, householdId)).lots) {
    byEnd[String(lot.expiresOn)] = (byEnd[String(lot.expiresOn)] ?? 0) + lot.points;
  }
  return byEnd;
}

export function on(world: World, day: string): void {
  world.setTime(new Date(`${day}T09:00:00+08:00`));
}

/** Puts points into a purse on a day, as a paper booklet's opening balance. */
export async function granted(world: World, householdId: string, points: number, day: string): Promise<void> {
  const now = world.clock.now();
  on(world, day);
  await world.db.write((tx) => bringIn(tx, world.village, [{ householdId, points }]));
  world.setTime(now);
}

/** Prepares and signs the closing of the season that has ended; answers the closing as it was posted. */
export async function closed(world: World, signer = OVERSIGHT): Promise<Result['data']> {
  const report = await done(world, SECRETARY, 'closeSeason', { villageId: world.village, dryRun: false });
  return done(world, signer, 'signClose', { closeId: report.id });
}

/** What the database holds of closings: to see that a dry run leaves no trace. */
export async function traces(world: World): Promise<unknown> {
  return world.db.reader.row(
    `select (select count(*) from season_close) as closes, (select count(*) from season_close_line) as lines,
       (select count(*) from season_undo) as undos, (select count(*) from transfer) as transfers,
       (select count(*) from history) as history`,
  );
}
