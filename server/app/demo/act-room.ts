import { periodStart } from './calendar';
import type { RuleSeed } from './rule-seed';

/** The scheme's own ceilings: points a household may redeem from one quarter, minutes a person may count in a day. */
const householdQuarterPoints = 120;
const personDayMinutes = 480;
/** Nobody in the demo comes near the most active volunteer's 52 hours. */
const othersYearMinutes = 44 * 60;

interface Wish {
  readonly rule: RuleSeed;
  readonly residentKey: string;
  readonly householdKey: string;
  readonly day: number;
  readonly minutes: number;
  readonly points: number;
  /** May count as many minutes as the caps of the rule allow. */
  readonly unlimited?: boolean;
}

/** What each cap has left. Refused acts use room too: the demo never needs the last point of a cap. */
export class Room {
  private readonly used = new Map<string, number>();
  private readonly busyDays = new Set<string>();

  /** The sums an act would raise, each with its ceiling. */
  private claims({ rule, residentKey, householdKey, day, minutes, points, unlimited }: Wish) {
    const claims = rule.caps.map((cap) => {
      const owner = cap.scope === 'PERSON' ? residentKey : householdKey;
      return {
        key: `${rule.code} ${cap.scope} ${cap.period} ${cap.unit} ${owner} ${periodStart(day, cap.period)}`,
        adds: cap.unit === 'TIMES' ? 1 : minutes,
        ceiling: cap.limit,
      };
    });
    claims.push({ key: `minutes ${residentKey} ${day}`, adds: minutes, ceiling: personDayMinutes });
    if (!unlimited) claims.push({ key: `year ${residentKey}`, adds: minutes, ceiling: othersYearMinutes });
    if (!rule.honourOnly) {
      claims.push({
        key: `points ${householdKey} ${periodStart(day, 'QUARTER')}`,
        adds: points,
        ceiling: householdQuarterPoints,
      });
    }
    return claims;
  }

  /** Takes the room for an act, or answers false and takes nothing. One act a person and day rules out overlap. */
  take(wish: Wish): boolean {
    const dayKey = `${wish.residentKey} ${wish.day}`;
    if (this.busyDays.has(dayKey)) return false;
    const claims = this.claims(wish);
    if (claims.some(({ key, adds, ceiling }) => (this.used.get(key) ?? 0) + adds > ceiling)) return false;
    for (const { key, adds } of claims) this.used.set(key, (this.used.get(key) ?? 0) + adds);
    this.busyDays.add(dayKey);
    return true;
  }
}
