// What can be wrong between the rows of one sheet, whatever the register says.
import { type ImportProblem, ImportProblemCode } from './problem';
import { type Columns, problem, type ReadRow, type RowValues } from './read-rows';
import { areaWord, type RegisterView } from './register-view';
import type { ColumnName } from './headings';

type ByRow = ReadonlyMap<number, ImportProblem[]>;

const headRelations = new Set(['户主', '本人', 'head', 'self', 'householder']);
const yes = new Set(['是', '√', '✓', 'y', 'yes', '1', 'true', '对']);

/** Does the row itself say that its person is the head? */
export function isMarkedHead({ relation, head, name }: RowValues): boolean {
  if (relation !== null && headRelations.has(relation.toLowerCase())) return true;
  return head !== null && (yes.has(head.toLowerCase()) || head === name);
}

function groups<K>(rows: readonly ReadRow[], keyOf: (values: RowValues) => K | null): Map<K, ReadRow[]> {
  const found = new Map<K, ReadRow[]>();
  for (const row of rows) {
    const key = keyOf(row.values);
    if (key === null) continue;
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** The rows of each household number, in the order of the sheet. */
function families(rows: readonly ReadRow[]): Map<string, ReadRow[]> {
  return groups(rows, ({ number, name }) => (number === '' || name === '' ? null : number));
}

/** Does the sheet say anything about who is the head of this household? */
function saysHead(members: readonly ReadRow[]): boolean {
  return members.some(({ values }) => values.head !== null || values.relation !== null);
}

/** The rows of the heads: as marked, and the first row of a household about which nothing is said. */
export function headsOf(rows: readonly ReadRow[]): Set<number> {
  const heads = new Set<number>();
  for (const members of families(rows).values()) {
    const marked = members.filter(({ values }) => isMarkedHead(values));
    const first = saysHead(members) ? [] : members.slice(0, 1);
    for (const row of marked.length > 0 ? marked : first) heads.add(row.rowNo);
  }
  return heads;
}

class Notes {
  readonly byRow = new Map<number, ImportProblem[]>();

  constructor(private readonly columns: Columns) {}

  add(row: ReadRow, code: ImportProblemCode, column: ColumnName, detail: string | null = null): void {
    const one = problem(code, { rowNo: row.rowNo, columns: this.columns }, column, { detail });
    const list = this.byRow.get(row.rowNo);
    if (list) list.push(one);
    else this.byRow.set(row.rowNo, [one]);
  }
}

/** People, numbers and phones that stand in the sheet twice. */
export function fileProblems(rows: readonly ReadRow[], columns: Columns): ByRow {
  const notes = new Notes(columns);
  const twice = (
    keyOf: (values: RowValues) => string | null,
    code: ImportProblemCode,
    column: ColumnName,
  ): void => {
    for (const same of groups(rows, keyOf).values()) {
      const [first, ...others] = same;
      for (const row of others) notes.add(row, code, column, String(first?.rowNo));
    }
  };
  // Two people of one name in one household are told apart by the list's own numbers only.
  const namesakes = groups(rows, ({ number, name }) => (number && name ? `${number}|${name}` : null));
  for (const [first, ...others] of namesakes.values()) {
    if (!first || (first.values.externalKey && others.every(({ values }) => values.externalKey))) continue;
    for (const row of others)
      notes.add(
        row,
        ImportProblemCode.DUPLICATE_IN_FILE,
        columns.name === undefined ? 'head' : 'name',
        String(first.rowNo),
      );
  }
  twice(({ externalKey }) => externalKey, ImportProblemCode.DUPLICATE_IN_FILE, 'externalKey');
  twice(({ phone }) => phone, ImportProblemCode.PHONE_TWICE, 'phone');
  return notes.byRow;
}

/** Households whose rows contradict each other: two heads or none, two places, two cards. */
export function familyProblems(rows: readonly ReadRow[], columns: Columns, view: RegisterView): ByRow {
  const notes = new Notes(columns);
  const homes = families(rows);
  const cards = new Map<string, string>();
  for (const [number, members] of homes) {
    const [first] = members;
    if (!first) continue;
    const marked = members.filter(({ values }) => isMarkedHead(values));
    for (const row of marked.slice(1))
      notes.add(row, ImportProblemCode.TWO_HEADS, columns.relation === undefined ? 'head' : 'relation');
    if (marked.length === 0 && saysHead(members) && !view.households.has(number))
      notes.add(first, ImportProblemCode.NO_HEAD, columns.relation === undefined ? 'head' : 'relation');
    differing(
      members,
      ({ area }) => (area === null ? null : areaWord(area)),
      (row) => notes.add(row, ImportProblemCode.AREA_DIFFERS, 'area'),
    );
    differing(
      members,
      ({ cardNumber }) => cardNumber,
      (row) => notes.add(row, ImportProblemCode.CARD_DIFFERS, 'cardNumber'),
    );
    const card = members.find(({ values }) => values.cardNumber !== null);
    if (!card?.values.cardNumber) continue;
    const other = cards.get(card.values.cardNumber);
    if (other !== undefined) notes.add(card, ImportProblemCode.CARD_TWICE, 'cardNumber', other);
    else cards.set(card.values.cardNumber, number);
  }
  return notes.byRow;
}

/** Calls back for each member whose value differs from the first one given in the household. */
function differing(
  members: readonly ReadRow[],
  valueOf: (values: RowValues) => string | null,
  say: (row: ReadRow) => void,
): void {
  const given = members.filter(({ values }) => valueOf(values) !== null);
  const [first] = given;
  if (first) for (const row of given) if (valueOf(row.values) !== valueOf(first.values)) say(row);
}
