import type { MarkKind, MarkWay } from '#client/gql/graphql';
import type { WaitingMark } from './mark-queue';
import type { Line, Sheet } from './sheet-fragment';

/** A mark as the list shows it: known to the server, or still waiting on this device. */
export type ShownMark = { id: string; at: string; way: MarkWay; waits: boolean };

export type ShownLine = {
  residentId: string;
  name: string;
  householdNumber: string;
  role: string | null;
  signedUp: boolean;
  number: string | null;
  came: ShownMark | null;
  left: ShownMark | null;
  /** Ids of the standing marks that a correction names, those taken away included. */
  standing: Record<MarkKind, string | null>;
  /** As the server knows it; null for somebody who is only on this device yet. */
  line: Line | null;
};

export type KnownPerson = { id: string; name: string; householdNumber: string };

function shown(mark: Line['came']): ShownMark | null {
  return mark && !mark.gone ? { id: mark.id, at: mark.at, way: mark.way, waits: false } : null;
}

/** The roll with the marks that wait on this device laid over it. `people`: names of those who came without signing up. */
export function linesOf(
  sheet: Sheet,
  waiting: readonly WaitingMark[],
  people: readonly KnownPerson[],
): ShownLine[] {
  const lines = new Map<string, ShownLine>(
    sheet.lines.map((line) => [
      line.resident.id,
      {
        residentId: line.resident.id,
        name: line.name,
        householdNumber: line.householdNumber ?? '',
        role: line.role,
        signedUp: line.signedUp,
        number: line.number,
        came: shown(line.came),
        left: shown(line.left),
        standing: { IN: line.came?.id ?? null, OUT: line.left?.id ?? null },
        line,
      },
    ]),
  );
  for (const mark of waiting) {
    const known = lines.get(mark.residentId);
    const person = people.find(({ id }) => id === mark.residentId);
    const line: ShownLine = known ?? {
      residentId: mark.residentId,
      name: person?.name ?? '…',
      householdNumber: person?.householdNumber ?? '',
      role: null,
      signedUp: false,
      number: null,
      came: null,
      left: null,
      standing: { IN: null, OUT: null },
      line: null,
    };
    const laid = mark.gone ? null : { id: mark.id, at: mark.at, way: mark.way, waits: true };
    lines.set(mark.residentId, {
      ...line,
      ...(mark.kind === 'IN' ? { came: laid } : { left: laid }),
      standing: { ...line.standing, [mark.kind]: mark.id },
    });
  }
  return [...lines.values()];
}
