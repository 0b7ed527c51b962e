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
import { decide } from './privacy-steps';

let world: World;
let old: Person[];
let helper: Person;
let second: Person;
let villager: Person;

const personOf = (place: number): Person => {
  const person = old[place];
  if (!person) throw new Error(`The village has no elder number ${place}`);
  return person;
};

beforeAll(async () => {
  world = await openWorld();
  old = await elders(world, 14);
  helper = await member(world, 0);
  second = await member(world, 1);
  villager = await world.villager(20);
});
afterAll(() => world.close());

const hours = (count: number): void =>
  world.setTime(new Date(world.clock.now().getTime() + count * 3_600_000));

describe('a festival meal', () => {
  const meal = (more: object = {}) => ({
    villageId: world.village,
    festival: 'DRAGON_BOAT',
    title: '端午聚餐',
    place: '文化礼堂',
    startsAt: at(world, 3, 11),
    tables: 2,
    seats: 4,
    closesOn: dayAt(world, 2),
    ...more,
  });

  test('is called, joined by elders, families and for those who call, and seated by households', async () => {
    expect(await refusals(world, 'callMeal', meal(), [null, villager.name, helper.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(CHAIR), 'callMeal', meal({ closesOn: dayAt(world, 9) }))).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    const { id: mealId } = await made(world.as(CHAIR), 'callMeal', meal());
    await made(world.as(personOf(0).name), 'joinMeal', { mealId, elderId: personOf(0).id, companions: 1 });
    await made(world.as(CHAIR), 'joinMeal', { mealId, elderId: personOf(1).id });
    const other = { mealId, elderId: personOf(2).id };
    expect(await refusals(world, 'joinMeal', other, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const joined = await made(world.as(CLERK), 'joinMeal', other);
    expect(joined.heads).toEqual({ guests: 3, companions: 1, absent: 0 });
    const again = await made(world.as(personOf(2).name), 'joinMeal', { ...other, companions: 2 });
    expect(again.heads).toEqual({ guests: 3, companions: 3, absent: 0 });
    expect(again.guests, 'who else comes is the association’s business').toEqual([]);
    expect(await refusals(world, 'seatMeal', { mealId }, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const seated = await made(world.as(CHAIR), 'seatMeal', { mealId });
    expect(seated.state).toBe('SEATED');
    const heads = new Map<number, number>();
    for (const { tableNo, companions } of seated.guests)
      heads.set(tableNo, (heads.get(tableNo) ?? 0) + 1 + companions);
    expect(Math.max(...heads.values())).toBeLessThanOrEqual(4);
    expect(
      (await tried(world.as(personOf(3).name), 'joinMeal', { mealId, elderId: personOf(3).id })).codes,
    ).toEqual(['ILLEGAL_MOVE']);
    // More heads than said before may not fit the table any more: the place is given anew.
    const more = await made(world.as(CHAIR), 'joinMeal', { mealId, elderId: personOf(1).id, companions: 1 });
    const of = more.guests.find(({ elder }: { elder: { id: string } }) => elder.id === personOf(1).id);
    expect(of).toMatchObject({ companions: 1, tableNo: null });
    await made(world.as(personOf(1).name), 'leaveMeal', { mealId, elderId: personOf(1).id });
    expect((await tried(world.as(CHAIR), 'leaveMeal', { mealId, elderId: personOf(1).id })).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect((await tried(world.as(CHAIR), 'closeMeal', { mealId })).codes).toEqual(['IN_THE_FUTURE']);
    world.setTime(new Date(at(world, 3, 14)));
    const close = { mealId, absentIds: [personOf(0).id], serverIds: [helper.id] };
    expect((await tried(world.as(CHAIR), 'closeMeal', { ...close, serverIds: [villager.id] })).codes).toEqual(
      ['BAD_INPUT'],
    );
    expect(await refusals(world, 'closeMeal', close, [null, helper.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const held = await made(world.as(CHAIR), 'closeMeal', close);
    expect(held).toMatchObject({
      state: 'HELD',
      heads: { guests: 1, companions: 2, absent: 1 },
      servers: [{ id: helper.id }],
    });
    const duties = await world.db.reader.rows(
      "select kind from council_duty where source_kind = 'ELDER_MEAL'",
    );
    expect(duties).toEqual([{ kind: 'EVENT' }]);
    const { data } = await world.stranger.run(queries.figures, { v: world.village });
    expect(data.elderFigures).toMatchObject({ meals: 1, heads: 3 });
  });

  test('promises no chair twice when all come at once', async () => {
    const { id: mealId } = await made(world.as(CHAIR), 'callMeal', meal({ tables: 1, seats: 4 }));
    const answers = await Promise.all(
      old.slice(0, 10).map((elder) => tried(world.as(elder.name), 'joinMeal', { mealId, elderId: elder.id })),
    );
    const codes = answers.map((answer) => answer.codes.join(' ') || 'DONE');
    expect(codes.filter((code) => code === 'DONE')).toHaveLength(4);
    expect(codes.filter((code) => code === 'SEATS_FULL')).toHaveLength(6);
  });

  test('called off it tells whoever was coming', async () => {
    const { id: mealId } = await made(world.as(CHAIR), 'callMeal', meal());
    await made(world.as(personOf(4).name), 'joinMeal', { mealId, elderId: personOf(4).id });
    expect(await refusals(world, 'cancelMeal', { mealId }, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect(await made(world.as(CLERK), 'cancelMeal', { mealId })).toMatchObject({ state: 'CANCELLED' });
    const told = await world.db.reader.rows(
      "select 1 from message where resident_id = $1 and kind = 'ELDER_MEAL_CANCELLED'",
      [personOf(4).id],
    );
    expect(told).toHaveLength(1);
  });
});

describe('a phone class', () => {
  const opened = () =>
    made(world.as(CHAIR), 'openClass', {
      villageId: world.village,
      title: '手机课',
      place: '村活动室',
      teacherId: helper.id,
      places: 3,
      sessions: [
        { topic: '打视频电话', startsAt: at(world, 1, 9) },
        { topic: '扫码和看懂骗局', startsAt: at(world, 2, 9) },
      ],
    });

  test('is joined up to its places, its rolls are taken, and whoever came often enough finishes it', async () => {
    const its = await opened();
    const input = {
      villageId: world.village,
      title: '课',
      place: '室',
      places: 3,
      sessions: [{ topic: '一', startsAt: at(world, -1, 9) }],
    };
    expect((await tried(world.as(CHAIR), 'openClass', input)).codes).toEqual(['OUT_OF_RANGE']);
    expect(await refusals(world, 'openClass', input, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    for (const place of [0, 1, 2]) {
      await made(world.as(personOf(place).name), 'joinClass', {
        classId: its.id,
        elderId: personOf(place).id,
      });
    }
    const fourth = { classId: its.id, elderId: personOf(3).id };
    expect((await tried(world.as(CHAIR), 'joinClass', fourth)).codes).toEqual(['SEATS_FULL']);
    expect(await refusals(world, 'joinClass', fourth, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    await made(world.as(personOf(2).name), 'leaveClass', { classId: its.id, elderId: personOf(2).id });
    await made(world.as(CHAIR), 'joinClass', fourth);
    const [first, last] = its.sessions;
    const all = [personOf(0).id, personOf(1).id, personOf(3).id];
    expect(
      (await tried(world.as(helper.name), 'takeClassRoll', { sessionId: first.id, presentIds: all })).codes,
    ).toEqual(['IN_THE_FUTURE']);
    world.setTime(new Date(at(world, 1, 11)));
    expect(
      await refusals(world, 'takeClassRoll', { sessionId: first.id, presentIds: [] }, [null, villager.name]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
    expect(
      (
        await tried(world.as(helper.name), 'takeClassRoll', {
          sessionId: first.id,
          presentIds: [personOf(9).id],
        })
      ).codes,
    ).toEqual(['BAD_INPUT']);
    await made(world.as(helper.name), 'takeClassRoll', { sessionId: first.id, presentIds: all });
    expect((await tried(world.as(CHAIR), 'finishClass', { classId: its.id })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    world.setTime(new Date(at(world, 1, 11)));
    await made(world.as(second.name), 'takeClassRoll', { sessionId: last.id, presentIds: all.slice(0, 2) });
    expect(await refusals(world, 'finishClass', { classId: its.id }, [null, helper.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const over = await made(world.as(CHAIR), 'finishClass', { classId: its.id });
    expect(over.state).toBe('FINISHED');
    expect(over.pupils.filter(({ state }: { state: string }) => state === 'FINISHED')).toHaveLength(2);
    const records = await world.db.reader.rows<{ residentId: string }>(
      'select resident_id from activity_record where roll_id = $1 order by resident_id',
      [over.rollId],
    );
    expect(records.map(({ residentId }) => residentId).toSorted()).toEqual(all.slice(0, 2).toSorted());
    const duties = await world.db.reader.rows(
      "select kind from council_duty where source_kind = 'ELDER_SESSION'",
    );
    expect(duties).toHaveLength(2);
  });
});

describe('a pair of elders', () => {
  test('is alive when both have said yes, and ends when either says so', async () => {
    const [giver, receiver] = [personOf(5), personOf(6)];
    const input = { giverId: giver.id, receiverId: receiver.id, wishes: ['COMPANY', 'READING'] };
    expect((await tried(world.as(CHAIR), 'pairElders', input)).codes).toEqual(['CONSENT_REQUIRED']);
    await agreed(world, [receiver]);
    expect(await refusals(world, 'pairElders', input, [null, villager.name, helper.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const pair = await made(world.as(giver.name), 'pairElders', input);
    expect(pair).toMatchObject({ state: 'ASKED', giverSaidYes: true, receiverSaidYes: false });
    expect((await tried(world.as(CHAIR), 'pairElders', input)).codes).toEqual(['CONFLICT']);
    const yes = { pairId: pair.id, elderId: receiver.id, agrees: true };
    expect(await refusals(world, 'answerPair', yes, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(CHAIR), 'answerPair', { ...yes, elderId: personOf(7).id })).codes).toEqual([
      'BAD_INPUT',
    ]);
    expect(await made(world.as(receiver.name), 'answerPair', yes)).toMatchObject({ state: 'ACTIVE' });
    const end = { pairId: pair.id, reason: 'NO_LONGER' };
    expect(await refusals(world, 'endPair', end, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect(await made(world.as(receiver.name), 'endPair', end)).toMatchObject({ state: 'ENDED' });
    expect((await tried(world.as(giver.name), 'endPair', end)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('ends when the one who is helped agrees to visits no more, and is not answered yes then', async () => {
    const [giver, receiver] = [personOf(5), personOf(9)];
    await agreed(world, [receiver]);
    const input = { giverId: giver.id, receiverId: receiver.id, wishes: ['COMPANY'] };
    const pair = await made(world.as(giver.name), 'pairElders', input);
    await decide(world, receiver.name, receiver.id, 'HELP_VISITS', false);
    const yes = { pairId: pair.id, elderId: receiver.id, agrees: true };
    expect((await tried(world.as(receiver.name), 'answerPair', yes)).codes).toEqual(['ILLEGAL_MOVE']);
    expect(
      await world.db.reader.row('select state, end_reason, wishes from elder_pair where id = $1', [pair.id]),
    ).toEqual({ state: 'ENDED', endReason: 'NO_LONGER', wishes: [] });
    const insert = world.db.write((tx) =>
      tx.rows(
        `insert into elder_pair (id, village_id, giver_id, receiver_id, wishes, asked_by, asked_at)
         values ($1, $2, $3, $4, '{COMPANY}', $3, $5)`,
        [world.id(), world.village, giver.id, receiver.id, tx.at],
      ),
    );
    await expect(insert, 'nor does the database let it').rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
  });

  test('one no ends it', async () => {
    await agreed(world, [personOf(7)]);
    const pair = await made(world.as(CHAIR), 'pairElders', {
      giverId: personOf(8).id,
      receiverId: personOf(7).id,
      wishes: ['SHOPPING'],
    });
    const no = { pairId: pair.id, elderId: personOf(8).id, agrees: false };
    expect(await made(world.as(personOf(8).name), 'answerPair', no)).toMatchObject({
      state: 'ENDED',
      endReason: 'SAID_NO',
    });
  });
});

describe('video calls', () => {
  const offered = (days: number, more: object = {}) =>
    made(world.as(CHAIR), 'offerSlots', {
      villageId: world.village,
      place: '村活动室',
      days: [dayAt(world, days)],
      from: '14:00',
      count: 4,
      minutes: 30,
      ...more,
    });

  test('slots are offered, never twice at one place and time', async () => {
    const slots = await offered(2);
    expect(slots).toHaveLength(4);
    expect(slots[0]).toMatchObject({ isTaken: false, startsAt: at(world, 2, 14) });
    const again = {
      villageId: world.village,
      place: '村活动室',
      days: [dayAt(world, 2)],
      from: '15:30',
      count: 2,
      minutes: 30,
    };
    expect((await tried(world.as(CHAIR), 'offerSlots', again)).codes).toEqual(['CONFLICT']);
    expect(await refusals(world, 'offerSlots', again, [null, villager.name, helper.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await twice(world.as(CLERK), 'offerSlots', { ...again, place: '图书室' }, { count: 3 })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
  });

  test('of ten who book one slot in the same instant one has it', async () => {
    const [slot] = await offered(3);
    const answers = await Promise.all(
      old
        .slice(0, 10)
        .map((elder) => tried(world.as(elder.name), 'bookSlot', { slotId: slot.id, elderId: elder.id })),
    );
    const codes = answers.map((answer) => answer.codes.join(' ') || 'DONE').toSorted();
    expect(codes).toEqual(['DONE', ...Array.from({ length: 9 }, () => 'SLOT_TAKEN')]);
    const rows = await world.db.reader.rows(
      "select 1 from video_booking where slot_id = $1 and state = 'BOOKED'",
      [slot.id],
    );
    expect(rows).toHaveLength(1);
  });

  test('an elder sits in one place at a time, and books no more than the village allows', async () => {
    const elder = personOf(10);
    const [here, later, latest] = await offered(4);
    const [there] = await offered(4, { place: '下坝活动点', count: 1 });
    const book = (slotId: string) => tried(world.as(elder.name), 'bookSlot', { slotId, elderId: elder.id });
    const both = await Promise.all([book(here.id), book(there.id)]);
    expect(both.map(({ codes }) => codes.join(' ') || 'DONE').toSorted()).toEqual([
      'DONE',
      'ENGAGED_ELSEWHERE',
    ]);
    expect((await book(later.id)).codes).toEqual([]);
    expect((await book(latest.id)).codes).toEqual(['TOO_MANY']);
  });

  test('families book for their own, the association for who calls; strangers see nothing of it', async () => {
    const elder = personOf(11);
    const [slot, spare] = await offered(5);
    const input = { slotId: slot.id, elderId: elder.id };
    expect(await refusals(world, 'bookSlot', input, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const home = await world.db.reader.row<Person>(
      `select id, household_id, name from resident where household_id = $1 and id <> $2 and birth_year between 1960 and 2005
       and (select count(*) from resident n where n.name = resident.name) = 1 limit 1`,
      [elder.householdId, elder.id],
    );
    const booking = await made(world.as(home?.name ?? CHAIR), 'bookSlot', input);
    expect(booking).toMatchObject({ state: 'BOOKED', how: home ? 'FAMILY' : 'PHONE', elderName: elder.name });
    const seen = async (name: string) => {
      const { data } = await world.as(name).run(queries.slots, { v: world.village });
      return data.videoSlots.find(({ id }: { id: string }) => id === slot.id);
    };
    expect(await seen(villager.name)).toMatchObject({ isTaken: true, booking: null });
    expect((await seen(elder.name)).booking).toMatchObject({ id: booking.id });
    expect((await tried(world.as(CHAIR), 'cancelSlot', { slotId: slot.id })).codes).toEqual(['SLOT_TAKEN']);
    expect(await refusals(world, 'cancelSlot', { slotId: spare.id }, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    await made(world.as(CHAIR), 'cancelSlot', { slotId: spare.id });
    expect(
      (await tried(world.as(elder.name), 'bookSlot', { slotId: spare.id, elderId: elder.id })).codes,
    ).toEqual(['SLOT_TAKEN']);
    expect(await refusals(world, 'cancelBooking', { bookingId: booking.id }, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    await made(world.as(elder.name), 'cancelBooking', { bookingId: booking.id });
    expect((await tried(world.as(elder.name), 'bookSlot', input)).codes).toEqual([]);
  });

  test('what an elder had booked is given back also after death', async () => {
    const elder = personOf(13);
    const [slot] = await offered(8);
    const booking = await made(world.as(CHAIR), 'bookSlot', { slotId: slot.id, elderId: elder.id });
    await died(world, elder);
    expect(await refusals(world, 'cancelBooking', { bookingId: booking.id }, [villager.name])).toEqual([
      'FORBIDDEN',
    ]);
    await made(world.as(CHAIR), 'cancelBooking', { bookingId: booking.id });
  });

  test('who helped with a call gets a record, filed by another', async () => {
    const elder = personOf(12);
    const [slot, next] = await offered(6);
    const booking = await made(world.as(CHAIR), 'bookSlot', { slotId: slot.id, elderId: elder.id });
    const missed = await made(world.as(CHAIR), 'bookSlot', { slotId: next.id, elderId: elder.id });
    const held = { bookingId: booking.id, held: true, assistantId: villager.id };
    expect((await tried(world.as(CHAIR), 'holdCall', held)).codes).toEqual(['IN_THE_FUTURE']);
    world.setTime(new Date(at(world, 6, 16)));
    expect(await refusals(world, 'holdCall', held, [null, villager.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect(
      (await tried(world.as(helper.name), 'holdCall', { ...held, assistantId: helper.id })).codes,
    ).toEqual(['FORBIDDEN']);
    const over = await made(world.as(helper.name), 'holdCall', held);
    expect(over).toMatchObject({ state: 'HELD', assistant: { id: villager.id } });
    const record = await world.db.reader.row(
      'select resident_id, filer_id, title from activity_record where id = $1',
      [over.recordId],
    );
    expect(record).toEqual({ residentId: villager.id, filerId: helper.id, title: '协助亲情视频' });
    expect(await made(world.as(CHAIR), 'holdCall', { bookingId: missed.id, held: false })).toMatchObject({
      state: 'MISSED',
      recordId: null,
    });
    expect((await tried(world.as(CHAIR), 'holdCall', { bookingId: missed.id, held: true })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    hours(1);
  });
});

test('the own page shows what one said, and to families what concerns them', async () => {
  const { data, codes } = await world.as(personOf(11).name).run(queries.own);
  expect(codes).toEqual([]);
  expect(data.myElders[0]).toMatchObject({ id: personOf(11).id, name: personOf(11).name });
});
