import type { ActPlan } from './act-plan';
import { Cast } from './act-cast';
import { courseOf, timetableFrom, type Fate, type Timetable } from './act-life';
import { Room } from './act-room';
import type { ActSeed, ActWay, EventSeed } from './act-seed';
import type { StoryAct } from './act-stories';
import { wordsFor, type Words } from './act-words';
import { dayOf, instantOf, monthOf, weekdayOf, yearOf } from './calendar';
import type { People } from './person-seed';
import { chanceFrom, type Chance } from './random';
import type { RuleSeed } from './rule-seed';
import { allRules } from './template-rules';

export interface YearInput {
  /** The reference instant: nothing in the answer lies after it. */
  readonly today: Date;
  readonly seed: number;
}

const windowDays = 362;
const recentDays = 13;
const ruleByCode = new Map(allRules.map((rule) => [rule.code, rule]));

function ruleOf(code: string): RuleSeed {
  const rule = ruleByCode.get(code);
  if (!rule) throw new Error(`No rule ${code}`);
  return rule;
}

interface Setting {
  readonly rule: RuleSeed;
  readonly words: Words;
  readonly startedAt: Date;
  /** How long it took, counted or not. */
  readonly minutes: number;
  readonly day: number;
  readonly recent: boolean;
  readonly eventKey: string | null;
}

interface Hands {
  readonly filerKey: string;
  readonly checkerKey?: string;
  readonly approverKeys?: readonly string[];
  readonly times?: Timetable;
}

/** Writes a year down, act by act: each takes its room under the caps and finds its four pairs of eyes. */
export class YearBook {
  readonly acts: Omit<ActSeed, 'key'>[] = [];
  readonly events: EventSeed[] = [];
  readonly cast: Cast;
  readonly chance: Chance;
  readonly today: number;
  private readonly room = new Room();
  private eventCount = 0;

  constructor(
    private readonly input: YearInput,
    people: People,
  ) {
    this.today = dayOf(input.today);
    this.chance = chanceFrom(input.seed ^ 0x9e3779b9);
    this.cast = new Cast(people, yearOf(this.today), this.chance);
  }

  /** A day the plan allows, within the year or within the last weeks; null when the window has none. */
  private dayFor(plan: ActPlan, recent: boolean): number | null {
    const last = this.today - 1;
    const first = recent ? last - recentDays + 1 : this.today - windowDays;
    for (let attempt = 0; attempt < 120; attempt += 1) {
      const day = this.chance.between(first, last);
      if (plan.months && !plan.months.includes(monthOf(day))) continue;
      if (plan.weekdays && !plan.weekdays.includes(weekdayOf(day))) continue;
      return day;
    }
    return null;
  }

  private fateOf(rule: RuleSeed, way: ActWay, recent: boolean): Fate {
    const draw = this.chance.next();
    // Small acts noted in passing are refused more often than well-attended large ones.
    const refused = rule.pointsMax >= 10 || rule.basis === 'PER_HOUR' ? 0.045 : 0.125;
    if (draw < refused) return this.chance.happens(0.45) ? 'REFUSED_AT_CHECK' : 'REFUSED_AT_APPROVAL';
    if (draw < refused + 0.013) return 'OBJECTED_UPHELD';
    if (draw < refused + 0.02) return 'OBJECTED_STRUCK';
    if (way !== 'ROLL' && draw < refused + 0.035) return 'WITHDRAWN';
    if (recent && way !== 'ROLL' && draw > 0.86) return draw > 0.94 ? 'DRAFT' : 'RETURNED';
    return 'RELEASE';
  }

  private settingOf(plan: ActPlan, recent: boolean, home: string | null = null): Setting | null {
    const day = this.dayFor(plan, recent);
    if (day === null) return null;
    const rule = ruleOf(plan.code);
    const start = this.chance.pick(plan.from) * 60 + this.chance.pick([0, 0, 10, 15, 30, 40]);
    return {
      rule,
      words: wordsFor(rule.code, day, this.chance, home),
      startedAt: instantOf(day, start),
      minutes: this.chance.pick(plan.minutes),
      day,
      recent,
      eventKey: null,
    };
  }

  private pointsFor({ rule, minutes }: Setting, plan: ActPlan): number {
    if (rule.basis === 'PER_HOUR') return (rule.pointsMin * minutes) / 60;
    return plan.points ? this.chance.pick(plan.points) : rule.pointsMin;
  }

  /** Adds one person's act when the caps leave room and four eyes can be found; says whether it did. */
  add(
    setting: Setting,
    residentKey: string,
    points: number,
    way: ActWay,
    hands: Hands,
    fate?: Fate,
  ): boolean {
    const { rule, day, recent, startedAt } = setting;
    const { filerKey } = hands;
    const checkerKey = this.cast.checker(residentKey, filerKey, hands.checkerKey);
    const involved = [filerKey, checkerKey];
    const approverKeys = this.cast.approvers(rule, residentKey, involved, hands.approverKeys);
    if (!approverKeys) return false;
    const minutes = rule.countsMinutes ? setting.minutes : 0;
    const householdKey = this.cast.householdOf(residentKey).key;
    const unlimited = residentKey === 'deng-qiaozhen';
    if (!this.room.take({ rule, residentKey, householdKey, day, minutes, points, unlimited })) return false;
    const times = hands.times ?? this.timesOf(setting, way);
    this.acts.push({
      residentKey,
      householdKey,
      ruleCode: rule.code,
      ...setting.words,
      startedAt,
      minutes,
      points,
      honourOnly: rule.honourOnly,
      way,
      eventKey: setting.eventKey,
      ...courseOf(
        rule,
        points,
        fate ?? this.fateOf(rule, way, recent),
        times,
        { residentKey, filerKey, checkerKey, approverKeys },
        this.input.today,
        this.cast,
        this.chance,
      ),
    });
    return true;
  }

  addEvent(plan: ActPlan, recent: boolean): void {
    const setting = this.settingOf(plan, recent);
    if (!setting || !plan.rows) return;
    const wanted = this.chance.between(...plan.rows);
    const leader = this.cast.doer(plan.doers).key;
    const filerKey = this.cast.filer(plan.filer, leader);
    const times = this.timesOf(setting, 'ROLL');
    const checkerKey = this.cast.rollChecker(filerKey);
    const approverKeys = this.cast.approvers(setting.rule, leader, [filerKey, checkerKey]) ?? [];
    const eventKey = this.nextEvent();
    let rows = 0;
    for (let attempt = 0; attempt < wanted * 6 && rows < wanted; attempt += 1) {
      const { key } = this.cast.doer(plan.doers);
      if (key === filerKey || this.cast.tooClose(key, filerKey)) continue;
      const points = this.pointsFor(setting, plan);
      const hands = { filerKey, checkerKey, approverKeys, times };
      if (this.add({ ...setting, eventKey }, key, points, 'ROLL', hands)) rows += 1;
    }
    if (rows > 0) this.keepEvent(setting, eventKey, filerKey, times);
  }

  addSingle(plan: ActPlan, recent: boolean): void {
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const { key } = this.cast.doer(plan.doers);
      const setting = this.settingOf(plan, recent, this.cast.gridNameOf(key));
      if (!setting) return;
      const way = plan.filer === 'SELF' ? 'CLAIM' : 'FILED';
      // An organiser is now and then asked to note down what somebody without a phone has done.
      const filer = way === 'CLAIM' && !this.cast.resident(key).phone ? 'GRID' : plan.filer;
      const filerKey = this.cast.filer(filer, key);
      if (way === 'FILED' && filerKey === key) continue;
      const points = this.pointsFor(setting, plan);
      if (this.add(setting, key, points, filerKey === key ? 'CLAIM' : 'FILED', { filerKey })) return;
    }
  }

  /** One case: its pot goes to who settled it, or is split on a roll of them, the larger share first. */
  addCase(plan: ActPlan, recent: boolean): void {
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const setting = this.settingOf(plan, recent);
      const [least, most] = plan.sharedBy ?? [1, 1];
      const first = this.cast.doer(plan.doers).key;
      const second = this.cast.doer(plan.doers).key;
      if (!setting || first === second) continue;
      const filerKey = this.cast.filer(plan.filer, first);
      const pot = setting.rule.pointsMin;
      if (this.chance.between(least, most) === 1) {
        if (this.add(setting, first, pot, 'FILED', { filerKey }, 'RELEASE')) return;
        continue;
      }
      const half = Math.floor(pot / 2);
      const times = this.timesOf(setting, 'ROLL');
      const row = { ...setting, eventKey: this.nextEvent() };
      if (!this.add(row, first, pot - half, 'ROLL', { filerKey, times }, 'RELEASE')) continue;
      if (this.add(row, second, half, 'ROLL', { filerKey, times }, 'RELEASE')) {
        this.keepEvent(setting, row.eventKey, filerKey, times);
        return;
      }
      // Half a case is none.
      this.acts.pop();
    }
  }

  addStory(story: StoryAct): void {
    const rule = ruleOf(story.ruleCode);
    const day = this.today - story.daysAgo;
    const words = wordsFor(rule.code, day, this.chance, this.cast.gridNameOf(story.residentKey));
    const setting: Setting = {
      rule,
      words: {
        titleZh: story.titleZh ?? words.titleZh,
        noteZh: story.noteZh ?? words.noteZh,
        place: words.place,
      },
      startedAt: instantOf(day, story.hour * 60),
      minutes: story.minutes,
      day,
      recent: false,
      eventKey: null,
    };
    const filer = rule.selfClaim ? 'SELF' : rule.code === 'EN-01' ? 'GRID' : 'SCHOOL';
    const filerKey = story.filerKey ?? this.cast.filer(filer, story.residentKey);
    const way = filerKey === story.residentKey ? 'CLAIM' : 'FILED';
    this.add(setting, story.residentKey, story.points, way, { filerKey }, story.fate ?? 'RELEASE');
  }

  private nextEvent(): string {
    this.eventCount += 1;
    return `E${String(this.eventCount).padStart(3, '0')}`;
  }

  private timesOf({ rule, startedAt, minutes, recent }: Setting, way: ActWay): Timetable {
    const endedAt = new Date(startedAt.getTime() + minutes * 60_000);
    return timetableFrom(endedAt, rule.bodies.length, recent, way, this.chance);
  }

  private keepEvent(
    { rule, words, startedAt, minutes }: Setting,
    key: string,
    takenByKey: string,
    times: Timetable,
  ) {
    this.events.push({
      key,
      ruleCode: rule.code,
      ...words,
      startedAt,
      endedAt: new Date(startedAt.getTime() + minutes * 60_000),
      takenByKey,
      createdAt: times.createdAt,
    });
  }
}
