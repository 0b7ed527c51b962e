import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { changeTask } from '#server/features/tasks/change-task';
import type { WorkInput } from '#server/features/tasks/inputs';
import { leaveTask, removeSignUp } from '#server/features/tasks/leave-task';
import { postTask } from '#server/features/tasks/post-task';
import { signUp } from '#server/features/tasks/sign-up';
import { TaskRisk } from '#server/features/tasks/work.entity';
import { ServiceKind } from '#server/features/teams/team.entity';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

const CROWD = 9;
let world: World;
let leader: Actor;
let crowd: Actor[];

beforeAll(async () => {
  world = await openWorld();
  leader = await actor((await world.resident('蓝晓峰')).id);
  crowd = await Promise.all(
    Array.from({ length: CROWD }, async (_, place) => actor((await world.villager(place)).id)),
  );
});
afterAll(() => world.close());

async function actor(residentId: string): Promise<Actor> {
  const found = await loadActor(world.db.reader, { residentId });
  if (!found) throw new Error('nobody');
  return found;
}

type Step =
  | { do: 'come'; who: number }
  | { do: 'leave'; who: number }
  | { do: 'takeOff'; who: number }
  | { do: 'places'; places: number };

const who = fc.integer({ min: 0, max: CROWD - 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('come' as const), who }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('takeOff' as const), who }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('places' as const), places: fc.integer({ min: 1, max: 5 }) }),
    },
  ),
  { minLength: 5, maxLength: 22 },
);

const work = (places: number): WorkInput => ({
  kind: ServiceKind.PATROL,
  title: '排队',
  what: '',
  place: '村口',
  risk: TaskRisk.NONE,
  minAge: 16,
  heavy: false,
  night: false,
  places: [{ name: '队员', places }],
});

let day = 0;
/** Another day for each history, so that nobody is engaged by an earlier one. */
function nextHours(): { startsAt: Date; endsAt: Date } {
  day += 1;
  const startsAt = new Date(world.clock.now().getTime() + day * 86_400_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
}

test(
  seeded('whatever people do, the first to come have the places and the others wait in the order they came'),
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const taskId = newId();
        const hours = nextHours();
        await world.db.write((tx) =>
          postTask(tx, leader, { requestId: taskId, villageId: world.village, work: work(2), ...hours }),
        );
        // The whole rule in one list: who is in it, by arrival; the first `places` of them have one.
        let places = 2;
        let signed: { id: string; who: number }[] = [];
        let queue: { id: string; who: number }[] = [];
        const fill = (): void => {
          const free = Math.max(0, places - signed.length);
          signed = [...signed, ...queue.slice(0, free)];
          queue = queue.slice(free);
        };
        for (const step of history) {
          if (step.do === 'come') {
            if ([...signed, ...queue].some((each) => each.who === step.who)) continue;
            const person = crowd[step.who];
            const id = newId();
            if (person) await world.db.write((tx) => signUp(tx, person, { requestId: id, taskId }));
            queue = [...queue, { id, who: step.who }];
          } else if (step.do === 'places') {
            if (step.places < signed.length) continue;
            places = step.places;
            await world.db.write((tx) =>
              changeTask(tx, leader, {
                requestId: newId(),
                taskId,
                work: work(step.places),
                ...hours,
                reason: '调整名额',
              }),
            );
          } else {
            const place = [...signed, ...queue].find((each) => each.who === step.who);
            const person = crowd[step.who];
            if (!place || !person) continue;
            await world.db.write((tx) =>
              step.do === 'leave'
                ? leaveTask(tx, person, { requestId: newId(), signUpId: place.id, reason: '' })
                : removeSignUp(tx, leader, {
                    requestId: newId(),
                    signUpId: place.id,
                    excused: false,
                    reason: '换人',
                  }),
            );
            signed = signed.filter((each) => each !== place);
            queue = queue.filter((each) => each !== place);
          }
          fill();
          const rows = await world.db.reader.rows<{ id: string; state: string }>(
            `select id, state from sign_up where task_id = $1 and state in ('SIGNED', 'WAITING') order by seq`,
            [taskId],
          );
          const ids = (state: string): string[] =>
            rows.filter((row) => row.state === state).map(({ id }) => id);
          expect(new Set(ids('SIGNED'))).toEqual(new Set(signed.map(({ id }) => id)));
          expect(ids('WAITING')).toEqual(queue.map(({ id }) => id));
        }
      }),
      runs(12),
    );
  },
  TIME_LIMIT,
);
