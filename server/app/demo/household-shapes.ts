import type { Gender, Relation } from './person-seed';
import type { Chance } from './random';

/** One person to be of a household, before a name is given. */
interface MemberShape {
  readonly relation: Relation;
  readonly gender: Gender;
  readonly age: number;
  /** Bears the head's family name. */
  readonly ofTheFamily: boolean;
}

const anyGender = (chance: Chance): Gender => (chance.happens(0.5) ? 'M' : 'F');

function head(gender: Gender, age: number): MemberShape {
  return { relation: 'HEAD', gender, age, ofTheFamily: true };
}

function couple(husband: number, chance: Chance): MemberShape[] {
  return [
    head('M', husband),
    { relation: 'SPOUSE', gender: 'F', age: husband - chance.between(-1, 4), ofTheFamily: false },
  ];
}

/** Children of a mother of that age, oldest first; none older than 27, when they have homes of their own. */
function children(count: number, motherAge: number, chance: Chance): MemberShape[] {
  const shapes: MemberShape[] = [];
  let age = Math.min(27, motherAge - chance.between(21, 29));
  for (let place = 0; place < count; place += 1) {
    const gender = anyGender(chance);
    shapes.push({
      relation: gender === 'M' ? 'SON' : 'DAUGHTER',
      gender,
      age: Math.max(age, 0),
      ofTheFamily: true,
    });
    age -= chance.between(2, 6);
  }
  return shapes;
}

function grandparents(count: 0 | 1 | 2, headAge: number, chance: Chance): MemberShape[] {
  if (count === 0) return [];
  const age = headAge + chance.between(22, 28);
  const grandfather: MemberShape = { relation: 'PARENT', gender: 'M', age, ofTheFamily: true };
  const grandmother: MemberShape = {
    relation: 'PARENT',
    gender: 'F',
    age: age - chance.between(0, 4),
    ofTheFamily: false,
  };
  if (count === 2) return [grandfather, grandmother];
  return [chance.happens(0.35) ? grandfather : grandmother];
}

function family(childCount: number, grandparentCount: 0 | 1 | 2, chance: Chance): MemberShape[] {
  const parents = couple(chance.between(29, grandparentCount > 0 ? 48 : 54), chance);
  const ages = parents.map(({ age }) => age);
  return [
    ...parents,
    ...children(childCount, Math.min(...ages), chance),
    ...grandparents(grandparentCount, Math.max(...ages), chance),
  ];
}

/** Grandparents who raise a grandchild while its parents work away. */
function leftBehind(chance: Chance): MemberShape[] {
  return [
    ...couple(chance.between(58, 70), chance),
    { relation: 'GRANDCHILD', gender: anyGender(chance), age: chance.between(3, 15), ofTheFamily: true },
  ];
}

/** A believable household of `size` people, the head first. */
export function householdShape(size: number, chance: Chance): MemberShape[] {
  switch (size) {
    case 1:
      return [
        chance.happens(0.6)
          ? head(anyGender(chance), chance.between(66, 86))
          : head('M', chance.between(30, 62)),
      ];
    case 2:
      if (chance.happens(0.5)) return couple(chance.between(63, 81), chance);
      if (chance.happens(0.85)) return couple(chance.between(46, 62), chance);
      return [head('F', chance.between(38, 50)), ...children(1, 40, chance)];
    case 3:
      return chance.happens(0.22) ? leftBehind(chance) : family(1, 0, chance);
    case 4:
      return chance.happens(0.6) ? family(2, 0, chance) : family(1, 1, chance);
    case 5:
      return chance.happens(0.5) ? family(1, 2, chance) : family(2, 1, chance);
    default:
      return family(size - 4, 2, chance);
  }
}
