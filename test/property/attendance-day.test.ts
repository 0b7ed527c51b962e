import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#server/core/clock';
import { crowd, LEADER, mark, run } from '#test/api/attendance-steps';
import { act, at, work } from '#test/api/tasks-steps';
import { openWorld, type Person, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

// Whole days over the API: several tasks with random marks, their rolls closed at once. What is kept in the end never
// holds more than the clock proves, than a day's most, or one person in two places.
const MINUTE_MS = 60_000;
const EARLY = 20;
const AFTER = 110;

let world: World;
let people: Person[];
let rule: string;
beforeAll(async () => {
  world = await openWorld();
  people = await crowd(world);
  rule = await world.rule('PA-01');
});
afterAll(() => world.close());

const task = fc
  .record({ starts: fc.integer({ min: 0, max: 1100 }), lasts: fc.integer({ min: 30, max: 330 }) })
  .chain((hours) =>
    fc.record({
      starts: fc.constant(hours.starts),
      lasts: fc.constant(hours.lasts),
      came: fc.integer({ min: -EARLY, max: hours.lasts + 60 }),
      stayed: fc.integer({ min: 1, max: hours.lasts + AFTER }),
    }),
  );
const days = fc.array(task, { minLength: 2, maxLength: 5 });
let next = 0;

type Kept = { minutes: number; outcome: string; proved: number; recorded: number | null };

test(
  seeded(
    'what closed rolls keep of a day is within the clock and the day’s most, closed in any order at once',
  ),
  async () => {
    await fc.assert(
      fc.asyncProperty(days, async (tasks) => {
        const day = addDays('2025-06-17', next);
        const person = people[next % people.length];
        next += 1;
        if (!person) throw new Error('The village is too small.');
        const midnight = Date.parse(at(day, '00:00'));
        world.setTime(new Date(midnight - 60 * MINUTE_MS));
        const posted = await Promise.all(
          tasks.map(({ starts, lasts }) =>
            act(world.as(LEADER), 'postTask', {
              requestId: world.id(),
              villageId: world.village,
              work: work({ ruleId: rule }),
              startsAt: new Date(midnight + starts * MINUTE_MS).toISOString(),
              endsAt: new Date(midnight + (starts + lasts) * MINUTE_MS).toISOString(),
            }),
          ),
        );
        expect(posted.flatMap(({ codes }) => codes)).toEqual([]);
        const ids: string[] = posted.map(({ data }) => data.postTask.id);
        world.setTime(new Date(midnight + 1680 * MINUTE_MS));
        for (const [place, { starts, lasts, came, stayed }] of tasks.entries()) {
          const time = (minutes: number): string =>
            new Date(midnight + (starts + Math.min(minutes, lasts + AFTER)) * MINUTE_MS).toISOString();
          const marks = [
            mark(world, person, 'IN', time(came)),
            mark(world, person, 'OUT', time(came + stayed)),
          ];
          await run(world.as(LEADER), 'syncMarks', { requestId: world.id(), taskId: ids[place], marks });
        }
        await Promise.all(ids.map((taskId) => close(taskId, person)));

        const kept = await world.db.reader.rows<Kept>(
          `select a.minutes, a.outcome, r.minutes as recorded,
             greatest(0, extract(epoch from least(o.at, t.ends_at) - greatest(i.at, t.starts_at)) / 60)::float8 as proved
           from attendance_row a join task t on t.id = a.task_id
             join attendance_standing i on i.task_id = t.id and i.resident_id = a.resident_id and i.kind = 'IN'
             left join attendance_standing o on o.task_id = t.id and o.resident_id = a.resident_id and o.kind = 'OUT'
             left join task_roll k on k.task_id = t.id
             left join activity_record r on r.roll_id = k.roll_id and r.resident_id = a.resident_id
           where a.resident_id = $1 and t.id = any($2::uuid[])`,
          [person.id, ids],
        );
        expect(kept).toHaveLength(tasks.length);
        const counted = kept.filter(({ outcome }) => outcome !== 'NONE');
        for (const { minutes, proved, recorded } of counted) {
          expect(minutes).toBeGreaterThan(0);
          expect(minutes).toBeLessThanOrEqual(proved);
          expect(recorded).toBe(minutes);
        }
        for (const { outcome, recorded } of kept) expect(outcome === 'NONE').toBe(recorded === null);
        const cap = await world.db.reader.row<{ minutes: number }>(
          'select person_day_minutes as minutes from scheme where village_id = $1',
          [world.village],
        );
        const sum = counted.reduce((total, { minutes }) => total + minutes, 0);
        expect(sum).toBeLessThanOrEqual(cap?.minutes ?? 480);
        const twice = await world.db.reader.rows(
          `select 1 from attendance_row a join attendance_row b on b.resident_id = a.resident_id and b.task_id > a.task_id
             and a.during && b.during where a.resident_id = $1 and a.outcome <> 'NONE' and b.outcome <> 'NONE'`,
          [person.id],
        );
        expect(twice).toEqual([]);
      }),
      runs(12),
    );
  },
  TIME_LIMIT,
);

/** Closes a roll as a leader would: what cannot be recorded is refused with a reason, after another closing too. */
async function close(taskId: string, { id }: Person): Promise<void> {
  const rows = (refused: boolean) => [
    refused
      ? { residentId: id, refusedReason: '没有可记的时长' }
      : { residentId: id, hoursOnlyReason: '只记时长' },
  ];
  for (const refused of [false, true]) {
    const input = { requestId: world.id(), taskId, rows: rows(refused), excusedIds: [], note: '' };
    const { codes } = await run(world.as(LEADER), 'closeTaskRoll', input);
    if (codes.length === 0) return;
    expect(['REASON_REQUIRED', 'ENGAGED_ELSEWHERE']).toContain(codes[0]);
  }
  throw new Error('A row that is refused with a reason could not be closed.');
}
