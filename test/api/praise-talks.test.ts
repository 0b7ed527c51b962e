import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CHAIR, CLERK, made, queries, refusals, tried, twice, villagers } from './praise-steps';

let world: World;
let people: Person[];

const personOf = (place: number): Person => {
  const person = people[place];
  if (!person) throw new Error(`The village has no villager number ${place}`);
  return person;
};

const PARTS = [
  { kind: 'REFLECT', minutes: 5 },
  { kind: 'SONG', minutes: 5 },
  { kind: 'CLASSIC', minutes: 10 },
  { kind: 'STORY', title: '身边的好人', minutes: 30 },
  { kind: 'FEELINGS', minutes: 15 },
  { kind: 'GOOD_ACT', minutes: 10 },
  { kind: 'BLESSING', minutes: 5 },
];

beforeAll(async () => {
  world = await openWorld();
  people = await villagers(world, 12);
});
afterAll(() => world.close());

const talk = (days: number, more: object = {}) => ({
  villageId: world.village,
  title: '守望相助',
  place: '道德讲堂',
  startsAt: new Date(world.clock.now().getTime() + days * 86_400_000).toISOString(),
  speakerId: personOf(0).id,
  parts: PARTS,
  ...more,
});

describe('a talk', () => {
  test('has five to seven parts, each kind once, by the contract and by the database', async () => {
    expect(await refusals(world, 'planTalk', talk(1), [null, personOf(1).name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect(
      (await tried(world.as(CHAIR), 'planTalk', talk(1, { parts: PARTS.slice(0, 4) }))).codes,
    ).toHaveLength(1);
    const same = PARTS.slice(0, 5).map((part) => ({ ...part, kind: 'SONG' }));
    expect((await tried(world.as(CHAIR), 'planTalk', talk(1, { parts: same }))).codes).toHaveLength(1);
    expect((await tried(world.as(CHAIR), 'planTalk', talk(-1))).codes).toEqual(['OUT_OF_RANGE']);
    const planned = await made(world.as(CHAIR), 'planTalk', talk(1));
    expect(planned).toMatchObject({ state: 'PLANNED', minutes: 80, mayArrange: true });
    expect(planned.code).toMatch(/^[A-Z2-9]{10}$/);
    await expect(
      world.db.write((tx) => tx.rows('delete from talk_part where talk_id = $1 and place > 3', [planned.id])),
    ).rejects.toMatchObject({ code: 'OUT_OF_RANGE' });
    const seen = await world.as(personOf(1).name).run(queries.talk, { id: planned.id });
    expect(seen.data.talk).toMatchObject({ code: null, guests: [], mayArrange: false });
    expect(await refusals(world, 'cancelTalk', { talkId: planned.id }, [null, personOf(1).name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect(await made(world.as(CLERK), 'cancelTalk', { talkId: planned.id })).toMatchObject({
      state: 'CANCELLED',
    });
    expect((await tried(world.as(CHAIR), 'cancelTalk', { talkId: planned.id })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });

  test('takes its list by code and on paper while the door is open, and ends as a roll', async () => {
    const planned = await made(world.as(CHAIR), 'planTalk', talk(1));
    const { id: talkId, code } = planned;
    expect((await tried(world.as(personOf(1).name), 'attendTalk', { code })).codes).toEqual(['OUT_OF_RANGE']);
    const mark = { talkId, residentIds: [personOf(2).id, personOf(3).id] };
    expect((await tried(world.as(CHAIR), 'markTalk', mark)).codes).toEqual(['IN_THE_FUTURE']);
    world.setTime(new Date(world.clock.now().getTime() + 86_400_000 - 600_000));
    expect((await tried(world.stranger, 'attendTalk', { code })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await tried(world.as(personOf(1).name), 'attendTalk', { code: 'AAAAAAAAAA' })).codes).toEqual([
      'WRONG_CODE',
    ]);
    expect((await tried(world.as('方雨晴'), 'attendTalk', { code })).codes).toEqual(['OTHER_VILLAGE']);
    expect(await made(world.as(personOf(1).name), 'attendTalk', { code })).toMatchObject({
      attending: true,
      guestCount: 1,
    });
    await made(world.as(personOf(1).name), 'attendTalk', { code });
    expect(await refusals(world, 'markTalk', mark, [null, personOf(1).name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    await made(world.as(CHAIR), 'markTalk', {
      ...mark,
      residentIds: [...mark.residentIds, personOf(4).id, personOf(0).id],
    });
    const marked = await made(world.as(CLERK), 'markTalk', {
      talkId,
      residentIds: [personOf(4).id],
      there: false,
    });
    expect(marked.guestCount).toBe(4);
    expect((await tried(world.as(CHAIR), 'closeTalk', { talkId })).codes).toEqual(['IN_THE_FUTURE']);
    world.setTime(new Date(world.clock.now().getTime() + 3 * 3_600_000));
    expect(await refusals(world, 'closeTalk', { talkId }, [null, personOf(1).name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const held = await made(world.as(CHAIR), 'closeTalk', { talkId });
    expect(held).toMatchObject({ state: 'HELD' });
    const records = await world.db.reader.rows<{ residentId: string; facePoints: number }>(
      'select resident_id, face_points from activity_record where roll_id = $1',
      [held.rollId],
    );
    expect(records.map(({ residentId }) => residentId).toSorted()).toEqual(
      [personOf(1).id, personOf(2).id, personOf(3).id].toSorted(),
    );
    const speech = await world.db.reader.row(
      'select resident_id, face_points from activity_record where id = $1',
      [held.speakerRecordId],
    );
    expect(speech).toEqual({ residentId: personOf(0).id, facePoints: 10 });
    const duties = await world.db.reader.rows<{ residentId: string }>(
      "select resident_id from council_duty where source_kind = 'TALK'",
    );
    expect(duties).toEqual([{ residentId: (await world.resident(CHAIR)).id }]);
    expect((await tried(world.as(CHAIR), 'markTalk', mark)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('the same request again is the same talk', async () => {
    expect(await twice(world.as(CHAIR), 'planTalk', talk(5), { title: '别的' })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
  });
});

test('figures kept on paper are reported by the office and compared by those above', async () => {
  const input = { villageId: world.otherVillage, month: '2025-04-12', awarded: 1, talks: 2 };
  expect(await refusals(world, 'reportPraiseMonth', input, [null, personOf(1).name, CLERK, CHAIR])).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  const clerk = await world.elsewhere('VILLAGE_CLERK');
  const office = world.as(clerk.name);
  expect(await twice(office, 'reportPraiseMonth', { ...input, talks: 4 }, { talks: 3 })).toEqual({
    same: true,
    mismatch: 'IDEMPOTENCY_MISMATCH',
  });
  const ahead = await tried(office, 'reportPraiseMonth', { ...input, month: '2025-07-01' });
  expect(ahead.codes).toEqual(['IN_THE_FUTURE']);
  await made(office, 'reportPraiseMonth', input);
  const asked = { a: world.county, y: 2025 };
  const { data } = await world.as('罗启明').run(queries.area, asked);
  const of = (id: string) =>
    data.praiseAreaFigures.find(({ villageId }: { villageId: string }) => villageId === id);
  expect(of(world.otherVillage)).toMatchObject({ awarded: 1, talks: 2 });
  expect(of(world.otherVillage).months[3]).toBe(1);
  expect(of(world.village)).toMatchObject({ awarded: 0, talks: 1 });
  expect((await world.as(CLERK).run(queries.area, asked)).codes).toEqual(['FORBIDDEN']);
});
