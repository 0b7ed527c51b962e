import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findHandOvers } from '#server/features/councils/open-hand-overs';
import { seatedOn } from '#server/features/councils/seats';
import { openWorld, type World } from '#test/support/world';
import { guarded, mutation, refused, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const CLERK = '贺春梅';
const TERM = mutation('openTerm', 'OpenTermInput', 'id no startsOn endsOn');
const OPEN = mutation('openChoice', 'OpenChoiceInput', 'id state way nominateUntil');
const NOMINATE = mutation('nominate', 'NominateInput', 'id nominees { place answer resident { id } }');
const ANSWER = mutation(
  'answerNomination',
  'AnswerNominationInput',
  'id nominees { answer resident { id } }',
);
const CLOSE = mutation(
  'closeChoice',
  'CloseChoiceInput',
  'id state heldOn entitled present nominees { seated votes place resident { id } }',
);
const CANCEL = mutation('cancelChoice', 'CancelChoiceInput', 'id state');
const GIVE = mutation('giveItem', 'GiveItemInput', 'id closedAt items { position given }');
const TAKE = mutation('takeItem', 'TakeItemInput', 'id closedAt items { position takenAt }');
const PLACE = mutation('assignPlace', 'SeatPlaceInput', 'id seat { place }');
const WISH = mutation('wishForTerm', 'TermWishInput', 'id');
const KIND = mutation('keepCouncilKind', 'CouncilKindInput', 'code nameZh seatsMax posts { code max }');

const request = (): { requestId: string } => ({ requestId: world.id() });

/** People of the village without posts who are of age. */
async function people(count: number, from = 10): Promise<{ id: string; name: string }[]> {
  return Promise.all(Array.from({ length: count }, (_, place) => world.villager(from + place)));
}

async function seats(councilId: string): Promise<{ place: string; name: string; how: string }[]> {
  const { data } = await world
    .as(CLERK)
    .run('query ($id: ID!) { council(id: $id) { seats { seat { place how } resident { name } } } }', {
      id: councilId,
    });
  return data.council.seats.map(
    (post: { seat: { place: string; how: string }; resident: { name: string } }) => ({
      ...post.seat,
      name: post.resident.name,
    }),
  );
}

describe('kinds of councils', () => {
  const kind = {
    code: 'YC',
    nameZh: '青年议事会',
    nameEn: 'Youth council',
    charterZh: '组织青年做事',
    charterEn: 'Brings the young together',
    mustNotHoldZh: '成绩单',
    mustNotHoldEn: 'School marks',
    seatsMin: 3,
    seatsMax: 7,
    termYears: 2,
    quorumPercent: 50,
    meetingsPerYear: 6,
    posts: [
      { code: 'CHAIR', nameZh: '会长', nameEn: 'Chair', min: 1, max: 1 },
      { code: 'MEMBER', nameZh: '成员', nameEn: 'Member', min: 0, max: 6 },
    ],
    handOver: [{ zh: '记录本', en: 'Minutes' }],
    seating: 'ELECTED',
    electorsPercent: 50,
    votesPercent: 50,
    minAge: 16,
    asleepAfterDays: 120,
    quietAfterDays: 90,
    chairFirstDays: 30,
  };

  test('are data: the county adds one, and a village founds it', async () => {
    const county = world.as('沈若兰');
    for (const name of [CLERK, '唐福来', (await world.villager(0)).name]) {
      expect(await refused(world.as(name), KIND, { ...request(), ...kind })).toBe('FORBIDDEN');
    }
    expect(await refused(world.stranger, KIND, { ...request(), ...kind })).toBe('UNAUTHENTICATED');
    const input = { ...request(), ...kind };
    expect(await works(county, KIND, input)).toMatchObject({ code: 'YC', seatsMax: 7 });
    expect(await works(county, KIND, input)).toMatchObject({ code: 'YC' });
    expect(await refused(county, KIND, { ...input, seatsMax: 9 })).toBe('IDEMPOTENCY_MISMATCH requestId');
    const noChair = { ...kind, posts: kind.posts.slice(1) };
    expect(await refused(county, KIND, { ...request(), ...noChair })).toBe('BAD_INPUT posts');
    expect(await refused(county, KIND, { ...request(), ...kind, seatsMin: 9 })).toBe('OUT_OF_RANGE posts');
    const founded = await works<{ id: string }>(
      world.as(CLERK),
      mutation('foundCouncil', 'CouncilInput', 'id terms { no }'),
      {
        ...request(),
        areaId: world.village,
        kindCode: 'YC',
        nameZh: '青年议事会',
        nameEn: 'Youth',
        termStartsOn: '2025-06-01',
        termEndsOn: '2027-05-31',
      },
    );
    expect(founded).toMatchObject({ terms: [{ no: 1 }] });
  });

  test('leave nobody who sits without a seat', async () => {
    const { data } =
      await world.stranger.run(`{ councilKinds { code nameZh nameEn charterZh charterEn mustNotHoldZh
      mustNotHoldEn seatsMin seatsMax termYears quorumPercent meetingsPerYear posts { code nameZh nameEn min max }
      handOver { zh en } seating electorsPercent votesPercent minAge asleepAfterDays quietAfterDays chairFirstDays } }`);
    const rc = data.councilKinds.find(({ code }: { code: string }) => code === 'RC');
    const county = world.as('沈若兰');
    expect(await refused(county, KIND, { ...request(), ...rc, seatsMin: 5, seatsMax: 9 })).toBe(
      'CONFLICT seatsMax',
    );
    const posts = rc.posts.map((post: { code: string; max: number }) =>
      post.code === 'MEMBER' ? { ...post, max: 5 } : post,
    );
    posts.push({ code: 'PERSON', nameZh: '人', nameEn: 'Person', min: 0, max: 14 });
    expect(await refused(county, KIND, { ...request(), ...rc, posts })).toBe('CONFLICT posts');
    expect(await works(county, KIND, { ...request(), ...rc, charterZh: '新章程' })).toMatchObject({
      code: 'RC',
    });
    expect((await world.as(CLERK).run('{ mayKeepCouncilKinds }')).data.mayKeepCouncilKinds).toBe(false);
  });
});

describe('a new term', () => {
  test('is opened by the office, no longer than the charter says', async () => {
    const councilId = await world.council('RW');
    const input = { ...request(), councilId, startsOn: '2025-06-16', endsOn: '2028-06-15' };
    const clerk = world.as(CLERK);
    expect(await refused(clerk, TERM, { ...input, ...request(), endsOn: '2028-06-18' })).toBe(
      'OUT_OF_RANGE termEndsOn',
    );
    expect(await refused(clerk, TERM, { ...input, ...request(), startsOn: '2025-01-01' })).toBe(
      'OUT_OF_RANGE startsOn',
    );
    await guarded(world, TERM, input, { endsOn: '2028-06-14' });
    const { data } = await clerk.run(
      'query ($id: ID!) { council(id: $id) { termEndsOn terms { no endsOn current } seats { id } } }',
      { id: councilId },
    );
    expect(data.council.terms.map(({ no }: { no: number }) => no)).toEqual([2, 1]);
    expect(data.council.terms[1].endsOn).toBe('2025-06-15');
    expect(data.council.termEndsOn).toBe('2028-06-15');
    // Whoever sits goes on until the new seats are filled.
    expect(data.council.seats.length).toBe(6);
  });

  test('is filled by an election: names, their yes, enough voters, more than half of them', async () => {
    const councilId = await world.council('RW');
    const clerk = world.as(CLERK);
    const chair = world.as('唐福来');
    const before = await seats(councilId);
    const input = { ...request(), councilId, way: 'ELECTED', nominateUntil: '2025-06-16' };
    expect(await refused(clerk, OPEN, { ...input, ...request(), nominateUntil: '2025-06-15' })).toBe(
      'OUT_OF_RANGE nominateUntil',
    );
    await guarded(world, OPEN, input, { nominateUntil: '2025-06-21' });
    expect(await refused(clerk, OPEN, { ...input, ...request() })).toBe('CONFLICT councilId');
    const choiceId = input.requestId;

    const [a, b, c, d, e, f] = await people(6);
    if (!a || !b || !c || !d || !e || !f) throw new Error('Too few people.');
    const put = async (residentId: string, place: string, by = chair): Promise<unknown> =>
      works(by, NOMINATE, { ...request(), choiceId, residentId, place });
    await put((await world.resident('唐福来')).id, 'CHAIR');
    await put(a.id, 'DEPUTY');
    await put(b.id, 'MEMBER');
    await put(c.id, 'MEMBER');
    await put(d.id, 'MEMBER');
    // Everybody stands oneself, and nobody puts a neighbour forward without serving.
    const stood = await works<{ nominees: { answer: string; resident: { id: string } | null }[] }>(
      world.as(e.name),
      NOMINATE,
      { ...request(), choiceId, residentId: e.id, place: 'MEMBER' },
    );
    expect(stood.nominees.filter(({ resident }) => resident !== null)).toMatchObject([
      { answer: 'YES', resident: { id: e.id } },
    ]);
    const someone = { ...request(), choiceId, residentId: f.id, place: 'MEMBER' };
    expect(await refused(world.as(e.name), NOMINATE, someone)).toBe('FORBIDDEN residentId');
    expect(await refused(world.stranger, NOMINATE, someone)).toBe('UNAUTHENTICATED');
    expect(await refused(chair, NOMINATE, { ...someone, ...request(), place: 'KING' })).toBe(
      'BAD_INPUT place',
    );
    expect(await refused(chair, NOMINATE, { ...someone, ...request(), residentId: a.id })).toBe(
      'DUPLICATE_ROW residentId',
    );
    const outsider = await world.elsewhere('VILLAGE_CLERK');
    expect(await refused(chair, NOMINATE, { ...someone, ...request(), residentId: outsider.id })).toBe(
      'OTHER_VILLAGE residentId',
    );

    const yes = (who: string, residentId: string, answer = 'YES'): Promise<unknown> =>
      works(world.as(who), ANSWER, { ...request(), choiceId, residentId, answer });
    await yes(a.name, a.id);
    await yes(b.name, b.id);
    await yes(CLERK, c.id);
    await yes(d.name, d.id, 'NO');
    expect(
      await refused(world.as(a.name), ANSWER, { ...request(), choiceId, residentId: b.id, answer: 'NO' }),
    ).toBe('FORBIDDEN residentId');
    // What they said with their own accounts is theirs to change.
    for (const { id } of [d, e]) {
      for (const answer of ['YES', 'NO']) {
        expect(await refused(clerk, ANSWER, { ...request(), choiceId, residentId: id, answer })).toBe(
          'FORBIDDEN residentId',
        );
      }
    }
    await yes(d.name, d.id, 'YES');
    await yes(d.name, d.id, 'NO');

    const tang = await world.resident('唐福来');
    await yes('唐福来', tang.id);
    const results = [
      { residentId: tang.id, votes: 30 },
      { residentId: a.id, votes: 25 },
      { residentId: b.id, votes: 24 },
      { residentId: c.id, votes: 16 },
      { residentId: d.id, votes: 30 },
      { residentId: e.id, votes: 20 },
    ];
    const record = {
      choiceId,
      heldOn: '2025-06-17',
      document: '代表会议记录3号',
      entitled: 60,
      present: 32,
      results,
    };
    const close = (given: object): Promise<string> =>
      refused(clerk, CLOSE, { ...request(), ...record, ...given });
    const moves = async (): Promise<string[]> =>
      (
        await clerk.run('query ($id: ID!) { council(id: $id) { choices { id moves } } }', { id: councilId })
      ).data.council.choices.find(({ id }: { id: string }) => id === choiceId).moves;
    // The last day for names belongs to the names.
    expect(await close({ heldOn: '2025-06-16' })).toBe('OUT_OF_RANGE heldOn');
    expect(await close({})).toBe('IN_THE_FUTURE heldOn');
    expect(await moves()).not.toContain('CLOSE');
    await world.advance(1);
    expect(await moves()).toContain('CLOSE');
    expect(await close({ heldOn: '2025-06-16' })).toBe('OUT_OF_RANGE heldOn');
    expect(await close({ present: 29 })).toBe('QUORUM_MISSING present');
    expect(await close({ heldOn: '2025-06-18' })).toBe('IN_THE_FUTURE heldOn');
    expect(await close({ heldOn: '2025-06-01' })).toBe('OUT_OF_RANGE heldOn');
    expect(await close({ entitled: null })).toBe('BAD_INPUT entitled');
    expect(await close({ results: [...results, { residentId: f.id, votes: 9 }] })).toBe('NOT_FOUND results');
    expect(await close({ results: [{ residentId: a.id, votes: 33 }] })).toBe('OUT_OF_RANGE results');
    // Nobody who was willing is left out; who was not may be.
    expect(await close({ results: results.slice(0, 5) })).toBe('BAD_INPUT results');
    expect(await refused(chair, CLOSE, { ...request(), ...record })).toBe('FORBIDDEN');
    const closing = { ...request(), ...record };
    const closed = await works<{ nominees: { seated: boolean; resident: { id: string } }[] }>(
      clerk,
      CLOSE,
      closing,
    );
    expect(await works(clerk, CLOSE, closing)).toEqual(closed);
    const seated = closed.nominees.filter((each) => each.seated).map(({ resident }) => resident.id);
    // c had exactly half of the votes, d said no.
    expect(seated.toSorted()).toEqual([tang.id, a.id, b.id, e.id].toSorted());
    expect(await close({})).toBe('ILLEGAL_MOVE choiceId');

    expect((await seats(councilId)).map(({ place, how }) => [place, how])).toEqual([
      ['CHAIR', 'ELECTED'],
      ['DEPUTY', 'ELECTED'],
      ['MEMBER', 'ELECTED'],
      ['MEMBER', 'ELECTED'],
    ]);
    expect(before.length).toBe(6);
    expect((await seatedOn(world.db.reader, councilId)).map(({ place }) => place)).toEqual([
      'CHAIR',
      'DEPUTY',
      'MEMBER',
      'MEMBER',
    ]);
    // Rights went with the seats: the new deputy sits on the body, the old member does not.
    const { data } = await world.as(a.name).run('{ viewer { rights } }');
    expect(data.viewer.rights).toContain('APPROVE_RECORD');
  });

  test('may be cancelled while it is open, and never after', async () => {
    const councilId = await world.council('RW');
    const clerk = world.as(CLERK);
    const { id: choiceId } = await works<{ id: string }>(clerk, OPEN, {
      ...request(),
      councilId,
      way: 'ELECTED',
      nominateUntil: '2025-06-20',
    });
    const input = { ...request(), choiceId, reason: '改期' };
    expect(await refused(world.as('唐福来'), CANCEL, { ...input, ...request() })).toBe('FORBIDDEN');
    expect(await works(clerk, CANCEL, input)).toMatchObject({ state: 'CANCELLED' });
    expect(await refused(clerk, CANCEL, { ...input, ...request() })).toBe('ILLEGAL_MOVE choiceId');
    await expect(
      world.db.write((tx) => tx.rows("update council_choice set state = 'OPEN' where id = $1", [choiceId])),
    ).rejects.toMatchObject({ code: 'APPEND_ONLY' });
  });
});

describe('an appointment', () => {
  test('seats those who said yes, and equal votes seat nobody', async () => {
    const councilId = await world.council('DG');
    const clerk = world.as(CLERK);
    const [a, b] = await people(2, 30);
    if (!a || !b) throw new Error('Too few people.');
    const { id: choiceId } = await works<{ id: string }>(clerk, OPEN, {
      ...request(),
      councilId,
      way: 'APPOINTED',
      nominateUntil: '2025-06-20',
    });
    for (const { id } of [a, b]) {
      await works(clerk, NOMINATE, { ...request(), choiceId, residentId: id, place: 'SECRETARY' });
    }
    const record = { choiceId, heldOn: '2025-06-17', document: '聘任书', results: [{ residentId: a.id }] };
    expect(await refused(clerk, CLOSE, { ...request(), ...record })).toBe('CONSENT_REQUIRED results');
    for (const person of [a, b]) {
      const answer = { choiceId, residentId: person.id, answer: 'YES' };
      await works(world.as(person.name), ANSWER, { ...request(), ...answer });
    }
    const both = [{ residentId: a.id }, { residentId: b.id }];
    // There is one secretary.
    expect(await refused(clerk, CLOSE, { ...request(), ...record, results: both })).toBe('CONFLICT results');
    // Two who write it down at the same instant: one record, one seat.
    const twins = await Promise.all(
      [clerk, world.as('郑守田')].map((who) => who.run(CLOSE, { input: { ...request(), ...record } })),
    );
    expect(twins.map(({ codes }) => codes.join()).toSorted()).toEqual(['', 'ILLEGAL_MOVE']);
    const held = await seats(councilId);
    expect(held.filter(({ place }) => place === 'SECRETARY').map(({ name }) => name)).toEqual([a.name]);
    // The seats of the same term go on.
    expect(held.length).toBe(7);
  });

  test('nobody writes down an appointment of himself', async () => {
    const councilId = await world.council('DG');
    const secretary = await world.resident('郑守田');
    const { id: choiceId } = await works<{ id: string }>(world.as(CLERK), OPEN, {
      ...request(),
      councilId,
      way: 'APPOINTED',
      nominateUntil: '2025-06-20',
    });
    const own = world.as('郑守田');
    await works(own, NOMINATE, { ...request(), choiceId, residentId: secretary.id, place: 'DEPUTY' });
    const record = {
      choiceId,
      heldOn: '2025-06-17',
      document: '聘任书',
      results: [{ residentId: secretary.id }],
    };
    expect(await refused(own, CLOSE, { ...request(), ...record })).toBe('FORBIDDEN results');
    await works(world.as(CLERK), CANCEL, { ...request(), choiceId, reason: '不办了' });
  });
});

describe('a hand-over', () => {
  test('goes thing by thing from one person to another', async () => {
    const councilId = await world.council('MC');
    const clerk = world.as(CLERK);
    const [next] = await people(1, 40);
    if (!next) throw new Error('Too few people.');
    await works(clerk, TERM, { ...request(), councilId, startsOn: '2025-06-17', endsOn: '2028-06-16' });
    const { id: choiceId } = await works<{ id: string }>(clerk, OPEN, {
      ...request(),
      councilId,
      way: 'APPOINTED',
      nominateUntil: '2025-06-20',
    });
    await works(clerk, NOMINATE, { ...request(), choiceId, residentId: next.id, place: 'CHAIR' });
    await works(world.as(next.name), ANSWER, { ...request(), choiceId, residentId: next.id, answer: 'YES' });
    await works(clerk, CLOSE, {
      ...request(),
      choiceId,
      heldOn: '2025-06-17',
      document: '聘任书',
      results: [{ residentId: next.id }],
    });
    const read =
      'query ($id: ID!) { council(id: $id) { handOvers { id place closedAt mayGive mayTake giver { resident { name } } taker { resident { name } } items { position zh } } } }';
    const { data } = await clerk.run(read, { id: councilId });
    const [open] = data.council.handOvers;
    expect(open).toMatchObject({
      place: 'CHAIR',
      closedAt: null,
      giver: { resident: { name: '石有为' } },
      taker: { resident: { name: next.name } },
    });
    expect(open.items.length).toBe(4);
    const plain = world.as((await world.villager(3)).name);
    expect((await plain.run(read, { id: councilId })).data.council.handOvers).toEqual([]);
    const taker = world.as(next.name);
    const giver = world.as('石有为');
    expect((await taker.run(read, { id: councilId })).data.council.handOvers).toMatchObject([
      { mayTake: true },
    ]);

    const item = { handOverId: open.id, position: 1 };
    expect(await refused(taker, TAKE, { ...request(), ...item })).toBe('ILLEGAL_MOVE position');
    expect(await refused(taker, GIVE, { ...request(), ...item, given: 'GIVEN' })).toBe('FORBIDDEN');
    expect(await refused(plain, GIVE, { ...request(), ...item, given: 'GIVEN' })).toBe('FORBIDDEN');
    for (const { position } of open.items) {
      const thing = { handOverId: open.id, position };
      const by = position === 4 ? clerk : giver;
      await works(by, GIVE, { ...request(), ...thing, given: position === 2 ? 'NONE' : 'GIVEN', note: '' });
      expect(await refused(giver, TAKE, { ...request(), ...thing })).toBe('FORBIDDEN');
      const taken = await works<{ closedAt: string | null }>(taker, TAKE, { ...request(), ...thing });
      expect(taken.closedAt === null).toBe(position !== 4);
    }
    expect(await refused(giver, GIVE, { ...request(), ...item, given: 'NONE' })).toBe(
      'ILLEGAL_MOVE position',
    );
    await expect(
      world.db.write((tx) => tx.rows('update hand_over_item set taken_by = given_by where position = 1')),
    ).rejects.toMatchObject({ code: 'APPEND_ONLY' });
  });
});

describe('a seat', () => {
  test('has its place by the office, its wish by the member', async () => {
    const councilId = await world.council('MR');
    const clerk = world.as(CLERK);
    const { data } = await clerk.run(
      'query ($id: ID!) { council(id: $id) { seats { id role seat { place } resident { id name } } } }',
      { id: councilId },
    );
    const [chair, member, other] = data.council.seats;
    const input = { ...request(), postId: member.id, place: 'DEPUTY' };
    expect(await refused(clerk, PLACE, { ...request(), postId: chair.id, place: 'MEMBER' })).toBe(
      'BAD_INPUT place',
    );
    expect(await refused(clerk, PLACE, { ...request(), postId: member.id, place: 'CHAIR' })).toBe(
      'BAD_INPUT place',
    );
    await guarded(world, PLACE, input, { place: 'SECRETARY' });
    await works(clerk, PLACE, { ...request(), postId: other.id, place: 'SECRETARY' });
    const third = data.council.seats[3];
    expect(await refused(clerk, PLACE, { ...request(), postId: third.id, place: 'SECRETARY' })).toBe(
      'CONFLICT place',
    );

    await works(world.as(member.resident.name), WISH, { ...request(), councilId, wish: 'LEAVE' });
    expect(await refused(clerk, WISH, { ...request(), councilId, wish: 'STAY' })).toBe('NOT_FOUND councilId');
    const wishSeenBy = async (name: string): Promise<string | null> =>
      (
        await world
          .as(name)
          .run('query ($id: ID!) { council(id: $id) { seats { id seat { wish } } } }', { id: councilId })
      ).data.council.seats.find(({ id }: { id: string }) => id === member.id).seat.wish;
    expect(await wishSeenBy(member.resident.name)).toBe('LEAVE');
    expect(await wishSeenBy('苗静怡')).toBe('LEAVE');
    expect(await wishSeenBy(CLERK)).toBe('LEAVE');
    expect(await wishSeenBy(other.resident.name)).toBe(null);
    expect(await wishSeenBy((await world.villager(2)).name)).toBe(null);
  });

  test('is known by masked name alone to whoever is not signed in', async () => {
    const { data, codes } = await world.stranger.run(
      `query ($villageId: ID!) { publicCouncils(villageId: $villageId) { id nameZh seats termEndsOn
        kind { charterZh mustNotHoldZh } area { nameZh } places { code nameZh holders } } }`,
      { villageId: world.village },
    );
    expect(codes).toEqual([]);
    expect(data.publicCouncils.length).toBeGreaterThanOrEqual(7);
    const text = JSON.stringify(data);
    expect(text).not.toContain('苗静怡');
    expect(text).toContain('苗*怡');
    const [one] = data.publicCouncils;
    const single = await world.stranger.run(
      'query ($id: ID!) { publicCouncil(id: $id) { id places { holders } } }',
      {
        id: one.id,
      },
    );
    expect(single.data.publicCouncil.id).toBe(one.id);
    expect((await world.stranger.run('{ publicCouncil(id: "x") { id } }')).data.publicCouncil).toBe(null);
  });
});

describe('recusal', () => {
  const KIN = mutation('markKin', 'KinInput');

  /** An election or appointment whose days for names are over. */
  async function stood(
    councilId: string,
    persons: readonly { id: string; name: string }[],
    way: string,
  ): Promise<string> {
    const clerk = world.as(CLERK);
    const today = world.clock.now().toISOString().slice(0, 10);
    const open = { ...request(), councilId, way, nominateUntil: today };
    const { id: choiceId } = await works<{ id: string }>(clerk, OPEN, open);
    for (const { id, name } of persons) {
      const own = { ...request(), choiceId, residentId: id, place: 'MEMBER' };
      await works(world.as(name), NOMINATE, own);
    }
    await world.advance(1);
    return choiceId;
  }

  test('keeps whoever is close to somebody who stands from writing the record', async () => {
    const councilId = await world.council('RW');
    const [person, rival] = await people(2, 44);
    if (!person || !rival) throw new Error('Too few people.');
    const clerk = world.as(CLERK);
    const kin = { residentId: (await world.resident(CLERK)).id, kinId: person.id, relation: '姐弟' };
    for (const way of ['ELECTED', 'APPOINTED']) {
      await works(world.as('郑守田'), KIN, { ...request(), ...kin });
      const choiceId = await stood(councilId, [person, rival], way);
      const record = {
        choiceId,
        heldOn: world.clock.now().toISOString().slice(0, 10),
        document: '记录',
        ...(way === 'ELECTED' ? { entitled: 60, present: 40 } : {}),
        // In an election not even where the votes seat the rival.
        results:
          way === 'ELECTED'
            ? [
                { residentId: person.id, votes: 1 },
                { residentId: rival.id, votes: 30 },
              ]
            : [{ residentId: person.id }],
      };
      expect(await refused(clerk, CLOSE, { ...request(), ...record })).toBe('RECUSED results');
      // Past the code the database refuses it too.
      await expect(
        world.db.write(async (tx) => {
          await tx.rows('update council_nominee set seated = true where choice_id = $1', [choiceId]);
          await tx.rows(
            `update council_choice set state = 'CLOSED', held_on = $2, document = 'x', entitled = $4, present = $4,
               closed_by = $3, closed_at = $5 where id = $1`,
            [choiceId, record.heldOn, kin.residentId, way === 'ELECTED' ? 9 : null, tx.at],
          );
        }),
      ).rejects.toMatchObject({ code: 'RECUSED' });
      if (way === 'ELECTED') {
        await works(clerk, CANCEL, { ...request(), choiceId, reason: '改日' });
        continue;
      }
      expect(await works(world.as('郑守田'), CLOSE, { ...request(), ...record })).toMatchObject({
        state: 'CLOSED',
      });
    }
  });
});

describe('a place that changes hands without an election', () => {
  const HANDED =
    'query ($id: ID!) { council(id: $id) { handOvers { place closedAt giver { resident { id } } taker { resident { id } } items { position } } } }';
  type Handed = { place: string; closedAt: string | null; giver: Holder; taker: Holder; items: unknown[] };
  type Holder = { resident: { id: string } };
  const APPOINT = mutation('appointPost', 'PostInput');
  const END = mutation('endPost', 'EndPostInput');

  const handed = async (councilId: string): Promise<[string, string, string][]> => {
    const { data } = await world.as(CLERK).run(HANDED, { id: councilId });
    return data.council.handOvers
      .filter(({ closedAt }: Handed) => closedAt === null)
      .map(({ place, giver, taker, items }: Handed) => {
        expect(items).toHaveLength(4);
        return [place, giver.resident.id, taker.resident.id];
      });
  };

  test('is handed over when the office moves it from one member to another', async () => {
    const clerk = world.as(CLERK);
    const mr = await world.council('MR');
    const held = await clerk.run(
      'query ($id: ID!) { council(id: $id) { seats { id seat { place } resident { id } } } }',
      { id: mr },
    );
    type Seat = { id: string; seat: { place: string }; resident: { id: string } };
    const seatsNow: Seat[] = held.data.council.seats;
    const secretary = seatsNow.find(({ seat }) => seat.place === 'SECRETARY');
    const plain = seatsNow.find(({ seat }) => seat.place === 'MEMBER');
    if (!secretary || !plain) throw new Error('The council has no such places.');
    const before = await handed(mr);
    const move = (postId: string, place: string): Promise<unknown> =>
      works(clerk, PLACE, { ...request(), postId, place });
    await move(secretary.id, 'MEMBER');
    expect(await handed(mr)).toEqual(before);
    await move(plain.id, 'SECRETARY');
    const after = await handed(mr);
    expect(after).toContainEqual(['SECRETARY', secretary.resident.id, plain.resident.id]);
    // Said again it is not begun again, and who takes the own place back owes nothing to himself.
    await move(plain.id, 'SECRETARY');
    await move(plain.id, 'MEMBER');
    await move(plain.id, 'SECRETARY');
    expect(await handed(mr)).toEqual(after);
  });

  test('is handed over when a chair is appointed as a post', async () => {
    const councilId = await world.council('OC');
    const clerk = world.as(CLERK);
    const chair = await world.db.reader.row<{ id: string; residentId: string }>(
      "select id, resident_id from post where council_id = $1 and role = 'COUNCIL_CHAIR' and ends_on is null",
      [councilId],
    );
    const [next] = await people(1, 47);
    if (!chair || !next) throw new Error('Nobody sits there.');
    const today = world.clock.now().toISOString().slice(0, 10);
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    await works(clerk, END, { ...request(), postId: chair.id, endsOn: yesterday });
    const post = { residentId: next.id, role: 'COUNCIL_CHAIR', councilId, startsOn: today };
    await works(clerk, APPOINT, { ...request(), ...post });
    expect(await world.db.write(findHandOvers)).toBe(1);
    expect(await world.db.write(findHandOvers)).toBe(0);
    expect(await handed(councilId)).toContainEqual(['CHAIR', chair.residentId, next.id]);
  });
});
