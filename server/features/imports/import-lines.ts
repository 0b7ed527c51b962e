import type { HistoryLine } from '#server/core/history';
import { phoneEnd } from '#server/features/people/phone';
import type { ImportRow } from './import-row.entity';
import type { ImportChange } from './problem';
import type { RegisterImport } from './register-import.entity';

/** What was paid stands in the ledger; a phone goes into the history, which is kept for ever, by its end alone. */
function detailOf(changes: readonly ImportChange[]): Record<string, unknown> {
  const short = (field: string, value: string | null): string | null =>
    field === 'phone' ? phoneEnd(value) : value;
  return Object.fromEntries(
    changes.map(({ field, before, after }) => [
      field,
      { before: short(field, before), after: short(field, after) },
    ]),
  );
}

function linesOfRow(row: ImportRow, villageId: string, made: ReadonlySet<string | null>): HistoryLine[] {
  const { householdId, residentId, number, content } = row;
  const lines: HistoryLine[] = [];
  const line = (
    subjectKind: string,
    subjectId: string | null,
    move: string,
    detail: Record<string, unknown>,
  ) => {
    if (subjectId) lines.push({ subjectKind, subjectId, villageId, move, detail });
  };
  const name = content?.values.name ?? null;
  if (row.newHousehold) line('HOUSEHOLD', householdId, 'ADD', { number });
  if (row.newResident) {
    line('RESIDENT', residentId, 'ADD', { household: number });
    if (!made.has(householdId)) line('HOUSEHOLD', householdId, 'JOIN', { name });
  }
  const changes = (row.changes ?? []).filter(({ field }) => field !== 'points' && field !== 'honour');
  const own = changes.filter(({ field }) => field !== 'area');
  const place = changes.filter(({ field }) => field === 'area');
  if (own.length > 0) line('RESIDENT', residentId, 'AMEND', detailOf(own));
  if (place.length > 0) line('HOUSEHOLD', householdId, 'AMEND', detailOf(place));
  if (row.points > 0) line('HOUSEHOLD', householdId, 'OPENING', { name, points: row.points });
  if (row.honour > 0) line('RESIDENT', residentId, 'OPENING', { honour: row.honour });
  return lines;
}

/** The history of a signed import: its own line first, then those of each household and person. */
export function importLines(paper: RegisterImport, rows: readonly ImportRow[]): HistoryLine[] {
  const { id, villageId } = paper;
  const made = new Set(rows.filter((row) => row.newHousehold).map(({ householdId }) => householdId));
  return [
    {
      subjectKind: 'IMPORT',
      subjectId: id,
      villageId,
      move: 'SIGN',
      detail: {
        households: paper.newHouseholds,
        residents: paper.newResidents,
        points: paper.points,
        honour: paper.honour,
      },
    },
    ...rows.flatMap((row) => linesOfRow(row, villageId, made)),
  ];
}
