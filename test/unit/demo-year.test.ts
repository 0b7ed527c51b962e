import { describe, expect, test } from 'vitest';
import type { ActSeed } from '#server/app/demo/act-seed';
import { buildActs, buildRedemptions, buildStockMoves, buildYear, demoSeed } from '#server/app/demo/acts';
import { villageCode } from '#server/app/demo/areas';
import { dateText, dayOf, periodStart } from '#server/app/demo/calendar';
import { goods } from '#server/app/demo/goods';
import { buildPeople } from '#server/app/demo/people';
import { allRules } from '#server/app/demo/template-rules';

const years = ['2025-11-21T09:30:00+08:00', '2026-01-01T07:00:00+08:00', '2026-07-15T23:30:00+08:00'].map(
  (day) => ({
    day,
    today: new Date(day),
    ...buildYear(new Date(day)),
  }),
);
const goodsByCode = new Map(goods.map((good) => [good.code, good]));
const ruleByCode = new Map(allRules.map((rule) => [rule.code, rule]));

function ruleOf({ key, ruleCode }: ActSeed) {
  const rule = ruleByCode.get(ruleCode);
  if (!rule) throw new Error(`${key} follows no rule`);
  return rule;
}

/** Adds up, and answers the sum. */
function tally(sums: Map<string, number>, key: string, amount: number): number {
  const sum = (sums.get(key) ?? 0) + amount;
  sums.set(key, sum);
  return sum;
}

const isSorted = (values: readonly number[]) =>
  values.every((value, place) => value >= (values[place - 1] ?? value));

test('the same seed and day give the same year, another seed another', () => {
  const input = { today: new Date('2025-11-21T09:30:00+08:00'), seed: 7 };
  expect(buildActs(input)).toEqual(buildActs(input));
  expect(buildActs({ ...input, seed: 8 }).acts).not.toEqual(buildActs(input).acts);
  const whole = buildYear(input.today, 7);
  expect(buildRedemptions(input)).toEqual(whole.redemptions);
  expect(buildStockMoves(input)).toEqual(whole.stockMoves);
});

describe.each(years)('the year before $day', ({ today, acts, events, redemptions, stockMoves }) => {
  const people = buildPeople({ seed: demoSeed, year: Number(dateText(dayOf(today)).slice(0, 4)) });
  const homeOf = new Map(people.residents.map(({ key, householdKey }) => [key, householdKey]));
  const gridOf = new Map(people.households.map(({ key, gridCode }) => [key, gridCode]));
  const kinPairs = new Set(
    people.kin.flatMap(({ residentKey, kinKey }) => [`${residentKey} ${kinKey}`, `${kinKey} ${residentKey}`]),
  );
  const released = acts.filter(({ state }) => state === 'RELEASED');

  test('has as many acts, points and trades as such a village', () => {
    const granted = released.reduce((sum, { points }) => sum + points, 0);
    expect(acts.length).toBeGreaterThan(850);
    expect(acts.length).toBeLessThan(1200);
    expect(granted).toBeGreaterThan(11_000);
    expect(granted).toBeLessThan(14_000);
    expect(redemptions.length).toBeGreaterThan(600);
    const minutes = new Map<string, number>();
    for (const act of released) tally(minutes, act.residentKey, act.minutes);
    expect(minutes.get('deng-qiaozhen')).toBe(52 * 60);
    expect(Math.max(...minutes.values())).toBe(52 * 60);
    expect(new Set(acts.map(({ titleZh }) => titleZh)).size).toBeGreaterThan(300);
  });

  test('leaves something on every desk', () => {
    const states = new Set(acts.map(({ state }) => state));
    expect([...states]).toEqual(
      expect.arrayContaining([
        'SUBMITTED',
        'CHECKED',
        'IN_PUBLICITY',
        'OBJECTED',
        'REJECTED',
        'RETURNED',
        'REVERSED',
      ]),
    );
    expect(acts.filter(({ state, approvals }) => state === 'CHECKED' && approvals.length === 1)).not.toEqual(
      [],
    );
  });

  test('has four eyes on every act, each with the post for it', () => {
    const holds = (key: string, fits: (post: (typeof people.posts)[number]) => boolean) =>
      people.posts.some((post) => post.residentKey === key && fits(post));
    const sitsOn = (key: string, body: string) =>
      holds(key, ({ role, councilCode }) => {
        if (body === 'V') return role.startsWith('VILLAGE_');
        if (body === 'TOWN' || body === 'COUNTY') return role === `${body}_STAFF`;
        return councilCode === `${villageCode}-${body}`;
      });
    const mayCheck = (key: string, grid: string | undefined) =>
      holds(
        key,
        ({ role, areaCode }) => role.startsWith('VILLAGE_') || (role === 'GRID_LEADER' && areaCode === grid),
      );
    const faults = acts.flatMap((act) => {
      const { filerKey, checkerKey, approvals, residentKey, householdKey } = act;
      const hands = [filerKey, checkerKey, ...approvals.map(({ personKey }) => personKey)].filter(Boolean);
      const bodies = approvals.map(({ body }) => body).join();
      const claims: [holds: boolean, fault: string][] = [
        [new Set(hands).size === hands.length, 'has one person twice'],
        [!act.publishedAt || bodies === ruleOf(act).bodies.join(), 'is published without its bodies'],
        [!act.publishedAt || act.points < 30 || approvals.length >= 2, 'is large and has one approver'],
        [!checkerKey || mayCheck(checkerKey, gridOf.get(householdKey)), `is not for ${checkerKey} to check`],
        [approvals.every(({ personKey }) => homeOf.get(personKey) !== householdKey), 'is approved at home'],
        [
          approvals.every(({ personKey }) => !kinPairs.has(`${personKey} ${residentKey}`)),
          'is approved by kin',
        ],
        [approvals.every(({ personKey, body }) => sitsOn(personKey, body)), 'is approved from no seat'],
        [act.way !== 'CLAIM' || (filerKey === residentKey && ruleOf(act).selfClaim), 'is no claim'],
        [act.way === 'CLAIM' || filerKey !== residentKey, 'is filed by its doer'],
        [(act.way === 'ROLL') === events.some(({ key }) => key === act.eventKey), 'is on no roll'],
      ];
      return claims.flatMap(([fine, fault]) => (fine ? [] : [`${act.key} ${act.ruleCode} ${fault}`]));
    });
    expect(faults).toEqual([]);
  });

  test('goes forward in time and never past today', () => {
    const faults = acts.filter((act) => {
      const {
        startedAt,
        createdAt,
        submittedAt,
        checkedAt,
        approvals,
        publicityEndsAt,
        releasedAt,
        closing,
      } = act;
      const approved = approvals.map(({ at }) => at);
      const road = [startedAt, createdAt, submittedAt, checkedAt, ...approved, publicityEndsAt, releasedAt];
      const past = [startedAt, createdAt, submittedAt, checkedAt, ...approved, releasedAt, closing?.at];
      const latest = Math.max(...past.map((at) => at?.getTime() ?? 0));
      return !isSorted(road.flatMap((at) => (at ? [at.getTime()] : []))) || latest > today.getTime();
    });
    expect(faults).toEqual([]);
  });

  test('keeps every cap of rule and scheme', () => {
    const used = new Map<string, number>();
    const over: string[] = [];
    const use = (key: string, amount: number, limit: number) => {
      if (tally(used, key, amount) > limit) over.push(key);
    };
    for (const act of acts) {
      const day = dayOf(act.startedAt);
      for (const { scope, period, unit, limit } of ruleOf(act).caps) {
        const owner = scope === 'PERSON' ? act.residentKey : act.householdKey;
        const key = `${act.ruleCode} ${unit} ${period} ${owner} ${periodStart(day, period)}`;
        use(key, unit === 'TIMES' ? 1 : act.minutes, limit);
      }
      use(`minutes ${act.residentKey} ${day}`, act.minutes, 480);
      use(`points ${act.householdKey} ${periodStart(day, 'QUARTER')}`, act.honourOnly ? 0 : act.points, 120);
    }
    expect(over).toEqual([]);
  });

  test('overdraws no balance, no limit and no shelf', () => {
    const [balance, stock, taken] = [
      new Map<string, number>(),
      new Map<string, number>(),
      new Map<string, number>(),
    ];
    const over: string[] = [];
    const demand = (holds: boolean, fault: string) => {
      if (!holds) over.push(fault);
    };
    const steps = [
      ...released.map((act) => ({
        at: act.releasedAt ?? today,
        rank: 0,
        take: () => tally(balance, act.householdKey, act.honourOnly ? 0 : act.points),
      })),
      ...stockMoves.map(({ at, goodsCode, quantity }) => ({
        at,
        rank: 1,
        take: () => demand(quantity !== 0 && tally(stock, goodsCode, quantity) >= 0, `stock of ${goodsCode}`),
      })),
      ...redemptions.map(({ key, at, householdKey, lines, points }) => ({
        at,
        rank: 2,
        take: () => {
          let sum = 0;
          for (const { goodsCode, quantity } of lines) {
            const good = goodsByCode.get(goodsCode);
            const quarter = `${householdKey} ${goodsCode} ${periodStart(dayOf(at), 'QUARTER')}`;
            sum += (good?.points ?? 0) * quantity;
            demand(tally(stock, goodsCode, -quantity) >= 0, `${key}: stock of ${goodsCode}`);
            demand(
              tally(taken, quarter, quantity) <= (good?.limitPerQuarter ?? 0),
              `${key}: limit of ${goodsCode}`,
            );
          }
          demand(points === sum && sum > 0, `${key}: its sum`);
          demand(tally(balance, householdKey, -points) >= 0, `${key}: balance of ${householdKey}`);
        },
      })),
    ];
    steps.sort((one, other) => one.at.getTime() - other.at.getTime() || one.rank - other.rank);
    for (const step of steps) step.take();
    expect(over).toEqual([]);
    expect(stock.size).toBe(48);
  });
});
