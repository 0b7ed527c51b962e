import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { praisePersonal } from '#server/features/praise/personal';
import { openWorld, type Person, type World } from '#test/support/world';
import { WORLD_START } from '#test/support/world-constants';
import { made as metMade, opened } from './meetings-steps';
import {
  CHAIR,
  CLERK,
  heard,
  made,
  nominated,
  queries,
  refusals,
  saidYes,
  tried,
  twice,
  villagers,
  voted,
} from './praise-steps';
import { decide, textOf } from './privacy-steps';

let world: World;
let people: Person[];
let clerkElsewhere: Person;
let start = WORLD_START;

const personOf = (place: number): Person => {
  const person = people[place];
  if (!person) throw new Error(`The village has no villager number ${place}`);
  return person;
};

beforeAll(async () => {
  world = await openWorld();
  people = await villagers(world, 40);
  clerkElsewhere = await world.elsewhere('VILLAGE_CLERK');
});
beforeEach(() => {
  // Each test has months of its own.
  start = new Date(start.getTime() + 62 * 86_400_000);
  world.setTime(start);
});
afterAll(() => world.close());

const publicOf = async () => (await world.stranger.run(queries.public, { v: world.village })).data;

/** The deed of the first of five, chosen by all and waiting for a word. */
async function chosen(first: number): Promise<{ deedId: string; doer: Person; monthId: string }> {
  const five = people.slice(first, first + 5);
  const monthId = await nominated(world, five);
  const deeds = await heard(world, monthId);
  const month = await voted(world, monthId, 0);
  const deed = month.deeds.find(({ state }: { state: string }) => state === 'CHOSEN');
  expect(deed.id).toBe(deeds[0]?.id);
  const doer = five.find(({ id }) => id === deed.nominee.id);
  if (!doer) throw new Error('Somebody else was chosen.');
  return { deedId: deed.id, doer, monthId };
}

describe('a nomination', () => {
  test('names somebody of the village by the whole name: never oneself, never the own home, once a month', async () => {
    const [by, other] = [personOf(30), personOf(31)];
    const input = { nomineeName: other.name, words: '每天给独居老人送饭' };
    expect(await refusals(world, 'nominateDeed', input, [null, '方雨晴', other.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(
      (await tried(world.as(by.name), 'nominateDeed', { ...input, nomineeName: '没有这个人' })).codes,
    ).toEqual(['NOT_FOUND']);
    expect((await tried(world.as(by.name), 'nominateDeed', { words: '做了好事' })).codes).toEqual([
      'BAD_INPUT',
    ]);
    const nomination = await made(world.as(by.name), 'nominateDeed', input);
    expect(nomination.words).toBe('每天给独居老人送饭');
    expect((await tried(world.as(by.name), 'nominateDeed', input)).codes).toEqual(['ALREADY_NOMINATED']);
    await made(world.as(by.name), 'nominateDeed', { ...input, nomineeName: personOf(32).name });
    expect(
      (await tried(world.as(by.name), 'nominateDeed', { ...input, nomineeName: personOf(33).name })).codes,
    ).toEqual(['TOO_MANY']);
  });

  test('is written down by the office for who has no phone, and by nobody else', async () => {
    const zhu = await world.resident('祝桂英');
    const input = { nomineeName: personOf(34).name, words: '帮我挑水', forResidentId: zhu.id };
    expect(await refusals(world, 'nominateDeed', input, [personOf(35).name, clerkElsewhere.name])).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    await made(world.as(CLERK), 'nominateDeed', input);
    expect(
      await twice(
        world.as(CHAIR),
        'nominateDeed',
        { ...input, nomineeName: personOf(33).name },
        { words: '别的' },
      ),
    ).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
  });

  test('is taken back while the month collects; nobody but the council sees it', async () => {
    const by = personOf(36);
    const { id } = await made(world.as(by.name), 'nominateDeed', {
      nomineeName: personOf(37).name,
      words: '修路',
    });
    const seen = async (name: string) =>
      (await world.as(name).run(queries.now, { v: world.village })).data.goodMonthNow;
    expect((await seen(by.name)).deeds).toEqual([]);
    expect((await seen(CLERK)).deeds).toEqual([]);
    expect((await seen(CHAIR)).deeds).toHaveLength(1);
    const input = { nominationId: id };
    expect(await refusals(world, 'takeBackNomination', input, [null, personOf(38).name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
    ]);
    await made(world.as(by.name), 'takeBackNomination', input);
    expect((await seen(CHAIR)).deeds).toEqual([]);
    expect((await tried(world.as(by.name), 'takeBackNomination', input)).codes).toEqual(['ILLEGAL_MOVE']);
  });
});

describe('a month', () => {
  test('goes from nominations to hearings to a secret vote, by the chair, in this order', async () => {
    const five = people.slice(0, 5);
    const monthId = await nominated(world, five);
    const vote = { monthId, meetingId: world.id() };
    expect((await tried(world.as(CHAIR), 'callDeedVote', vote)).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await tried(world.as(CHAIR), 'concludeMonth', { monthId })).codes).toEqual(['ILLEGAL_MOVE']);
    expect(
      await refusals(world, 'closeNominations', { monthId }, [
        null,
        five[0]?.name ?? '',
        CLERK,
        clerkElsewhere.name,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'NOT_FOUND']);
    const { deeds } = await made(world.as(CHAIR), 'closeNominations', { monthId });
    const late = await made(world.as(personOf(6).name), 'nominateDeed', {
      nomineeName: personOf(7).name,
      words: '补路',
    });
    const next = await world.db.reader.row<{ month: string }>(
      'select m.month from good_month m join deed d on d.month_id = m.id join deed_nomination n on n.deed_id = d.id where n.id = $1',
      [late.id],
    );
    expect(next?.month.slice(0, 7)).not.toBe(start.toISOString().slice(0, 7));
    expect((await tried(world.as(CHAIR), 'callDeedVote', vote)).codes, 'not heard yet').toEqual([
      'ILLEGAL_MOVE',
    ]);
    const hearing = { deedId: deeds[0].id, heardOn: start.toISOString().slice(0, 10), story: '' };
    expect(await refusals(world, 'hearDeed', hearing, [null, CLERK, five[1]?.name ?? ''])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect((await tried(world.as(CHAIR), 'hearDeed', hearing)).codes).toEqual(['REASON_REQUIRED']);
    for (const deed of deeds.slice(0, 4)) {
      await made(world.as(CHAIR), 'hearDeed', { ...hearing, deedId: deed.id, story: '把路修好了' });
    }
    const aside = await made(world.as(CHAIR), 'hearDeed', {
      ...hearing,
      deedId: deeds[4].id,
      story: '听说的',
      setAside: 'NOT_CONFIRMED',
    });
    expect(aside).toMatchObject({ state: 'SET_ASIDE', story: '' });
    expect((await tried(world.as(CHAIR), 'callDeedVote', vote)).codes).toEqual(['NOT_FOUND']);
    const month = await voted(world, monthId, 1);
    expect(month).toMatchObject({ state: 'DECIDED', vote: { state: 'DECIDED' } });
    const states = month.deeds.map(({ state }: { state: string }) => state);
    expect(states).toEqual(['NOT_CHOSEN', 'CHOSEN', 'NOT_CHOSEN', 'NOT_CHOSEN', 'SET_ASIDE']);
    // Those who were not chosen are told to nobody: not to the office, not to themselves, not to their proposers.
    const office = (await world.as(CLERK).run(queries.month, { id: monthId })).data.goodMonth;
    expect(office.deeds.map(({ state }: { state: string }) => state)).toEqual(['CHOSEN']);
    expect(office.vote).toBeNull();
    const loser = five[0] as Person;
    const { data } = await world.as(loser.name).run(queries.own);
    expect(data.myDeeds).toEqual([]);
    expect((await world.as(loser.name).run(queries.deed, { id: deeds[0].id })).codes).toEqual(['NOT_FOUND']);
    const told = await world.db.reader.rows<{ residentId: string }>(
      "select resident_id from message where kind = 'DEED_CHOSEN'",
    );
    expect(told.map(({ residentId }) => residentId)).toContain(five[1]?.id);
    expect(told.map(({ residentId }) => residentId)).not.toContain(loser.id);
    expect(await publicOf()).toEqual({ deedNotices: [], honourRoll: [] });
  });

  test('who is of the home or kin of somebody nominated neither hears nor votes', async () => {
    const member = await world.db.reader.row<Person>(
      `select r.id, r.name, r.household_id from post p join resident r on r.id = p.resident_id
       where p.council_id = $1 and p.role = 'COUNCIL_MEMBER' and p.ends_on is null
         and (select count(*) from resident n where n.name = r.name) = 1 order by r.name limit 1`,
      [await world.council('MR')],
    );
    const kin = personOf(8);
    await world.db.write((tx) =>
      tx.rows(
        `insert into kinship (resident_id, kin_id, relation) values ($1, $2, '表亲'), ($2, $1, '表亲')`,
        [member?.id, kin.id],
      ),
    );
    const monthId = await nominated(world, [kin, personOf(9)]);
    const { deeds } = await made(world.as(CHAIR), 'closeNominations', { monthId });
    const of = deeds.find(({ nominee }: { nominee: Person }) => nominee.id === kin.id);
    const hearing = { deedId: of.id, heardOn: start.toISOString().slice(0, 10), story: '看护水渠' };
    expect((await tried(world.as(member?.name ?? ''), 'hearDeed', hearing)).codes).toEqual(['RECUSED']);
  });

  test('a vote that comes to nothing sends it back', async () => {
    const monthId = await nominated(world, [personOf(10), personOf(11)]);
    await heard(world, monthId);
    const { meetingId } = await opened(world, 'MR', 20);
    await made(world.as(CHAIR), 'callDeedVote', { monthId, meetingId });
    const { data } = await world
      .as(CHAIR)
      .run('query ($id: ID!) { meeting(id: $id) { motions { id } } }', { id: meetingId });
    const motionId = data.meeting.motions[0].id;
    await metMade(world.as(CHAIR), 'withdrawMotion', { motionId });
    expect(await made(world.as(CHAIR), 'concludeMonth', { monthId })).toMatchObject({
      state: 'HEARING',
      vote: null,
    });
  });
});

describe('who was proposed', () => {
  const VOTES = `query ($id: ID!) { meeting(id: $id) { motions { id text outcome options { answer label votes chosen subjectId }
    concerned { id name } } } }`;

  test('is known to the council alone while it votes and after, and votes per name to nobody', async () => {
    const seat = await world.db.reader.row<Person>(
      `select r.id, r.name, r.household_id from post p join resident r on r.id = p.resident_id
       where p.council_id = $1 and p.role = 'COUNCIL_MEMBER' and p.ends_on is null
         and (select count(*) from resident n where n.name = r.name) = 1 order by r.name desc limit 1`,
      [await world.council('MR')],
    );
    if (!seat) throw new Error('The moral review has no members.');
    const nominees = [personOf(13), personOf(14)];
    await made(world.as(personOf(15).name), 'nominateDeed', { nomineeName: seat.name, words: '修桥补路' });
    const monthId = await nominated(world, nominees);
    const own = async () =>
      (await world.as(seat.name).run(queries.month, { id: monthId })).data.goodMonth.deeds.map(
        ({ nominee }: { nominee: Person }) => nominee.id,
      );
    expect(await own()).not.toContain(seat.id);
    await heard(world, monthId);
    const month = await voted(world, monthId, 1, [seat.name]);
    expect(await own(), 'not what was not chosen').not.toContain(seat.id);
    const { meetingId } = month.vote;
    const seen = async (name: string) => {
      const { data } = await world.as(name).run(VOTES, { id: meetingId });
      return data.meeting.motions.at(-1);
    };
    const inCouncil = await seen(CHAIR);
    expect(inCouncil.concerned).toHaveLength(3);
    expect(inCouncil.options.map(({ votes }: { votes: number | null }) => votes)).toEqual([null, null, null]);
    expect(inCouncil.options.filter((option: { chosen: boolean }) => option.chosen)).toHaveLength(1);
    const town = await world.db.reader.row<Person>(
      `select r.id, r.name, r.household_id from post p join resident r on r.id = p.resident_id
         join area a on a.id = $1 and p.area_id = any(a.path)
       where p.role = 'TOWN_STAFF' and p.ends_on is null order by r.name limit 1`,
      [world.village],
    );
    for (const name of [CLERK, seat.name, town?.name ?? '']) {
      const told = await seen(name);
      expect(told, name).toMatchObject({ outcome: 'CHOSEN', concerned: [], options: [] });
      for (const nominee of [...nominees, seat]) expect(JSON.stringify(told)).not.toContain(nominee.name);
    }
  });

  test('stands in the own file only once it was chosen', async () => {
    const { doer, monthId } = await chosen(25);
    const loser = await world.db.reader.row<{ nomineeId: string }>(
      "select nominee_id from deed where month_id = $1 and state = 'NOT_CHOSEN' limit 1",
      [monthId],
    );
    const chapter = praisePersonal.chapters?.find(({ key }) => key === 'deeds');
    const states = async (id: string | undefined) =>
      (await chapter?.read(world.db.reader, id ?? ''))?.map(({ state }) => state);
    expect(await states(loser?.nomineeId)).not.toContain('NOT_CHOSEN');
    expect(await states(doer.id)).toContain('CHOSEN');
  });

  test('is neither oneself nor the own home, through whoever’s name', async () => {
    const zhu = await world.resident('祝桂英');
    const chair = await world.resident(CHAIR);
    const input = { nomineeId: chair.id, words: '天天做好事', forResidentId: zhu.id };
    expect(await refusals(world, 'nominateDeed', input, [CHAIR])).toEqual(['FORBIDDEN']);
  });
});

test('a month of which nothing was admitted ends without a vote, and its words go in time', async () => {
  const monthId = await nominated(world, [personOf(16), personOf(17)]);
  const { deeds } = await made(world.as(CHAIR), 'closeNominations', { monthId });
  expect((await tried(world.as(CHAIR), 'concludeMonth', { monthId })).codes, 'not heard yet').toEqual([
    'ILLEGAL_MOVE',
  ]);
  for (const deed of deeds) {
    await made(world.as(CHAIR), 'hearDeed', {
      deedId: deed.id,
      heardOn: start.toISOString().slice(0, 10),
      story: '',
      setAside: 'NOT_CONFIRMED',
    });
  }
  const { data } = await world.as(CHAIR).run(queries.month, { id: monthId });
  expect(data.goodMonth.moves).toEqual(['CONCLUDE']);
  expect(await refusals(world, 'concludeMonth', { monthId }, [null, CLERK])).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ]);
  expect(await made(world.as(CHAIR), 'concludeMonth', { monthId })).toMatchObject({
    state: 'DECIDED',
    vote: null,
    moves: [],
  });
  const words = async () =>
    (
      await world.db.reader.rows(
        `select 1 from deed_nomination n join deed d on d.id = n.deed_id where d.month_id = $1 and n.words <> ''`,
        [monthId],
      )
    ).length;
  expect(await words()).toBe(2);
  const [rule] = praisePersonal.retention ?? [];
  const before = new Date(start.getTime() + 86_400_000);
  await world.db.write((tx) => rule?.remove(tx, before, 1000) ?? Promise.resolve(0));
  expect(await words()).toBe(0);
});

test('words of a month that nobody ever decided go as well', async () => {
  const monthId = await nominated(world, [personOf(18), personOf(19)]);
  const [rule] = praisePersonal.retention ?? [];
  const before = new Date(start.getTime() + 100 * 86_400_000);
  await world.db.write((tx) => rule?.remove(tx, before, 1000) ?? Promise.resolve(0));
  expect(
    await world.db.reader.rows(
      `select 1 from deed_nomination n join deed d on d.id = n.deed_id where d.month_id = $1 and n.words <> ''`,
      [monthId],
    ),
  ).toEqual([]);
});

describe('a chosen deed', () => {
  test('stands in public only after a yes, with the honour board’s consent, for full days; then it is awarded', async () => {
    const { deedId, doer } = await chosen(12);
    const yes = { deedId, agrees: true };
    expect(await refusals(world, 'answerDeed', yes, [null, personOf(20).name, clerkElsewhere.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect((await tried(world.as(doer.name), 'answerDeed', yes)).codes).toEqual(['CONSENT_REQUIRED']);
    expect((await tried(world.as(CLERK), 'awardDeed', { deedId })).codes, 'no notice yet').toEqual([
      'ILLEGAL_MOVE',
    ]);
    await expect(
      world.db.write((tx) =>
        tx.rows(
          `update deed set state = 'IN_NOTICE', notice_from = $2, notice_until = $2::timestamptz + interval '7 days' where id = $1`,
          [deedId, tx.at],
        ),
      ),
      'nor does the database let it',
    ).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
    const noticed = await saidYes(world, doer, deedId);
    expect(noticed).toMatchObject({ state: 'IN_NOTICE', shown: true });
    expect((await publicOf()).deedNotices).toMatchObject([{ id: deedId, name: doer.name }]);
    expect((await tried(world.as(CHAIR), 'awardDeed', { deedId })).codes).toEqual(['NOTICE_NOT_OVER']);
    world.setTime(new Date(Date.parse(noticed.noticeUntil) - 60_000));
    expect((await tried(world.as(CHAIR), 'awardDeed', { deedId })).codes).toEqual(['NOTICE_NOT_OVER']);
    world.setTime(new Date(Date.parse(noticed.noticeUntil) + 60_000));
    expect(await refusals(world, 'awardDeed', { deedId }, [null, personOf(20).name, doer.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    const awarded = await made(world.as(CHAIR), 'awardDeed', { deedId });
    expect(awarded).toMatchObject({ state: 'AWARDED', shown: true });
    expect(awarded.awardNo).toMatch(/^\d{4}-\d+$/);
    const record = await world.db.reader.row<Record<string, unknown>>(
      'select resident_id, face_points, state from activity_record where id = $1',
      [awarded.recordId],
    );
    expect(record).toEqual({ residentId: doer.id, facePoints: 10, state: 'SUBMITTED' });
    const { deedNotices, honourRoll } = await publicOf();
    expect(deedNotices).toEqual([]);
    expect(honourRoll).toMatchObject([{ id: deedId, name: doer.name, awardNo: awarded.awardNo }]);

    // Taken back, the name is off every public page at once; the award stays.
    const no = { deedId, agrees: false };
    const off = await made(world.as(doer.name), 'answerDeed', no);
    expect(off).toMatchObject({ state: 'AWARDED', shown: false, moves: ['SHOW_AGAIN'] });
    expect(await publicOf()).toEqual({ deedNotices: [], honourRoll: [] });
    expect((await tried(world.as(doer.name), 'answerDeed', no)).codes).toEqual(['ILLEGAL_MOVE']);
    await saidYes(world, doer, deedId);
    expect((await publicOf()).honourRoll).toHaveLength(1);
    // So it is when the honour board's consent goes as a whole.
    await decide(world, doer.name, doer.id, 'HONOUR_BOARD', false);
    expect(await publicOf()).toEqual({ deedNotices: [], honourRoll: [] });
  });

  test('a no ends it without a trace in public', async () => {
    const { deedId, doer } = await chosen(17);
    const no = await made(world.as(doer.name), 'answerDeed', { deedId, agrees: false });
    expect(no).toMatchObject({ state: 'LAPSED', lapseReason: 'SAID_NO' });
    expect((await publicOf()).deedNotices).toEqual([]);
    expect((await tried(world.as(doer.name), 'answerDeed', { deedId, agrees: true })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });

  test('a consent taken back during the notice ends the notice', async () => {
    const { deedId, doer } = await chosen(22);
    await saidYes(world, doer, deedId);
    await decide(world, doer.name, doer.id, 'HONOUR_BOARD', false);
    expect((await publicOf()).deedNotices).toEqual([]);
    world.setTime(new Date(world.clock.now().getTime() + 9 * 86_400_000));
    expect((await tried(world.as(CHAIR), 'awardDeed', { deedId })).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('is doubted once by others of the village and answered before the award; a doubt that holds ends it', async () => {
    const { deedId, doer } = await chosen(3);
    const doubt = { deedId, words: '那几天他不在村里' };
    expect((await tried(world.as(personOf(30).name), 'doubtDeed', doubt)).codes, 'not in notice').toEqual([
      'NOT_FOUND',
    ]);
    await saidYes(world, doer, deedId);
    expect(await refusals(world, 'doubtDeed', doubt, [null, doer.name, clerkElsewhere.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const { id: doubtId } = await made(world.as(personOf(30).name), 'doubtDeed', doubt);
    expect((await tried(world.as(personOf(30).name), 'doubtDeed', doubt)).codes).toEqual(['CONFLICT']);
    world.setTime(new Date(world.clock.now().getTime() + 9 * 86_400_000));
    expect((await tried(world.as(CHAIR), 'awardDeed', { deedId })).codes).toEqual(['ILLEGAL_MOVE']);
    const answer = { doubtId, stands: false, answer: '核实过，确实不在' };
    expect(
      await refusals(world, 'answerDoubt', answer, [null, personOf(31).name, personOf(30).name]),
    ).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await made(world.as(CHAIR), 'answerDoubt', answer)).toMatchObject({ stands: false });
    expect((await publicOf()).deedNotices).toEqual([]);
    expect((await tried(world.as(CHAIR), 'answerDoubt', answer)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('a yes on paper needs a witness who is neither the person nor the one who enters it', async () => {
    const { deedId, doer } = await chosen(35);
    const textId = await textOf(world, 'HONOUR_BOARD');
    const paper = { number: '德-12', witnessId: doer.id };
    const yes = { deedId, agrees: true, textId, paper };
    expect((await tried(world.as(CLERK), 'answerDeed', yes)).codes).toEqual(['BAD_INPUT']);
    expect((await tried(world.as(CHAIR), 'answerDeed', yes)).codes).toEqual(['FORBIDDEN']);
    const witnessed = { ...yes, paper: { ...paper, witnessId: personOf(1).id } };
    expect(await made(world.as(CLERK), 'answerDeed', witnessed)).toMatchObject({
      state: 'IN_NOTICE',
      shown: true,
    });
  });
});

test('the settings are the chair’s and the office’s', async () => {
  const input = {
    villageId: world.village,
    noticeDays: 7,
    mostChosen: 1,
    mostNominations: 2,
    awardPoints: 10,
    awardRuleId: await world.rule('HO-01'),
    attendRuleId: await world.rule('LE-01'),
    speakRuleId: await world.rule('LE-02'),
  };
  expect(
    await refusals(world, 'revisePraiseSettings', input, [null, personOf(0).name, clerkElsewhere.name]),
  ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  expect(await made(world.as(CHAIR), 'revisePraiseSettings', input)).toMatchObject({ noticeDays: 7 });
  const { data } = await world.as(CHAIR).run(queries.desk, { v: world.village });
  expect(data.praiseDesk).toMatchObject({ mayServe: true, mayLead: true, mayArrange: true });
  expect((await world.as(personOf(0).name).run(queries.desk, { v: world.village })).codes).toEqual([
    'FORBIDDEN',
  ]);
});
