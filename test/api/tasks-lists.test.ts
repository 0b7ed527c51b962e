import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMissingAccounts } from '#server/features/people/purse';
import { openWorld, type World } from '#test/support/world';
import { CLERK, queries } from './tasks-steps';

// A county's size in one village: 24,369 volunteers, 50,000 sign-ups.
const VOLUNTEERS = 24_369;
const TASKS = 2_500;
const SIGN_UPS_EACH = 20;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.write(async (tx) => {
    const grid = await tx.row<{ id: string; householdId: string }>(
      `select a.id, h.id as household_id from area a join household h on h.area_id = any(
         select id from area p where p.path @> array[a.id])
       where a.kind = 'GRID' and a.village_id = $1 order by a.code, h.number limit 1`,
      [world.village],
    );
    await tx.rows(
      `insert into resident (village_id, household_id, name, birth_year, created_at)
       select $1, $2, '志愿者' || n, 1980, $4 from generate_series(1, $3) n`,
      [world.village, grid?.householdId, VOLUNTEERS, tx.at],
    );
    await tx.rows(
      `insert into volunteer (resident_id, village_id, registered_on, registered_by, changed_at)
       select r.id, $1, '2025-01-01', r.id, $2 from resident r where r.name like '志愿者%' and r.village_id = $1`,
      [world.village, tx.at],
    );
    const organiser = await world.resident('蓝晓峰');
    await tx.rows(
      `insert into task (village_id, grid_id, kind, title, place, starts_at, ends_at, organiser_id, created_at, changed_at)
       select $1, case when n % 2 = 1 then $2::uuid end, 'PATROL', '任务' || n, '村口',
         $4::timestamptz + make_interval(hours => n), $4::timestamptz + make_interval(hours => n, mins => 50), $5, $4, $4
       from generate_series(1, $3) n`,
      [world.village, grid?.id, TASKS, tx.at, organiser.id],
    );
    await tx.rows(
      `insert into task_place (task_id, name, places, position) select id, '队员', $2, 0 from task where village_id = $1`,
      [world.village, SIGN_UPS_EACH],
    );
    // The guard counts one by one; here all are right by their number.
    await tx.rows('alter table sign_up disable trigger sign_up_places');
    await tx.rows(
      `with person as (
         select id, row_number() over (order by id) - 1 as nth from resident where name like '志愿者%' and village_id = $1
       ), place as (
         select p.id, p.task_id, row_number() over (order by t.starts_at, t.id) - 1 as nth
         from task_place p join task t on t.id = p.task_id where t.village_id = $1
       )
       insert into sign_up (id, task_id, task_place_id, resident_id, state, at, by_id)
       select new_id(), p.task_id, p.id, person.id, 'SIGNED', $2, person.id
       from place p cross join generate_series(0, $3 - 1) n
       join person on person.nth = (p.nth * $3 + n) % $4`,
      [world.village, tx.at, SIGN_UPS_EACH, VOLUNTEERS],
    );
    await tx.rows(
      `insert into engagement (resident_id, during, sign_up_id)
       select s.resident_id, tstzrange(t.starts_at, t.ends_at), s.id from sign_up s join task t on t.id = s.task_id`,
    );
    await tx.rows('alter table sign_up enable trigger sign_up_places');
    await openMissingAccounts(tx);
  });
  for (const table of ['resident', 'volunteer', 'task', 'task_place', 'sign_up', 'engagement']) {
    await world.db.single(`analyze ${table}`, []);
  }
}, 300_000);
afterAll(() => world.close());

const asked = { villageId: '', openOnly: true, freeOnly: false, first: 50 };

describe('the list of tasks at 50,000 sign-ups and 24,369 volunteers', () => {
  test('is as large as that', async () => {
    const row = await world.db.reader.row<{ signUps: number; volunteers: number }>(
      'select (select count(*) from sign_up) as sign_ups, (select count(*) from volunteer) as volunteers',
    );
    expect(row).toEqual({ signUps: TASKS * SIGN_UPS_EACH, volunteers: VOLUNTEERS });
  });

  test('costs the same number of statements for 2 rows and for 50, for residents and organisers', async () => {
    for (const name of [(await world.villager(0)).name, CLERK]) {
      const caller = world.as(name);
      const cost = (first: number): Promise<number> =>
        world.statementsOf(async () => {
          const { codes } = await caller.run(queries.tasks, { ...asked, villageId: world.village, first });
          expect(codes).toEqual([]);
        });
      await cost(1);
      expect(await cost(50)).toBe(await cost(2));
      expect(await cost(50)).toBeLessThanOrEqual(14);
    }
  });

  test('answers within a moment, wherever one has paged to', async () => {
    const caller = world.as(CLERK);
    let after: string | null = null;
    let slowest = 0;
    for (let page = 0; page < 10; page += 1) {
      const begun = performance.now();
      const { data, codes } = await caller.run(queries.tasks, { ...asked, villageId: world.village, after });
      slowest = Math.max(slowest, performance.now() - begun);
      expect(codes).toEqual([]);
      expect(data.tasks.nodes).toHaveLength(50);
      expect(data.tasks.nodes[0].places[0].filled).toBe(SIGN_UPS_EACH);
      after = data.tasks.pageInfo.endCursor;
    }
    // Generous for a busy machine: a scan of all sign-ups for each row would take many times that.
    expect(slowest).toBeLessThan(1500);
  });

  test('pages through every task once, in the order of time', async () => {
    const caller = world.as(CLERK);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await caller.run(
        `query ($villageId: ID!, $after: String) { tasks(villageId: $villageId, first: 200, after: $after) {
          nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { villageId: world.village, after },
      );
      seen.push(...data.tasks.nodes.map((node: { id: string }) => node.id));
      after = data.tasks.pageInfo.hasNextPage ? data.tasks.pageInfo.endCursor : null;
    } while (after);
    const all = await world.db.reader.rows<{ id: string }>(
      'select id from task where village_id = $1 order by starts_at, id',
      [world.village],
    );
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  test('is refused to strangers and to people of elsewhere', async () => {
    const variables = { ...asked, villageId: world.village };
    expect((await world.stranger.run(queries.tasks, variables)).codes).toEqual(['UNAUTHENTICATED']);
    const foreign = await world.elsewhere('ORGANISER');
    expect((await world.as(foreign.name).run(queries.tasks, variables)).codes).toEqual(['FORBIDDEN']);
    expect((await world.as(CLERK).run(queries.tasks, { ...variables, after: 'x' })).codes).toEqual([
      'BAD_INPUT',
    ]);
    expect((await world.as(CLERK).run(queries.tasks, { ...variables, first: 201 })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
  });

  test('who comes to a task and what one signed up for cost the same for few and for hundreds', async () => {
    const PEOPLE = `query ($id: ID!) { task(id: $id) { people {
      id state waitingNumber name householdNumber signedUpBy byWordOfMouth place { id name } } } }`;
    const big = world.id();
    await world.db.write(async (tx) => {
      await tx.rows(
        `insert into task (id, village_id, kind, title, place, starts_at, ends_at, organiser_id, created_at, changed_at)
         select $1, village_id, kind, '大扫除', place, starts_at + interval '200 days', ends_at + interval '200 days',
           organiser_id, created_at, changed_at from task where title = '任务1'`,
        [big],
      );
      await tx.rows(`insert into task_place (task_id, name, places, position) values ($1, '队员', 200, 0)`, [
        big,
      ]);
      // One volunteer has fifty more sign-ups, and two hundred come to the big task.
      await tx.rows(
        `insert into sign_up (id, task_id, task_place_id, resident_id, state, at, by_id)
         select new_id(), p.task_id, p.id, r.id, 'SIGNED', $2, r.id from task_place p
           cross join lateral (select id from resident where name like '志愿者%' order by id limit 200) r
         where p.task_id = $1`,
        [big, tx.at],
      );
      await tx.rows(`update task_place set places = places + 1 where task_id <> $1`, [big]);
      await tx.rows(
        `insert into sign_up (id, task_id, task_place_id, resident_id, state, at, by_id)
         select new_id(), p.task_id, p.id, r.id, 'SIGNED', $1, r.id from resident r
           cross join lateral (select p.id, p.task_id from task_place p join task t on t.id = p.task_id
             where t.title <> '大扫除' and not exists (
               select 1 from sign_up s where s.task_id = t.id and s.resident_id = r.id)
             order by t.starts_at limit 50) p
         where r.name = '志愿者7' and r.village_id = $2`,
        [tx.at, world.village],
      );
      await tx.rows(
        `insert into engagement (resident_id, during, sign_up_id)
         select s.resident_id, tstzrange(t.starts_at, t.ends_at), s.id from sign_up s join task t on t.id = s.task_id
         where not exists (select 1 from engagement e where e.sign_up_id = s.id)`,
      );
    });
    const small = await world.db.reader.row<{ id: string }>("select id from task where title = '任务100'");
    const cost = async (
      name: string,
      document: string,
      variables: object,
      path: (data: never) => unknown[],
    ): Promise<{ statements: number; rows: number }> => {
      let rows = 0;
      const statements = await world.statementsOf(async () => {
        const { data, codes } = await world.as(name).run(document, { ...variables });
        expect(codes).toEqual([]);
        rows = path(data as never).length;
      });
      return { statements, rows };
    };
    const people = (id: string | undefined) =>
      cost(CLERK, PEOPLE, { id }, (data: { task: { people: unknown[] } }) => data.task.people);
    await people(small?.id);
    const [few, many] = [await people(small?.id), await people(big)];
    expect([few.rows, many.rows]).toEqual([SIGN_UPS_EACH, 200]);
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBeLessThanOrEqual(14);

    const own = (name: string) =>
      cost(
        name,
        queries.mine,
        { past: false },
        (data: { mySignUps: { nodes: unknown[] } }) => data.mySignUps.nodes,
      );
    await own('志愿者8');
    const [two, fifty] = [await own('志愿者8'), await own('志愿者7')];
    expect([two.rows >= 2 && two.rows <= 5, fifty.rows]).toEqual([true, 50]);
    expect(fifty.statements).toBe(two.statements);
    expect(fifty.statements).toBeLessThanOrEqual(14);
  });
});
