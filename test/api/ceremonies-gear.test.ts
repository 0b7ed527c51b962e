import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CHAIR, CLERK, day, made, members, notified, plan, refusals, tried, twice } from './ceremonies-steps';

let world: World;
let host: Person;
let other: Person;
let councilId: string;
beforeAll(async () => {
  world = await openWorld();
  [host, other] = (await Promise.all([0, 1].map((place) => world.villager(place)))) as [Person, Person];
  councilId = await world.council('RW');
});
afterAll(() => world.close());

const gear = async (name: string, quantity: number): Promise<string> =>
  (await made(world.as(CHAIR), 'addCouncilGear', { councilId, kind: 'TABLE', name, quantity })).id;

const span = (from: number, until: number = from) => ({
  fromOn: day(world, from),
  untilOn: day(world, until),
});

/** The most pieces that are promised on any day of the next three weeks, and how many there are. */
const peakOf = async (gearId: string): Promise<{ peak: number; quantity: number }> => {
  const { data } = await world
    .as(host.name)
    .run(
      'query ($v: ID!, $d: LocalDate!) { councilGear(villageId: $v) { id quantity calendar(fromOn: $d, days: 21) { day taken } } }',
      { v: world.village, d: day(world, 0) },
    );
  const found = data.councilGear.find((each: { id: string }) => each.id === gearId);
  return {
    peak: Math.max(...found.calendar.map(({ taken }: { taken: number }) => taken)),
    quantity: found.quantity,
  };
};

describe('what a council lends', () => {
  test('is added and altered by the council or the office, each name once', async () => {
    const input = { councilId, kind: 'BOWL', name: '碗筷', quantity: 300 };
    const people = [null, host.name, '龙志远', (await world.elsewhere('COUNCIL_CHAIR')).name];
    expect(await refusals(world, 'addCouncilGear', input, people)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await twice(world.as(CHAIR), 'addCouncilGear', input, { quantity: 9 })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    expect((await tried(world.as(CLERK), 'addCouncilGear', input)).codes).toEqual(['NAME_TAKEN']);
  });

  test('never shrinks below what is promised', async () => {
    const gearId = await gear('方桌', 10);
    await made(world.as(CHAIR), 'lendGear', {
      gearId,
      quantity: 6,
      ...span(3),
      householdId: host.householdId,
    });
    const amend = { gearId, name: '方桌', state: 'ACTIVE' };
    expect((await tried(world.as(CHAIR), 'amendCouncilGear', { ...amend, quantity: 5 })).codes).toEqual([
      'GEAR_NOT_FREE',
    ]);
    expect(await made(world.as(CHAIR), 'amendCouncilGear', { ...amend, quantity: 6 })).toMatchObject({
      quantity: 6,
    });
    expect(await refusals(world, 'amendCouncilGear', { ...amend, quantity: 7 }, [null, host.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
  });

  test('goes out and comes back, and whoever of the council did it has done a duty, once', async () => {
    const gearId = await gear('音响', 1);
    const [member] = await members(world, 'RW');
    const lend = { gearId, quantity: 1, ...span(0, 1), householdId: host.householdId, purpose: '寿宴' };
    expect(await refusals(world, 'lendGear', lend, [null, host.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const loan = await made(world.as(member?.name ?? ''), 'lendGear', lend);
    expect(loan).toMatchObject({ state: 'RESERVED', borrower: expect.stringContaining(host.name) });
    const step = { loanId: loan.id, broken: 0 };
    expect(await refusals(world, 'moveLoan', { ...step, move: 'HAND_OUT' }, [null, host.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(CHAIR), 'moveLoan', { ...step, move: 'TAKE_BACK' })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    expect(
      await twice(world.as(member?.name ?? ''), 'moveLoan', { ...step, move: 'HAND_OUT' }, { broken: 1 }),
    ).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    const much = { ...step, move: 'TAKE_BACK', broken: 2 };
    expect((await tried(world.as(member?.name ?? ''), 'moveLoan', much)).codes).toEqual(['OUT_OF_RANGE']);
    const back = await made(world.as(member?.name ?? ''), 'moveLoan', { ...step, move: 'TAKE_BACK' });
    expect(back).toMatchObject({ state: 'BACK', broken: 0, moves: [] });
    const duties = await world.db.reader.rows('select kind from council_duty where source_id = $1', [
      loan.id,
    ]);
    expect(duties).toEqual([{ kind: 'LENDING' }]);
    // It is free again on the same days.
    await made(world.as(CHAIR), 'lendGear', { ...lend, householdId: other.householdId });
  });

  test('goes out on its days alone, and what should be back and is not is nobody else’s', async () => {
    const begun = world.clock.now();
    const gearId = await gear('迟还的桌', 10);
    const lend = (from: number, until: number, quantity: number, householdId: string) =>
      tried(world.as(CHAIR), 'lendGear', { gearId, quantity, ...span(from, until), householdId });
    const move = (loanId: string, step: string, broken = 0) =>
      tried(world.as(CHAIR), 'moveLoan', { loanId, move: step, broken });
    const first = (await lend(1, 3, 10, host.householdId)).data.lendGear;
    expect(first.moves).toEqual(['CANCEL']);
    expect((await move(first.id, 'HAND_OUT')).codes).toEqual(['ILLEGAL_MOVE']);
    world.setTime(new Date(begun.getTime() + 86_400_000));
    expect((await move(first.id, 'HAND_OUT')).data.moveLoan.state).toBe('OUT');

    world.setTime(new Date(begun.getTime() + 5 * 86_400_000));
    expect(await peakOf(gearId)).toEqual({ peak: 10, quantity: 10 });
    // Today there is none to be had; tomorrow they should be back.
    expect((await lend(0, 1, 1, other.householdId)).about).toEqual([{ gear: '迟还的桌', free: '0' }]);
    const second = (await lend(1, 2, 10, other.householdId)).data.lendGear;
    world.setTime(new Date(begun.getTime() + 6 * 86_400_000));
    const refused = await move(second.id, 'HAND_OUT');
    expect(refused.codes).toEqual(['GEAR_NOT_FREE']);
    expect(refused.about).toEqual([{ gear: '迟还的桌', free: '0' }]);
    await expect(
      world.db.write((tx) =>
        tx.rows("update gear_loan set state = 'OUT', out_by = $2, out_at = $3 where id = $1", [
          second.id,
          host.id,
          tx.at,
        ]),
      ),
    ).rejects.toThrow('GEAR_NOT_FREE');
    expect((await move(first.id, 'TAKE_BACK', 2)).data.moveLoan).toMatchObject({
      broken: 2,
      // Ten are promised: they keep their number until the council alters it.
      gear: { quantity: 10 },
    });
    expect((await move(second.id, 'HAND_OUT')).codes).toEqual([]);
    const back = await move(second.id, 'TAKE_BACK', 3);
    expect(back.data.moveLoan.gear.quantity).toBe(7);

    const late = (await lend(0, 1, 1, other.householdId)).data.lendGear;
    world.setTime(new Date(begun.getTime() + 8 * 86_400_000));
    expect((await move(late.id, 'HAND_OUT')).codes).toEqual(['ILLEGAL_MOVE']);
    await made(world.as(CHAIR), 'moveLoan', { loanId: late.id, move: 'CANCEL', broken: 0 });
    world.setTime(begun);
  });

  test('for a ceremony comes from the council it was told to', async () => {
    const chess = { councilId: await world.council('DG'), kind: 'CHESS', name: '象棋', quantity: 6 };
    const { id: gearId } = await made(world.as(CLERK), 'addCouncilGear', chess);
    const { id: ceremonyId } = await notified(world, (await world.villager(5)).name, plan(world, 15));
    const lend = { gearId, quantity: 1, ...span(15), ceremonyId };
    const refused = await tried(world.as(CLERK), 'lendGear', lend);
    expect([refused.codes, refused.fields]).toEqual([['BAD_INPUT'], ['ceremonyId']]);
  });

  test('is refused in whole days only where it overlaps, and the refusal says what is left', async () => {
    const gearId = await gear('圆桌', 20);
    await made(world.as(CHAIR), 'lendGear', {
      gearId,
      quantity: 12,
      ...span(4, 6),
      householdId: host.householdId,
    });
    await made(world.as(CHAIR), 'lendGear', {
      gearId,
      quantity: 8,
      ...span(7, 9),
      householdId: host.householdId,
    });
    const over = await tried(world.as(CHAIR), 'lendGear', { gearId, quantity: 9, ...span(6, 7) });
    expect(over.codes).toEqual(['GEAR_NOT_FREE']);
    expect(over.about).toEqual([{ gear: '圆桌', free: '8' }]);
    // The peak of two neighbours is the larger of them, never their sum.
    await made(world.as(CHAIR), 'lendGear', { gearId, quantity: 8, ...span(4, 9) });
    expect(await peakOf(gearId)).toEqual({ peak: 20, quantity: 20 });
  });

  test('with a notice it is promised at once, and free again when the notice is taken back', async () => {
    const gearId = await gear('长凳', 40);
    const wedding = await notified(world, host.name, { gear: [{ gearId, quantity: 40 }] });
    expect(wedding.loans).toEqual([
      expect.objectContaining({
        quantity: 40,
        fromOn: day(world, 4),
        untilOn: day(world, 6),
        state: 'RESERVED',
      }),
    ]);
    const rival = await tried(world.as(other.name), 'notifyCeremony', {
      kind: 'WEDDING',
      ...plan(world, 6),
      gear: [{ gearId, quantity: 1 }],
    });
    expect(rival.codes).toEqual(['GEAR_NOT_FREE']);
    expect(rival.fields).toEqual(['gear.0']);
    // Later by a day the spans only touch.
    await notified(world, other.name, { ...plan(world, 8), gear: [{ gearId, quantity: 1 }] });
    await made(world.as(host.name), 'withdrawCeremony', { ceremonyId: wedding.id });
    await notified(world, other.name, { ...plan(world, 6), gear: [{ gearId, quantity: 40 - 1 }] });
  });
});

describe('under race, on a real database', () => {
  test('of twelve that ask for the same four tables at one instant, four get one', async () => {
    const gearId = await gear('抢桌', 4);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        tried(world.as(CHAIR), 'lendGear', {
          gearId,
          quantity: 1,
          ...span(2, 4),
          householdId: host.householdId,
        }),
      ),
    );
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(4);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(Array<string>(8).fill('GEAR_NOT_FREE'));
    expect(await peakOf(gearId)).toEqual({ peak: 4, quantity: 4 });
  });

  test('two families that file for the last sound set at once: one of them has it, the other no notice', async () => {
    const gearId = await gear('最后一套音响', 1);
    const bench = await gear('最后一批凳', 30);
    const families = await Promise.all([10, 11, 12, 13].map((place) => world.villager(place)));
    const answers = await Promise.all(
      families.map(({ name }, place) =>
        tried(world.as(name), 'notifyCeremony', {
          kind: 'WEDDING',
          ...plan(world, 12),
          // In either order: two notices never wait crosswise.
          gear: (place % 2 ? [gearId, bench] : [bench, gearId]).map((id) => ({ gearId: id, quantity: 1 })),
        }),
      ),
    );
    expect(answers.map(({ codes }) => codes.join()).toSorted()).toEqual([
      '',
      'GEAR_NOT_FREE',
      'GEAR_NOT_FREE',
      'GEAR_NOT_FREE',
    ]);
    const [row] = await world.db.reader.rows<{ loans: number; notices: number }>(
      `select (select count(*) from gear_loan where gear_id = $1) as loans,
         (select count(*) from ceremony where household_id = any($2::uuid[])) as notices`,
      [gearId, families.map(({ householdId }) => householdId)],
    );
    expect(row).toEqual({ loans: 1, notices: 1 });
  });

  test('rows written past the code are counted by the database itself', async () => {
    const gearId = await gear('直写', 3);
    const write = () =>
      world.db.write((tx) =>
        tx.rows(
          `insert into gear_loan (id, gear_id, household_id, during, quantity, asked_by, asked_at)
           values (new_id(), $1, $2, tstzrange($3, $4), 2, $5, $3)`,
          [gearId, host.householdId, tx.at, new Date(tx.at.getTime() + 86_400_000), host.id],
        ),
      );
    const outcomes = await Promise.allSettled([write(), write(), write()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.filter((reason) => !String(reason).includes('GEAR_NOT_FREE'))).toEqual([]);
  });
});
