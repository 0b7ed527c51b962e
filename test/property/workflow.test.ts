import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#server/app/audit';
import { legalMoves } from '#server/core/workflow';
import { DomainError, type ErrorCode } from '#server/core/errors';
import { newId } from '#server/core/id';
import { amendRecord } from '#server/features/activities/amend-record';
import { answerObjection } from '#server/features/activities/answer-objection';
import { decideRecords } from '#server/features/activities/decide-records';
import { fileRecord } from '#server/features/activities/file-record';
import { Decision } from '#server/features/activities/inputs';
import { ObjectionOutcome } from '#server/features/activities/objection.entity';
import { objectToRecord } from '#server/features/activities/object-to-record';
import { ActivityMove, ActivityState } from '#server/features/activities/record.entity';
import { releaseDue } from '#server/features/activities/release-due';
import { reverseRecord } from '#server/features/activities/reverse-record';
import { moves } from '#server/features/activities/rules';
import { submitRecord } from '#server/features/activities/submit-record';
import { withdrawRecord } from '#server/features/activities/withdraw-record';
import { type Actor, loadActor } from '#server/features/people/actor';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded } from './runs';

const NAMES = ['蓝晓峰', '贺春梅', '孟晓棠', '郑守田', '唐福来', '方雨晴', '周远鹏', '郑一鸣'] as const;
const RULES = ['PA-01', 'CU-02', 'CU-03', 'VS-01', 'HO-04'] as const;

let world: World;
const actors = new Map<string, Actor>();
const ruleIds = new Map<string, string>();
const doers: string[] = [];
let villager: string;

beforeAll(async () => {
  world = await openWorld();
  const [one, two] = [await world.villager(0), await world.villager(1)];
  doers.push(one.id, two.id, (await world.resident('周远鹏')).id, (await world.resident('郑一鸣')).id);
  villager = one.name;
  for (const name of [...NAMES, villager]) {
    const actor = await loadActor(world.db.reader, { residentId: (await world.resident(name)).id });
    if (actor) actors.set(name, actor);
  }
  for (const code of RULES) ruleIds.set(code, await world.rule(code));
});
afterAll(() => world.close());

type Command =
  | { kind: 'FILE'; rule: (typeof RULES)[number]; doer: number; submit: boolean; hours: number }
  | { kind: 'MOVE'; move: ActivityMove; record: number; by: string; struck: boolean }
  | { kind: 'STEP'; step: number; record: number; by: number; struck: boolean }
  | { kind: 'DAYS'; days: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('FILE' as const),
      rule: fc.constantFrom(...RULES),
      doer: fc.nat(3),
      submit: fc.boolean(),
      hours: fc.integer({ min: 1, max: 10 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('MOVE' as const),
      move: fc.constantFrom(...Object.values(ActivityMove)),
      record: fc.nat(5),
      by: fc.constantFrom(...NAMES),
      struck: fc.boolean(),
    }),
  },
  {
    // A legal move by the first person who may make it, so that histories reach their end.
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('STEP' as const),
      // The first move of a state leads on; doubts are for the others.
      step: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) }),
      record: fc.nat(3),
      by: fc.nat(NAMES.length - 1),
      struck: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('DAYS' as const), days: fc.integer({ min: 1, max: 9 }) }),
  },
);

const started = (): Date => new Date(world.clock.now().getTime() - 11 * 3_600_000);

/** Makes the move through its use-case; answers the refusal, or null when it was done. */
async function make(
  move: ActivityMove,
  recordId: string,
  actor: Actor,
  struck: boolean,
): Promise<ErrorCode | null> {
  const request = { requestId: newId(), recordId };
  try {
    switch (move) {
      case ActivityMove.SUBMIT:
        await world.db.write((tx) => submitRecord(tx, actor, request));
        return null;
      case ActivityMove.AMEND:
        await world.db.write((tx) =>
          amendRecord(tx, actor, {
            ...request,
            title: '改过',
            note: '',
            place: '',
            startedAt: started(),
            minutes: 120,
            photoIds: [],
            submit: struck,
          }),
        );
        return null;
      case ActivityMove.CHECK:
      case ActivityMove.APPROVE:
      case ActivityMove.RETURN:
      case ActivityMove.REJECT: {
        const decision = Decision[move];
        const [result] = await world.db.write((tx) =>
          decideRecords(tx, actor, {
            requestId: request.requestId,
            decisions: [{ recordId, decision, reason: '原因' }],
          }),
        );
        return result?.error ?? null;
      }
      case ActivityMove.WITHDRAW:
        await world.db.write((tx) => withdrawRecord(tx, actor, request));
        return null;
      case ActivityMove.OBJECT:
        await world.db.write((tx) => objectToRecord(tx, actor, { ...request, reason: '疑问' }));
        return null;
      case ActivityMove.ANSWER: {
        const open = await world.db.reader.row<{ id: string }>(
          "select id from objection where record_id = $1 order by state = 'OPEN' desc limit 1",
          [recordId],
        );
        const outcome = struck ? ObjectionOutcome.STRUCK : ObjectionOutcome.UPHELD;
        await world.db.write((tx) =>
          answerObjection(tx, actor, {
            requestId: request.requestId,
            objectionId: open?.id ?? newId(),
            outcome,
            answer: '答复',
          }),
        );
        return null;
      }
      case ActivityMove.REVERSE:
        await world.db.write((tx) => reverseRecord(tx, actor, { ...request, reason: '错' }));
        return null;
    }
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

async function stateOf(id: string): Promise<ActivityState> {
  const row = await world.db.reader.row<{ state: ActivityState }>(
    'select state from activity_record where id = $1',
    [id],
  );
  if (!row) throw new Error('a record is never deleted');
  return row.state;
}

// Where a move may lead from a state: the table, and the outcomes it leaves open.
function outcomesOf(move: ActivityMove, from: ActivityState): ActivityState[] {
  const { to } = moves[move];
  if (to) return [to];
  switch (move) {
    case ActivityMove.AMEND:
      return [from, ActivityState.SUBMITTED];
    case ActivityMove.APPROVE:
      return [ActivityState.CHECKED, ActivityState.IN_PUBLICITY];
    case ActivityMove.OBJECT:
      return [from === ActivityState.RELEASED ? from : ActivityState.OBJECTED];
    default:
      return from === ActivityState.RELEASED
        ? [ActivityState.RELEASED, ActivityState.REVERSED]
        : [ActivityState.IN_PUBLICITY, ActivityState.REJECTED];
  }
}

/** Carries out one command; answers what it did against the table, which is nothing. */
async function carryOut(each: Command, records: string[]): Promise<string[]> {
  if (each.kind === 'FILE') {
    const actor = actors.get('蓝晓峰');
    if (!actor) throw new Error('the organiser is gone');
    const record = await world.db.write((tx) =>
      fileRecord(tx, actor, {
        requestId: newId(),
        ruleId: ruleIds.get(each.rule) ?? '',
        residentId: doers[each.doer] ?? '',
        title: '一件事',
        note: '',
        place: '',
        startedAt: started(),
        minutes: each.hours * 60,
        photoIds: [],
        submit: each.submit,
      }),
    );
    records.push(record.id);
    return [];
  }
  if (each.kind === 'DAYS') {
    await world.advance(each.days);
    return [];
  }
  const id = records[each.record % Math.max(1, records.length)];
  if (!id) return [];
  if (each.kind === 'MOVE') return (await tryMove(each.move, id, each.by, each.struck)).against;
  const legal = legalMoves(moves, await stateOf(id));
  const doubts = legal[0] === ActivityMove.OBJECT;
  const move = doubts ? legal[each.step - 1] : legal[each.step % Math.max(1, legal.length)];
  if (!move) return [];
  for (const name of [...NAMES.slice(each.by), ...NAMES.slice(0, each.by), villager]) {
    const { done, against } = await tryMove(move, id, name, each.struck);
    if (done || against.length > 0) return against;
  }
  return [];
}

/** One person's try at one move: whether it was done, and what it did against the table. */
async function tryMove(
  move: ActivityMove,
  id: string,
  name: string,
  struck: boolean,
): Promise<{ done: boolean; against: string[] }> {
  const actor = actors.get(name);
  if (!actor) throw new Error(`${name} is gone`);
  const before = await stateOf(id);
  const refused = await make(move, id, actor, struck);
  const after = await stateOf(id);
  const legal = legalMoves(moves, before).includes(move) && outcomesOf(move, before).includes(after);
  const kept = refused ? after === before : legal;
  return { done: !refused, against: kept ? [] : [`${move} of ${before}: ${after} ${refused ?? ''}`] };
}

test(seeded('any history of moves by anybody keeps to the table, and every law holds after it'), async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 20, maxLength: 50, size: 'max' }), async (commands) => {
      const records: string[] = [];
      const breaches: string[] = [];
      for (const each of commands) breaches.push(...(await carryOut(each, records)));
      expect(breaches).toEqual([]);
      expect(await audit(world.db.reader)).toEqual([]);
    }),
    runs(20),
  );
}, 120_000);

test(seeded('releasing again and again changes nothing'), async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { minLength: 15, maxLength: 30, size: 'max' }),
      fc.integer({ min: 2, max: 4 }),
      async (commands, times) => {
        const records: string[] = [];
        for (const each of commands) await carryOut(each, records);
        await world.advance(30);
        const count = async (): Promise<unknown> =>
          world.db.reader.row('select count(*) as transfers, sum(amount) as total from transfer');
        const before = await count();
        for (let run = 0; run < times; run += 1) expect(await world.db.write(releaseDue)).toBe(0);
        expect(await count()).toEqual(before);
      },
    ),
    runs(6),
  );
}, 120_000);
