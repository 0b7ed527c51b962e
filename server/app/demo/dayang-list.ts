import { householdShape } from './household-shapes';
import { nameFor, surnameIn } from './names';
import type { Relation } from './person-seed';
import { chanceFrom } from './random';

/** 大阳湾村, the village whose register came from paper. */
export const dayangCode = 'SX-02-03';

/** Who keeps its books. */
export const dayangClerk = { nameZh: '向明秀', phone: '19900000090' };

const relationWords: Readonly<Record<Relation, string>> = {
  HEAD: '户主',
  SPOUSE: '配偶',
  SON: '儿子',
  DAUGHTER: '女儿',
  PARENT: '父母',
  GRANDCHILD: '孙辈',
  CHILD_IN_LAW: '儿媳女婿',
};

const sizes = [1, 2, 2, 3, 3, 4, 4, 5];
const HOUSEHOLDS = 40;
const SEED = 4207;

const headings = ['编号', '户号', '户主', '姓名', '与户主关系', '电话', '出生年份', '期初积分', '期初荣誉分'];

/** Its register as the paper has it: headings and a row per person of 40 households. */
export function dayangList(year: number): (string | number | null)[][] {
  const chance = chanceFrom(SEED);
  const used = new Set<string>([dayangClerk.nameZh]);
  const rows = Array.from({ length: HOUSEHOLDS }, (_, place) => {
    const number = `阳湾-${String(place + 1).padStart(3, '0')}`;
    const surname = surnameIn('', chance);
    const people = householdShape(chance.pick(sizes), chance).map(
      ({ relation, gender, age, ofTheFamily }) => ({
        relation,
        age,
        name: nameFor(ofTheFamily ? surname : surnameIn('', chance), gender, year - age, year, used, chance),
      }),
    );
    const head = people[0]?.name ?? '';
    return people.map(({ relation, age, name }, member) => [
      number,
      head,
      name,
      relationWords[relation],
      member === 0 && age < 72 ? `1990001${String(place + 1).padStart(4, '0')}` : null,
      year - age,
      age >= 16 && chance.happens(0.55) ? chance.between(2, 24) * 5 : null,
      age >= 16 && chance.happens(0.2) ? chance.between(1, 6) * 5 : null,
    ]);
  }).flat();
  return [headings, ...rows.map((row, place) => [`Y${String(place + 1).padStart(3, '0')}`, ...row])];
}

/** Families who moved back to 银杏坝村: a list that waits for its second signature. */
export function returnedFamilies(year: number): (string | number | null)[][] {
  return [
    ['户号', '网格', '姓名', '与户主关系', '出生年份', '期初积分'],
    ['上坝-901', '上坝', '贺长林', '户主', year - 52, 20],
    ['上坝-901', '上坝', '秦玉兰', '配偶', year - 50, null],
    ['河西-901', '河西', '苗德才', '户主', year - 67, 35],
    ['河西-901', '河西', '柯秀珍', '配偶', year - 64, 15],
    ['沟口-901', '沟口', '冉小平', '户主', year - 41, null],
  ];
}
