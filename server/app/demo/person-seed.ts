/** Shapes of the demo's people; every key is stable, so that other seed rows can point at it. */

export type Role =
  | 'GRID_LEADER'
  | 'ORGANISER'
  | 'COUNCIL_CHAIR'
  | 'COUNCIL_MEMBER'
  | 'VILLAGE_CLERK'
  | 'VILLAGE_SECRETARY'
  | 'SHOP_KEEPER'
  | 'SHOP_SUPERVISOR'
  | 'TOWN_STAFF'
  | 'COUNTY_STAFF'
  | 'ADMINISTRATOR';

export type Gender = 'F' | 'M';
/** What someone is to the head of the household. */
export type Relation = 'HEAD' | 'SPOUSE' | 'SON' | 'DAUGHTER' | 'PARENT' | 'GRANDCHILD' | 'CHILD_IN_LAW';

export interface ResidentSeed {
  readonly key: string;
  readonly nameZh: string;
  readonly gender: Gender;
  readonly birthYear: number;
  /** Eleven digits of the invented series 1990000xxxx, or null. */
  readonly phone: string | null;
  /** Null for staff of town and county, who live elsewhere. */
  readonly householdKey: string | null;
  readonly unitCode: string | null;
  readonly relation: Relation | null;
  /** Works away from home most of the year. */
  readonly awayForWork: boolean;
}

export interface HouseholdSeed {
  readonly key: string;
  readonly unitCode: string;
  /** The grid, or the building where the grid has buildings. */
  readonly areaCode: string;
  readonly gridCode: string;
  /** Villager group, null in a community. */
  readonly group: number | null;
  /** As painted on the door plate: 上坝-023. */
  readonly number: string;
  /** Six digits, unique in the county. */
  readonly cardNumber: string;
  readonly headKey: string;
  readonly memberKeys: readonly string[];
  /** Up to two people who may collect goods for the household. */
  readonly collectorKeys: readonly string[];
}

export interface PostSeed {
  readonly residentKey: string;
  readonly role: Role;
  /** The area whose subtree the post covers. */
  readonly areaCode: string;
  readonly councilCode: string | null;
  readonly shopCode: string | null;
  readonly titleZh: string;
  readonly titleEn: string;
  /** `yyyy-mm-dd`. */
  readonly startsOn: string;
}

/** One pair; kinship holds both ways. */
export interface KinSeed {
  readonly residentKey: string;
  readonly kinKey: string;
  readonly relationZh: string;
}

export interface TeamSeed {
  readonly code: string;
  readonly areaCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly leaderKey: string;
  readonly deputyKey: string;
  readonly memberKeys: readonly string[];
}

export interface People {
  readonly households: readonly HouseholdSeed[];
  readonly residents: readonly ResidentSeed[];
  /** Staff of towns and county: residents without village or household. */
  readonly officials: readonly ResidentSeed[];
  readonly posts: readonly PostSeed[];
  readonly kin: readonly KinSeed[];
  readonly teams: readonly TeamSeed[];
}

/** The code of a unit's shop. */
export function shopCode(unitCode: string): string {
  return `${unitCode}-SHOP`;
}

/** The three-year term that holds the whole of `year` and the year before it: `yyyy-mm-dd`, both ends included. */
export function councilTerm(year: number): { readonly startsOn: string; readonly endsOn: string } {
  return { startsOn: `${year - 2}-01-20`, endsOn: `${year + 1}-01-19` };
}
