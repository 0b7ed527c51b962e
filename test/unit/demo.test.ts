import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { demoSeed } from '#server/app/demo/acts';
import { areas, unitFigures, units, villageCode } from '#server/app/demo/areas';
import { councilKinds, councils } from '#server/app/demo/council-kinds';
import { goods, goodsCategories } from '#server/app/demo/goods';
import { buildPeople } from '#server/app/demo/people';
import type { RuleSeed } from '#server/app/demo/rule-seed';
import { villageRules } from '#server/app/demo/rules-people';
import { allRules, ruleCategories, seasonFund, templateRules } from '#server/app/demo/template-rules';

const publicFile = (path: string) => fileURLToPath(new URL(`../../client/public${path}`, import.meta.url));
const isUnique = (values: readonly string[]) => new Set(values).size === values.length;
const outsideBodies: readonly string[] = ['V', 'TOWN', 'COUNTY', 'AUTO'];

/** What is wrong with a rule taken by itself; empty when it is sound. */
function faultsOf(rule: RuleSeed): string[] {
  const automatic = rule.bodies.includes('AUTO');
  const capNames = rule.caps.map(({ scope, period, unit }) => `${scope} ${period} ${unit}`);
  const strangers = rule.bodies.filter((body) => {
    if (outsideBodies.includes(body)) return false;
    const kind = councilKinds.find(({ code }) => code === body);
    return !kind?.approves.some((prefix) => rule.code.startsWith(prefix));
  });
  const claims: [holds: boolean, fault: string][] = [
    [rule.pointsMin > 0, 'gives nothing'],
    [(rule.basis === 'RANGE') === rule.pointsMin < rule.pointsMax, 'has a range that is none'],
    [rule.bodies.length > 0 && isUnique(rule.bodies), 'has no body, or one twice'],
    [strangers.length === 0, `is not for ${strangers.join()} to approve`],
    [isUnique(capNames), 'says a cap twice'],
    [rule.countsMinutes || rule.caps.every(({ unit }) => unit === 'TIMES'), 'caps minutes it does not count'],
    [!automatic || (rule.bodies.length === 1 && !rule.selfClaim), 'is automatic and yet not'],
    [rule.pointsMax < 30 || rule.publicityDays === 7, 'is too briefly on the board'],
    [rule.pointsMax < 30 || automatic || rule.bodies.length >= 2, 'needs a second body'],
  ];
  return claims.flatMap(([holds, fault]) => (holds ? [] : [`${rule.code} ${fault}`]));
}

describe('rules', () => {
  test('every row of the public table is there, its last row as the village’s own five', () => {
    expect(villageRules.map(({ code }) => code)).toEqual(['LO-01', 'LO-02', 'LO-03', 'LO-04', 'LO-05']);
    // 58 rows of the template and one for the villages' own make the table's 59.
    expect(templateRules.length + 1).toBe(59);
    expect(isUnique(allRules.map(({ code }) => code))).toBe(true);
    expect(Math.max(...villageRules.map(({ pointsMax }) => pointsMax))).toBe(5);
  });

  test('every rule is sound', () => {
    expect(allRules.flatMap(faultsOf)).toEqual([]);
  });

  test('every category has names, a picture and rules, and the budgets make the season’s fund', () => {
    const used = new Set(allRules.map(({ category }) => category));
    expect(ruleCategories.map(({ code }) => code)).toEqual([...used]);
    expect(ruleCategories.filter(({ nameZh, nameEn }) => !nameZh || !nameEn)).toEqual([]);
    expect(ruleCategories.filter(({ icon }) => !existsSync(publicFile(icon)))).toEqual([]);
    expect(ruleCategories.reduce((sum, { budgetPoints }) => sum + (budgetPoints ?? 0), 0)).toBe(20_000);
    const fund = seasonFund.sources.reduce((sum, { cents }) => sum + cents, 0);
    expect(fund / seasonFund.parCents).toBe(20_000);
  });
});

describe('goods and places', () => {
  test('48 goods, each with its picture and a price near its cost', () => {
    expect(goods.length).toBe(48);
    expect(isUnique(goods.map(({ code }) => code))).toBe(true);
    expect(new Set(goodsCategories.map(({ code }) => code))).toEqual(
      new Set(goods.map(({ category }) => category)),
    );
    expect(goods.filter(({ picture }) => !existsSync(publicFile(picture)))).toEqual([]);
    // At par a point is a yuan.
    expect(goods.filter(({ costCents, points }) => Math.abs(costCents - points * 100) > 100)).toEqual([]);
    expect(goods.filter(({ reorderLevel, openingStock }) => reorderLevel >= openingStock)).toEqual([]);
  });

  test('11 towns, 56 villages and communities, parents before children', () => {
    expect(areas.filter(({ kind }) => kind === 'TOWN').length).toBe(11);
    expect(units.length).toBe(56);
    expect(unitFigures.map(({ areaCode }) => areaCode)).toEqual(units.map(({ code }) => code));
    const seen = new Set<string | null>([null]);
    const orphans = areas.filter(({ code, parentCode }) => {
      seen.add(code);
      return !seen.has(parentCode);
    });
    expect(orphans).toEqual([]);
    expect(isUnique(areas.map(({ code }) => code))).toBe(true);
    expect(councils.filter(({ areaCode }) => !seen.has(areaCode))).toEqual([]);
  });
});

describe('people', () => {
  const year = 2025;
  const people = buildPeople({ seed: demoSeed, year });
  const village = people.households.filter(({ unitCode }) => unitCode === villageCode);
  const seatsOf = (code: string) => people.posts.filter(({ councilCode }) => councilCode === code);

  test('160 households with 468 people, and 320 with 900 in the community', () => {
    expect(village.length).toBe(160);
    expect(people.residents.filter(({ unitCode }) => unitCode === villageCode).length).toBe(468);
    expect(people.households.length).toBe(160 + 320);
    expect(people.residents.length).toBe(468 + 900);
    expect(new Set(village.map(({ group }) => group)).size).toBe(7);
    expect(isUnique(people.households.flatMap(({ memberKeys }) => memberKeys))).toBe(true);
  });

  test('keys, door plates, cards and phones are unique and well formed', () => {
    const everybody = [...people.residents, ...people.officials];
    const cards = people.households.map(({ cardNumber }) => cardNumber);
    const phones = everybody.flatMap(({ phone }) => (phone ? [phone] : []));
    expect(isUnique(everybody.map(({ key }) => key))).toBe(true);
    expect(isUnique(people.households.map(({ unitCode, number }) => `${unitCode} ${number}`))).toBe(true);
    expect(isUnique(cards) && isUnique(phones)).toBe(true);
    expect(cards.filter((card) => !/^[0-9]{6}$/.test(card))).toEqual([]);
    expect(phones.filter((phone) => !/^1990000[0-9]{4}$/.test(phone))).toEqual([]);
    expect(Math.round((phones.length / everybody.length) * 100)).toBeCloseTo(55, -1);
  });

  test('every council of the village has a chair and as many seats as its charter says', () => {
    const wrong = councils
      .filter(({ areaCode }) => areaCode === villageCode)
      .filter(({ code, kindCode }) => {
        const kind = councilKinds.find((each) => each.code === kindCode);
        const seats = seatsOf(code);
        const chairs = seats.filter(({ role }) => role === 'COUNCIL_CHAIR').length;
        return !kind || seats.length < kind.seatsMin || seats.length > kind.seatsMax || chairs !== 1;
      });
    expect(wrong).toEqual([]);
  });

  test('elders sit with the elders, and oversight holds no other post of the village', () => {
    const born = new Map(people.residents.map(({ key, birthYear }) => [key, birthYear]));
    const elders = seatsOf(`${villageCode}-EL`).map(
      ({ residentKey }) => year - (born.get(residentKey) ?? year),
    );
    expect(Math.min(...elders)).toBeGreaterThanOrEqual(60);
    const overseers = new Set(seatsOf(`${villageCode}-OC`).map(({ residentKey }) => residentKey));
    const roles = people.posts
      .filter(({ residentKey }) => overseers.has(residentKey))
      .map(({ role }) => role);
    expect(new Set(roles)).toEqual(new Set(['COUNCIL_CHAIR', 'COUNCIL_MEMBER', 'SHOP_SUPERVISOR']));
  });
});
