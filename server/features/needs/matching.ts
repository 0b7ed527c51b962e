// Who fits a need: a pure decision over people that were loaded in one statement, each with its reasons.
import { dayOf } from '#server/core/clock';
import { ServiceKind } from '#server/features/teams/team.entity';
import { spanBit } from '#server/features/teams/rules';
import { Skill, type SpokenLanguage } from '#server/features/teams/volunteer.entity';
import { NeedKind } from './need.entity';

/** A span of time, from inclusive, until exclusive. */
export interface Span {
  from: Date;
  until: Date;
}

/** What is looked for. `path` runs from the county down to the home. */
export interface Wanted extends Span {
  kind: NeedKind;
  serviceKind: ServiceKind;
  language: SpokenLanguage | null;
  minutes: number;
  heavy: boolean;
  path: readonly string[];
}

/** A volunteer of an active team, as far as matching is concerned. */
export interface Candidate {
  residentId: string;
  number: string;
  teamId: string;
  teamKind: ServiceKind;
  path: readonly string[];
  skills: readonly Skill[];
  languages: readonly SpokenLanguage[];
  /** 21 bits: weekday * 3 + part of the day; 0 when nothing was said. */
  available: number;
  lightOnly: boolean;
  noNight: boolean;
  /** Of the own household, or kin of somebody in it. */
  close: boolean;
  /** Promised times that touch the wanted time, in any order. */
  engaged: readonly Span[];
  /** Visits of the last 30 days, promised or done. */
  load: number;
}

export enum ReasonCode {
  KIND = 'KIND',
  SKILL = 'SKILL',
  LANGUAGE = 'LANGUAGE',
  SAME_BUILDING = 'SAME_BUILDING',
  SAME_GRID = 'SAME_GRID',
  SAME_VILLAGE = 'SAME_VILLAGE',
  FAR = 'FAR',
  AVAILABLE = 'AVAILABLE',
  OTHER_TIMES = 'OTHER_TIMES',
  TIMES_UNKNOWN = 'TIMES_UNKNOWN',
  LOAD = 'LOAD',
}

export interface Reason {
  code: ReasonCode;
  /** LOAD: visits of the last 30 days. */
  count?: number;
  skill?: Skill;
  language?: SpokenLanguage;
  /** AVAILABLE: Monday 0, and morning 0, afternoon 1, evening 2. */
  weekday?: number;
  part?: number;
}

export interface Match {
  candidate: Candidate;
  /** When the visit could begin. */
  freeFrom: Date;
  reasons: Reason[];
}

/** Skills that serve a kind of need, the most fitting first. */
const skillsFor: Readonly<Record<NeedKind, readonly Skill[]>> = {
  SHOPPING: [Skill.DRIVING],
  ESCORT: [Skill.CARE, Skill.DRIVING, Skill.FIRST_AID],
  REPAIR: [Skill.REPAIR],
  VISIT: [Skill.CARE, Skill.HAIRCUT, Skill.COOKING],
  OTHER: [],
};

const HOUR = 3_600_000;
const DAY_BEGINS = 6;
const NIGHT_BEGINS = 21;

/** Hour of the day in China. */
const hourOf = (at: Date): number => Math.floor(((at.getTime() + 8 * HOUR) % (24 * HOUR)) / HOUR);

/** Monday 0 to Sunday 6, in China. */
function weekdayOf(at: Date): number {
  return (new Date(`${dayOf(at)}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Morning before 12, afternoon before 18, evening. */
const partOf = (at: Date): number => (hourOf(at) < 12 ? 0 : hourOf(at) < 18 ? 1 : 2);

/**
 * The first beginning of a visit of so many minutes within the wanted time that meets none of the engagements, by day;
 * null when there is none. Tries the full half hours. `fits` narrows what is taken.
 */
export function freeStart(
  wanted: Span & { minutes: number },
  engaged: readonly Span[],
  fits: (from: Date) => boolean = () => true,
): Date | null {
  const length = wanted.minutes * 60_000;
  for (let at = wanted.from.getTime(); at + length <= wanted.until.getTime(); at += HOUR / 2) {
    const from = new Date(at);
    const until = at + length;
    const meets = engaged.some((span) => span.from.getTime() < until && span.until.getTime() > at);
    if (!meets && hourOf(from) >= DAY_BEGINS && fits(from)) return from;
  }
  return null;
}

/** A wanted time shorter than the visit is as long as the visit. */
function roomFor<W extends Span & { minutes: number }>(wanted: W): W {
  const least = wanted.from.getTime() + wanted.minutes * 60_000;
  return wanted.until.getTime() >= least ? wanted : { ...wanted, until: new Date(least) };
}

/** Levels of the tree two homes share: 2 the town, 3 the village, 4 the grid, 5 the building. */
function sharedLevels(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((id, level) => b[level] !== id);
  return differs < 0 ? a.length : differs;
}

const nearness = [
  { levels: 5, code: ReasonCode.SAME_BUILDING, worth: 24 },
  { levels: 4, code: ReasonCode.SAME_GRID, worth: 16 },
  { levels: 3, code: ReasonCode.SAME_VILLAGE, worth: 8 },
] as const;

interface Weighed extends Match {
  worth: number;
}

const WORTH = { KIND: 20, SKILL: 30, LANGUAGE: 10, AVAILABLE: 20, OTHER_TIMES: -10, VISIT: -6 } as const;

/** Why and how well one person fits; null for those who cannot be asked. */
function weigh(asked: Wanted, candidate: Candidate): Weighed | null {
  if (candidate.close || (asked.heavy && candidate.lightOnly)) return null;
  const wanted = roomFor(asked);
  const byNight = (from: Date): boolean =>
    hourOf(new Date(from.getTime() + wanted.minutes * 60_000)) >= NIGHT_BEGINS;
  const may = (from: Date): boolean => !candidate.noNight || !byNight(from);
  const said = (from: Date): boolean => (candidate.available & spanBit(weekdayOf(from), partOf(from))) !== 0;
  const atSaid = freeStart(wanted, candidate.engaged, (from) => may(from) && said(from));
  const freeFrom = atSaid ?? freeStart(wanted, candidate.engaged, may);
  if (!freeFrom) return null;

  const reasons: Reason[] = [];
  let worth = 0;
  if (candidate.teamKind === asked.serviceKind) {
    worth += WORTH.KIND;
    reasons.push({ code: ReasonCode.KIND });
  }
  const near = nearness.find(({ levels }) => sharedLevels(asked.path, candidate.path) >= levels);
  worth += near?.worth ?? 0;
  reasons.push({ code: near?.code ?? ReasonCode.FAR });
  const skill = skillsFor[asked.kind].find((each) => candidate.skills.includes(each));
  if (skill) {
    worth += WORTH.SKILL;
    reasons.push({ code: ReasonCode.SKILL, skill });
  }
  if (asked.language && candidate.languages.includes(asked.language)) {
    worth += WORTH.LANGUAGE;
    reasons.push({ code: ReasonCode.LANGUAGE, language: asked.language });
  }
  if (atSaid) {
    worth += WORTH.AVAILABLE;
    reasons.push({ code: ReasonCode.AVAILABLE, weekday: weekdayOf(atSaid), part: partOf(atSaid) });
  } else if (candidate.available === 0) {
    reasons.push({ code: ReasonCode.TIMES_UNKNOWN });
  } else {
    worth += WORTH.OTHER_TIMES;
    reasons.push({ code: ReasonCode.OTHER_TIMES });
  }
  worth += WORTH.VISIT * candidate.load;
  reasons.push({ code: ReasonCode.LOAD, count: candidate.load });
  return { candidate, freeFrom, reasons, worth };
}

/**
 * The people who can be asked, the best fitting first. Who is in several teams is offered once, in the team that fits
 * best. The same input gives the same order, whatever order the people come in; more load never ranks higher.
 */
export function suggest(wanted: Wanted, candidates: readonly Candidate[]): Match[] {
  const weighed = candidates
    .flatMap((candidate) => weigh(wanted, candidate) ?? [])
    .toSorted(
      (a, b) =>
        b.worth - a.worth ||
        a.candidate.load - b.candidate.load ||
        compare(a.candidate.number, b.candidate.number) ||
        compare(a.candidate.teamId, b.candidate.teamId),
    );
  const seen = new Set<string>();
  const matches: Match[] = [];
  for (const { candidate, freeFrom, reasons } of weighed) {
    if (seen.has(candidate.residentId)) continue;
    seen.add(candidate.residentId);
    matches.push({ candidate, freeFrom, reasons });
  }
  return matches;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
