import { afterAll, beforeAll, expect, test } from 'vitest';
import { villageCode } from '#server/app/demo/areas';
import { personas } from '#server/app/demo/personas';
import type { CountyIds } from '#server/app/seed/seed-county';
import { meetingSteps, plannedMeetings } from '#server/app/seed/seed-meetings';
import { addDays, dayOf } from '#server/core/clock';
import { openWorld, type World } from '#test/support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.each(['2025-06-16', '2026-01-01', '2026-02-28', '2026-11-22', '2028-02-29'])(
  'the year before %s holds 48 meetings, on days of their own, with words that name no villager',
  async (today) => {
    const meetings = plannedMeetings(today).filter(({ day }) => day <= today);
    expect(meetings.length).toBeGreaterThanOrEqual(46);
    expect(meetings.length).toBeLessThanOrEqual(49);
    expect(new Set(meetings.map(({ kind, day }) => `${kind} ${day}`)).size).toBe(meetings.length);
    for (const { day } of meetings) expect(day > addDays(today, -365)).toBe(true);
    const words = JSON.stringify(meetings.map(({ plan }) => plan));
    const names = await world.db.reader.rows<{ name: string }>(
      'select distinct r.name from resident r join area a on a.id = r.village_id where a.code = $1 and length(r.name) > 2',
      [villageCode],
    );
    expect(names.map(({ name }) => name).filter((name) => words.includes(name))).toEqual([]);
  },
);

test('the demo’s year of meetings and its decisions are lived through without a refusal', async () => {
  const areas = await world.db.reader.rows<{ id: string; code: string }>('select id, code from area');
  const idOf = new Map(areas.map(({ id, code }) => [code, id]));
  const people = new Map<string, string>();
  for (const { key, nameZh } of personas) people.set(key, (await world.resident(nameZh)).id);
  const ids = {
    area: (code: string) => idOf.get(code) ?? '',
    resident: (key: string) => people.get(key) ?? '',
  } as CountyIds;
  const now = world.clock.now();
  const begun = performance.now();
  await world.db.write(async (tx) => {
    const steps = meetingSteps(ids, dayOf(now), 'a secret of forty letters for the tests')
      .filter(({ at }) => at <= now)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
    for (const step of steps) await step.run({ ...tx, at: step.at });
  });
  const ms = performance.now() - begun;
  const kept = await world.db.reader.row<Record<string, number>>(
    `select (select count(*) from meeting where state = 'CLOSED')::int as closed,
       (select count(*) from meeting where state = 'CALLED')::int as called,
       (select count(*) from motion where outcome = 'ADOPTED')::int as adopted,
       (select count(*) from motion where outcome = 'REJECTED')::int as rejected,
       (select count(*) from motion where secret)::int as secret,
       (select count(*) from resolution)::int as resolutions,
       (select count(*) from council_duty where source_kind = 'MEETING')::int as duties,
       (select count(*) from decision where state = 'DONE')::int as done,
       (select count(*) from decision where state = 'RUNNING')::int as running,
       (select count(*) from decision where state = 'REJECTED')::int as lost,
       (select count(distinct template_code) from decision)::int as templates`,
  );
  expect(kept?.closed).toBeGreaterThanOrEqual(46);
  expect(kept).toMatchObject({ secret: 1, done: 2, running: 2, lost: 1, templates: 3 });
  expect(kept?.rejected).toBeGreaterThan(0);
  expect(kept?.resolutions).toBeGreaterThan(15);
  expect(kept?.duties).toBeGreaterThan(250);
  // A start of the demo lives through it among much else.
  expect(ms).toBeLessThan(30_000);
}, 120_000);
