import { villageCode, villageTownCode } from './areas';
import { councilCode, type CouncilKindCode } from './council-kinds';
import type { Doers, Filer } from './act-plan';
import type { HouseholdSeed, People, ResidentSeed } from './person-seed';
import type { Chance } from './random';
import type { ApprovingBody, RuleSeed } from './rule-seed';

/** Who does, files, checks and approves in 银杏坝村, with four pairs of eyes on every act. */
export class Cast {
  private readonly residentByKey: Map<string, ResidentSeed>;
  private readonly householdByKey: Map<string, HouseholdSeed>;
  private readonly kinOf = new Map<string, Set<string>>();
  private readonly zeal = new Map<string, number>();
  private readonly doersOf = new Map<Doers, readonly ResidentSeed[]>();
  /** Those in the village's pay earn no points by their own desk. */
  private readonly paid: ReadonlySet<string>;

  constructor(
    private readonly people: People,
    private readonly year: number,
    private readonly chance: Chance,
  ) {
    this.residentByKey = new Map(people.residents.map((resident) => [resident.key, resident]));
    this.householdByKey = new Map(people.households.map((household) => [household.key, household]));
    for (const { residentKey, kinKey } of people.kin) {
      this.addKin(residentKey, kinKey);
      this.addKin(kinKey, residentKey);
    }
    this.paid = new Set(
      people.posts
        .filter(
          ({ role }) => role === 'VILLAGE_CLERK' || role === 'VILLAGE_SECRETARY' || role === 'SHOP_KEEPER',
        )
        .map(({ residentKey }) => residentKey),
    );
    const inTeam = new Set(people.teams.flatMap(({ memberKeys }) => memberKeys));
    for (const { key } of this.villagers()) {
      // Few do much, many do a little: the shape of every volunteer list.
      this.zeal.set(key, (0.15 + chance.next() ** 2) * (inTeam.has(key) ? 2.2 : 1));
    }
  }

  private addKin(one: string, other: string): void {
    const set = this.kinOf.get(one) ?? new Set<string>();
    set.add(other);
    this.kinOf.set(one, set);
  }

  private villagers(): ResidentSeed[] {
    return this.people.residents.filter(({ unitCode }) => unitCode === villageCode);
  }

  resident(key: string): ResidentSeed {
    const resident = this.residentByKey.get(key);
    if (!resident) throw new Error(`No resident ${key}`);
    return resident;
  }

  household(key: string): HouseholdSeed {
    const household = this.householdByKey.get(key);
    if (!household) throw new Error(`No household ${key}`);
    return household;
  }

  householdOf(residentKey: string): HouseholdSeed {
    return this.household(this.resident(residentKey).householdKey ?? '');
  }

  /** 上坝 for somebody of 上坝-023. */
  gridNameOf(residentKey: string): string {
    return this.householdOf(residentKey).number.split('-')[0] ?? '';
  }

  private ageOf({ birthYear }: ResidentSeed): number {
    return this.year - birthYear;
  }

  private team(code: string): readonly string[] {
    return this.people.teams.find((team) => team.code === `${villageCode}-${code}`)?.memberKeys ?? [];
  }

  council(kind: CouncilKindCode): readonly string[] {
    const code = councilCode(villageCode, kind);
    return this.people.posts
      .filter((post) => post.councilCode === code)
      .map(({ residentKey }) => residentKey);
  }

  private candidates(doers: Doers): readonly ResidentSeed[] {
    const known = this.doersOf.get(doers);
    if (known) return known;
    const atHome = this.villagers().filter(
      (each) =>
        !each.awayForWork &&
        !this.paid.has(each.key) &&
        each.key !== 'deng-qiaozhen' &&
        each.key !== 'zhu-guiying',
    );
    const grown = atHome.filter((each) => this.ageOf(each) >= 18 && this.ageOf(each) <= 70);
    const among = (keys: readonly string[]): ResidentSeed[] => grown.filter(({ key }) => keys.includes(key));
    const found = ((): readonly ResidentSeed[] => {
      switch (doers) {
        case 'PATROL':
          return among(this.team('PATROL'));
        case 'SCHOOL':
          return among(this.team('SCHOOL'));
        case 'GREEN':
          return among([...this.team('GREEN'), ...this.team('PATROL')]);
        case 'MEDIATORS':
          return among(this.council('MC'));
        case 'WEDDINGS':
          return among(this.council('RW'));
        case 'HOMES':
          return atHome.filter(({ relation }) => relation === 'HEAD' || relation === 'SPOUSE');
        case 'YOUNG_TOO':
          // From 14: younger pupils need a guardian's consent, which the demo holds for one of them.
          return atHome.filter((each) => this.ageOf(each) >= 14 || each.key === 'xia-zixuan');
        default:
          return grown;
      }
    })();
    this.doersOf.set(doers, found);
    return found;
  }

  /** Somebody who might have done it; those with zeal come up more often, households evenly. */
  doer(doers: Doers): ResidentSeed {
    const weight =
      doers === 'HOMES'
        ? () => 1
        : ({ key }: ResidentSeed) => (key === 'xia-zixuan' ? 4 : (this.zeal.get(key) ?? 0.1));
    return this.chance.pickWeighted(this.candidates(doers), weight);
  }

  /** True when `other` may have no hand in an act of `residentKey`: the person, the household, or kin of it. */
  tooClose(residentKey: string, otherKey: string): boolean {
    if (residentKey === otherKey) return true;
    const { memberKeys } = this.householdOf(residentKey);
    if (memberKeys.includes(otherKey)) return true;
    const kin = this.kinOf.get(otherKey);
    return memberKeys.some((key) => kin?.has(key) ?? false);
  }

  private postHolder(role: string, areaCode: string): readonly string[] {
    return this.people.posts
      .filter((post) => post.role === role && post.areaCode === areaCode)
      .map(({ residentKey }) => residentKey);
  }

  private checkers(gridCode: string): readonly string[] {
    return [...this.postHolder('GRID_LEADER', gridCode), ...this.postHolder('VILLAGE_CLERK', villageCode)];
  }

  /** Who files for a person; a filer of the same household steps aside for the clerk. */
  filer(filer: Filer, residentKey: string): string {
    const wanted = ((): string | undefined => {
      switch (filer) {
        case 'SELF':
          return residentKey;
        case 'PATROL':
          return 'lan-xiaofeng';
        case 'SCHOOL':
          return 'yi-fangfei';
        case 'GREEN':
          return 'yu-chenglin';
        case 'CLERK':
          return this.chance.happens(0.7) ? 'he-chunmei' : 'meng-xiaotang';
        case 'GRID':
          return this.postHolder('GRID_LEADER', this.householdOf(residentKey).gridCode)[0];
        default:
          return this.council(filer)[0];
      }
    })();
    if (filer === 'SELF' || (wanted && !this.tooClose(residentKey, wanted))) return wanted ?? residentKey;
    return ['he-chunmei', 'meng-xiaotang'].find((key) => !this.tooClose(residentKey, key)) ?? 'he-chunmei';
  }

  /** The grid leader, or a clerk, who looks at the act first. */
  checker(residentKey: string, filerKey: string, wanted?: string): string {
    const free = (key: string): boolean => key !== filerKey && !this.tooClose(residentKey, key);
    if (wanted && free(wanted)) return wanted;
    const found = this.checkers(this.householdOf(residentKey).gridCode).find(free);
    if (!found) throw new Error(`Nobody may check an act of ${residentKey}`);
    return found;
  }

  /** A roll holds people of several grids, so a clerk, who serves the whole village, looks at it. */
  rollChecker(filerKey: string): string {
    const clerks = this.postHolder('VILLAGE_CLERK', villageCode).filter((key) => key !== filerKey);
    return this.chance.pick(clerks);
  }

  private membersOf(body: ApprovingBody): readonly string[] {
    switch (body) {
      case 'AUTO':
        return [];
      case 'V':
        return [
          ...this.postHolder('VILLAGE_CLERK', villageCode),
          ...this.postHolder('VILLAGE_SECRETARY', villageCode),
        ];
      case 'TOWN':
        return this.postHolder('TOWN_STAFF', villageTownCode);
      case 'COUNTY':
        return this.postHolder('COUNTY_STAFF', villageCode.slice(0, 2));
      default:
        return this.council(body);
    }
  }

  /**
   * One approver for each body of the rule, all different, none of them filer, checker, of the household or kin.
   * `wanted` are tried first, so that one person approves the whole roll of an event. Null: nobody is left.
   */
  approvers(
    rule: RuleSeed,
    residentKey: string,
    involved: readonly string[],
    wanted: readonly string[] = [],
  ): readonly string[] | null {
    const chosen: string[] = [];
    for (const body of rule.bodies) {
      const free = this.membersOf(body).filter(
        (key) => !involved.includes(key) && !chosen.includes(key) && !this.tooClose(residentKey, key),
      );
      const first = free[0];
      if (first === undefined) return null;
      // The chair, or the clerk on duty, signs most; the others stand in.
      const usual = this.chance.happens(0.6) ? first : this.chance.pick(free);
      chosen.push(wanted.find((key) => free.includes(key)) ?? usual);
    }
    return chosen;
  }

  /** A neighbour with no part in the act, to object to it. */
  neighbour(residentKey: string, involved: readonly string[]): string {
    const grown = this.candidates('ANYBODY').filter(
      ({ key }) => !involved.includes(key) && !this.tooClose(residentKey, key),
    );
    return this.chance.pick(grown).key;
  }

  /**
   * Who answers an objection, with no part in the act so far: of the councils that own the rule, or else the village
   * secretary or the town.
   */
  arbiter(rule: RuleSeed, residentKey: string, involved: readonly string[]): string {
    const councils = rule.bodies.filter((body) => body !== 'V' && body !== 'TOWN' && body !== 'COUNTY');
    const able = [
      ...councils.flatMap((body) => this.membersOf(body)),
      ...this.postHolder('VILLAGE_SECRETARY', villageCode),
      ...this.membersOf('TOWN'),
    ];
    return this.firstFree(able, residentKey, involved);
  }

  /** Who takes released points back: the village secretary or the town. */
  reverser(residentKey: string, involved: readonly string[]): string {
    const able = [...this.postHolder('VILLAGE_SECRETARY', villageCode), ...this.membersOf('TOWN')];
    return this.firstFree(able, residentKey, involved);
  }

  private firstFree(keys: readonly string[], residentKey: string, involved: readonly string[]): string {
    const free = keys.find((key) => !involved.includes(key) && !this.tooClose(residentKey, key));
    if (!free) throw new Error(`Nobody is left to decide on an act of ${residentKey}`);
    return free;
  }
}
