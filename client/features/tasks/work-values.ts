import type { Course, ServiceKind, Skill, TaskRisk } from '#client/gql/graphql';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { COURSES, KINDS, RISKS, SKILLS } from './task-texts';

/** What the form of a task or a series begins with. */
export type WorkStart = {
  kind: ServiceKind;
  title: string;
  what: string;
  place: string;
  gridId: string | null;
  ruleId: string | null;
  risk: TaskRisk;
  course: Course | null;
  minAge: number;
  maxAge: number | null;
  heavy: boolean;
  night: boolean;
  places: readonly { name: string; skill: Skill | null; places: number }[];
};

export const BLANK_WORK: WorkStart = {
  kind: 'HARDSHIP',
  title: '',
  what: '',
  place: '',
  gridId: null,
  ruleId: null,
  risk: 'NONE',
  course: null,
  minAge: 16,
  maxAge: null,
  heavy: false,
  night: false,
  places: [{ name: '志愿者', skill: null, places: 5 }],
};

function oneOf<Value extends string>(all: readonly Value[], text: string): Value | null {
  return all.find((each) => each === text) ?? null;
}

/** The work that the form's fields say; `rows` are the keys of its roles. */
export function readWork(values: FormData, rows: readonly string[]) {
  return {
    kind: oneOf(KINDS, readText(values, 'work.kind')) ?? 'HARDSHIP',
    title: readText(values, 'work.title'),
    what: readText(values, 'work.what'),
    place: readText(values, 'work.place'),
    gridId: readText(values, 'work.gridId') || null,
    ruleId: readText(values, 'work.ruleId') || null,
    risk: oneOf(RISKS, readText(values, 'work.risk')) ?? 'NONE',
    course: oneOf(COURSES, readText(values, 'work.course')),
    minAge: readNumber(values, 'work.minAge') ?? 16,
    maxAge: readNumber(values, 'work.maxAge'),
    heavy: readFlag(values, 'work.heavy'),
    night: readFlag(values, 'work.night'),
    places: rows.map((row, place) => ({
      name: readText(values, `work.places.${place}.name`),
      skill: oneOf(SKILLS, readText(values, `work.places.${place}.skill`)),
      places: readNumber(values, `work.places.${place}.places`) ?? 1,
    })),
  };
}

/** What a role's row is known by while the form is open. */
export function rowsOf(start: WorkStart): string[] {
  return start.places.map((_, place) => `row-${place}`);
}

/** The weekdays that are ticked, 0 for Monday. */
export function readWeekdays(values: FormData): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) => readFlag(values, `weekday-${weekday}`));
}

/** A weekly rhythm that the form's fields say. */
export function readRhythm(values: FormData) {
  return {
    weekdays: readWeekdays(values),
    every: readNumber(values, 'rhythm.every') ?? 1,
    startsOn: readText(values, 'rhythm.startsOn'),
    until: readText(values, 'rhythm.until') || null,
    startsTime: readText(values, 'rhythm.startsTime'),
    minutes: readNumber(values, 'rhythm.minutes') ?? 120,
    holidays: readText(values, 'rhythm.holidays') === 'KEEP' ? ('KEEP' as const) : ('SKIP' as const),
  };
}
