// What a list would make of the register: one pure function, so that the preview, the dry run and the signing agree.
import { createHash } from 'node:crypto';
import { type Columns, problemAt, type ReadRow, type RowValues } from './import-rows';
import { type ListProblem, ListProblemCode as Code } from './import-problem';
import { ListRowState } from './import-types';
import { bareWord } from './import-words';
import { type KnownPerson, type KnownVolunteer, type ListView, placeKey, villagesOf } from './import-view';
import type { ColumnName } from './import-headings';
import { VolunteerState } from './volunteer.entity';

/** What is written for one row. */
export interface RowPlan {
  rowNo: number;
  state: ListRowState;
  residentId: string | null;
  villageId: string | null;
  /** What the profile becomes; null for a row left out or the same as the register. */
  profile: Omit<KnownVolunteer, 'state' | 'courses' | 'teamIds'> | null;
  /** Courses and teams to be added. */
  courses: { course: string; passedOn: string }[];
  teamIds: string[];
  problems: ListProblem[];
}

interface Place {
  rowNo: number;
  columns: Columns;
}

type Match = { person: KnownPerson } | { code: Code; column: ColumnName };

/** Who the row means: by the list's own number, or by name with household or phone. */
function match(row: RowValues, view: ListView): Match {
  const villages = villagesOf(view, row);
  const [villageId] = villages;
  if (!villageId) return { code: Code.VILLAGE_UNKNOWN, column: 'village' };
  if (villages.length > 1) return { code: Code.VILLAGE_TWICE, column: 'village' };
  const old = row.oldNumber === null ? undefined : view.byOldNumber.get(placeKey(villageId, row.oldNumber));
  const named = view.people.get(placeKey(villageId, row.name)) ?? [];
  if (row.number === null && row.phone === null) {
    if (!old) return { code: Code.NO_SIGN, column: 'name' };
    return old.name === row.name ? { person: old } : { code: Code.NUMBER_OF_ANOTHER, column: 'oldNumber' };
  }
  const same = named.filter(
    (person) =>
      (row.number !== null && person.number === row.number) ||
      (row.phone !== null && person.phone === row.phone),
  );
  const [person, other] = same;
  if (other) return { code: Code.AMBIGUOUS, column: 'name' };
  if (!person) {
    return {
      code: named.length > 0 ? Code.NAME_ALONE : Code.NOBODY,
      column: row.number === null ? 'phone' : 'number',
    };
  }
  if (old && old.id !== person.id) return { code: Code.NUMBER_OF_ANOTHER, column: 'oldNumber' };
  return { person };
}

const sorted = <T extends string>(list: readonly T[]): T[] => [...list].toSorted();

/** The profile after the row: what the sheet says, and where it says nothing what the register says. */
function profileOf(
  row: RowValues,
  known: KnownVolunteer | null,
  today: string,
): NonNullable<RowPlan['profile']> {
  return {
    oldNumber: row.oldNumber ?? known?.oldNumber ?? null,
    skills: row.skills.length > 0 ? sorted(row.skills) : sorted(known?.skills ?? []),
    languages: row.languages.length > 0 ? sorted(row.languages) : sorted(known?.languages ?? []),
    available: row.available ?? known?.available ?? 0,
    sourceGroup: row.source ?? known?.sourceGroup ?? null,
    registeredOn: row.registeredOn ?? known?.registeredOn ?? today,
    insuredUntil: row.insuredUntil ?? known?.insuredUntil ?? null,
  };
}

function differs(profile: NonNullable<RowPlan['profile']>, known: KnownVolunteer): boolean {
  const before = profileOf({ ...nothing, oldNumber: known.oldNumber }, known, known.registeredOn);
  return JSON.stringify(profile) !== JSON.stringify(before);
}

const nothing: RowValues = {
  oldNumber: null,
  name: '',
  number: null,
  phone: null,
  town: null,
  village: null,
  teams: [],
  skills: [],
  languages: [],
  available: null,
  source: null,
  registeredOn: null,
  courses: [],
  insuredUntil: null,
};

function planRow(row: ReadRow, at: Place, view: ListView, seen: Map<string, number>, today: string): RowPlan {
  const problems = [...row.faults];
  const fail = (code: Code, column: ColumnName | null, detail: string | null = null): RowPlan => {
    problems.push(problemAt(code, at, column, detail));
    return left(row.rowNo, problems);
  };
  if (problems.some(({ blocking }) => blocking)) return left(row.rowNo, problems);
  const matched = match(row.values, view);
  if ('code' in matched) return fail(matched.code, matched.column);
  const { person } = matched;
  const earlier = seen.get(person.id);
  if (earlier !== undefined) return fail(Code.DUPLICATE_IN_FILE, 'name', String(earlier));
  seen.set(person.id, row.rowNo);
  const known = person.volunteer;
  if (!person.mayServe) return fail(Code.MINOR_WITHOUT_CONSENT, 'name');
  if (known?.state === VolunteerState.LEFT) return fail(Code.HAS_LEFT, 'name');

  const teamIds: string[] = [];
  for (const name of row.values.teams) {
    const team = view.teams.get(placeKey(person.villageId, bareWord(name)));
    if (!team) problems.push(problemAt(Code.TEAM_UNKNOWN, at, 'team', name.slice(0, 40), false));
    else if (!known?.teamIds.includes(team) && !teamIds.includes(team)) teamIds.push(team);
  }
  const profile = profileOf(row.values, known, today);
  const courses = row.values.courses
    .map(({ course, passedOn }) => ({ course, passedOn: passedOn ?? profile.registeredOn }))
    .filter(({ course, passedOn }) => passedOn <= today && !known?.courses.includes(`${course} ${passedOn}`));
  const isSame = known !== null && !differs(profile, known) && courses.length + teamIds.length === 0;
  const changed = known === null ? ListRowState.NEW : ListRowState.CHANGED;
  return {
    rowNo: row.rowNo,
    state: isSame ? ListRowState.SAME : changed,
    residentId: person.id,
    villageId: person.villageId,
    profile: isSame ? null : profile,
    courses,
    teamIds,
    problems,
  };
}

function left(rowNo: number, problems: ListProblem[]): RowPlan {
  return {
    rowNo,
    state: ListRowState.ERROR,
    residentId: null,
    villageId: null,
    profile: null,
    courses: [],
    teamIds: [],
    problems,
  };
}

/** The plan of every row, in the order of the sheet. `today` is 'YYYY-MM-DD'. */
export function planRows(
  rows: readonly ReadRow[],
  view: ListView,
  columns: Columns,
  today: string,
): RowPlan[] {
  const seen = new Map<string, number>();
  const oldNumbers = new Map<string, number>();
  return rows.map((row) => {
    const plan = planRow(row, { rowNo: row.rowNo, columns }, view, seen, today);
    const old = row.values.oldNumber;
    if (plan.state === ListRowState.ERROR || old === null || plan.villageId === null) return plan;
    const key = placeKey(plan.villageId, old);
    const earlier = oldNumbers.get(key);
    oldNumbers.set(key, row.rowNo);
    if (earlier === undefined) return plan;
    const twice = problemAt(
      Code.DUPLICATE_IN_FILE,
      { rowNo: row.rowNo, columns },
      'oldNumber',
      String(earlier),
    );
    return left(row.rowNo, [...plan.problems, twice]);
  });
}

interface Totals {
  newRows: number;
  changedRows: number;
  sameRows: number;
  errorRows: number;
  notedRows: number;
}

export function totalsOf(plan: readonly RowPlan[]): Totals {
  const count = (state: ListRowState): number => plan.filter((row) => row.state === state).length;
  return {
    newRows: count(ListRowState.NEW),
    changedRows: count(ListRowState.CHANGED),
    sameRows: count(ListRowState.SAME),
    errorRows: count(ListRowState.ERROR),
    notedRows: plan.filter((row) => row.state !== ListRowState.ERROR && row.problems.length > 0).length,
  };
}

/** What is signed is what was seen: the hash of everything the plan would write. */
export function hashOfPlan(plan: readonly RowPlan[]): Buffer {
  const hash = createHash('sha256');
  for (const { rowNo, state, residentId, profile, courses, teamIds } of plan) {
    hash.update(JSON.stringify([rowNo, state, residentId, profile, courses, teamIds]));
  }
  return hash.digest();
}
