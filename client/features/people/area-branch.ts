import type { AreaKind, Role } from '#client/gql/graphql';

// The county comes with its towns and villages at once; what lies below a village is asked for when it is opened.

export type AreaBranch = {
  id: string;
  kind: AreaKind;
  code: string;
  nameZh: string;
  nameEn: string;
  householdCount: number;
  /** What the viewer may add below it. */
  mayAdd: readonly AreaKind[];
  /** Staff posts the viewer may fill here with a new person. */
  mayAddOfficials: readonly Role[];
  /** Absent: not asked for yet. */
  children?: readonly AreaBranch[];
};

/** The area and everything known below it, parents first. */
export function flatten(area: AreaBranch): AreaBranch[] {
  return [area, ...(area.children ?? []).flatMap(flatten)];
}

/** How many areas of each kind are known in the tree. */
export function countKinds(area: AreaBranch): ReadonlyMap<AreaKind, number> {
  const counts = new Map<AreaKind, number>();
  for (const { kind } of flatten(area)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Whether every word of the search occurs in the area's names or code. */
export function fits(area: AreaBranch, search: string): boolean {
  const words = [area.nameZh, area.nameEn, area.code].join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** Whether the area or anything known below it fits. */
export function holds(area: AreaBranch, search: string): boolean {
  return fits(area, search) || (area.children ?? []).some((child) => holds(child, search));
}
