import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#server/core/clock';
import { hoursOf, SECRETARY, served } from '#test/api/hours-steps';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const act = fc.record({
  daysAgo: fc.integer({ min: 20, max: 160 }),
  minutes: fc.integer({ min: 15, max: 340 }),
  rule: fc.constantFrom('VS-02', 'VS-08', 'CA-03', 'CA-01'),
  reversed: fc.boolean(),
});
let next = 0;

test(
  seeded('minutes by month, team and kind always sum to the ledger’s, whatever was taken back'),
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(act, { maxLength: 5, selector: ({ daysAgo }) => daysAgo }),
        async (acts) => {
          const person = await world.villager(next);
          next += 1;
          for (const { daysAgo, minutes, rule, reversed } of acts) {
            const recordId = await served(world, person, addDays('2025-06-10', -daysAgo), minutes, rule);
            if (!reversed) continue;
            await world
              .as(SECRETARY)
              .run('mutation ($input: RecordMoveInput!) { reverseRecord(input: $input) { state } }', {
                input: { requestId: world.id(), recordId, reason: '写错了' },
              });
          }
          const { volunteerHours: hours } = (await hoursOf(world, world.as(person.name))).data;
          const balance = await world.db.reader.row<{ balance: number }>(
            `select coalesce(sum(balance), 0)::bigint as balance from account where owner_id = $1 and asset = 'MINUTES'`,
            [person.id],
          );
          type Row = { minutes: number; doneOn: string; kind: string };
          const sum = (rows: readonly Row[]) => rows.reduce((total, { minutes }) => total + minutes, 0);
          expect(hours.minutes).toBe(balance?.balance);
          expect(sum(hours.totals)).toBe(balance?.balance);
          expect(sum(hours.lines.nodes)).toBe(balance?.balance);
          for (const { month, kind, minutes } of hours.totals) {
            const lines = hours.lines.nodes.filter(
              (line: Row) => line.doneOn.startsWith(month) && line.kind === kind,
            );
            expect(sum(lines)).toBe(minutes);
          }
        },
      ),
      runs(12),
    );
  },
  TIME_LIMIT,
);
