import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#server/core/clock';
import { openWorld, type Person, type World } from '#test/support/world';
import { application, done, hoursOf, issued, SECRETARY, served, terms } from './hours-steps';

// Every list of hours and certificates costs the same number of statements however many rows it has.
const FEW = 2;
const MANY = 12;

let world: World;
let people: Person[];
beforeAll(async () => {
  world = await openWorld();
  people = [];
  for (let place = 0; place < MANY; place += 1) people.push(await world.villager(place));
  await done(world, SECRETARY, 'reviseHoursTerms', terms(world));
}, 60_000);
afterAll(() => world.close());

const CERTIFICATES = `query ($id: ID!, $first: Int!) { certificates(villageId: $id, first: $first) { nodes {
  id state number holderName minutes periodFrom periodTo moves lines { kind minutes times } objections { id reason }
  resident { id name household { id number } } } } }`;
const CORRECTIONS = `query ($id: ID!, $first: Int!) { villageHours(villageId: $id) { corrections(first: $first) { nodes {
  id state words answer dueOn moves resident { id name } } } } }`;
const VILLAGE = `query ($id: ID!) { villageHours(villageId: $id, year: 2025) { persons totals { month kind minutes times team { id name } } } }`;
const NOTICES = `query ($id: ID!) { board(villageId: $id) { certificateNotices { id maskedName minutes } } }`;

/** What each list costs, in statements; and that it answers without a refusal. */
async function costs(first: number): Promise<Record<string, number>> {
  const id = world.village;
  const lists: [name: string, ask: () => Promise<{ codes: string[] }>][] = [
    ['certificates', () => world.as(SECRETARY).run(CERTIFICATES, { id, first })],
    ['corrections', () => world.as(SECRETARY).run(CORRECTIONS, { id, first })],
    ['the village’s hours', () => world.as(SECRETARY).run(VILLAGE, { id })],
    ['notices on the board', () => world.stranger.run(NOTICES, { id })],
    ['a person’s own lines', () => hoursOf(world, world.as(people[0]?.name ?? ''))],
  ];
  const cost: Record<string, number> = {};
  for (const [name, ask] of lists) {
    await ask();
    cost[name] = await world.statementsOf(async () =>
      expect([name, (await ask()).codes]).toEqual([name, []]),
    );
  }
  return cost;
}

/** Each of these persons has served, has a certificate or applies for one, and doubts an hour. */
async function live(some: readonly Person[], from: number): Promise<void> {
  for (const [place, person] of some.entries()) {
    await served(world, person, addDays('2025-05-28', -(from + place)), 60);
    if (place % 2 === 0) await issued(world, person);
    else {
      const { id } = await done(world, person.name, 'applyForCertificate', application());
      await done(world, '贺春梅', 'acceptCertificate', { certificateId: id });
    }
    await done(world, person.name, 'askHoursCorrection', { words: '少记了一次', recordId: null });
  }
  // The first one has as many lines as there are people.
  for (const [place] of some.entries()) {
    const first = people[0];
    if (first) await served(world, first, addDays('2025-04-28', -(from + place)), 60);
  }
}

test('as many statements for twelve people as for two', async () => {
  await live(people.slice(0, FEW), 0);
  const few = await costs(50);
  await live(people.slice(FEW), FEW);
  const shown = await world.as(SECRETARY).run(CERTIFICATES, { id: world.village, first: 50 });
  expect(shown.data.certificates.nodes.length).toBeGreaterThanOrEqual(MANY);
  expect(await costs(50)).toEqual(few);
  expect(Math.max(...Object.values(few)), JSON.stringify(few)).toBeLessThanOrEqual(14);
});
