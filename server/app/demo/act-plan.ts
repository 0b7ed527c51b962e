/** How often each thing happens in a year of 银杏坝村, when, and who does it. */

export type Doers =
  | 'ANYBODY'
  | 'PATROL'
  | 'SCHOOL'
  | 'GREEN'
  | 'MEDIATORS'
  | 'WEDDINGS'
  | 'HOMES'
  | 'YOUNG_TOO';
export type Filer =
  | 'PATROL'
  | 'SCHOOL'
  | 'GREEN'
  | 'GRID'
  | 'CLERK'
  | 'RW'
  | 'DG'
  | 'EL'
  | 'MR'
  | 'MC'
  | 'RC'
  | 'SELF';

export interface ActPlan {
  readonly code: string;
  /** Acts of a year, or events where `rows` is given. */
  readonly count: number;
  /** People on the roll of one event. */
  readonly rows?: readonly [least: number, most: number];
  /** People who share the pot of one case. */
  readonly sharedBy?: readonly [least: number, most: number];
  /** Months it happens in; all when absent. */
  readonly months?: readonly number[];
  readonly weekdays?: readonly number[];
  /** Clock hours it may begin at. */
  readonly from: readonly number[];
  readonly minutes: readonly number[];
  readonly doers: Doers;
  readonly filer: Filer;
  /** Points of a range, drawn evenly from this list. */
  readonly points?: readonly number[];
}

/** Hours people set out at. */
export const morning = [8, 9, 10];
export const daytime = [8, 9, 13, 14, 15];
export const evening = [19, 20];
