import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { removeDue } from '#server/features/privacy/retention';
import { openWorld, type Person, type World } from '#test/support/world';
import { called, CLERK, finished, made, promised, seen, teamOf } from './needs-steps';
import { looksIn } from './privacy-steps';

let world: World;
let leader: Person;
let helper: Person;
let member: Person;
let rival: Person;
let outsider: Person;
let teamId: string;
beforeAll(async () => {
  world = await openWorld();
  [leader, helper, member, rival, outsider] = (await Promise.all(
    [0, 1, 2, 3, 4].map((place) => world.villager(place)),
  )) as [Person, Person, Person, Person, Person];
  teamId = await teamOf(world, 'ELDERS', '抚老服务队', [leader, helper, member]);
  await teamOf(world, 'ELDERS', '另一支队', [rival]);
});
afterAll(() => world.close());

/** What somebody sees of a need: nothing, its outline, or the whole. */
async function sight(person: string, needId: string): Promise<string> {
  const need = await seen(world.as(person), needId);
  if (typeof need === 'string') return need;
  return need.home === null
    ? `OUTLINE${need.what === null && need.askedBy === null ? '' : ' LEAK'}`
    : 'WHOLE';
}

describe('who sees whose need it is', () => {
  const everybody = async (needId: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(
        Object.entries({
          clerk: CLERK,
          household: '祝桂英',
          leader: leader.name,
          helper: helper.name,
          member: member.name,
          rival: rival.name,
          outsider: outsider.name,
          keeper: '龙志远',
          town: '方雨晴',
        }).map(async ([role, name]) => [role, await sight(name, needId)] as const),
      ),
    );
  const hidden = { rival: 'NOT_FOUND', outsider: 'NOT_FOUND', keeper: 'NOT_FOUND', town: 'NOT_FOUND' };

  test('by step: organisers, then the team in outline, then the helper and the leader', async () => {
    const needId = await called(world);
    expect((await seen(world.stranger, needId)) as string).toBe('UNAUTHENTICATED');
    expect(await everybody(needId)).toEqual({
      clerk: 'WHOLE',
      household: 'WHOLE',
      leader: 'NOT_FOUND',
      helper: 'NOT_FOUND',
      member: 'NOT_FOUND',
      ...hidden,
    });
    await made(world.as(CLERK), 'assignNeed', { needId, teamId, scope: 'TEAM' });
    const assigned = { clerk: 'WHOLE', household: 'WHOLE', leader: 'WHOLE', member: 'OUTLINE', ...hidden };
    expect(await everybody(needId)).toEqual({ ...assigned, helper: 'OUTLINE' });
    const outline = await seen(world.as(member.name), needId);
    expect(outline).toMatchObject({ kind: 'SHOPPING', serviceKind: null, visit: null });
    expect(outline.grid.nameZh).toBeTruthy();
    await made(world.as(helper.name), 'acceptNeed', { needId, startsAt: outline.wantedFrom });
    expect(await everybody(needId)).toEqual({ ...assigned, helper: 'WHOLE' });
    await finished(world, needId, helper);
    await made(world.as(CLERK), 'confirmNeed', { needId, how: 'CALL' });
    await made(world.as(CLERK), 'rateNeed', { needId, rating: 4, words: '来得准时' });
    expect(await everybody(needId)).toEqual({
      clerk: 'WHOLE',
      household: 'WHOLE',
      leader: 'OUTLINE',
      helper: 'OUTLINE',
      member: 'NOT_FOUND',
      ...hidden,
    });
    expect((await seen(world.as(helper.name), needId)).visit).toMatchObject({
      rating: 4,
      ratingWords: '来得准时',
    });
    expect((await seen(world.as(leader.name), needId)).visit).toBeNull();
  });

  test('with the narrow scope only who was asked', async () => {
    const needId = await called(world);
    await made(world.as(CLERK), 'assignNeed', {
      needId,
      teamId,
      scope: 'ORGANISERS',
      residentIds: [helper.id],
    });
    expect([await sight(helper.name, needId), await sight(member.name, needId)]).toEqual([
      'OUTLINE',
      'NOT_FOUND',
    ]);
    const open = async (name: string) => (await world.as(name).run('{ openNeeds { id } }')).data.openNeeds;
    expect(await open(helper.name)).toEqual([{ id: needId }]);
    expect(await open(member.name)).toEqual([]);
  });

  test('lists hold what each may see, and the public sees counts', async () => {
    const list = 'query ($v: ID!) { needs(villageId: $v, stage: WAITING) { nodes { id } } }';
    expect((await world.as(CLERK).run(list, { v: world.village })).data.needs.nodes).toHaveLength(1);
    for (const name of [outsider.name, leader.name, '龙志远']) {
      expect((await world.as(name).run(list, { v: world.village })).codes).toEqual(['FORBIDDEN']);
    }
    const counts = await world.stranger.run(
      'query ($v: ID!) { needCounts(villageId: $v) { asked helped waiting } }',
      {
        v: world.village,
      },
    );
    expect(counts.data.needCounts).toEqual({ asked: 2, helped: 1, waiting: 1 });
  });
});

describe('looks', () => {
  test('of the clerk, the helper and the leader are kept; an outline, the own need and a refusal leave none', async () => {
    const { householdId } = await world.resident('祝桂英');
    const needId = await promised(world, teamId, helper);
    const before = (await looksIn(world, householdId)).length;
    await seen(world.as(member.name), needId);
    await seen(world.as('祝桂英'), needId);
    await seen(world.as(outsider.name), needId);
    expect((await looksIn(world, householdId)).length).toBe(before);
    await seen(world.as(helper.name), needId);
    await seen(world.as(leader.name), needId);
    await seen(world.as(CLERK), needId);
    expect((await looksIn(world, householdId)).slice(before)).toEqual([
      `${helper.name} - NEED`,
      `${leader.name} - NEED`,
      `${CLERK} VILLAGE_CLERK NEED`,
    ]);
  });
});

describe('suggestions', () => {
  test('name who could come with reasons, for organisers alone, in a constant number of statements', async () => {
    const needId = await called(world, { kind: 'REPAIR' });
    const document = `query ($id: ID!, $first: Int!) { need(id: $id) { suggestions(first: $first) {
      person { name } team { name } freeFrom reasons { code count skill weekday part } } } }`;
    const asked = (name: string, first = 6) => world.as(name).run(document, { id: needId, first });
    const { data } = await asked(CLERK);
    const [best] = data.need.suggestions;
    expect(best.reasons.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['KIND', 'AVAILABLE', 'LOAD']),
    );
    const names = data.need.suggestions.map(({ person }: { person: { name: string } }) => person.name);
    // Of two who are equal else, the one who helped this month comes later.
    expect(names).toEqual(expect.arrayContaining([leader.name, member.name, rival.name]));
    expect((await asked('祝桂英')).data.need.suggestions).toEqual([]);
    expect(await world.statementsOf(() => asked(CLERK, 2))).toBe(
      await world.statementsOf(() => asked(CLERK, 6)),
    );
  });

  test('a whole page of the board costs the same as two', async () => {
    const document = `query ($v: ID!, $first: Int!) { needs(villageId: $v, stage: WAITING, first: $first) { nodes {
      id kind state what overdue byWord moves home { number name phone areas { nameZh } } grid { nameZh } team { name }
      visit { helper { name } } askedBy { name } } } }`;
    for (let place = 5; place < 12; place += 1) {
      const person = await world.villager(place);
      await made(world.as(person.name), 'askForHelp', {
        kind: 'VISIT',
        wantedFrom: world.clock.now().toISOString(),
        wantedUntil: new Date(world.clock.now().getTime() + 86_400_000).toISOString(),
      });
    }
    const cost = (first: number) =>
      world.statementsOf(() => world.as(CLERK).run(document, { v: world.village, first }));
    await cost(2);
    expect(await cost(8)).toBe(await cost(2));
    expect(await cost(8)).toBeLessThanOrEqual(14);
  });
});

describe('what is kept', () => {
  test('is in the own file, and the words of an ended need go in time', async () => {
    const { id } = await world.resident('祝桂英');
    const file = await world
      .as('祝桂英')
      .run('mutation ($input: PersonalFileInput!) { exportPerson(input: $input) { json } }', {
        input: { requestId: newId(), residentId: id },
      });
    expect(file.data.exportPerson.json).toContain('买米十斤、盐两包');
    world.setTime(new Date(world.clock.now().getTime() + 400 * 86_400_000));
    await removeDue(world.db);
    const rows = await world.db.reader.rows("select 1 from need where state = 'CONFIRMED' and what <> ''");
    expect(rows).toEqual([]);
    const words = await world.db.reader.rows("select 1 from need_visit where rating_words <> ''");
    expect(words).toEqual([]);
  });
});
