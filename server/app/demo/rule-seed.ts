/** The shape of a scoring rule of the demo, and short words to write one down. */

export type RuleCategory =
  | 'PEACE'
  | 'VOLUNTEER'
  | 'ENVIRONMENT'
  | 'CUSTOMS'
  | 'GOVERNANCE'
  | 'CARE'
  | 'LEARNING'
  | 'HONOUR'
  | 'LOCAL';
export type RuleBasis = 'FLAT' | 'RANGE' | 'PER_HOUR' | 'SHARED';
export type CapScope = 'PERSON' | 'HOUSEHOLD';
export type CapPeriod = 'DAY' | 'MONTH' | 'QUARTER' | 'SEASON';
type ProofKind =
  | 'ROLL'
  | 'PHOTO'
  | 'SHEET'
  | 'NOTE'
  | 'AGREEMENT'
  | 'CERTIFICATE'
  | 'NOTICE'
  | 'BOTH_SIGN'
  | 'LEDGER';

/**
 * Who approves: `V` the village's duty officer, two letters a council of that kind, `TOWN` and `COUNTY` their staff,
 * `AUTO` the system itself, from records it already holds.
 */
export type ApprovingBody = 'V' | 'RW' | 'DG' | 'EL' | 'MR' | 'MC' | 'RC' | 'OC' | 'TOWN' | 'COUNTY' | 'AUTO';

/** At most `limit` times (or minutes) for one person or one household in each period; SEASON is the calendar year. */
export interface RuleCap {
  readonly scope: CapScope;
  readonly period: CapPeriod;
  readonly limit: number;
  readonly unit: 'TIMES' | 'MINUTES';
}

export interface RuleSeed {
  /** Two letters, a dash, two digits: `PA-01`. */
  readonly code: string;
  readonly category: RuleCategory;
  readonly nameZh: string;
  readonly nameEn: string;
  /** One sentence for residents: what to do, what it brings, how it is shown. */
  readonly plainZh: string;
  readonly plainEn: string;
  /** RANGE: the filer proposes a figure between min and max. SHARED: one pot per case, split among its doers. */
  readonly basis: RuleBasis;
  /** Points (per hour for PER_HOUR, per case for SHARED). */
  readonly pointsMin: number;
  readonly pointsMax: number;
  readonly caps: readonly RuleCap[];
  readonly proof: ProofKind;
  readonly proofZh: string;
  readonly proofEn: string;
  /** May a resident file it for himself? */
  readonly selfClaim: boolean;
  /** All of them approve, in this order; AUTO stands alone. */
  readonly bodies: readonly ApprovingBody[];
  readonly publicityDays: 3 | 5 | 7;
  /** True: goes to the person's honour purse, which is never spent. */
  readonly honourOnly: boolean;
  /** True: the time of the act counts as volunteer minutes. */
  readonly countsMinutes: boolean;
}

type Proof = readonly [kind: ProofKind, zh: string, en: string];
type Words = readonly [zh: string, en: string];

interface RuleWords {
  readonly name: Words;
  readonly plain: Words;
  /** A number, or `[min, max]` for a range. */
  readonly points: number | readonly [min: number, max: number];
  readonly basis?: RuleBasis;
  readonly caps?: readonly RuleCap[];
  readonly proof: Proof;
  readonly bodies: readonly ApprovingBody[];
  readonly days?: 3 | 5 | 7;
  readonly claim?: boolean;
  readonly honour?: boolean;
  readonly minutes?: boolean;
}

/** Writes one rule out in full; the season's default publicity is five days, seven from 30 points. */
export function rule(category: RuleCategory, code: string, words: RuleWords): RuleSeed {
  const [pointsMin, pointsMax] =
    typeof words.points === 'number' ? [words.points, words.points] : words.points;
  const long = pointsMax >= 30 || category === 'HONOUR' || words.honour === true;
  return {
    code,
    category,
    nameZh: words.name[0],
    nameEn: words.name[1],
    plainZh: words.plain[0],
    plainEn: words.plain[1],
    basis: words.basis ?? (pointsMin === pointsMax ? 'FLAT' : 'RANGE'),
    pointsMin,
    pointsMax,
    caps: words.caps ?? [],
    proof: words.proof[0],
    proofZh: words.proof[1],
    proofEn: words.proof[2],
    selfClaim: words.claim ?? false,
    bodies: words.bodies,
    publicityDays: words.days ?? (long ? 7 : 5),
    honourOnly: words.honour ?? false,
    countsMinutes: words.minutes ?? false,
  };
}

/** At most `limit` times a period for one person. */
export const person = (period: CapPeriod, limit: number): RuleCap => ({
  scope: 'PERSON',
  period,
  limit,
  unit: 'TIMES',
});

/** At most `limit` times a period for one household. */
export const household = (period: CapPeriod, limit: number): RuleCap => ({
  scope: 'HOUSEHOLD',
  period,
  limit,
  unit: 'TIMES',
});

/** At most `hours` hours a period for one person, kept in minutes. */
export const personHours = (period: CapPeriod, hours: number): RuleCap => ({
  scope: 'PERSON',
  period,
  limit: hours * 60,
  unit: 'MINUTES',
});
