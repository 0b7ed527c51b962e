import {
  buildingCode,
  communityCode,
  communityGrids,
  villageCode,
  villageGrids,
  type GridSeed,
} from './areas';
import { householdShape } from './household-shapes';
import { nameFor, surnameIn } from './names';
import { fillOffices } from './offices';
import { namedHouseholds, type NamedHousehold } from './named-households';
import type { OfficialPerson } from './persona-seed';
import { communityTownStaff, personas } from './personas';
import type { HouseholdSeed, People, PostSeed, ResidentSeed } from './person-seed';
import { chanceFrom, itemAt, type Chance } from './random';

/** How many households of one, two, … six people a unit has: 468 residents in 160, 900 in 320. */
const sizePlans: Readonly<Record<string, readonly number[]>> = {
  [villageCode]: [22, 46, 40, 32, 14, 6],
  [communityCode]: [52, 80, 100, 60, 20, 8],
};

/** A resident still being placed: the phone comes last, when it is known who holds a post. */
type ResidentDraft = { -readonly [Field in keyof ResidentSeed]: ResidentSeed[Field] };

interface Unit {
  readonly code: string;
  readonly keyPrefix: string;
  readonly grids: readonly GridSeed[];
  /** Share of grown-ups who work far away. */
  readonly awayShare: number;
  readonly named: readonly NamedHousehold[];
}

const fullUnits: readonly Unit[] = [
  { code: villageCode, keyPrefix: 'yx', grids: villageGrids, awayShare: 0.24, named: namedHouseholds },
  { code: communityCode, keyPrefix: 'bm', grids: communityGrids, awayShare: 0.08, named: [] },
];

const personaByName = new Map(personas.map((each) => [each.nameZh, each]));

function keyOfPersona(name: string): string {
  const persona = personaByName.get(name);
  if (!persona) throw new Error(`No persona called ${name}`);
  return persona.key;
}

interface Making {
  readonly year: number;
  readonly chance: Chance;
  readonly usedNames: Set<string>;
  readonly usedCards: Set<string>;
  readonly residents: ResidentDraft[];
  readonly households: HouseholdSeed[];
}

function freshCard(making: Making): string {
  for (;;) {
    const card = String(making.chance.between(210_000, 989_999));
    if (!making.usedCards.has(card)) {
      making.usedCards.add(card);
      return card;
    }
  }
}

/** The sizes left for households without named people, in a random order. */
function sizesToFill(unit: Unit, chance: Chance): number[] {
  const plan = [...(sizePlans[unit.code] ?? [])];
  for (const { members } of unit.named) plan[members.length - 1] = (plan[members.length - 1] ?? 0) - 1;
  return chance.shuffled(plan.flatMap((count, index) => Array<number>(Math.max(count, 0)).fill(index + 1)));
}

function membersOf(unit: Unit, grid: GridSeed, number: string, key: string, size: number, making: Making) {
  const { chance, year } = making;
  const named = unit.named.find((each) => each.number === number);
  if (named) {
    return named.members.map(({ relation, nameZh, gender, age, away }, index): ResidentDraft => {
      const persona = personaByName.get(nameZh);
      return {
        key: persona?.householdNumber === number ? persona.key : `${key}-${index + 1}`,
        nameZh,
        gender,
        birthYear: year - age,
        phone: persona?.phone ?? null,
        householdKey: key,
        unitCode: unit.code,
        relation,
        awayForWork: away,
      };
    });
  }
  const surname = surnameIn(grid.nameZh, chance);
  return householdShape(size, chance).map(({ relation, gender, age, ofTheFamily }, index): ResidentDraft => {
    const birthYear = year - age;
    const family = ofTheFamily ? surname : surnameIn('', chance);
    const workingAge = age >= 20 && age <= 52 && size > 1;
    return {
      key: `${key}-${index + 1}`,
      nameZh: nameFor(family, gender, birthYear, year, making.usedNames, chance),
      gender,
      birthYear,
      phone: null,
      householdKey: key,
      unitCode: unit.code,
      relation,
      awayForWork: workingAge && chance.happens(unit.awayShare * (gender === 'M' ? 1.5 : 0.8)),
    };
  });
}

function fillUnit(unit: Unit, making: Making): void {
  const sizes = sizesToFill(unit, making.chance);
  for (const grid of unit.grids) {
    for (let place = 1; place <= grid.households; place += 1) {
      const share = (place - 1) / grid.households;
      const three = String(place).padStart(3, '0');
      const number = `${grid.nameZh}-${three}`;
      const key = `${unit.keyPrefix}-g${grid.code.slice(-1)}-${three}`;
      const named = unit.named.find((each) => each.number === number);
      const size = named ? named.members.length : sizes.pop();
      if (size === undefined) throw new Error(`The size plan of ${unit.code} is too short`);
      const members = membersOf(unit, grid, number, key, size, making);
      making.residents.push(...members);
      if (named?.cardNumber) making.usedCards.add(named.cardNumber);
      making.households.push({
        key,
        unitCode: unit.code,
        areaCode:
          grid.buildings.length === 0
            ? grid.code
            : buildingCode(grid.code, 1 + Math.floor(share * grid.buildings.length)),
        gridCode: grid.code,
        group: grid.groups.length === 0 ? null : itemAt(grid.groups, Math.floor(share * grid.groups.length)),
        number,
        cardNumber: named?.cardNumber ?? freshCard(making),
        headKey: itemAt(members, 0).key,
        memberKeys: members.map((member) => member.key),
        collectorKeys: (named?.collectors ?? []).map(keyOfPersona),
      });
    }
  }
}

/** A lone elder of high age without a phone names a neighbour as collector. */
function nameCollectors(making: Making): HouseholdSeed[] {
  const residentByKey = new Map(making.residents.map((resident) => [resident.key, resident]));
  return making.households.map((household, index, all) => {
    const head = residentByKey.get(household.headKey);
    const neighbour = all[index + 1];
    const alone =
      household.memberKeys.length === 1 && head !== undefined && making.year - head.birthYear >= 75;
    if (!alone || head.phone || household.collectorKeys.length > 0 || !neighbour) return household;
    if (neighbour.gridCode !== household.gridCode) return household;
    const grown = neighbour.memberKeys.find((key) => {
      const resident = residentByKey.get(key);
      return resident !== undefined && making.year - resident.birthYear >= 18 && !resident.awayForWork;
    });
    return grown ? { ...household, collectorKeys: [grown] } : household;
  });
}

/** About 55 in 100 have a phone; everybody with a post has one, save those who are known not to. */
function givePhones(making: Making, posts: readonly PostSeed[]): void {
  const { chance, year } = making;
  const busy = new Set(posts.map(({ residentKey }) => residentKey));
  const without = new Set(personas.filter(({ phone }) => phone === null).map(({ key }) => key));
  const pool = chance.shuffled(
    Array.from({ length: 9900 }, (_, place) => String(place + 100).padStart(4, '0')),
  );
  for (const resident of making.residents) {
    if (resident.phone || without.has(resident.key)) continue;
    const age = year - resident.birthYear;
    const share = age < 13 ? 0 : age < 18 ? 0.3 : age < 60 ? 0.77 : age < 75 ? 0.4 : 0.1;
    const gets = chance.happens(share);
    if (gets || busy.has(resident.key)) resident.phone = `1990000${pool.pop() ?? ''}`;
  }
}

function officialsOf(year: number): ResidentSeed[] {
  const official = ({ key, nameZh, gender, age }: OfficialPerson, phone: string | null): ResidentSeed => ({
    key,
    nameZh,
    gender,
    birthYear: year - age,
    phone,
    householdKey: null,
    unitCode: null,
    relation: null,
    awayForWork: false,
  });
  return [
    ...personas
      .filter(({ householdNumber }) => householdNumber === null)
      .map((each) => official(each, each.phone)),
    ...communityTownStaff.map((each, place) => official(each, `1990000006${place}`)),
  ];
}

/**
 * The people of the two full units and the staff above them, the same for the same seed and year.
 * `year` is the season's year: ages are counted in it.
 */
export function buildPeople({ seed, year }: { readonly seed: number; readonly year: number }): People {
  const making: Making = {
    year,
    chance: chanceFrom(seed),
    usedNames: new Set([
      ...personas.map(({ nameZh }) => nameZh),
      ...namedHouseholds.flatMap(({ members }) => members.map(({ nameZh }) => nameZh)),
    ]),
    usedCards: new Set(),
    residents: [],
    households: [],
  };
  for (const unit of fullUnits) fillUnit(unit, making);
  const offices = fillOffices(making.households, making.residents, year, making.chance);
  givePhones(making, offices.posts);
  return {
    households: nameCollectors(making),
    residents: making.residents,
    officials: officialsOf(year),
    ...offices,
  };
}
