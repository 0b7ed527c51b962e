// What a sheet would make of the register is decided here and nowhere else: for the preview, the dry run and the signing.
import { hashOf } from '#server/core/id';
import { familyProblems, fileProblems, headsOf, isMarkedHead } from './plan-file';
import { type ImportChange, type ImportProblem, ImportProblemCode } from './problem';
import { type Columns, problem, type ReadRow } from './read-rows';
import { areaWord, type KnownHousehold, type KnownPerson, type RegisterView } from './register-view';
import { nameKey, ownKey } from './row-keys';
import { ImportRowState } from './rules';

/** What becomes of one row. Ids are those of the register; null for what is still to be made. */
export interface PlannedRow {
  rowNo: number;
  state: ImportRowState;
  number: string;
  householdId: string | null;
  residentId: string | null;
  /** True on the first row of a household that the register does not have. */
  newHousehold: boolean;
  newResident: boolean;
  isHead: boolean;
  areaId: string | null;
  /** Points and honour this row pays: what the sheet says less what was paid before. */
  points: number;
  honour: number;
  changes: ImportChange[];
  problems: ImportProblem[];
}

export interface PlanTotals {
  newHouseholds: number;
  newResidents: number;
  changedRows: number;
  sameRows: number;
  errorRows: number;
  notedRows: number;
  points: number;
  honour: number;
}

interface Found {
  person: KnownPerson | null;
  problems: ImportProblem[];
}

class Planner {
  private readonly byId: ReadonlyMap<string, KnownPerson>;
  private readonly byHousehold = new Map<string, KnownPerson[]>();
  private readonly byName = new Map<string, KnownPerson[]>();
  private readonly heads: ReadonlySet<number>;
  /** The place of each household number: from its first row that names one. */
  private readonly places = new Map<string, string>();
  private readonly begun = new Set<string>();
  private readonly placed = new Set<string>();
  private readonly atRow = new Map<string, number>();

  constructor(
    private readonly view: RegisterView,
    private readonly rows: readonly ReadRow[],
    private readonly columns: Columns,
  ) {
    this.byId = new Map(view.people.map((person) => [person.id, person]));
    for (const person of view.people) {
      push(this.byName, person.name, person);
      if (person.householdId) push(this.byHousehold, person.householdId, person);
    }
    this.heads = headsOf(rows);
    for (const { values } of rows) {
      const areaId = values.area === null ? null : view.areas.get(areaWord(values.area));
      if (areaId && !this.places.has(values.number)) this.places.set(values.number, areaId);
    }
  }

  plan(): PlannedRow[] {
    const shared = [
      fileProblems(this.rows, this.columns),
      familyProblems(this.rows, this.columns, this.view),
    ];
    const planned = this.rows.map((row) => {
      const given = [...row.problems, ...shared.flatMap((each) => each.get(row.rowNo) ?? [])];
      // A row without number or name says nothing that could be compared with the register.
      const isReadable = row.values.number !== '' && row.values.name !== '';
      return isReadable ? this.planRow(row, given) : error(row, given);
    });
    return this.withHeads(planned);
  }

  /** A household to be made needs its head among those who are new: one who lives elsewhere cannot be it. */
  private withHeads(planned: PlannedRow[]): PlannedRow[] {
    const homes = new Map<string, PlannedRow[]>();
    for (const row of planned) if (!this.view.households.has(row.number)) push(homes, row.number, row);
    const headless = new Set<PlannedRow>();
    for (const home of homes.values()) {
      const fresh = home.filter((row) => row.newResident);
      const whole = home.every((row) => row.state !== ImportRowState.ERROR);
      if (whole && fresh.length > 0 && fresh.filter((row) => row.isHead).length !== 1)
        for (const row of fresh) headless.add(row);
    }
    return planned.map((row, place) => {
      const read = this.rows[place];
      if (!headless.has(row) || !read) return row;
      const column = this.columns.relation === undefined ? 'head' : 'relation';
      return error(read, [...row.problems, problem(ImportProblemCode.NO_HEAD, this.at(read), column)]);
    });
  }

  private planRow(row: ReadRow, given: readonly ImportProblem[]): PlannedRow {
    const household = this.view.households.get(row.values.number) ?? null;
    const { person, problems } = this.find(row, household);
    const all = [...given, ...problems, ...this.areaProblems(row), ...this.clashes(row, household, person)];
    const settled = person ? this.compare(row, household, person) : this.fresh(row, household);
    all.push(...settled.problems);
    if (all.some(({ blocking }) => blocking)) return error(row, all);

    const moved = person !== null && person.householdId !== household?.id;
    const areaId = this.places.get(row.values.number) ?? null;
    const place = moved ? [] : this.placeChange(household, areaId);
    const changes = [...settled.changes, ...place];
    const isNew = person === null;
    const newHousehold = household === null && !this.begun.has(row.values.number) && !moved;
    if (newHousehold) this.begun.add(row.values.number);
    const state = isNew
      ? ImportRowState.NEW
      : changes.length > 0
        ? ImportRowState.CHANGED
        : ImportRowState.SAME;
    return {
      rowNo: row.rowNo,
      state,
      number: row.values.number,
      householdId: moved ? person.householdId : (household?.id ?? null),
      residentId: person?.id ?? null,
      newHousehold,
      newResident: isNew,
      isHead: household === null && isNew && this.heads.has(row.rowNo),
      areaId: newHousehold || place.length > 0 ? (areaId ?? this.view.villageId) : null,
      points: settled.points,
      honour: settled.honour,
      changes,
      problems: all,
    };
  }

  /** The person a row stands for: by the list's own number, by an earlier import, by household and name. */
  private find(row: ReadRow, household: KnownHousehold | null): Found {
    const { view } = this;
    const say = (code: ImportProblemCode, detail?: string): Found => ({
      person: null,
      problems: [problem(code, this.at(row), 'name', { detail })],
    });
    const own = ownKey(view.villageId, row.values);
    const byOwn = own === null ? undefined : this.byId.get(view.keys.get(own) ?? '');
    const byName = this.byId.get(view.keys.get(nameKey(view.villageId, row.values)) ?? '') ?? null;
    const members = (this.byHousehold.get(household?.id ?? '') ?? []).filter(
      (person) => person.name === row.values.name,
    );
    const living = members.filter((person) => person.state === 'ACTIVE');
    const sameYear = living.filter((person) => person.birthYear === row.values.birthYear);
    const inRegister = byName ?? (living.length > 1 ? (sameYear[0] ?? null) : (living[0] ?? null));
    // A new name for a number of the list must not be somebody else's who lives there.
    if (byOwn && inRegister && byOwn.id !== inRegister.id && byOwn.name !== row.values.name)
      return say(ImportProblemCode.KEY_CLASH, inRegister.name);
    const person = byOwn ?? inRegister;
    if (!person) {
      if (living.length > 1) return say(ImportProblemCode.AMBIGUOUS);
      if (members.length > 0) return say(ImportProblemCode.NOT_ACTIVE);
      return { person: null, problems: [] };
    }
    const twin = this.atRow.get(person.id);
    if (twin !== undefined) return say(ImportProblemCode.DUPLICATE_IN_FILE, String(twin));
    this.atRow.set(person.id, row.rowNo);
    return { person, problems: [] };
  }

  /** Phones and cards that belong to others, and households that are no more. */
  private clashes(
    row: ReadRow,
    household: KnownHousehold | null,
    person: KnownPerson | null,
  ): ImportProblem[] {
    const { phone, cardNumber } = row.values;
    const problems: ImportProblem[] = [];
    const owner = phone === null ? undefined : this.view.phones.get(phone);
    if (owner && owner !== person?.id)
      problems.push(problem(ImportProblemCode.PHONE_TAKEN, this.at(row), 'phone'));
    const holder = cardNumber === null ? undefined : this.view.cards.get(cardNumber);
    if (holder && holder !== household?.id)
      problems.push(problem(ImportProblemCode.CARD_TAKEN, this.at(row), 'cardNumber'));
    if (household && household.state !== 'ACTIVE')
      problems.push(problem(ImportProblemCode.HOUSEHOLD_CLOSED, this.at(row), 'number'));
    return problems;
  }

  private fresh(
    row: ReadRow,
    household: KnownHousehold | null,
  ): Pick<PlannedRow, 'changes' | 'problems' | 'points' | 'honour'> {
    const { name, birthYear, points, honour } = row.values;
    const alike = (this.byName.get(name) ?? []).find(
      (person) =>
        person.state === 'ACTIVE' &&
        (person.birthYear === null || birthYear === null || person.birthYear === birthYear),
    );
    const problems = alike
      ? [
          problem(ImportProblemCode.LOOKS_ALIKE, this.at(row), 'name', {
            detail: alike.householdNumber,
            blocking: false,
          }),
        ]
      : [];
    return { changes: [], problems: [...problems, ...this.kept(row, household, null)], points, honour };
  }

  /** What would change for somebody the register knows; empty cells leave everything as it is. */
  private compare(
    row: ReadRow,
    household: KnownHousehold | null,
    person: KnownPerson,
  ): Pick<PlannedRow, 'changes' | 'problems' | 'points' | 'honour'> {
    const { values } = row;
    const paid = this.view.paid.get(person.id) ?? { points: 0, honour: 0 };
    const problems = this.kept(row, household, person);
    const changes: ImportChange[] = [];
    for (const asset of ['points', 'honour'] as const) {
      // An empty cell on a second run asks for nothing back.
      if (values[asset] !== 0 && values[asset] < paid[asset])
        problems.push(
          problem(ImportProblemCode.OPENING_LOWER, this.at(row), asset, { detail: String(paid[asset]) }),
        );
      else if (values[asset] > paid[asset])
        changes.push({ field: asset, before: String(paid[asset]), after: String(values[asset]) });
    }
    const owed = {
      points: Math.max(0, values.points - paid.points),
      honour: Math.max(0, values.honour - paid.honour),
    };
    const isGone = person.state !== 'ACTIVE';
    if (isGone || person.householdId !== household?.id) {
      // The register is newer than the list: the person stays where the register says, but is paid nothing there.
      const owes = owed.points > 0 || owed.honour > 0;
      problems.push(
        problem(
          isGone ? ImportProblemCode.NOT_ACTIVE : ImportProblemCode.LIVES_ELSEWHERE,
          this.at(row),
          'number',
          {
            detail: person.householdNumber,
            blocking: owes || person.householdId === null,
          },
        ),
      );
      return { changes: [], problems, points: 0, honour: 0 };
    }
    const put = (field: 'name' | 'phone' | 'birthYear'): void => {
      const [before, after] = [person[field], values[field]];
      if (after === null || after === before) return;
      if (field === 'phone' && person.official)
        problems.push(problem(ImportProblemCode.KEPT_PHONE, this.at(row), 'phone', { blocking: false }));
      else changes.push({ field, before: before === null ? null : String(before), after: String(after) });
    };
    put('name');
    put('phone');
    put('birthYear');
    return { changes, problems, ...owed };
  }

  /** Where the register differs and is left alone: the card and the head have moves of their own. */
  private kept(row: ReadRow, household: KnownHousehold | null, person: KnownPerson | null): ImportProblem[] {
    if (!household) return [];
    const problems: ImportProblem[] = [];
    const { cardNumber } = row.values;
    if (cardNumber !== null && cardNumber !== household.cardNumber)
      problems.push(
        problem(ImportProblemCode.KEPT_CARD, this.at(row), 'cardNumber', {
          detail: household.cardNumber,
          blocking: false,
        }),
      );
    if (isMarkedHead(row.values) && household.headId !== (person?.id ?? ''))
      problems.push(
        problem(ImportProblemCode.KEPT_HEAD, this.at(row), 'head', {
          detail: this.byId.get(household.headId ?? '')?.name ?? null,
          blocking: false,
        }),
      );
    return problems;
  }

  private areaProblems(row: ReadRow): ImportProblem[] {
    const { area } = row.values;
    if (area === null || this.view.areas.get(areaWord(area))) return [];
    return [problem(ImportProblemCode.AREA_UNKNOWN, this.at(row), 'area')];
  }

  /** A known household gets another place once, on its first row. */
  private placeChange(household: KnownHousehold | null, areaId: string | null): ImportChange[] {
    if (!household || areaId === null || areaId === household.areaId || this.placed.has(household.id))
      return [];
    this.placed.add(household.id);
    const name = (id: string): string | null => this.view.areaNames.get(id) ?? null;
    return [{ field: 'area', before: name(household.areaId), after: name(areaId) }];
  }

  private at(row: ReadRow): { rowNo: number; columns: Columns } {
    return { rowNo: row.rowNo, columns: this.columns };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function error(row: ReadRow, problems: ImportProblem[]): PlannedRow {
  return {
    rowNo: row.rowNo,
    state: ImportRowState.ERROR,
    number: row.values.number,
    householdId: null,
    residentId: null,
    newHousehold: false,
    newResident: false,
    isHead: false,
    areaId: null,
    points: 0,
    honour: 0,
    changes: [],
    problems,
  };
}

/** What the rows would make of the register, row by row. The same rows and register give the same plan. */
export function planRows(rows: readonly ReadRow[], view: RegisterView, columns: Columns): PlannedRow[] {
  return new Planner(view, rows, columns).plan();
}

export function totalsOf(plan: readonly PlannedRow[]): PlanTotals {
  const count = (fits: (row: PlannedRow) => boolean): number => plan.filter(fits).length;
  return {
    newHouseholds: count((row) => row.newHousehold),
    newResidents: count((row) => row.newResident),
    changedRows: count((row) => row.state === ImportRowState.CHANGED),
    sameRows: count((row) => row.state === ImportRowState.SAME),
    errorRows: count((row) => row.state === ImportRowState.ERROR),
    notedRows: count((row) => row.problems.some(({ blocking }) => !blocking)),
    points: plan.reduce((sum, row) => sum + row.points, 0),
    honour: plan.reduce((sum, row) => sum + row.honour, 0),
  };
}

/** Equal hashes: the register has not changed in anything the plan rests on. */
export function hashOfPlan(plan: readonly PlannedRow[]): Buffer {
  return hashOf(plan);
}
