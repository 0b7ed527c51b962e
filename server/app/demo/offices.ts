import { communityCode, communityGrids, villageCode } from './areas';
import { councilCode, type CouncilKindCode } from './council-kinds';
import { namedHouseholds, namedKin } from './named-households';
import { communityTownStaff, personas } from './personas';
import {
  councilTerm,
  shopCode,
  type HouseholdSeed,
  type KinSeed,
  type People,
  type PostSeed,
  type ResidentSeed,
  type Role,
  type TeamSeed,
} from './person-seed';
import { itemAt, type Chance } from './random';

/** Seats of every council of a full unit, the chair's included. */
const seatPlan: readonly (readonly [CouncilKindCode, number])[] = [
  ['EL', 7],
  ['OC', 3],
  ['MC', 5],
  ['RC', 11],
  ['RW', 6],
  ['DG', 6],
  ['MR', 9],
];

const chairTitles: Readonly<Record<string, readonly [chair: string, deputy: string, member: string]>> = {
  MC: ['调委会主任', '副主任', '调解员'],
  OC: ['监委会主任', '副主任', '监督委员'],
  RC: ['会长', '副会长', '议事员'],
  MR: ['会长', '副会长', '评议员'],
};

type Title = readonly [zh: string, en: string];

class OfficeBook {
  readonly posts: PostSeed[] = [];
  /** One post-holding person a household keeps four pairs of eyes easy to find. */
  private readonly busyHouseholds = new Set<string>();

  constructor(
    private readonly residents: readonly ResidentSeed[],
    private readonly groupOf: ReadonlyMap<string, number | null>,
    private readonly year: number,
    private readonly chance: Chance,
    named: readonly string[],
  ) {
    // The named households have the posts their story gives them, and no others.
    for (const key of named) this.busyHouseholds.add(key);
  }

  give(resident: ResidentSeed, role: Role, areaCode: string, title: Title, kind?: CouncilKindCode): void {
    if (resident.householdKey) this.busyHouseholds.add(resident.householdKey);
    const unitCode = resident.unitCode ?? areaCode;
    this.posts.push({
      residentKey: resident.key,
      role,
      areaCode,
      councilCode: kind ? councilCode(unitCode, kind) : null,
      shopCode: role === 'SHOP_KEEPER' || role === 'SHOP_SUPERVISOR' ? shopCode(unitCode) : null,
      titleZh: title[0],
      titleEn: title[1],
      startsOn: councilTerm(this.year).startsOn,
    });
  }

  /** Somebody at home, of age, whose household holds no post yet. */
  find(unitCode: string, wanted: (resident: ResidentSeed, age: number) => boolean): ResidentSeed {
    const fitting = this.residents.filter((resident) => {
      const age = this.year - resident.birthYear;
      return (
        resident.unitCode === unitCode &&
        age >= 25 &&
        age <= 76 &&
        !resident.awayForWork &&
        !this.busyHouseholds.has(resident.householdKey ?? '') &&
        wanted(resident, age)
      );
    });
    return this.chance.pick(fitting);
  }

  groupOfResident(resident: ResidentSeed): number | null {
    return this.groupOf.get(resident.householdKey ?? '') ?? null;
  }
}

/** Fills the seats that no named person holds yet. */
function fillCouncil(book: OfficeBook, unitCode: string, kind: CouncilKindCode, seats: number): void {
  const code = councilCode(unitCode, kind);
  const sitting = book.posts.filter((post) => post.councilCode === code);
  const [chairZh, deputyZh, memberZh] = chairTitles[kind] ?? ['会长', '副会长', '理事'];
  for (let place = sitting.length; place < seats; place += 1) {
    const hasChair = book.posts.some((post) => post.councilCode === code && post.role === 'COUNCIL_CHAIR');
    const resident = book.find(unitCode, (each, age) => {
      if (kind === 'EL') return age >= 60;
      if (kind === 'MC' && place === 1) return each.gender === 'F' && age >= 40;
      if (kind === 'MR' && place >= seats - 2) return age < 38;
      // The residents council is chosen by groups: every group has its seat before any has a second.
      const group = book.groupOfResident(each);
      if (kind === 'RC' && group !== null && place >= 1 && place <= 7) return group === place && age < 70;
      return age >= 30 && age < 70;
    });
    if (hasChair) {
      const title: Title = place === 1 ? [deputyZh, 'Deputy'] : [memberZh, 'Member'];
      book.give(resident, 'COUNCIL_MEMBER', unitCode, title, kind);
    } else {
      book.give(resident, 'COUNCIL_CHAIR', unitCode, [chairZh, 'Chair'], kind);
    }
  }
}

function fillCommunityStaff(book: OfficeBook): void {
  const grown = (_: ResidentSeed, age: number): boolean => age >= 28 && age <= 58;
  const give = (role: Role, areaCode: string, title: Title, kind?: CouncilKindCode): ResidentSeed => {
    const resident = book.find(communityCode, grown);
    book.give(resident, role, areaCode, title, kind);
    return resident;
  };
  give('VILLAGE_SECRETARY', communityCode, ['社区书记', 'Community secretary']);
  give('VILLAGE_CLERK', communityCode, ['社区文书', 'Community clerk']);
  give('VILLAGE_CLERK', communityCode, ['居委委员', 'Duty officer']);
  for (const grid of communityGrids) {
    give('GRID_LEADER', grid.code, [`${grid.nameZh}网格长`, `Grid leader, ${grid.nameEn}`]);
  }
  give('ORGANISER', communityCode, ['志愿服务队队长', 'Volunteer team leader']);
  give('ORGANISER', communityCode, ['巡防队队长', 'Patrol team leader']);
  give('SHOP_KEEPER', communityCode, ['平安超市店员', 'Shop keeper']);
  const supervisor = give('SHOP_SUPERVISOR', communityCode, ['平安超市监督员', 'Shop supervisor']);
  book.give(supervisor, 'COUNCIL_MEMBER', communityCode, ['监督委员', 'Oversight member'], 'OC');
}

function staffPosts(year: number): PostSeed[] {
  const { startsOn } = councilTerm(year);
  const blank = { councilCode: null, shopCode: null, startsOn };
  return [
    ...personas
      .filter(({ householdNumber }) => householdNumber === null)
      .flatMap(({ key, posts }) =>
        posts.map(({ role, areaCode, titleZh, titleEn }) => ({
          residentKey: key,
          role,
          areaCode,
          titleZh,
          titleEn,
          ...blank,
        })),
      ),
    ...communityTownStaff.map(
      ({ key }): PostSeed => ({
        residentKey: key,
        role: 'TOWN_STAFF',
        areaCode: communityCode.slice(0, 5),
        titleZh: '镇专干',
        titleEn: 'Town clerk',
        ...blank,
      }),
    ),
  ];
}

/** Named kin, and for some council members a brother, sister or cousin of another household. */
function findKin(
  residents: readonly ResidentSeed[],
  gridOf: ReadonlyMap<string, string>,
  posts: readonly PostSeed[],
): KinSeed[] {
  const byName = new Map(residents.map((resident) => [resident.nameZh, resident]));
  const byKey = new Map(residents.map((resident) => [resident.key, resident]));
  const kin: KinSeed[] = [];
  for (const [name, kinName, relationZh] of namedKin) {
    const one = byName.get(name);
    const other = byName.get(kinName);
    if (one && other) kin.push({ residentKey: one.key, kinKey: other.key, relationZh });
  }
  const taken = new Set(kin.flatMap(({ residentKey, kinKey }) => [residentKey, kinKey]));
  const given = new Map<string, number>();
  for (const post of posts) {
    const holder = byKey.get(post.residentKey);
    const unit = holder?.unitCode;
    if (!holder || !unit || post.role !== 'COUNCIL_MEMBER' || taken.has(holder.key)) continue;
    if ((given.get(unit) ?? 0) >= 5) continue;
    const relative = residents.find(
      (each) =>
        each.nameZh.startsWith(holder.nameZh.slice(0, 1)) &&
        each.householdKey !== holder.householdKey &&
        gridOf.get(each.householdKey ?? '') === gridOf.get(holder.householdKey ?? '') &&
        each.relation === 'HEAD' &&
        Math.abs(each.birthYear - holder.birthYear) <= 10 &&
        !taken.has(each.key),
    );
    if (!relative) continue;
    const relationZh = holder.relation === 'HEAD' && holder.gender === relative.gender ? '兄弟' : '堂亲';
    kin.push({ residentKey: holder.key, kinKey: relative.key, relationZh });
    taken.add(relative.key);
    given.set(unit, (given.get(unit) ?? 0) + 1);
  }
  return kin;
}

function teamsOf(residents: readonly ResidentSeed[], year: number, chance: Chance): TeamSeed[] {
  const free = residents.filter(
    ({ unitCode, birthYear, awayForWork }) =>
      unitCode === villageCode && !awayForWork && year - birthYear >= 18 && year - birthYear <= 66,
  );
  const team = (
    code: string,
    [nameZh, nameEn]: Title,
    leaderKey: string,
    size: number,
    always: readonly string[],
  ): TeamSeed => {
    const drawn = chance
      .shuffled(free)
      .map(({ key }) => key)
      .filter((key) => key !== leaderKey && !always.includes(key))
      .slice(0, size - always.length);
    return {
      code: `${villageCode}-${code}`,
      areaCode: villageCode,
      nameZh,
      nameEn,
      leaderKey,
      deputyKey: itemAt(drawn, 0),
      memberKeys: [leaderKey, ...drawn, ...always],
    };
  };
  return [
    team('PATROL', ['平安巡防队', 'Peace patrol team'], 'lan-xiaofeng', 16, []),
    team('SCHOOL', ['助学助医队', 'Schooling and medical team'], 'yi-fangfei', 18, [
      'deng-qiaozhen',
      'xia-zixuan',
    ]),
    team('GREEN', ['护绿护河队', 'Green team'], 'yu-chenglin', 14, ['deng-qiaozhen']),
  ];
}

/** Posts, kin marks and teams; draws from `chance` in a fixed order. */
export function fillOffices(
  households: readonly HouseholdSeed[],
  residents: readonly ResidentSeed[],
  year: number,
  chance: Chance,
): Pick<People, 'posts' | 'kin' | 'teams'> {
  const groupOf = new Map(households.map(({ key, group }) => [key, group]));
  const gridOf = new Map(households.map(({ key, gridCode }) => [key, gridCode]));
  const namedNumbers = new Set(namedHouseholds.map(({ number }) => number));
  const named = households.filter(({ number }) => namedNumbers.has(number)).map(({ key }) => key);
  const book = new OfficeBook(residents, groupOf, year, chance, named);
  const byKey = new Map(residents.map((resident) => [resident.key, resident]));
  for (const { key, posts } of personas) {
    const resident = byKey.get(key);
    if (!resident) continue;
    for (const { role, areaCode, titleZh, titleEn, councilKind } of posts) {
      book.give(resident, role, areaCode, [titleZh, titleEn], councilKind);
    }
  }
  fillCommunityStaff(book);
  for (const unitCode of [villageCode, communityCode]) {
    for (const [kind, seats] of seatPlan) fillCouncil(book, unitCode, kind, seats);
  }
  const posts = [...staffPosts(year), ...book.posts];
  return { posts, kin: findKin(residents, gridOf, posts), teams: teamsOf(residents, year, chance) };
}
