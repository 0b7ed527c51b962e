import { villageCode } from '#server/app/demo/areas';
import type { MotionPlan } from '#server/app/demo/meeting-plan';
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { beginDecision } from '#server/features/meetings/decisions/begin-decision';
import {
  confirmSitting,
  endShowing,
  enterSitting,
  noteStep,
  showStep,
  takeVote,
} from '#server/features/meetings/decisions/take-step';
import { type Actor, loadActor } from '#server/features/people/actor';
import type { CountyIds } from './seed-county';
import type { PlannedMeeting } from './seed-meetings';
import type { Step } from './seed-year';

const SECRETARY = 'zheng-shoutian';
const OVERSIGHT = 'cui-mingli';
const CHAIR = 'ruan-qingshan';

/** A council's vote that a decision waits for, in a meeting of that council. */
export interface DecisionVote {
  key: string;
  meeting: PlannedMeeting;
  motion: MotionPlan;
  /** Says which motion it became. */
  taken(motionId: string): void;
  motionId(): string;
}

/** The n-th last meeting of the residents council before today. */
const councilMeeting = (
  meetings: readonly PlannedMeeting[],
  today: string,
  back: number,
): PlannedMeeting | undefined => meetings.filter(({ kind, day }) => kind === 'RC' && day < today).at(-back);

/** Votes of the residents council for the decisions that need one. */
export function decisionVotes(meetings: readonly PlannedMeeting[], today: string): DecisionVote[] {
  const wanted: [key: string, back: number, motion: MotionPlan][] = [
    ['lamps', 5, { text: '同意提议：文化广场装太阳能路灯', agree: 90 }],
    ['rubbish', 2, { text: '同意提议：提高垃圾清运频次，按“六步三公开”办理', agree: 86 }],
  ];
  return wanted.flatMap(([key, back, motion]) => {
    const meeting = councilMeeting(meetings, today, back);
    if (!meeting) return [];
    let known = '';
    return [{ key, meeting, motion, taken: (id: string) => void (known = id), motionId: () => known }];
  });
}

/** An assembly: how many are due, there, agree, are against. */
type Numbers = readonly [due: number, present: number, agree: number, against: number];

/** One decision, told from its beginning on; each line is so many days after it. */
class Story {
  private readonly id = newId();
  readonly steps: Step[] = [];
  private readonly actors = new Map<string, Actor>();

  constructor(
    private readonly ids: CountyIds,
    private readonly day: string,
    templateCode: string,
    title: string,
    matter: string,
  ) {
    const villageId = ids.area(villageCode);
    this.add(0, 9, async (tx) => {
      await beginDecision(tx, await this.actor(tx, SECRETARY), {
        requestId: this.id,
        villageId,
        templateCode,
        title,
        matter,
      });
    });
  }

  note(after: number, place: number, words: string): this {
    return this.add(after, 15, async (tx) => {
      await noteStep(tx, await this.actor(tx, CHAIR), {
        requestId: newId(),
        decisionId: this.id,
        place,
        words,
      });
    });
  }

  vote(after: number, place: number, vote: DecisionVote): this {
    return this.add(after, 11, async (tx) => {
      await takeVote(tx, await this.actor(tx, CHAIR), {
        requestId: newId(),
        decisionId: this.id,
        place,
        motionId: vote.motionId(),
      });
    });
  }

  /** Entered by the secretary the same evening, confirmed by the oversight chair the next morning. */
  sit(after: number, place: number, numbers: Numbers, words: string, confirmed = true): this {
    const [due, present, agree, against] = numbers;
    this.add(after, 21, async (tx) => {
      await enterSitting(tx, await this.actor(tx, SECRETARY), {
        requestId: newId(),
        decisionId: this.id,
        place,
        heldOn: dayOf(tx.at),
        due,
        present,
        agree,
        against,
        abstain: present - agree - against,
        words,
      });
    });
    if (!confirmed) return this;
    return this.add(after + 1, 10, async (tx) => {
      await confirmSitting(tx, await this.actor(tx, OVERSIGHT), {
        requestId: newId(),
        decisionId: this.id,
        place,
      });
    });
  }

  show(after: number, place: number, days: number, words: string): this {
    this.add(after, 16, async (tx) => {
      await showStep(tx, await this.actor(tx, SECRETARY), {
        requestId: newId(),
        decisionId: this.id,
        place,
        words,
      });
    });
    return this.add(after + days + 1, 9, async (tx) => {
      await endShowing(tx, await this.actor(tx, SECRETARY), {
        requestId: newId(),
        decisionId: this.id,
        place,
      });
    });
  }

  private add(after: number, hour: number, run: (tx: Tx) => Promise<void>): this {
    this.steps.push({
      at: new Date(startOfDay(addDays(this.day, after)).getTime() + hour * 3_600_000),
      rank: 15,
      run,
    });
    return this;
  }

  private async actor(tx: Tx, key: string): Promise<Actor> {
    const known = this.actors.get(key);
    if (known) return known;
    const actor = found(await loadActor(tx, { residentId: this.ids.resident(key) }));
    this.actors.set(key, actor);
    return actor;
  }
}

/** Decisions of each kind: done, rejected, and under way. Steps that would lie ahead of today are left out by the year. */
export function decisionSteps(ids: CountyIds, today: string, votes: readonly DecisionVote[]): Step[] {
  const bridge = new Story(
    ids,
    addDays(today, -190),
    '4Y2G',
    '河西便民桥重建',
    '河西便民桥护栏锈断、桥面开裂，拟拆除重建：长十二米、宽三米，概算八万六千元，村集体出五万，其余申请以奖代补，群众投工。',
  )
    .sit(2, 1, [7, 7, 7, 0], '支委会提议，列为今年第一件。')
    .sit(7, 2, [9, 8, 8, 0], '两委商议：分两段施工，留便道。')
    .sit(16, 3, [58, 45, 41, 2], '会上提出护栏要装反光条，采纳。')
    .sit(26, 4, [32, 27, 25, 1], '村民代表会议表决通过。')
    .show(
      28,
      5,
      7,
      '村民代表会议同意重建河西便民桥，概算八万六千元，施工期间走上游便道。对决议有意见，找村监委会。',
    )
    .show(84, 6, 7, '便民桥已完工验收：实际用了八万三千四百元，投工一百七十六个，单据在村委会可查。');

  const pond = new Story(
    ids,
    addDays(today, -140),
    '4Y2G',
    '山塘对外承包养鱼',
    '上坝山塘拟对外承包五年，每年租金四千元，用于活动室开支。',
  )
    .sit(2, 1, [7, 6, 5, 1], '支委会提议。')
    .sit(8, 2, [9, 8, 6, 1], '两委商议：要写明灌溉优先。')
    .sit(15, 3, [58, 44, 33, 6], '党员大会审议通过，不少人担心灌溉用水。')
    .sit(24, 4, [32, 26, 12, 11], '代表们认为天旱时说不清，没有过半，不办。');

  const tea = new Story(
    ids,
    addDays(today, -19),
    '4Y2G',
    '集体茶园续租',
    '沟口集体茶园四十二亩合同年底到期，原合作社愿意续租五年，每亩租金从三百元提到三百六十元。',
  )
    .sit(1, 1, [7, 6, 6, 0], '支委会提议续租，租金要跟着行情走。')
    .sit(5, 2, [9, 8, 7, 0], '两委商议：合同里写上两年一议价。')
    // Too few came the first time; it sat again.
    .sit(9, 3, [58, 36, 33, 1], '到会不足三分之二，改日再开。')
    .sit(13, 3, [58, 43, 38, 2], '党员大会审议通过。')
    .sit(18, 4, [32, 28, 24, 2], '村民代表会议表决。', false);

  const stories = [bridge, pond, tea];
  const lamps = votes.find(({ key }) => key === 'lamps');
  if (lamps) {
    stories.push(
      new Story(
        ids,
        addDays(lamps.meeting.day, -2),
        '3Y3G',
        '文化广场装太阳能路灯',
        '文化广场晚上看不清台阶，拟装太阳能路灯十二盏，概算一万八千元，从项目结余列支。',
      )
        .vote(3, 1, lamps)
        .show(
          4,
          2,
          5,
          '议事会提议在文化广场装太阳能路灯十二盏，概算一万八千元。大家有什么意见，五天里说给组长或者村委会。',
        )
        .sit(13, 3, [9, 8, 8, 0], '两委商议：灯杆离住户远一点。')
        .sit(20, 4, [32, 25, 22, 2], '村民代表会议表决通过。')
        .show(22, 5, 7, '村民代表会议同意装太阳能路灯十二盏，灯杆不装在住户窗前。')
        .show(62, 6, 7, '路灯已装好十二盏，用了一万七千二百元，保修三年，坏了打村委会电话。'),
    );
  }
  const rubbish = votes.find(({ key }) => key === 'rubbish');
  if (rubbish) {
    stories.push(
      new Story(
        ids,
        addDays(rubbish.meeting.day, -6),
        '6B3G',
        '垃圾清运从每周两次提到四次',
        '天热垃圾池两天就满，拟跟清运公司谈成每周四次，每月多一千二百元。',
      )
        .note(1, 1, '下坝、河西两组院坝会都提到垃圾池满、有味，希望多清几次。')
        .vote(7, 2, rubbish)
        .show(8, 3, 5, '拟把垃圾清运从每周两次提到四次，每月多一千二百元，从村集体收入列支。有意见五天里提。')
        .sit(16, 4, [9, 7, 7, 0], '两委定方案：夏秋四次，冬春三次。')
        .sit(22, 5, [32, 26, 23, 1], '代表会议同意按季节分别定次数。')
        .show(
          24,
          6,
          5,
          '代表会议同意：五到十月每周四次，其余月份每周三次，合同一年一签。现在正在跟公司谈价。',
        ),
    );
  }
  return stories.flatMap(({ steps }) => steps);
}
