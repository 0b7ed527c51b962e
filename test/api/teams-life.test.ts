import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMissingAccounts } from '#server/features/people/purse';
import { openWorld, type World } from '#test/support/world';
import { act, CLERK, done, LEADER, NEXT, PROFILE, register, teamOf, VOLUNTEER } from './teams-steps';

let world: World;
let stranger: string;
beforeAll(async () => {
  world = await openWorld();
  stranger = (await world.elsewhere('VILLAGE_CLERK')).name;
});
afterAll(() => world.close());

/** The same request twice answers the same; with another input it is refused. */
async function replays(
  name: string,
  mutation: string,
  input: Record<string, unknown>,
  other: Record<string, unknown>,
) {
  const requestId = world.id();
  const first = await act(world, name, mutation, { ...input, requestId });
  expect(first.codes).toEqual([]);
  const again = await act(world, name, mutation, { ...input, requestId });
  expect(again).toEqual(first);
  expect((await act(world, name, mutation, { ...input, ...other, requestId })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
  return first.data[mutation];
}

describe('teams', () => {
  const input = (name: string, more = {}) => ({ villageId: world.village, kind: 'RIVER', name, ...more });

  test('foundTeam: by the office, with a name of its own', async () => {
    const team = await replays(CLERK, 'foundTeam', input('护河一队'), { name: '护河二队' });
    expect(team).toMatchObject({
      name: '护河一队',
      kind: 'RIVER',
      state: 'ACTIVE',
      leaderName: null,
      memberCount: 0,
    });
    expect(team.moves).toEqual(['REVISE', 'REST', 'CLOSE', 'JOIN', 'ENROL', 'OFFER_LEAD', 'KEEP_GEAR']);
    const refusals: [string | null, Record<string, unknown>, string][] = [
      [null, {}, 'UNAUTHENTICATED'],
      [LEADER, {}, 'FORBIDDEN'],
      [stranger, {}, 'FORBIDDEN'],
      [CLERK, { name: '护河一队' }, 'NAME_TAKEN'],
      [CLERK, { name: ' ' }, 'BAD_INPUT'],
      [CLERK, { name: '队'.repeat(41) }, 'TOO_LONG'],
      ['方雨晴', { villageId: world.county }, 'FORBIDDEN'],
    ];
    for (const [name, more, code] of refusals) {
      expect((await act(world, name, 'foundTeam', input('护河三队', more))).codes, code).toEqual([code]);
    }
  });

  test('reviseTeam: by the office, while it is not closed', async () => {
    const teamId = await teamOf(world, null);
    const revision = { teamId, kind: 'FIRE', name: `改名${teamId.slice(-6)}`, purpose: '防火' };
    expect(await replays(CLERK, 'reviseTeam', revision, { purpose: '' })).toMatchObject({
      kind: 'FIRE',
      purpose: '防火',
    });
    expect((await act(world, stranger, 'reviseTeam', revision)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, VOLUNTEER, 'reviseTeam', revision)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, CLERK, 'reviseTeam', { ...revision, teamId: world.id() })).codes).toEqual([
      'NOT_FOUND',
    ]);
    await done(world, CLERK, 'moveTeam', { teamId, move: 'CLOSE' });
    expect((await act(world, CLERK, 'reviseTeam', revision)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('moveTeam: rests, goes on, closes with empty hands', async () => {
    const teamId = await teamOf(world);
    const step = (move: string, name = CLERK) => act(world, name, 'moveTeam', { teamId, move });
    expect((await step('REST', LEADER)).codes).toEqual(['FORBIDDEN']);
    expect((await step('JOIN')).codes).toEqual(['BAD_INPUT']);
    await replays(CLERK, 'moveTeam', { teamId, move: 'REST' }, { move: 'CLOSE' });
    expect((await step('REST')).codes).toEqual(['ILLEGAL_MOVE']);
    const residentId = await register(world, VOLUNTEER);
    expect((await act(world, CLERK, 'enrolMember', { teamId, residentId })).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await step('RESUME')).data.moveTeam.state).toBe('ACTIVE');
    const { gear } = await done(world, LEADER, 'addGear', { teamId, kind: 'TORCH', numbers: ['关1'] });
    const leader = await world.resident(LEADER);
    await done(world, LEADER, 'issueGear', { gearId: gear[0].id, residentId: leader.id });
    expect((await step('CLOSE')).codes).toEqual(['GEAR_STILL_OUT']);
    await done(world, LEADER, 'takeBackGear', { gearId: gear[0].id, condition: 'GOOD' });
    expect((await step('CLOSE')).data.moveTeam).toMatchObject({
      state: 'CLOSED',
      leaderName: null,
      memberCount: 0,
    });
    expect((await step('RESUME')).codes).toEqual(['ILLEGAL_MOVE']);
  });
});

describe('the register of volunteers', () => {
  test('registerVolunteer: oneself, or by the office on behalf; again after leaving', async () => {
    const person = await world.villager(0);
    const input = { residentId: person.id, ...PROFILE };
    expect((await act(world, null, 'registerVolunteer', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await act(world, LEADER, 'registerVolunteer', input)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, stranger, 'registerVolunteer', input)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, CLERK, 'registerVolunteer', { ...input, available: 2 ** 21 })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    expect(
      (await act(world, CLERK, 'registerVolunteer', { ...input, skills: ['LAW', 'LAW'] })).codes,
    ).toEqual(['BAD_INPUT']);
    const made = await replays(CLERK, 'registerVolunteer', input, { available: 1 });
    expect(made).toMatchObject({
      state: 'ACTIVE',
      sourceGroup: 'CITIZEN',
      available: 7,
      moves: ['REVISE', 'PAUSE', 'LEAVE'],
    });
    expect(made.number).toMatch(/^ZY\d{8}$/);
    expect((await act(world, CLERK, 'registerVolunteer', input)).codes).toEqual(['ILLEGAL_MOVE']);
    await done(world, person.name, 'moveVolunteer', { residentId: person.id, move: 'LEAVE' });
    const back = await done(world, person.name, 'registerVolunteer', { ...input, available: 3 });
    expect(back).toMatchObject({ number: made.number, state: 'ACTIVE', available: 3 });
  });

  test('the number of the form that somebody signed is kept in the history', async () => {
    const person = await world.villager(17);
    const input = { residentId: person.id, ...PROFILE };
    expect((await act(world, CLERK, 'registerVolunteer', { ...input, paperNumber: ' ' })).codes).toEqual([
      'BAD_INPUT',
    ]);
    const long = '长'.repeat(41);
    expect((await act(world, CLERK, 'registerVolunteer', { ...input, paperNumber: long })).codes).toEqual([
      'TOO_LONG',
    ]);
    await done(world, CLERK, 'registerVolunteer', { ...input, paperNumber: ' 志愿-2025-007 ' });
    const kept = await world.db.reader.row(
      "select move, detail from history_told where subject_id = $1 and subject_kind = 'VOLUNTEER'",
      [person.id],
    );
    expect(kept).toEqual({ move: 'REGISTER', detail: { paper: '志愿-2025-007' } });
  });

  test('a minor needs a guardian’s consent for tasks, and never serves at night', async () => {
    const pupil = await world.resident('夏子轩');
    const input = { residentId: pupil.id, ...PROFILE };
    expect((await act(world, CLERK, 'registerVolunteer', input)).codes).toEqual([
      'GUARDIAN_CONSENT_REQUIRED',
    ]);
    const texts = await world.as('夏建平').run('{ consentTexts { id purpose } }');
    const text = texts.data.consentTexts.find(
      (each: { purpose: string }) => each.purpose === 'VOLUNTEER_TASKS',
    );
    const consent = (requestId: string, residentId: string) => ({
      input: { requestId, residentId, purpose: 'VOLUNTEER_TASKS', given: true, textId: text.id },
    });
    const DECIDE = 'mutation D($input: ConsentInput!) { decideConsent(input: $input) { given channel } }';
    const self = await world.resident('夏建平');
    expect((await world.as('夏建平').run(DECIDE, consent(world.id(), self.id))).codes).toEqual(['BAD_INPUT']);
    expect((await world.as(LEADER).run(DECIDE, consent(world.id(), pupil.id))).codes).toEqual(['FORBIDDEN']);
    const given = await world.as('夏建平').run(DECIDE, consent(world.id(), pupil.id));
    expect(given.data.decideConsent).toEqual({ given: true, channel: 'GUARDIAN' });
    expect(await done(world, CLERK, 'registerVolunteer', input)).toMatchObject({ noNight: true });
  });

  test('a guardian decides on the tasks of a minor of 16 and on nothing else', async () => {
    const father = await world.villager(4);
    const teen = await world.db.write(async (tx) => {
      const made = await tx.row<{ id: string }>(
        `insert into resident (village_id, household_id, name, birth_year, created_at)
         values ($1, $2, '试十六', 2009, $3) returning id`,
        [world.village, father.householdId, tx.at],
      );
      await openMissingAccounts(tx);
      return made;
    });
    const seen = await world
      .as(father.name)
      .run(
        'query Q($id: ID!) { resident(id: $id) { consents { purpose mayDecide } guarded } viewer { resident { minors { id } wards { id } } } }',
        { id: teen?.id },
      );
    expect(seen.codes).toEqual([]);
    expect(seen.data.resident).toEqual({
      consents: [{ purpose: 'VOLUNTEER_TASKS', mayDecide: true }],
      guarded: false,
    });
    expect(seen.data.viewer.resident.minors).toEqual([{ id: teen?.id }]);
    await world.db.write((tx) => tx.rows("update resident set state = 'LEFT' where id = $1", [teen?.id]));
  });

  test('reviseVolunteer: what one can and when is the own word', async () => {
    const residentId = await register(world, VOLUNTEER);
    const input = { residentId, skills: ['TUTORING', 'FIRST_AID'], languages: ['MANDARIN'], available: 448 };
    expect((await act(world, LEADER, 'reviseVolunteer', input)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, stranger, 'reviseVolunteer', input)).codes).toEqual(['FORBIDDEN']);
    expect(
      (await act(world, VOLUNTEER, 'reviseVolunteer', { ...input, residentId: (await world.villager(9)).id }))
        .codes,
    ).toEqual(['NOT_FOUND']);
    expect(await replays(VOLUNTEER, 'reviseVolunteer', input, { available: 0 })).toMatchObject({
      available: 448,
      skills: ['TUTORING', 'FIRST_AID'],
    });
  });

  test('moveVolunteer: a break ends by its day; a leader hands over before leaving', async () => {
    const person = await world.villager(1);
    await register(world, person.name);
    const step = (move: string, more = {}, name = person.name) =>
      act(world, name, 'moveVolunteer', { residentId: person.id, move, ...more });
    expect((await step('PAUSE', {}, LEADER)).codes).toEqual(['FORBIDDEN']);
    expect((await step('PAUSE', { until: '2025-06-01' })).codes).toEqual(['OUT_OF_RANGE']);
    expect((await step('LEAVE', { until: '2025-07-01' })).codes).toEqual(['BAD_INPUT']);
    expect((await step('REVISE')).codes).toEqual(['BAD_INPUT']);
    await replays(
      person.name,
      'moveVolunteer',
      { residentId: person.id, move: 'PAUSE', until: '2025-06-18' },
      { until: null },
    );
    expect((await step('PAUSE')).codes).toEqual(['ILLEGAL_MOVE']);
    const teamId = await teamOf(world, null);
    expect((await act(world, person.name, 'askToJoin', { teamId })).codes).toEqual(['NOT_ACTIVE']);
    await world.advance(3);
    const { data } = await world
      .as(person.name)
      .run('{ viewer { resident { volunteer { state pausedUntil } } } }');
    expect(data.viewer.resident.volunteer).toEqual({ state: 'ACTIVE', pausedUntil: null });
    expect((await act(world, person.name, 'askToJoin', { teamId })).codes).toEqual([]);
    await teamOf(world, LEADER);
    const leader = await world.resident(LEADER);
    const leave = { residentId: leader.id, move: 'LEAVE' };
    expect((await act(world, LEADER, 'moveVolunteer', leave)).codes).toEqual(['STILL_LEADING']);
    expect((await step('LEAVE')).data.moveVolunteer.state).toBe('LEFT');
    expect((await step('RESUME')).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('whoever dies is in no team any more', async () => {
    // No head of a household: that one's household would be without.
    const [person] = await world.db.reader.rows<{ id: string; name: string }>(
      `select r.id, r.name from resident r
       where r.village_id = $1 and r.state = 'ACTIVE' and r.birth_year between 1950 and 1999
         and not exists (select 1 from household h where h.head_id = r.id)
         and not exists (select 1 from post p where p.resident_id = r.id)
         and (select count(*) from resident n where n.name = r.name) = 1
       order by r.name limit 1`,
      [world.village],
    );
    if (!person) throw new Error('The village is empty.');
    const teamId = await teamOf(world, person.name);
    await world.db.write((tx) =>
      tx.rows("update resident set state = 'DECEASED' where id = $1", [person.id]),
    );
    const { data } = await world
      .as(CLERK)
      .run('query T($id: ID!) { team(id: $id) { leaderName memberCount } }', { id: teamId });
    expect(data.team).toEqual({ leaderName: null, memberCount: 0 });
  });

  test('enterTraining and insureVolunteers: by the office, never for oneself', async () => {
    const residentId = await register(world, VOLUNTEER);
    const clerk = await register(world, CLERK);
    const course = {
      residentIds: [residentId],
      course: 'FIRST_AID',
      passedOn: '2025-03-01',
      validUntil: '2027-03-01',
    };
    expect((await act(world, VOLUNTEER, 'enterTraining', course)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, stranger, 'enterTraining', course)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, CLERK, 'enterTraining', { ...course, residentIds: [clerk] })).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await act(world, CLERK, 'enterTraining', { ...course, passedOn: '2025-12-01' })).codes).toEqual([
      'IN_THE_FUTURE',
    ]);
    expect((await act(world, CLERK, 'enterTraining', { ...course, validUntil: '2025-02-01' })).codes).toEqual(
      ['OUT_OF_RANGE'],
    );
    expect(
      (await act(world, CLERK, 'enterTraining', { ...course, residentIds: [world.id()] })).codes,
    ).toEqual(['NOT_FOUND']);
    const [trained] = await replays(CLERK, 'enterTraining', course, { course: 'PATROL' });
    expect(trained.trainings).toEqual([
      { course: 'FIRST_AID', passedOn: '2025-03-01', validUntil: '2027-03-01' },
    ]);
    const insurance = { residentIds: [residentId], until: '2025-12-31' };
    expect((await act(world, LEADER, 'insureVolunteers', insurance)).codes).toEqual(['FORBIDDEN']);
    expect(
      (await act(world, CLERK, 'insureVolunteers', { ...insurance, until: '31.12.2025' })).codes,
    ).toEqual(['BAD_INPUT']);
    const [insured] = await replays(CLERK, 'insureVolunteers', insurance, { until: null });
    expect(insured).toMatchObject({ insured: true, insuredUntil: '2025-12-31' });
  });
});

describe('members', () => {
  test('askToJoin and moveMember: asked, answered by the leader, left', async () => {
    const teamId = await teamOf(world);
    const person = await world.villager(5);
    const ask = (name: string) => act(world, name, 'askToJoin', { teamId, words: '我会开车' });
    expect((await ask(person.name)).codes).toEqual(['NOT_FOUND']);
    await register(world, person.name);
    expect((await ask(stranger)).codes).toEqual(['FORBIDDEN']);
    const place = await replays(person.name, 'askToJoin', { teamId, words: '我会开车' }, { words: '' });
    expect(place).toMatchObject({ state: 'ASKED', words: '我会开车', moves: ['WITHDRAW'] });
    expect((await ask(person.name)).codes).toEqual(['ALREADY_IN_TEAM']);
    const step = (name: string, move: string, reason = '') =>
      act(world, name, 'moveMember', { memberId: place.id, move, reason });
    expect((await step(person.name, 'ACCEPT')).codes).toEqual(['FORBIDDEN']);
    expect((await step(stranger, 'ACCEPT')).codes).toEqual(['FORBIDDEN']);
    expect((await step(LEADER, 'REFUSE')).codes).toEqual(['REASON_REQUIRED']);
    expect((await step(LEADER, 'REMOVE', '没来')).codes).toEqual(['ILLEGAL_MOVE']);
    await replays(LEADER, 'moveMember', { memberId: place.id, move: 'ACCEPT' }, { move: 'REFUSE' });
    expect((await step(LEADER, 'ACCEPT')).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await step(LEADER, 'LEAVE')).codes).toEqual(['FORBIDDEN']);
    expect((await step(LEADER, 'REMOVE')).codes).toEqual(['REASON_REQUIRED']);
    expect((await step(person.name, 'LEAVE')).data.moveMember.state).toBe('LEFT');
    const again = await done(world, person.name, 'askToJoin', { teamId, words: '' });
    expect(
      (await act(world, LEADER, 'moveMember', { memberId: again.id, move: 'REFUSE', reason: '人满了' })).data
        .moveMember,
    ).toMatchObject({ state: 'REFUSED', reason: '人满了' });
  });

  test('a leader cannot be removed nor leave', async () => {
    const teamId = await teamOf(world);
    const { data } = await world
      .as(CLERK)
      .run('query T($id: ID!) { team(id: $id) { members { id name moves } } }', { id: teamId });
    expect(data.team.members).toEqual([{ id: expect.any(String), name: LEADER, moves: [] }]);
    const memberId = data.team.members[0].id;
    expect((await act(world, LEADER, 'moveMember', { memberId, move: 'LEAVE' })).codes).toEqual([
      'STILL_LEADING',
    ]);
    expect((await act(world, CLERK, 'moveMember', { memberId, move: 'REMOVE', reason: 'x' })).codes).toEqual([
      'STILL_LEADING',
    ]);
  });

  test('enrolMember: by leader or office, of the own village', async () => {
    const teamId = await teamOf(world);
    const person = await world.villager(6);
    const input = { teamId, residentId: person.id };
    expect((await act(world, LEADER, 'enrolMember', input)).codes).toEqual(['NOT_FOUND']);
    await register(world, person.name);
    expect((await act(world, VOLUNTEER, 'enrolMember', input)).codes).toEqual(['FORBIDDEN']);
    expect(await replays(LEADER, 'enrolMember', input, { residentId: world.id() })).toMatchObject({
      state: 'ACTIVE',
      name: person.name,
    });
    expect((await act(world, CLERK, 'enrolMember', input)).codes).toEqual(['ALREADY_IN_TEAM']);
    const far = await world.elsewhere('ORGANISER');
    const clerk = await world.elsewhere('VILLAGE_CLERK');
    await done(world, clerk.name, 'registerVolunteer', { residentId: far.id, ...PROFILE });
    expect((await act(world, LEADER, 'enrolMember', { teamId, residentId: far.id })).codes).toEqual([
      'OTHER_VILLAGE',
    ]);
  });

  test('two requests to join at once: one stands', async () => {
    const teamId = await teamOf(world, null);
    const person = await world.villager(7);
    await register(world, person.name);
    const both = await Promise.all([1, 2].map(() => act(world, person.name, 'askToJoin', { teamId })));
    expect(both.map(({ codes }) => codes).flat()).toEqual(['ALREADY_IN_TEAM']);
  });

  test('names are full within the team and masked outside', async () => {
    const teamId = await teamOf(world);
    const person = await world.villager(8);
    await register(world, person.name);
    await done(world, LEADER, 'enrolMember', { teamId, residentId: person.id });
    const ASK =
      'query T($id: ID!) { team(id: $id) { leaderName asks { id } members { name volunteer { skills } } } }';
    const inside = await world.as(person.name).run(ASK, { id: teamId });
    expect(inside.data.team.members.map((each: { name: string }) => each.name)).toContain(LEADER);
    expect(
      inside.data.team.members.find((each: { name: string }) => each.name === LEADER).volunteer,
    ).toBeNull();
    const outside = await world.as((await world.villager(10)).name).run(ASK, { id: teamId });
    expect(outside.codes).toEqual(['FORBIDDEN']);
    expect((await world.stranger.run(ASK, { id: teamId })).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('the lead', () => {
  test('offerLead and answerLead: handed over by consent of the new leader', async () => {
    const teamId = await teamOf(world);
    const next = await register(world, NEXT);
    const offer = { teamId, residentId: next };
    expect((await act(world, LEADER, 'offerLead', offer)).codes).toEqual(['NOT_FOUND']);
    await done(world, LEADER, 'enrolMember', { teamId, residentId: next });
    expect((await act(world, NEXT, 'offerLead', offer)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, stranger, 'offerLead', offer)).codes).toEqual(['FORBIDDEN']);
    expect(
      (await act(world, CLERK, 'offerLead', { teamId, residentId: (await world.resident(LEADER)).id })).codes,
    ).toEqual(['ILLEGAL_MOVE']);
    const made = await replays(LEADER, 'offerLead', offer, { residentId: world.id() });
    expect(made).toMatchObject({ state: 'OPEN', toName: NEXT, fromName: LEADER, mayAccept: false });
    expect((await act(world, LEADER, 'offerLead', offer)).codes).toEqual(['LEAD_OFFERED']);
    const answer = (name: string, accept: boolean) =>
      act(world, name, 'answerLead', { offerId: made.id, accept });
    expect((await answer(LEADER, true)).codes).toEqual(['FORBIDDEN']);
    expect((await answer(VOLUNTEER, false)).codes).toEqual(['FORBIDDEN']);
    const seen = await world
      .as(NEXT)
      .run('{ viewer { resident { volunteer { offers { id mayAccept team { id } } } } } }');
    expect(seen.data.viewer.resident.volunteer.offers).toEqual([
      { id: made.id, mayAccept: true, team: { id: teamId } },
    ]);
    const taken = await replays(NEXT, 'answerLead', { offerId: made.id, accept: true }, { accept: false });
    expect(taken).toMatchObject({ state: 'ACCEPTED', team: { leaderName: NEXT } });
    expect((await answer(NEXT, false)).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await act(world, LEADER, 'offerLead', { teamId, residentId: next })).codes).toEqual([
      'FORBIDDEN',
    ]);
  });

  test('two offers at once: one waits; who offered takes it back', async () => {
    const teamId = await teamOf(world);
    const people = await Promise.all([NEXT, VOLUNTEER].map((name) => register(world, name)));
    for (const residentId of people) await done(world, LEADER, 'enrolMember', { teamId, residentId });
    const both = await Promise.all(
      people.map((residentId) => act(world, LEADER, 'offerLead', { teamId, residentId })),
    );
    expect(both.map(({ codes }) => codes).flat()).toEqual(['LEAD_OFFERED']);
    const offerId = both.find(({ data }) => data?.offerLead)?.data.offerLead.id;
    expect((await done(world, LEADER, 'answerLead', { offerId, accept: false })).state).toBe('WITHDRAWN');
  });

  test('nobody under age leads', async () => {
    const teamId = await teamOf(world);
    const pupil = await world.resident('夏子轩');
    await done(world, LEADER, 'enrolMember', { teamId, residentId: pupil.id });
    expect((await act(world, LEADER, 'offerLead', { teamId, residentId: pupil.id })).codes).toEqual([
      'TOO_YOUNG',
    ]);
  });
});

describe('gear', () => {
  test('addGear, issueGear, takeBackGear: numbered, with one person at a time', async () => {
    const teamId = await teamOf(world);
    const leader = await world.resident(LEADER);
    const add = { teamId, kind: 'ARMBAND', numbers: ['红001', '红002'] };
    expect((await act(world, VOLUNTEER, 'addGear', add)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, stranger, 'addGear', add)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world, LEADER, 'addGear', { ...add, numbers: ['=1'] })).codes).toEqual(['BAD_INPUT']);
    const { gear } = await replays(LEADER, 'addGear', add, { kind: 'RIBBON' });
    expect(gear.map((each: { number: string }) => each.number)).toEqual(['红001', '红002']);
    expect((await act(world, LEADER, 'addGear', add)).codes).toEqual(['NUMBER_TAKEN']);
    const gearId = gear[0].id;
    const issue = { gearId, residentId: leader.id };
    expect((await act(world, VOLUNTEER, 'issueGear', issue)).codes).toEqual(['FORBIDDEN']);
    expect(
      (await act(world, LEADER, 'issueGear', { gearId, residentId: (await world.villager(11)).id })).codes,
    ).toEqual(['NOT_FOUND']);
    const held = await replays(LEADER, 'issueGear', issue, { residentId: world.id() });
    expect(held).toMatchObject({ state: 'HELD', issue: { name: LEADER } });
    expect((await act(world, LEADER, 'issueGear', issue)).codes).toEqual(['ILLEGAL_MOVE']);
    const back = { gearId, condition: 'WORN_OUT', note: '带子断了' };
    expect((await act(world, VOLUNTEER, 'takeBackGear', back)).codes).toEqual(['FORBIDDEN']);
    expect(await replays(LEADER, 'takeBackGear', back, { note: '' })).toMatchObject({
      state: 'WORN_OUT',
      issue: null,
      lastNote: '带子断了',
    });
    expect((await act(world, LEADER, 'takeBackGear', back)).codes).toEqual(['ILLEGAL_MOVE']);
    const both = await Promise.all(
      [1, 2].map(() => act(world, LEADER, 'issueGear', { gearId: gear[1].id, residentId: leader.id })),
    );
    expect(both.map(({ codes }) => codes).flat()).toEqual(['ILLEGAL_MOVE']);
  });
});
