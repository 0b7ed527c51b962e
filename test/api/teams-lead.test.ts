import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { crowd, documents as roll, LEADER as ORGANISER, mark, run } from './attendance-steps';
import { act as onTask, at, queries, work } from './tasks-steps';
import { act, CLERK, done, register, teamOf } from './teams-steps';

// A team's leader needs no post: the lead alone lets one post its tasks and take its rolls, and nothing beyond.
const DAY = '2025-06-20';

let world: World;
let teamId: string;
let [leader, heir, member, outsider]: Person[] = [];
beforeAll(async () => {
  world = await openWorld();
  [leader, heir, member, outsider] = await crowd(world);
  teamId = await teamOf(world, leader?.name);
  for (const person of [heir, member]) {
    const residentId = await register(world, nameOf(person));
    await done(world, nameOf(leader), 'enrolMember', { teamId, residentId });
  }
});
afterAll(() => world.close());

const nameOf = (person: Person | undefined): string => person?.name ?? '';
const TEAM = 'query ($id: ID!) { team(id: $id) { name mayPost } viewer { rights } }';

async function told(
  person: string,
  about = /^LEAD_/,
): Promise<{ kind: string; link: string; params: Record<string, string> }[]> {
  const { data } = await world.as(person).run(queries.messages);
  return data.messages.nodes
    .filter(({ kind }: { kind: string }) => about.test(kind))
    .map(
      ({
        kind,
        link,
        params,
      }: {
        kind: string;
        link: string;
        params: { name: string; value: string }[];
      }) => ({
        kind,
        link,
        params: Object.fromEntries(params.map(({ name, value }) => [name, value])),
      }),
    );
}

test('the lead changes hands with both sides told, and lets the new leader post', async () => {
  const [from, to] = [nameOf(leader), nameOf(heir)];
  const { team } = (await world.as(to).run(TEAM, { id: teamId })).data;
  expect(team.mayPost).toBe(false);
  const before = { from: await told(from), clerk: await told(CLERK) };
  const offer = await done(world, from, 'offerLead', { teamId, residentId: heir?.id });
  const link = `/teams/${teamId}`;
  const params = { team: team.name };
  expect(await told(to)).toEqual([{ kind: 'LEAD_OFFERED', link, params }]);

  await done(world, to, 'answerLead', { offerId: offer.id, accept: false });
  const declined = { kind: 'LEAD_DECLINED', link, params: { ...params, person: to } };
  expect(await told(from)).toEqual([declined, ...before.from]);

  const again = await done(world, CLERK, 'offerLead', { teamId, residentId: heir?.id });
  await done(world, to, 'answerLead', { offerId: again.id, accept: true });
  const taken = { kind: 'LEAD_TAKEN', link, params: { ...params, person: to } };
  expect(await told(from)).toEqual([taken, declined, ...before.from]);
  expect(await told(CLERK)).toEqual([taken, ...before.clerk]);
  expect((await told(to)).map(({ kind }) => kind).toSorted()).toEqual([
    'LEAD_OFFERED',
    'LEAD_OFFERED',
    'LEAD_YOURS',
  ]);

  const now = (await world.as(to).run(TEAM, { id: teamId })).data;
  expect(now.team.mayPost).toBe(true);
  expect(now.viewer.rights).toEqual(['CLAIM_RECORD']);
  expect((await world.as(from).run(TEAM, { id: teamId })).data.team.mayPost).toBe(false);
});

test('an offer taken back is told to whom it was made', async () => {
  const offer = await done(world, nameOf(heir), 'offerLead', { teamId, residentId: member?.id });
  await done(world, nameOf(heir), 'answerLead', { offerId: offer.id, accept: false });
  expect((await told(nameOf(member))).map(({ kind }) => kind).toSorted()).toEqual([
    'LEAD_OFFERED',
    'LEAD_WITHDRAWN',
  ]);
});

test('posts a task, knows who comes by name, takes the roll; whoever files records closes it', async () => {
  const name = nameOf(heir);
  const rule = await world.rule('PA-01');
  const input = {
    villageId: world.village,
    work: work({ ruleId: rule }),
    startsAt: at(DAY, '19:30'),
    endsAt: at(DAY, '21:30'),
  };
  const post = (over: object) =>
    onTask(world.as(name), 'postTask', { requestId: world.id(), ...input, ...over });
  expect((await post({})).codes, 'without the team it is not his to post').toEqual(['FORBIDDEN']);
  const posted = await post({ teamId });
  expect(posted.codes).toEqual([]);
  const taskId = posted.data.postTask.id;
  await onTask(world.as(nameOf(member)), 'signUp', { requestId: world.id(), taskId });

  const PEOPLE = 'query ($id: ID!) { task(id: $id) { people { name householdNumber } } }';
  const coming = await world.as(name).run(PEOPLE, { id: taskId });
  expect(coming.data.task.people).toEqual([
    { name: nameOf(member), householdNumber: expect.stringMatching(/-\d{3}$/) },
  ]);
  expect((await world.as(nameOf(outsider)).run(PEOPLE, { id: taskId })).data.task.people).toBeNull();
  const search = await world
    .as(name)
    .run('query ($v: ID!) { residents(villageId: $v, search: "张", first: 5) { nodes { id } } }', {
      v: world.village,
    });
  expect(search.codes, 'a lead is no search through the village').toEqual(['FORBIDDEN']);

  world.setTime(new Date(at(DAY, '19:25')));
  const SHEET =
    'query ($id: ID!) { attendanceSheet(taskId: $id) { mayMark mayClose lines { name householdNumber came { id } } } }';
  const sheet = async () => (await world.as(name).run(SHEET, { id: taskId })).data.attendanceSheet;
  expect(await sheet()).toMatchObject({
    mayMark: true,
    mayClose: false,
    lines: [{ name: nameOf(member), came: null }],
  });
  const card = await world.db.reader.row<{ number: string }>(
    'select number from volunteer where resident_id = $1',
    [member?.id],
  );
  const people = await world
    .as(name)
    .run(
      'query ($t: ID!, $c: String!) { cardPeople(taskId: $t, card: $c) { people { id name householdNumber } } }',
      { t: taskId, c: card?.number },
    );
  expect(people.data.cardPeople.people).toEqual([
    { id: member?.id, name: nameOf(member), householdNumber: expect.any(String) },
  ]);
  const marks = member
    ? [mark(world, member, 'IN', at(DAY, '19:25')), mark(world, member, 'OUT', at(DAY, '21:30'))]
    : [];
  world.setTime(new Date(at(DAY, '21:35')));
  const synced = await run(world.as(name), 'syncMarks', { requestId: world.id(), taskId, marks });
  expect(synced.data.syncMarks.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'ADDED',
    'ADDED',
  ]);
  expect((await sheet()).mayClose, 'the lead alone files no records').toBe(false);

  const close = (person: string) =>
    run(world.as(person), 'closeTaskRoll', {
      requestId: world.id(),
      taskId,
      rows: [{ residentId: member?.id }],
      excusedIds: [],
      note: '',
    });
  expect((await close(name)).codes).toEqual(['FORBIDDEN']);
  const closed = await close(ORGANISER);
  expect(closed.codes).toEqual([]);
  expect(closed.data.closeTaskRoll.roll.id).toMatch(/-/);
  const marksOf = await world.as(nameOf(outsider)).run(roll.sheet, { id: taskId });
  expect(marksOf.codes).toEqual(['FORBIDDEN']);
  expect((await act(world, nameOf(leader), 'offerLead', { teamId, residentId: member?.id })).codes).toEqual([
    'FORBIDDEN',
  ]);
});

test('who asks to join, is answered or sent away is told, and the leader is told who asks', async () => {
  const [lead, asker] = [nameOf(heir), nameOf(outsider)];
  const { team } = (
    await world.as(lead).run('query ($id: ID!) { team(id: $id) { name leader { id } } }', { id: teamId })
  ).data;
  expect(team.leader.id).toBe(heir?.id);
  await register(world, asker);
  const about = /^(JOIN|TEAM)_/;
  const before = (await told(lead, about)).length;
  const asked = await done(world, asker, 'askToJoin', { teamId, words: '周末有空' });
  const link = `/teams/${teamId}`;
  expect((await told(lead, about)).slice(0, -before || undefined)).toEqual([
    { kind: 'JOIN_ASKED', link, params: { team: team.name, person: asker } },
  ]);
  await done(world, lead, 'moveMember', { memberId: asked.id, move: 'ACCEPT' });
  await done(world, lead, 'moveMember', { memberId: asked.id, move: 'REMOVE', reason: '搬去县城了' });
  expect((await told(asker, about)).toReversed()).toEqual([
    { kind: 'JOIN_ACCEPTED', link, params: { team: team.name } },
    { kind: 'TEAM_LEFT', link, params: { team: team.name, reason: '搬去县城了' } },
  ]);
});
