import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#server/app/audit';
import type { Tx } from '#server/core/database';
import { DomainError, ErrorCode } from '#server/core/errors';
import { newId } from '#server/core/id';
import { answerObjection } from '#server/features/activities/answer-objection';
import { appealObjection } from '#server/features/activities/appeal-objection';
import { AppealOutcome } from '#server/features/activities/appeal.entity';
import { decideAppeal } from '#server/features/activities/decide-appeal';
import { decideRecords } from '#server/features/activities/decide-records';
import { fileRecord } from '#server/features/activities/file-record';
import { Decision } from '#server/features/activities/inputs';
import { ObjectionOutcome } from '#server/features/activities/objection.entity';
import { objectToRecord } from '#server/features/activities/object-to-record';
import { reverseRecord } from '#server/features/activities/reverse-record';
import { type Actor, loadActor } from '#server/features/people/actor';
import { CaseSource } from '#server/features/reviews/claim-case.entity';
import { proposeCase } from '#server/features/reviews/propose-case';
import { decideCaseAppeal } from '#server/features/reviews/decide-case-appeal';
import { appealCase } from '#server/features/reviews/appeal-case';
import { voteOnCase } from '#server/features/reviews/vote-on-case';
import { issuing, purse } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import { openFund } from '#test/api/fund-steps';
import { openWorld, type Person, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

const FACE = 10;

let world: World;
let yards: string;
let place = 0;
const actors = new Map<string, Actor>();
const doubters: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  // With a fund the audit also weighs what every doubt makes of the points that are owed.
  await openFund(world);
  yards = await world.rule('EN-01');
  for (let count = 0; count < 4; count += 1) doubters.push((await world.villager(70 + count)).name);
  for (const name of [
    '贺春梅',
    '阮青山',
    '张远秀',
    '许雪琴',
    '郑守田',
    '方雨晴',
    '田柏松',
    '苗静怡',
    '崔明理',
    ...doubters,
  ]) {
    await actorOf(name);
  }
});
afterAll(() => world.close());

async function actorOf(name: string): Promise<Actor> {
  const known = actors.get(name);
  if (known) return known;
  const actor = await loadActor(world.db.reader, { residentId: (await world.resident(name)).id });
  if (!actor) throw new Error(`${name} is gone`);
  actors.set(name, actor);
  return actor;
}

/** One step of somebody's doubt; most are refused at most moments, and then change nothing. */
type Doubt =
  | { kind: 'OBJECT'; by: number }
  | { kind: 'ANSWER'; outcome: ObjectionOutcome; points: number }
  | { kind: 'APPEAL'; bySelf: boolean }
  | { kind: 'DECIDE'; outcome: AppealOutcome; points: number }
  | { kind: 'REVERSE' }
  | { kind: 'PROPOSE' }
  | { kind: 'VOTE'; proved: boolean; by: number }
  | { kind: 'APPEAL_CASE' }
  | { kind: 'DECIDE_CASE'; lifts: boolean }
  | { kind: 'SPEND'; amount: number }
  | { kind: 'EARN' }
  | { kind: 'DAYS'; days: number }
  /** Whatever leads on from here, so that stories reach their end. */
  | { kind: 'ON'; fork: number; points: number };

const points = fc.integer({ min: 1, max: FACE });
const doubt: fc.Arbitrary<Doubt> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('ON' as const), fork: fc.nat(11), points }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('OBJECT' as const), by: fc.nat(3) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('ANSWER' as const),
      outcome: fc.constantFrom(...Object.values(ObjectionOutcome)),
      points,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('APPEAL' as const), bySelf: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('DECIDE' as const),
      outcome: fc.constantFrom(...Object.values(AppealOutcome)),
      points,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'REVERSE' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'PROPOSE' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('VOTE' as const),
      proved: fc.oneof(
        { weight: 4, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      by: fc.nat(1),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'APPEAL_CASE' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('DECIDE_CASE' as const), lifts: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('SPEND' as const), amount: fc.integer({ min: 1, max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'EARN' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('DAYS' as const), days: fc.integer({ min: 1, max: 8 }) }),
  },
);

interface Story {
  person: Person;
  recordId: string;
}

/** A yard round of ten points for somebody new, on the board. */
async function begin(): Promise<Story> {
  const person = await world.villager((place += 1) % 70);
  return { person, recordId: await published(person) };
}

async function published(person: Person): Promise<string> {
  const clerk = await actorOf('贺春梅');
  const chair = await actorOf('阮青山');
  const { id } = await world.db.write((tx) =>
    fileRecord(tx, clerk, {
      requestId: newId(),
      ruleId: yards,
      residentId: person.id,
      title: '庭院月评',
      note: '',
      place: '',
      startedAt: new Date(world.clock.now().getTime() - 3_600_000),
      minutes: 0,
      points: FACE,
      photoIds: [],
      submit: true,
    }),
  );
  const decide = (actor: Actor, decision: Decision): Promise<unknown> =>
    world.db.write((tx) =>
      decideRecords(tx, actor, { requestId: newId(), decisions: [{ recordId: id, decision, reason: null }] }),
    );
  await decide(await actorOf('郑守田'), Decision.CHECK);
  await decide(chair, Decision.APPROVE);
  return id;
}

async function idOf(sql: string, recordId: string): Promise<string> {
  return (await world.db.reader.row<{ id: string }>(sql, [recordId]))?.id ?? newId();
}

/** A step that is likely to be legal now: answer what is asked, decide what is appealed, doubt what stands. */
async function leadOn({ recordId }: Story, fork: number, worth: number): Promise<Doubt> {
  const row = await world.db.reader.row<
    Record<'open' | 'appealed' | 'appealable' | 'voting' | 'proved' | 'disputed', boolean>
  >(
    `select exists (select 1 from objection o where o.record_id = $1 and o.state = 'OPEN') as open,
       exists (select 1 from appeal a join objection o on o.id = a.objection_id
         where o.record_id = $1 and a.state = 'OPEN') as appealed,
       exists (select 1 from objection o where o.record_id = $1 and o.state = 'ANSWERED'
         and not exists (select 1 from appeal a where a.objection_id = o.id)) as appealable,
       exists (select 1 from claim_case c where c.record_id = $1 and c.state = 'OPEN') as voting,
       exists (select 1 from claim_case c where c.record_id = $1 and c.state = 'PROVED') as proved,
       exists (select 1 from claim_case c where c.record_id = $1 and c.state = 'APPEALED') as disputed`,
    [recordId],
  );
  const of = <T>(list: readonly T[]): T => list[fork % list.length] as T;
  if (row?.open) return { kind: 'ANSWER', outcome: of(Object.values(ObjectionOutcome)), points: worth };
  if (row?.appealed) return { kind: 'DECIDE', outcome: of(Object.values(AppealOutcome)), points: worth };
  if (row?.disputed) return { kind: 'DECIDE_CASE', lifts: fork % 2 === 0 };
  if (row?.voting)
    return fork % 4 === 0 ? { kind: 'DAYS', days: 6 } : { kind: 'VOTE', proved: true, by: fork % 2 };
  if (row?.proved && fork % 2 === 0) return { kind: 'APPEAL_CASE' };
  if (row?.appealable && fork % 3 > 0) return { kind: 'APPEAL', bySelf: fork % 2 === 0 };
  if (fork % 4 === 1) return { kind: 'PROPOSE' };
  return fork % 4 === 2 ? { kind: 'DAYS', days: 5 } : { kind: 'OBJECT', by: fork % 4 };
}

async function act(story: Story, step: Doubt): Promise<void> {
  if (step.kind === 'ON') return act(story, await leadOn(story, step.fork, step.points));
  const { person, recordId } = story;
  const requestId = newId();
  const own = await actorOf(person.name);
  const run = async (name: string, work: (tx: Tx, actor: Actor) => Promise<unknown>): Promise<void> => {
    const actor = await actorOf(name);
    await world.db.write((tx) => work(tx, actor));
  };
  switch (step.kind) {
    case 'OBJECT':
      await run(doubters[step.by] ?? '', (tx, actor) =>
        objectToRecord(tx, actor, { requestId, recordId, reason: '疑问' }),
      );
      return;
    case 'ANSWER': {
      const objectionId = await idOf(
        "select id from objection where record_id = $1 and state = 'OPEN'",
        recordId,
      );
      const { outcome } = step;
      const reduced = outcome === ObjectionOutcome.REDUCED ? step.points : null;
      await run('张远秀', (tx, actor) =>
        answerObjection(tx, actor, { requestId, objectionId, outcome, points: reduced, answer: '查过' }),
      );
      return;
    }
    case 'APPEAL': {
      const objectionId = await idOf(
        "select id from objection where record_id = $1 and state = 'ANSWERED' order by answered_at desc limit 1",
        recordId,
      );
      const row = await world.db.reader.row<{ name: string }>(
        'select r.name from objection o join resident r on r.id = o.objector_id where o.id = $1',
        [objectionId],
      );
      const by = step.bySelf ? person.name : (row?.name ?? person.name);
      await run(by, (tx, actor) => appealObjection(tx, actor, { requestId, objectionId, reason: '再查' }));
      return;
    }
    case 'DECIDE': {
      const appealId = await idOf(
        `select a.id from appeal a join objection o on o.id = a.objection_id
         where o.record_id = $1 and a.state = 'OPEN'`,
        recordId,
      );
      const { outcome } = step;
      const reduced = outcome === AppealOutcome.REDUCED ? step.points : null;
      await run('方雨晴', (tx, actor) =>
        decideAppeal(tx, actor, { requestId, appealId, outcome, points: reduced, answer: '镇里查过' }),
      );
      return;
    }
    case 'REVERSE':
      await run('田柏松', (tx, actor) => reverseRecord(tx, actor, { requestId, recordId, reason: '错' }));
      return;
    case 'PROPOSE':
      await run('崔明理', (tx, actor) =>
        proposeCase(tx, actor, {
          requestId,
          recordId,
          source: CaseSource.OTHER,
          reason: '不实',
          freezeMonths: 0,
        }),
      );
      return;
    case 'VOTE': {
      const caseId = await idOf(
        "select id from claim_case where record_id = $1 and state = 'OPEN'",
        recordId,
      );
      await run(step.by === 1 ? '许雪琴' : '苗静怡', (tx, actor) =>
        voteOnCase(tx, actor, { requestId, caseId, proved: step.proved, reason: '查过' }),
      );
      return;
    }
    case 'APPEAL_CASE': {
      const caseId = await idOf(
        "select id from claim_case where record_id = $1 and state = 'PROVED'",
        recordId,
      );
      await run(person.name, (tx, actor) => appealCase(tx, actor, { requestId, caseId, reason: '不服' }));
      return;
    }
    case 'DECIDE_CASE': {
      const caseId = await idOf(
        "select id from claim_case where record_id = $1 and state = 'APPEALED'",
        recordId,
      );
      await run('田柏松', (tx, actor) =>
        decideCaseAppeal(tx, actor, { requestId, caseId, lifts: step.lifts, answer: '镇里查过' }),
      );
      return;
    }
    case 'SPEND':
      await world.db.write((tx) =>
        post(
          tx,
          [
            {
              key: `spent:${requestId}`,
              debit: purse(world.village, own.householdId ?? ''),
              credit: issuing(world.village, 'POINTS'),
              amount: step.amount,
              kind: 'ADJUSTMENT',
            },
          ],
          { actorId: null, requestId: null },
        ),
      );
      return;
    case 'EARN':
      await published(person);
      return;
    case 'DAYS':
      await world.advance(step.days);
  }
}

/** What the person's record granted, and what of it stands in the ledger. */
async function standing({
  recordId,
}: Story): Promise<{ state: string; granted: number; approved: number; posted: number }> {
  const row = await world.db.reader.row<{ state: string; granted: number; approved: number; posted: number }>(
    `select r.state, r.granted_points as granted, r.points as approved, coalesce((
       select sum(t.amount) from transfer t where t.source_id = r.id and t.asset = 'POINTS' and t.kind = 'GRANT'
         and not exists (select 1 from transfer v where v.reverses_id = t.id)), 0)::int as posted
     from activity_record r where r.id = $1`,
    [recordId],
  );
  if (!row) throw new Error('a record is never deleted');
  return row;
}

test(
  seeded('after any chain of doubts a record grants what was decided last, once, and every law holds'),
  async () => {
    const refusedAs = new Set<ErrorCode>();
    await fc.assert(
      fc.asyncProperty(fc.array(doubt, { minLength: 8, maxLength: 24, size: 'max' }), async (steps) => {
        const story = await begin();
        for (const step of steps) {
          const before = await standing(story);
          let refused = false;
          try {
            await act(story, step);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            refused = true;
            refusedAs.add(error.code);
          }
          const after = await standing(story);
          // A refused step changes nothing.
          expect(after, step.kind).toEqual(refused ? before : after);
          expect(after.approved).toBe(before.approved);
          expect(after.granted).toBeLessThanOrEqual(after.approved);
          expect(after.posted, step.kind).toBe(after.state === 'RELEASED' ? after.granted : 0);
        }
        expect(await audit(world.db.reader)).toEqual([]);
      }),
      runs(16),
    );
    expect([...refusedAs]).not.toContain(ErrorCode.INTERNAL);
  },
  TIME_LIMIT * 2,
);
