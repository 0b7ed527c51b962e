import type { ActSeed, ActState, ActWay, ApprovalSeed, ClosingSeed, ObjectionSeed } from './act-seed';
import { objectionWords, refusalFor, returnReasons, withdrawReasons } from './act-words';
import { dayOf, instantOf } from './calendar';
import type { Cast } from './act-cast';
import type { Chance } from './random';
import type { RuleSeed } from './rule-seed';

/** The road of one act from the note in a book to points in a purse, as far as it has come by today. */

export type Fate =
  | 'RELEASE'
  | 'REFUSED_AT_CHECK'
  | 'REFUSED_AT_APPROVAL'
  | 'RETURNED'
  | 'WITHDRAWN'
  | 'OBJECTED_UPHELD'
  | 'OBJECTED_STRUCK'
  | 'OBJECTED_OPEN'
  | 'HALF_APPROVED'
  | 'REVERSED'
  | 'DRAFT';

/** When each desk gets to it. The rows of one roll share one timetable. */
export interface Timetable {
  readonly createdAt: Date;
  readonly submittedAt: Date;
  readonly checkedAt: Date;
  readonly approvedAt: readonly Date[];
}

const minute = 60_000;

/** A moment in office hours `days` after `previous`, at least ten minutes later. */
function deskTime(previous: Date, days: number, chance: Chance): Date {
  const wanted = instantOf(dayOf(previous) + days, chance.between(8 * 60 + 30, 17 * 60 + 40));
  return wanted.getTime() - previous.getTime() >= 10 * minute
    ? wanted
    : new Date(previous.getTime() + chance.between(10, 50) * minute);
}

/** `slow`: the queues of the last weeks, when some things wait for days. */
export function timetableFrom(
  endedAt: Date,
  approvals: number,
  slow: boolean,
  way: ActWay,
  chance: Chance,
): Timetable {
  const wait = (most: number): number => chance.between(slow ? 1 : 0, slow ? most + 3 : most);
  const createdAt = new Date(endedAt.getTime() + chance.between(20, 90) * minute);
  // A roll is submitted as it is typed in; a single act when its filer next sits at the desk.
  const submittedAt =
    way === 'ROLL' ? createdAt : deskTime(createdAt, chance.between(0, slow ? 1 : 2), chance);
  const checkedAt = deskTime(submittedAt, wait(2), chance);
  const approvedAt: Date[] = [];
  let last = checkedAt;
  for (let place = 0; place < approvals; place += 1) {
    last = deskTime(last, wait(place === 0 ? 2 : 3), chance);
    approvedAt.push(last);
  }
  return { createdAt, submittedAt, checkedAt, approvedAt };
}

type Course = Omit<
  ActSeed,
  | 'key'
  | 'residentKey'
  | 'householdKey'
  | 'ruleCode'
  | 'titleZh'
  | 'noteZh'
  | 'place'
  | 'startedAt'
  | 'minutes'
  | 'points'
  | 'honourOnly'
  | 'way'
  | 'eventKey'
>;

interface Parties {
  readonly residentKey: string;
  readonly filerKey: string;
  readonly checkerKey: string;
  readonly approverKeys: readonly string[];
}

function publicityOf(rule: RuleSeed, points: number): number {
  return points >= 30 ? 7 : rule.publicityDays;
}

/** What has happened to an act by `today`; nothing later than that instant is in the answer. */
export function courseOf(
  rule: RuleSeed,
  points: number,
  fate: Fate,
  times: Timetable,
  parties: Parties,
  today: Date,
  cast: Cast,
  chance: Chance,
): Course {
  const { residentKey, filerKey, checkerKey, approverKeys } = parties;
  const past = (at: Date): boolean => at.getTime() <= today.getTime();
  const course = (state: ActState, parts: Partial<Course>): Course => ({
    filerKey,
    createdAt: times.createdAt,
    submittedAt: times.submittedAt,
    checkerKey: null,
    checkedAt: null,
    approvals: [],
    publishedAt: null,
    publicityEndsAt: null,
    releasedAt: null,
    objection: null,
    closing: null,
    state,
    ...parts,
  });
  const closing = (
    kind: ClosingSeed['kind'],
    personKey: string,
    at: Date,
    reasonZh: string,
  ): ClosingSeed => ({
    kind,
    personKey,
    at,
    reasonZh,
  });

  if (fate === 'DRAFT' || !past(times.submittedAt)) return course('DRAFT', { submittedAt: null });
  if (!past(times.checkedAt)) return course('SUBMITTED', {});
  if (fate === 'REFUSED_AT_CHECK') {
    return course('REJECTED', {
      closing: closing('REJECTED', checkerKey, times.checkedAt, refusalFor(rule.code, chance)),
    });
  }
  if (fate === 'RETURNED') {
    return course('RETURNED', {
      closing: closing('RETURNED', checkerKey, times.checkedAt, chance.pick(returnReasons)),
    });
  }
  if (fate === 'WITHDRAWN') {
    return course('WITHDRAWN', {
      closing: closing('WITHDRAWN', filerKey, times.checkedAt, chance.pick(withdrawReasons)),
    });
  }

  const checked = { checkerKey, checkedAt: times.checkedAt };
  const all = rule.bodies.map((body, place): ApprovalSeed => {
    const personKey = approverKeys[place];
    const at = times.approvedAt[place];
    if (personKey === undefined || at === undefined)
      throw new Error(`${rule.code}: nobody approves for ${body}`);
    return { body, personKey, at };
  });
  const approvals = all.slice(0, fate === 'HALF_APPROVED' ? 1 : all.length).filter(({ at }) => past(at));
  if (fate === 'REFUSED_AT_APPROVAL' && all[0] && past(all[0].at)) {
    return course('REJECTED', {
      ...checked,
      closing: closing('REJECTED', all[0].personKey, all[0].at, refusalFor(rule.code, chance)),
    });
  }
  if (approvals.length < all.length) return course('CHECKED', { ...checked, approvals });

  const publishedAt = all.at(-1)?.at ?? times.checkedAt;
  // The last of the full days on the board ends at midnight.
  const publicityEndsAt = instantOf(dayOf(publishedAt) + publicityOf(rule, points) + 1, 0);
  const board = { ...checked, approvals, publishedAt, publicityEndsAt };
  const involved = [filerKey, checkerKey, ...approverKeys];

  if (fate === 'OBJECTED_UPHELD' || fate === 'OBJECTED_STRUCK' || fate === 'OBJECTED_OPEN') {
    const outcome = fate === 'OBJECTED_STRUCK' ? 'STRUCK' : 'UPHELD';
    const at = new Date(publishedAt.getTime() + chance.between(6, 40) * 60 * minute);
    const answeredAt = deskTime(at, chance.between(2, 6), chance);
    const [reasonZh, answerZh] = objectionWords(outcome, chance);
    const answeredByKey = cast.arbiter(rule, residentKey, involved);
    if (!past(at)) return course('IN_PUBLICITY', board);
    const open: ObjectionSeed = {
      personKey: cast.neighbour(residentKey, [...involved, answeredByKey]),
      at,
      reasonZh,
      outcome: null,
      answerZh: null,
      answeredByKey: null,
      answeredAt: null,
    };
    if (fate === 'OBJECTED_OPEN' || !past(answeredAt))
      return course('OBJECTED', { ...board, objection: open });
    const objection: ObjectionSeed = { ...open, outcome, answerZh, answeredByKey, answeredAt };
    if (outcome === 'STRUCK') {
      return course('REJECTED', { ...board, objection });
    }
    const releasedAt = new Date(Math.max(publicityEndsAt.getTime(), answeredAt.getTime()));
    return past(releasedAt)
      ? course('RELEASED', { ...board, objection, releasedAt })
      : course('IN_PUBLICITY', { ...board, objection });
  }

  if (!past(publicityEndsAt)) return course('IN_PUBLICITY', board);
  const released = { ...board, releasedAt: publicityEndsAt };
  if (fate === 'REVERSED') {
    const at = deskTime(publicityEndsAt, chance.between(5, 12), chance);
    if (past(at)) {
      const reasonZh = '抽查发现照片与上月重复，经议事会核实，冲回本条积分';
      return course('REVERSED', {
        ...released,
        closing: closing('REVERSED', cast.reverser(residentKey, involved), at, reasonZh),
      });
    }
  }
  return course('RELEASED', released);
}
