import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  agreed,
  at,
  CHAIR,
  CLERK,
  dayAt,
  died,
  elders,
  made,
  member,
  queries,
  refusals,
  tried,
  twice,
} from './elders-steps';
import { decide, textOf } from './privacy-steps';

let world: World;
let old: Person[];
let visitor: Person;
let second: Person;
let clerkElsewhere: Person;
let villager: Person;

const personOf = (place: number): Person => {
  const person = old[place];
  if (!person) throw new Error(`The village has no elder number ${place}`);
  return person;
};

beforeAll(async () => {
  world = await openWorld();
  old = await elders(world, 14);
  visitor = await member(world, 0);
  second = await member(world, 1);
  clerkElsewhere = await world.elsewhere('VILLAGE_CLERK');
  villager = await world.villager(20);
  await agreed(world, old.slice(0, 10));
});
afterAll(() => world.close());

const plan = (place: number, days: number, more: object = {}) => ({
  elderId: personOf(place).id,
  visitorId: visitor.id,
  onDay: dayAt(world, days),
  part: 'MORNING',
  ...more,
});

/** The days of visits that somebody was told to be off. */
const offOf = async ({ id }: Person): Promise<unknown[]> =>
  (
    await world.db.reader.rows<{ day: string }>(
      "select params->>'day' as day from message where resident_id = $1 and kind = 'ELDER_VISIT_OFF'",
      [id],
    )
  ).map(({ day }) => day);

describe('what an elder wishes', () => {
  test('is kept out of a list, by the elder or the association, and only with consent', async () => {
    const elder = personOf(0);
    const card = await made(world.as(elder.name), 'keepElderCard', {
      elderId: elder.id,
      wishes: ['COMPANY', 'PHONE_HELP'],
      parts: ['AFTERNOON'],
    });
    expect(card).toEqual({
      id: elder.id,
      wishes: ['COMPANY', 'PHONE_HELP'],
      parts: ['AFTERNOON'],
      visitDays: null,
    });
    const input = { elderId: personOf(1).id, wishes: ['SHOPPING'] };
    expect(await refusals(world, 'keepElderCard', input, [null, villager.name, clerkElsewhere.name])).toEqual(
      ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'],
    );
    await made(world.as(visitor.name), 'keepElderCard', input);
    const without = { elderId: personOf(12).id, wishes: ['SHOPPING'] };
    expect((await tried(world.as(CLERK), 'keepElderCard', without)).codes).toEqual(['CONSENT_REQUIRED']);
    const young = await tried(world.as(CLERK), 'keepElderCard', { ...input, elderId: visitor.id });
    expect(['AGE_NOT_FIT', 'CONSENT_REQUIRED']).toContain(young.codes[0]);
  });

  test('has no place for words: the table and the contract know none', async () => {
    const columns = await world.db.reader.rows<{ columnName: string; dataType: string }>(
      `select column_name, data_type from information_schema.columns
       where table_name in ('elder_card', 'elder_visit', 'elder_need') and data_type = 'text'`,
    );
    expect(columns.map(({ columnName }) => columnName).toSorted()).toEqual([
      'end_reason',
      'occasion',
      'part',
      'state',
      'wish',
    ]);
    const { codes } = await tried(world.as(CLERK), 'keepElderCard', {
      elderId: personOf(1).id,
      wishes: ['高血压'],
    });
    expect(codes).toHaveLength(1);
  });

  test('the database refuses it without consent too', async () => {
    const elder = personOf(12);
    await expect(
      world.db.write((tx) =>
        tx.rows(`insert into elder_card (resident_id, village_id, set_by, set_at) values ($1, $2, $1, $3)`, [
          elder.id,
          world.village,
          tx.at,
        ]),
      ),
    ).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
  });

  test('the same request again is the same card', async () => {
    const input = { elderId: personOf(2).id, wishes: ['READING'] };
    expect(await twice(world.as(CHAIR), 'keepElderCard', input, { wishes: ['ERRAND'] })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
  });
});

describe('birthdays', () => {
  test('are kept with their own consent, listed by month, and gone when it is taken back', async () => {
    const elder = personOf(3);
    const input = { elderId: elder.id, month: 10, day: 29 };
    expect((await tried(world.as(elder.name), 'keepBirthday', input)).codes).toEqual(['CONSENT_REQUIRED']);
    await agreed(world, [elder], 'BIRTHDAY');
    expect(
      (await tried(world.as(elder.name), 'keepBirthday', { ...input, month: 2, day: 30 })).codes,
    ).toEqual(['OUT_OF_RANGE']);
    expect(await refusals(world, 'keepBirthday', input, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    await made(world.as(elder.name), 'keepBirthday', input);
    const list = async (caller: string) =>
      (await world.as(caller).run(queries.birthdays, { v: world.village, month: '2025-10' })) as {
        data: { elderBirthdays: { known: { day: number; age: number; elder: { name: string } }[] } };
        codes: string[];
      };
    const { data } = await list(CHAIR);
    expect(data.elderBirthdays.known).toMatchObject([{ day: 29, elder: { name: elder.name } }]);
    expect((await list(villager.name)).codes).toEqual(['FORBIDDEN']);
    await decide(world, elder.name, elder.id, 'BIRTHDAY', false);
    expect((await list(CHAIR)).data.elderBirthdays.known).toEqual([]);
    const told = await world.db.reader.rows(
      "select detail from history_told where subject_kind = 'ELDER_BIRTHDAY'",
    );
    expect(JSON.stringify(told)).not.toContain('29');
  });

  test('are asked of the old alone', async () => {
    const young = await world.resident('龙志远');
    const { codes } = await decide(world, young.name, young.id, 'BIRTHDAY');
    expect(codes).toEqual(['BAD_INPUT']);
  });
});

describe('a visit', () => {
  test('to an elder without consent is refused, by the contract and by the database', async () => {
    const elder = personOf(12);
    expect((await tried(world.as(CHAIR), 'planVisit', plan(12, 1))).codes).toEqual(['CONSENT_REQUIRED']);
    await expect(
      world.db.write((tx) =>
        tx.rows(
          `insert into elder_visit (id, village_id, elder_id, visitor_id, occasion, on_day, part, planned_by, planned_at)
           values (new_id(), $1, $2, $3, 'ROUTINE', '2025-06-20', 'MORNING', $3, $4)`,
          [world.village, elder.id, visitor.id, tx.at],
        ),
      ),
    ).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
  });

  test('is planned by who runs the association, done by the visitor, confirmed by another: then it counts', async () => {
    const planned = await made(world.as(CHAIR), 'planVisit', plan(0, 0));
    expect(planned).toMatchObject({
      state: 'PLANNED',
      wishes: ['COMPANY', 'PHONE_HELP'],
      elderName: personOf(0).name,
    });
    expect(
      await refusals(world, 'planVisit', plan(1, 1), [
        null,
        villager.name,
        visitor.name,
        clerkElsewhere.name,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    const finish = { visitId: planned.id, minutes: 50, met: ['COMPANY'] };
    expect(await refusals(world, 'finishVisit', finish, [null, villager.name, second.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
    ]);
    expect(
      (await tried(world.as(visitor.name), 'finishVisit', { ...finish, met: ['ESCORT'] })).codes,
    ).toEqual(['BAD_INPUT']);
    const done = await made(world.as(visitor.name), 'finishVisit', finish);
    expect(done).toMatchObject({ state: 'DONE', minutes: 50, met: ['COMPANY'] });
    const confirm = { visitIds: [planned.id] };
    expect(await refusals(world, 'confirmVisits', confirm, [null, villager.name, visitor.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
    ]);
    const [confirmed] = await made(world.as(second.name), 'confirmVisits', confirm);
    expect(confirmed).toMatchObject({ state: 'CONFIRMED' });
    const record = await world.db.reader.row<Record<string, unknown>>(
      'select resident_id, filer_id, title, place, minutes, state from activity_record where id = $1',
      [confirmed.recordId],
    );
    expect(record).toMatchObject({
      residentId: visitor.id,
      filerId: second.id,
      title: '老年人协会探访',
      state: 'SUBMITTED',
    });
    const duties = await world.db.reader.rows<Record<string, unknown>>(
      "select resident_id, kind, record_id from council_duty where source_kind = 'ELDER_VISIT'",
    );
    expect(duties).toEqual([{ residentId: visitor.id, kind: 'VISIT', recordId: confirmed.recordId }]);
    expect((await tried(world.as(second.name), 'confirmVisits', confirm)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('is not confirmed by who said that it was made', async () => {
    const visit = await made(world.as(CLERK), 'planVisit', plan(4, 0, { part: 'EVENING' }));
    expect(
      await made(world.as(CHAIR), 'finishVisit', { visitId: visit.id, minutes: 20, met: [] }),
    ).toMatchObject({ state: 'DONE', moves: [] });
    expect((await tried(world.as(CHAIR), 'confirmVisits', { visitIds: [visit.id] })).codes).toEqual([
      'FORBIDDEN',
    ]);
    const chair = await world.resident(CHAIR);
    await expect(
      world.db.write((tx) =>
        tx.rows(
          "update elder_visit set state = 'CONFIRMED', confirmed_at = $2, confirmed_by = $3 where id = $1",
          [visit.id, tx.at, chair.id],
        ),
      ),
      'nor does the database let it',
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is never made to the own home or kin', async () => {
    const close = await world.db.reader.row<{ elderId: string; id: string }>(
      `select e.id as elder_id, r.id from resident e join resident r on r.household_id = e.household_id and r.id <> e.id
       where e.id = any($1) and r.state = 'ACTIVE' and r.birth_year < 2000 order by e.id, r.id limit 1`,
      [old.slice(0, 10).map(({ id }) => id)],
    );
    const visit = plan(4, 1, { elderId: close?.elderId, visitorId: close?.id });
    expect((await tried(world.as(CHAIR), 'planVisit', visit)).codes).toEqual(['HELPER_TOO_CLOSE']);
  });

  test('is moved and called off with a reason of the list, and not said done before its day', async () => {
    const visit = await made(world.as(CLERK), 'planVisit', plan(5, 2));
    expect(
      (await tried(world.as(visitor.name), 'finishVisit', { visitId: visit.id, minutes: 30 })).codes,
    ).toEqual(['IN_THE_FUTURE']);
    const moved = await made(world.as(CHAIR), 'moveVisit', {
      visitId: visit.id,
      visitorId: second.id,
      onDay: dayAt(world, 3),
      part: 'EVENING',
    });
    expect(moved).toMatchObject({ onDay: dayAt(world, 3), part: 'EVENING', visitor: { id: second.id } });
    expect(await offOf(visitor)).toContain(dayAt(world, 2));
    const off = { visitId: visit.id, reason: 'VISITOR_CANNOT' };
    expect(
      (await tried(world.as(CHAIR), 'cancelVisit', { ...off, reason: 'CONSENT_WITHDRAWN' })).codes,
    ).toEqual(['BAD_INPUT']);
    expect(await refusals(world, 'cancelVisit', off, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
    ]);
    expect(await made(world.as(second.name), 'cancelVisit', off)).toMatchObject({
      state: 'CANCELLED',
      endReason: 'VISITOR_CANNOT',
    });
    const move = { visitId: visit.id, visitorId: visitor.id, onDay: dayAt(world, 4), part: 'MORNING' };
    expect((await tried(world.as(CHAIR), 'moveVisit', move)).codes).toEqual(['ILLEGAL_MOVE']);
    expect(await refusals(world, 'moveVisit', move, [null, villager.name, visitor.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(CHAIR), 'planVisit', plan(5, -1))).codes).toEqual(['OUT_OF_RANGE']);
  });

  test('goes from the plan at once when the elder takes the consent back, with all wishes', async () => {
    const elder = personOf(6);
    await made(world.as(elder.name), 'keepElderCard', { elderId: elder.id, wishes: ['HAIRCUT'] });
    const visit = await made(world.as(CHAIR), 'planVisit', plan(6, 2));
    await decide(world, elder.name, elder.id, 'HELP_VISITS', false);
    const row = await world.db.reader.row<Record<string, unknown>>(
      'select state, end_reason, wishes from elder_visit where id = $1',
      [visit.id],
    );
    expect(await offOf(visitor), 'who was to go is told').toContain(visit.onDay);
    expect(row).toEqual({ state: 'CANCELLED', endReason: 'CONSENT_WITHDRAWN', wishes: [] });
    expect(await world.db.reader.rows('select 1 from elder_card where resident_id = $1', [elder.id])).toEqual(
      [],
    );
    const { data } = await world
      .as(CHAIR)
      .run(queries.plan, { v: world.village, month: dayAt(world, 0).slice(0, 7) });
    const listed = data.visitPlan.map((line: { elder: { id: string } }) => line.elder.id);
    expect(listed).not.toContain(elder.id);
  });
});

test('an elder whose planned visit has passed without a word is due again', async () => {
  const due = async (): Promise<number> =>
    (await world.as(CHAIR).run(queries.desk, { v: world.village })).data.eldersDesk.due;
  const before = await due();
  await made(world.as(CHAIR), 'planVisit', plan(9, 1));
  expect(await due()).toBe(before - 1);
  await world.advance(2);
  expect(await due()).toBe(before);
});

describe('the plan of a month', () => {
  test('gives every elder who agreed one visit, once, whoever plans at the same time', async () => {
    const input = { villageId: world.village, month: '2025-07' };
    expect(
      await refusals(world, 'planMonth', input, [null, villager.name, visitor.name, clerkElsewhere.name]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect((await tried(world.as(CHAIR), 'planMonth', { ...input, month: '2025-05' })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    const both = await Promise.all([
      tried(world.as(CHAIR), 'planMonth', input),
      tried(world.as(CLERK), 'planMonth', input),
    ]);
    const counts = both.map(({ data }) => data.planMonth).toSorted((a, b) => a - b);
    expect(counts[0]).toBe(0);
    expect(counts[1]).toBeGreaterThanOrEqual(8);
    const { data } = await world.as(CHAIR).run(queries.plan, { v: world.village, month: '2025-07' });
    for (const line of data.visitPlan) expect(line.visits).toHaveLength(1);
    const count = await world.db.reader.rows<{ visitorId: string; onDay: string; count: number }>(
      "select visitor_id, on_day, count(*) as count from elder_visit where on_day >= '2025-07-01' group by 1, 2",
    );
    expect(Math.max(...count.map((row) => row.count))).toBeLessThanOrEqual(3);
    expect(
      await twice(world.as(CHAIR), 'planMonth', { ...input, month: '2025-08' }, { month: '2025-07' }),
    ).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
  });

  test('shows addresses to the association alone, keeps who looked, and costs the same for any month', async () => {
    const asked = { v: world.village, month: '2025-07' };
    expect((await world.as(villager.name).run(queries.plan, asked)).codes).toEqual(['FORBIDDEN']);
    expect((await world.stranger.run(queries.plan, asked)).codes).toEqual(['UNAUTHENTICATED']);
    const looks = await world.db.reader.rows(
      "select 1 from access_log where kind = 'SEARCH' and viewer_id = $1 and subject_id = $2",
      [(await world.resident(CHAIR)).id, world.village],
    );
    expect(looks.length).toBeGreaterThan(0);
    const many = await world.statementsOf(() => world.as(CHAIR).run(queries.plan, asked));
    const none = await world.statementsOf(() =>
      world.as(CHAIR).run(queries.plan, { ...asked, month: '2025-01' }),
    );
    expect(many).toBeLessThanOrEqual(none + 2);
  });

  test('the settings are the association’s and the office’s', async () => {
    const input = {
      villageId: world.village,
      fromAge: 60,
      visitDays: 21,
      mostADay: 4,
      slotsAhead: 2,
      classPercent: 70,
      visitRuleId: await world.rule('CA-01'),
      callRuleId: await world.rule('CA-05'),
      classRuleId: await world.rule('LE-05'),
    };
    expect(await refusals(world, 'reviseEldersSettings', input, [null, villager.name, visitor.name])).toEqual(
      ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'],
    );
    const award = { ...input, visitRuleId: await world.rule('HO-01') };
    expect((await tried(world.as(CHAIR), 'reviseEldersSettings', award)).codes).toEqual(['BAD_INPUT']);
    expect(await made(world.as(CHAIR), 'reviseEldersSettings', input)).toMatchObject({
      visitDays: 21,
      mostADay: 4,
    });
    const { data } = await world.as(visitor.name).run(queries.desk, { v: world.village });
    expect(data.eldersDesk).toMatchObject({ mayRun: false, settings: { visitDays: 21 } });
    expect(data.eldersDesk.agreed).toBe(9);
  });
});

describe('wishes and requests for help', () => {
  test('a wish becomes a request in the words of the list', async () => {
    const elder = personOf(7);
    const input = {
      elderId: elder.id,
      wish: 'REPAIR',
      wantedFrom: at(world, 1, 8),
      wantedUntil: at(world, 2, 18),
    };
    expect(await refusals(world, 'passWish', input, [null, villager.name, visitor.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const need = await made(world.as(CHAIR), 'passWish', input);
    expect(need).toMatchObject({ kind: 'REPAIR', state: 'OPEN', what: '小修小补' });
    const without = { ...input, elderId: personOf(13).id };
    expect((await tried(world.as(CHAIR), 'passWish', without)).codes).toEqual(['CONSENT_REQUIRED']);
  });

  test('a waiting request becomes a visit, and ends with that reason', async () => {
    const elder = personOf(8);
    const asked = await world
      .as(elder.name)
      .run('mutation ($input: AskForHelpInput!) { askForHelp(input: $input) { id } }', {
        input: {
          requestId: world.id(),
          kind: 'VISIT',
          forResidentId: elder.id,
          wantedFrom: at(world, 1, 8),
          wantedUntil: at(world, 3, 18),
        },
      });
    const needId = asked.data.askForHelp.id;
    const list = (name: string) => world.as(name).run(queries.needs, { v: world.village });
    expect((await list(villager.name)).codes).toEqual(['FORBIDDEN']);
    expect((await list(visitor.name)).codes).toEqual(['FORBIDDEN']);
    expect((await world.stranger.run(queries.needs, { v: world.village })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    const { data: waiting } = await list(CHAIR);
    expect(waiting.elderNeeds).toMatchObject([{ id: needId, elder: { id: elder.id, name: elder.name } }]);
    const [proposal] = waiting.elderNeeds;
    const input = {
      needId,
      visitorId: proposal.visitor.id,
      onDay: proposal.onDay,
      part: proposal.part,
    };
    expect(await refusals(world, 'takeOverNeed', input, [null, villager.name, visitor.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    const visit = await made(world.as(CHAIR), 'takeOverNeed', input);
    expect(visit).toMatchObject({
      occasion: 'ASKED',
      needId,
      wishes: ['COMPANY'],
      need: { state: 'CLOSED', endReason: 'ASSOCIATION_VISITS' },
    });
    expect((await tried(world.as(CHAIR), 'takeOverNeed', input)).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await list(CHAIR)).data.elderNeeds).toEqual([]);
  });
});

test('an elder on paper agrees before a witness, and is on the plan', async () => {
  const elder = personOf(11);
  const { codes } = await world
    .as(CLERK)
    .run('mutation ($input: ConsentInput!) { decideConsent(input: $input) { id } }', {
      input: {
        requestId: world.id(),
        residentId: elder.id,
        purpose: 'HELP_VISITS',
        given: true,
        textId: await textOf(world, 'HELP_VISITS'),
        paper: { number: '2025-老-07', witnessId: visitor.id },
      },
    });
  expect(codes).toEqual([]);
  expect(await made(world.as(CHAIR), 'planVisit', plan(11, 1))).toMatchObject({ state: 'PLANNED' });
});

test('a visit that passed without a word is planned anew', async () => {
  const month = dayAt(world, 0).slice(0, 7);
  await made(world.as(CHAIR), 'planMonth', { villageId: world.village, month });
  const { data } = await world.as(CHAIR).run(queries.plan, { v: world.village, month });
  const line = data.visitPlan.find((each: { elder: { id: string } }) => each.elder.id === personOf(9).id);
  expect(line.visits).toHaveLength(2);
});

test('figures kept on paper are reported by the office and compared by those above', async () => {
  const input = { villageId: world.otherVillage, month: '2025-04-12', visits: 18, meals: 1, calls: 5 };
  expect(await refusals(world, 'reportElderMonth', input, [null, villager.name, CLERK])).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  const office = world.as(clerkElsewhere.name);
  expect(await twice(office, 'reportElderMonth', { ...input, visits: 9 }, { visits: 8 })).toEqual({
    same: true,
    mismatch: 'IDEMPOTENCY_MISMATCH',
  });
  expect((await tried(office, 'reportElderMonth', { ...input, month: '2025-07-01' })).codes).toEqual([
    'IN_THE_FUTURE',
  ]);
  await made(office, 'reportElderMonth', input);
  const asked = { a: world.county, y: 2025 };
  const { data } = await world.as('罗启明').run(queries.area, asked);
  const of = (id: string) =>
    data.elderAreaFigures.find(({ villageId }: { villageId: string }) => villageId === id);
  expect(of(world.otherVillage)).toMatchObject({ visits: 18, meals: 1, calls: 5 });
  expect(of(world.otherVillage).months[3]).toBe(18);
  expect(of(world.village)).toMatchObject({ visits: 1, meals: 0, calls: 0 });
  expect((await world.as(CLERK).run(queries.area, asked)).codes).toEqual(['FORBIDDEN']);
  const all = await world.statementsOf(() => world.as('罗启明').run(queries.area, asked));
  const empty = await world.statementsOf(() => world.as('罗启明').run(queries.area, { ...asked, y: 2020 }));
  expect(all).toBe(empty);
});

test('what waits for a word stands before the visits of the present month, whenever it was', async () => {
  const visit = await made(world.as(CHAIR), 'planVisit', plan(8, 0));
  await made(world.as(visitor.name), 'finishVisit', { visitId: visit.id, minutes: 30, met: [] });
  await world.advance(35);
  const seen = async (who: string, month: string): Promise<string[]> =>
    (await world.as(who).run(queries.visits, { v: world.village, month })).data.elderVisits.map(
      ({ id }: { id: string }) => id,
    );
  const [present, next] = [dayAt(world, 0).slice(0, 7), dayAt(world, 32).slice(0, 7)];
  expect(await seen(CHAIR, present)).toContain(visit.id);
  expect(await seen(visitor.name, present)).toContain(visit.id);
  expect(await seen(second.name, next)).not.toContain(visit.id);
  await made(world.as(second.name), 'confirmVisits', { visitIds: [visit.id] });
  expect(await seen(CHAIR, present)).not.toContain(visit.id);
});

test('whoever died is visited no more, and the visitor is told', async () => {
  const visit = await made(world.as(CHAIR), 'planVisit', plan(3, 5, { part: 'EVENING' }));
  await died(world, personOf(3));
  expect(
    await world.db.reader.rows("select 1 from elder_visit where elder_id = $1 and state = 'PLANNED'", [
      personOf(3).id,
    ]),
  ).toEqual([]);
  expect(await offOf(visitor)).toContain(visit.onDay);
});
