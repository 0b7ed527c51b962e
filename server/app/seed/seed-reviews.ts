import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { villageCode } from '#server/app/demo/areas';
import { answerObjection } from '#server/features/activities/answer-objection';
import { appealObjection } from '#server/features/activities/appeal-objection';
import { AppealOutcome } from '#server/features/activities/appeal.entity';
import { claimRecord } from '#server/features/activities/claim-record';
import { decideAppeal } from '#server/features/activities/decide-appeal';
import { decideRecords } from '#server/features/activities/decide-records';
import { fileRecord } from '#server/features/activities/file-record';
import { Decision } from '#server/features/activities/inputs';
import { ObjectionOutcome } from '#server/features/activities/objection.entity';
import { objectToRecord } from '#server/features/activities/object-to-record';
import { takeRoll } from '#server/features/activities/take-roll';
import { type Actor, loadActor } from '#server/features/people/actor';
import { appealCase } from '#server/features/reviews/appeal-case';
import { CaseSource } from '#server/features/reviews/claim-case.entity';
import { decideCaseAppeal } from '#server/features/reviews/decide-case-appeal';
import { drawSamples } from '#server/features/reviews/draw-samples';
import { findSigns } from '#server/features/reviews/find-signs';
import { giveStatement } from '#server/features/reviews/give-statement';
import { markSign } from '#server/features/reviews/mark-sign';
import { proposeCase } from '#server/features/reviews/propose-case';
import { recordRecheck } from '#server/features/reviews/record-recheck';
import { RecheckOutcome } from '#server/features/reviews/sample.entity';
import { voteOnCase } from '#server/features/reviews/vote-on-case';
import type { CountyIds } from './seed-county';
import type { PhotoMaker, Step, Year } from './seed-year';

/** A drawing used a second time, and one that looks much like it. */
const GUARDRAIL = 4;
const GUARDRAIL_AGAIN = 10;
/** Months whose draws have been looked at again; the newest is only begun. */
const RECHECKED_MONTHS = 4;

const notes = [
  '问了两位邻居，都说见到他',
  '对过点名册和照片，一致',
  '到现场看过，属实',
  '和同组的人核对过，时间没错',
];

/** What a story needs: records by a name, and people by their keys. */
interface Stage {
  ids: CountyIds;
  villageId: string;
  records: Map<string, string>;
  objections: Map<string, string>;
  makePhoto: PhotoMaker;
  actor(tx: Tx, key: string): Promise<Actor>;
}

type Play = (daysAgo: number, minutes: number, run: Step['run']) => Step;

/** People without a post or kin whose households have no yard round yet: nothing of theirs meets a cap. */
function plainPeople({ people }: CountyIds, year: Year): (grid: number) => string {
  const busy = new Set(people.posts.map(({ residentKey }) => residentKey));
  const related = new Set(people.kin.flatMap(({ residentKey, kinKey }) => [residentKey, kinKey]));
  const rated = new Set(
    year.acts
      .filter(({ ruleCode }) => ruleCode === 'EN-01' || ruleCode === 'PA-03')
      .map(({ householdKey }) => householdKey),
  );
  const named = /^yx-g\d/;
  const homes = people.households.filter(
    ({ key, unitCode, headKey, memberKeys }) =>
      unitCode === villageCode &&
      named.test(headKey) &&
      !rated.has(key) &&
      memberKeys.every((member) => !busy.has(member) && !related.has(member)),
  );
  return (grid) => {
    const place = homes.findIndex(({ gridCode }) => gridCode === `${villageCode}-G${grid}`);
    const [home] = homes.splice(place < 0 ? 0 : place, 1);
    if (!home) throw new Error('The demo village has no plain household left');
    return home.headKey;
  };
}

/**
 * Doubts of the last months in 银杏坝村: a yard round lowered after its release, an appeal won and one that waits, an
 * objection nobody answered in time, signs, the months' re-checks, and a false claim found by its photo.
 */
export function reviewSteps(ids: CountyIds, year: Year, today: string, makePhoto: PhotoMaker): Step[] {
  const actors = new Map<string, Actor>();
  const stage: Stage = {
    ids,
    villageId: ids.area(villageCode),
    records: new Map(),
    objections: new Map(),
    makePhoto,
    async actor(tx, key) {
      const known = actors.get(key) ?? found(await loadActor(tx, { residentId: ids.resident(key) }));
      actors.set(key, known);
      return known;
    },
  };
  const play: Play = (daysAgo, minutes, run) => ({
    at: new Date(startOfDay(addDays(today, -daysAgo)).getTime() + minutes * 60_000),
    rank: 8,
    run,
  });
  const plain = plainPeople(ids, year);
  return [
    ...loweredYard(stage, play, plain),
    ...wonAppeal(stage, play, plain),
    ...waitingAppeal(stage, play, plain),
    ...lateAnswer(stage, play, plain),
    ...falseClaim(stage, play, plain),
    ...freshSigns(stage, play, plain),
    ...rechecks(stage, today),
  ];
}

/** A grid's yard round, filed by its leader, checked by the clerk, approved by the residents' council. */
function yard(stage: Stage, play: Play, name: string, doer: string, daysAgo: number, points: number): Step[] {
  return [
    play(daysAgo, 16 * 60, async (tx) => {
      const filed = await fileRecord(tx, await stage.actor(tx, 'wang-dehou'), {
        requestId: newId(),
        ruleId: stage.ids.rule('EN-01'),
        residentId: stage.ids.resident(doer),
        title: '庭院月评 · 上坝',
        note: '评议员上门看过院子、厨房和厕所。',
        place: '上坝',
        startedAt: new Date(tx.at.getTime() - 6 * 3_600_000),
        minutes: 0,
        points,
        photoIds: [],
        submit: true,
      });
      stage.records.set(name, filed.id);
    }),
    play(daysAgo, 17 * 60, (tx) => decide(stage, tx, 'he-chunmei', name, Decision.CHECK)),
    play(daysAgo, 17 * 60 + 30, (tx) => decide(stage, tx, 'ruan-qingshan', name, Decision.APPROVE)),
  ];
}

async function decide(stage: Stage, tx: Tx, by: string, name: string, decision: Decision): Promise<void> {
  const recordId = found(stage.records.get(name));
  const [result] = await decideRecords(tx, await stage.actor(tx, by), {
    requestId: newId(),
    decisions: [{ recordId, decision, reason: null }],
  });
  if (result?.error) throw new DomainError(result.error, name);
}

const objects =
  (stage: Stage, by: string, name: string, reason: string): Step['run'] =>
  async (tx) => {
    const { id } = await objectToRecord(tx, await stage.actor(tx, by), {
      requestId: newId(),
      recordId: found(stage.records.get(name)),
      reason,
    });
    stage.objections.set(name, id);
  };

const answers =
  (
    stage: Stage,
    by: string,
    name: string,
    outcome: ObjectionOutcome,
    points: number | null,
    answer: string,
  ): Step['run'] =>
  async (tx) => {
    await answerObjection(tx, await stage.actor(tx, by), {
      requestId: newId(),
      objectionId: found(stage.objections.get(name)),
      outcome,
      points,
      answer,
    });
  };

const appeals =
  (stage: Stage, by: string, name: string, reason: string): Step['run'] =>
  async (tx) => {
    await appealObjection(tx, await stage.actor(tx, by), {
      requestId: newId(),
      objectionId: found(stage.objections.get(name)),
      reason,
    });
  };

/** The rater was kin of the house: ten points came out as five, by a new grant and a reversal. */
function loweredYard(stage: Stage, play: Play, plain: (grid: number) => string): Step[] {
  return [
    ...yard(stage, play, 'lowered', plain(1), 44, 10),
    play(
      34,
      9 * 60,
      objects(stage, 'mu-jiaxing', 'lowered', '评议员是他家亲戚，院墙角还堆着柴，不该是优秀。'),
    ),
    play(
      29,
      15 * 60,
      answers(
        stage,
        'zheng-shoutian',
        'lowered',
        ObjectionOutcome.REDUCED,
        5,
        '评议员确系亲属，另派两人重评，评为良好，由10分改为5分。',
      ),
    ),
  ];
}

/** Struck by the council, restored by the town. */
function wonAppeal(stage: Stage, play: Play, plain: (grid: number) => string): Step[] {
  const doer = plain(1);
  return [
    ...yard(stage, play, 'won', doer, 62, 5),
    play(60, 9 * 60, objects(stage, plain(2), 'won', '那天他家没人，怎么评的？')),
    play(
      54,
      10 * 60,
      answers(
        stage,
        'zheng-shoutian',
        'won',
        ObjectionOutcome.STRUCK,
        null,
        '评分表上没有户主签字，本条不予发放。',
      ),
    ),
    play(52, 11 * 60, appeals(stage, doer, 'won', '当天是我母亲在家开的门，评议员可以作证。')),
    play(46, 15 * 60, async (tx) => {
      const appeal = found(
        await tx.row<{ id: string }>('select id from appeal where objection_id = $1', [
          stage.objections.get('won'),
        ]),
      );
      await decideAppeal(tx, await stage.actor(tx, 'fang-yuqing'), {
        requestId: newId(),
        appealId: appeal.id,
        outcome: AppealOutcome.RESTORED,
        points: null,
        answer: '向两名评议员核实，当天确有家人在场，评分属实，恢复5分。',
      });
    }),
  ];
}

/** The household does not accept what was lowered; the town has not decided yet. */
function waitingAppeal(stage: Stage, play: Play, plain: (grid: number) => string): Step[] {
  const doer = plain(1);
  return [
    ...yard(stage, play, 'waiting', doer, 12, 10),
    play(11, 9 * 60, objects(stage, plain(3), 'waiting', '厕所没有打扫，不该评优秀。')),
    play(
      7,
      10 * 60,
      answers(
        stage,
        'zheng-shoutian',
        'waiting',
        ObjectionOutcome.REDUCED,
        6,
        '复看厕所确有一项不合格，由10分改为6分。',
      ),
    ),
    play(4, 19 * 60, appeals(stage, doer, 'waiting', '复看那天刚下过雨，请镇里再看一次。')),
  ];
}

/** Seven working days are over and nobody has answered. */
function lateAnswer(stage: Stage, play: Play, plain: (grid: number) => string): Step[] {
  return [
    ...yard(stage, play, 'late', plain(1), 19, 5),
    play(18, 20 * 60, objects(stage, plain(4), 'late', '他家这个月一直在外打工，院子是谁扫的？')),
  ];
}

function claim(stage: Stage, name: string, by: string, title: string, scene: number): Step['run'] {
  return async (tx) => {
    const actor = await stage.actor(tx, by);
    const photo = await stage.makePhoto(tx, actor.residentId, stage.villageId, scene, true);
    const record = await claimRecord(tx, actor, {
      requestId: newId(),
      ruleId: stage.ids.rule('PA-03'),
      title,
      note: '路过时看见的，照片附上。',
      place: '学堂坡',
      startedAt: new Date(tx.at.getTime() - 3 * 3_600_000),
      minutes: 0,
      points: null,
      photoIds: [photo],
      submit: true,
    });
    stage.records.set(name, record.id);
  };
}

function confirmed(stage: Stage, play: Play, name: string, daysAgo: number): Step[] {
  return [
    play(daysAgo, 17 * 60, (tx) => decide(stage, tx, 'zheng-shoutian', name, Decision.CHECK)),
    play(daysAgo, 17 * 60 + 20, (tx) => decide(stage, tx, 'he-chunmei', name, Decision.APPROVE)),
  ];
}

/** The photo of one claim came again in another; heard, proved by two councils, appealed in vain. */
function falseClaim(stage: Stage, play: Play, plain: (grid: number) => string): Step[] {
  const [honest, other] = [plain(3), plain(4)];
  let caseId = '';
  const votes =
    (by: string, reason: string): Step['run'] =>
    async (tx) => {
      await voteOnCase(tx, await stage.actor(tx, by), { requestId: newId(), caseId, proved: true, reason });
    };
  return [
    play(96, 15 * 60, claim(stage, 'guardrail', honest, '学堂坡弯道护栏松了', GUARDRAIL)),
    ...confirmed(stage, play, 'guardrail', 95),
    play(84, 15 * 60, claim(stage, 'copied', other, '老桥头护栏断了一截', GUARDRAIL)),
    ...confirmed(stage, play, 'copied', 83),
    play(72, 10 * 60, async (tx) => {
      const the = await proposeCase(tx, await stage.actor(tx, 'bi-xiuyun'), {
        requestId: newId(),
        recordId: found(stage.records.get('copied')),
        source: CaseSource.SIGN,
        reason: '照片和学堂坡那条是同一张，老桥头的护栏是好的。',
        freezeMonths: 3,
      });
      caseId = the.id;
    }),
    play(70, 20 * 60, async (tx) => {
      const statement = '照片是从群里转的，我以为就是老桥头，没去看。';
      await giveStatement(tx, await stage.actor(tx, other), { requestId: newId(), caseId, statement });
    }),
    play(67, 15 * 60, votes('miao-jingyi', '本人承认照片是转来的，没有到现场。')),
    play(66, 10 * 60, votes('ruan-qingshan', '现场看过，护栏完好。')),
    play(60, 20 * 60, async (tx) => {
      const reason = '没有想骗积分，三个月太长。';
      await appealCase(tx, await stage.actor(tx, other), { requestId: newId(), caseId, reason });
    }),
    play(53, 11 * 60, async (tx) => {
      const answer = '事实清楚，收回的只是这一条的3分，维持；期满自动恢复。';
      await decideCaseAppeal(tx, await stage.actor(tx, 'fang-yuqing'), {
        requestId: newId(),
        caseId,
        lifts: false,
        answer,
      });
    }),
  ];
}

/** What waits for somebody's second look today, and one sign that was looked into. */
function freshSigns(stage: Stage, play: Play, plain: (grid: number) => string): Step[] {
  const files =
    (
      name: string,
      by: string,
      doer: string,
      code: string,
      title: string,
      hoursAgo: number,
      minutes: number,
    ): Step['run'] =>
    async (tx) => {
      const record = await fileRecord(tx, await stage.actor(tx, by), {
        requestId: newId(),
        ruleId: stage.ids.rule(code),
        residentId: stage.ids.resident(doer),
        title,
        note: '',
        place: '老桥头',
        startedAt: new Date(tx.at.getTime() - hoursAgo * 3_600_000),
        minutes,
        points: null,
        photoIds: [],
        submit: true,
      });
      stage.records.set(name, record.id);
    };
  const [twice, double, settled] = [plain(2), plain(3), plain(4)];
  const pair = [plain(1), plain(2)];
  const mediate =
    (title: string): Step['run'] =>
    async (tx) => {
      await takeRoll(tx, await stage.actor(tx, 'he-chunmei'), {
        requestId: newId(),
        villageId: stage.villageId,
        ruleId: stage.ids.rule('PA-05'),
        title,
        place: '老桥头',
        startedAt: new Date(tx.at.getTime() - 3 * 3_600_000),
        endedAt: new Date(tx.at.getTime() - 2 * 3_600_000),
        note: '两家当场说和，记录在卷。',
        rows: pair.map((key) => ({
          residentId: stage.ids.resident(key),
          minutes: null,
          points: null,
          refusedReason: null,
        })),
        photoIds: [],
      });
    };
  return [
    // Two small quarrels within a fortnight, settled by the same two: staged, split, or just two good talkers.
    play(9, 20 * 60, mediate('说和停车口角')),
    play(1, 20 * 60, mediate('说和晒谷占道')),
    play(6, 18 * 60, files('lesson', 'ke-xiaoya', settled, 'VS-09', '学堂助学辅导', 10, 120)),
    play(6, 18 * 60 + 10, files('escort', 'he-chunmei', settled, 'VS-08', '陪邻居去卫生院', 9, 120)),
    play(5, 9 * 60, async (tx) => {
      const recordId = found(stage.records.get('lesson'));
      const sign = found((await findSigns(tx, [recordId]))[0]);
      await markSign(tx, await stage.actor(tx, 'zheng-shoutian'), {
        requestId: newId(),
        recordId,
        key: sign.key,
        reason: '问过本人：上午辅导，下午陪诊，时间填早了一小时，已让填报人更正。',
      });
    }),
    play(3, 18 * 60, files('patrol', 'lan-xiaofeng', twice, 'PA-08', '老桥头巡河', 10, 120)),
    play(3, 18 * 60 + 10, files('watch', 'he-chunmei', twice, 'VS-02', '陪老人说话、打扫', 9, 120)),
    play(2, 18 * 60, files('ditch', 'he-chunmei', double, 'EN-05', '清理老桥头河道', 8, 0)),
    play(2, 18 * 60 + 10, files('clean', 'ke-xiaoya', double, 'EN-02', '老桥头河道清理', 8, 0)),
    play(1, 15 * 60, claim(stage, 'again', plain(1), '学堂坡护栏还是松的', GUARDRAIL_AGAIN)),
  ];
}

/** The draw of each month as the job made it, and what oversight found so far. */
function rechecks(stage: Stage, today: string): Step[] {
  const steps: Step[] = [];
  const first = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: 12 }, (_, back) => monthsBefore(first, back));
  for (const [back, month] of months.entries()) {
    const at = new Date(startOfDay(month).getTime() + 5 * 60_000);
    steps.push({
      at,
      rank: 8,
      run: async (tx) => {
        while ((await drawSamples(tx)) > 0);
      },
    });
    if (back >= RECHECKED_MONTHS) continue;
    const looked = new Date(at.getTime() + 5 * 86_400_000 + 10 * 3_600_000);
    steps.push({ at: looked, rank: 8, run: (tx) => recheck(stage, tx, back) });
  }
  return steps;
}

function monthsBefore(first: string, count: number): string {
  const month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 - count;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** Oversight goes through the newest draw; of this month's it has done half, and of last month's one line is doubtful. */
async function recheck(stage: Stage, tx: Tx, back: number): Promise<void> {
  const lines = await tx.rows<{ id: string }>(
    `select l.id from sample_line l join sample_draw d on d.id = l.draw_id
     where d.village_id = $1 and d.month = (select max(month) from sample_draw where village_id = $1)
     order by l.position`,
    [stage.villageId],
  );
  const done = back === 0 ? lines.slice(0, Math.floor(lines.length / 2)) : lines;
  for (const [place, { id }] of done.entries()) {
    const doubtful = back === 1 && place === 2;
    await enter(stage, tx, id, doubtful, notes[place % notes.length] ?? '');
  }
}

/** By the first of oversight and the secretary who had no part in the record. */
async function enter(stage: Stage, tx: Tx, lineId: string, doubtful: boolean, note: string): Promise<void> {
  for (const key of ['bi-xiuyun', 'zheng-shoutian']) {
    await tx.rows('savepoint finding');
    try {
      await recordRecheck(tx, await stage.actor(tx, key), {
        requestId: newId(),
        lineId,
        outcome: doubtful ? RecheckOutcome.DOUBTFUL : RecheckOutcome.OK,
        note: doubtful ? '邻居说那天他在县城住院，点名册上的签字也不像他的。' : note,
      });
      await tx.rows('release savepoint finding');
      return;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.rows('rollback to savepoint finding');
    }
  }
}
