import { toDateInput } from '#client/ui/format';

/** One look as it comes from the server, as far as telling it needs. */
type ToldLook = { kind: string; at: string; viewer: { id: string } };

/** What one person looked at on one day, each kind with how often. */
type LookDay<Line extends ToldLook> = {
  key: string;
  line: Line;
  counts: ReadonlyMap<Line['kind'], number>;
};

/** Looks gathered by day and person, in the order in which they came (newest first). */
export function lookDays<Line extends ToldLook>(lines: readonly Line[]): LookDay<Line>[] {
  const days = new Map<string, { key: string; line: Line; counts: Map<Line['kind'], number> }>();
  for (const line of lines) {
    const key = `${toDateInput(line.at)} ${line.viewer.id}`;
    const day = days.get(key) ?? { key, line, counts: new Map<Line['kind'], number>() };
    const kind: Line['kind'] = line.kind;
    day.counts.set(kind, (day.counts.get(kind) ?? 0) + 1);
    days.set(key, day);
  }
  return [...days.values()];
}
