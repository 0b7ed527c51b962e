import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import { demoSeed } from '#server/app/demo/acts';
import { areas, countyCode, units, villageCode } from '#server/app/demo/areas';
import { councils } from '#server/app/demo/council-kinds';
import { goods } from '#server/app/demo/goods';
import { holidaySeeds } from '#server/app/demo/holidays';
import { buildPeople } from '#server/app/demo/people';
import { councilTerm, type People, type ResidentSeed, shopCode } from '#server/app/demo/person-seed';
import { villageRules } from '#server/app/demo/rules-people';
import { templateRules } from '#server/app/demo/template-rules';
import { Ids, insert } from './insert';
import { insertCouncilKinds, insertRules } from './template';

/** Where the rows of the demo went: their ids by the stable codes and keys of the demo modules. */
export interface CountyIds {
  area: (code: string) => string;
  resident: (key: string) => string;
  household: (key: string) => string;
  rule: (code: string) => string;
  goods: (unitCode: string, code: string) => string;
  shop: (unitCode: string) => string;
  people: People;
}

/**
 * The county as it stands on the first day of the season before `today`: areas, people, posts, councils, rules and
 * shops, without a single act. `pinHash` is the hash of the one PIN that every demo card has.
 */
export async function seedCounty(tx: Tx, today: string, pinHash: string): Promise<CountyIds> {
  const year = Number(today.slice(0, 4));
  const begin = addDays(`${year}-01-01`, -365);
  const beginAt = new Date(`${begin}T00:00:00+08:00`);
  const people = buildPeople({ seed: demoSeed, year });
  const area = new Ids('area');
  const council = new Ids('council');
  const shop = new Ids('shop');
  const resident = new Ids('resident');
  const household = new Ids('household');
  const rule = new Ids('rule');
  const good = new Ids('good');

  for (const kind of ['COUNTY', 'TOWN', 'VILLAGE', 'COMMUNITY', 'GRID', 'BUILDING']) {
    await insert(
      tx,
      'area',
      areas
        .filter((each) => each.kind === kind)
        .map((each) => ({
          id: area.make(each.code),
          parent_id: each.parentCode ? area.of(each.parentCode) : null,
          kind: each.kind,
          code: each.code,
          name_zh: each.nameZh,
          name_en: each.nameEn,
        })),
    );
  }
  const villageOf = (unitCode: string): string => area.of(unitCode);

  await insert(
    tx,
    'calendar_day',
    holidaySeeds.map((each) => ({
      area_id: area.of(countyCode),
      day: each.day,
      works: each.works,
      name_zh: each.nameZh,
      name_en: each.nameEn,
    })),
  );

  await insertCouncilKinds(tx);
  const term = councilTerm(year);
  await insert(
    tx,
    'council',
    councils.map((each) => ({
      id: council.make(each.code),
      kind_code: each.kindCode,
      area_id: area.of(each.areaCode),
      name_zh: each.nameZh,
      name_en: each.nameEn,
      term_starts_on: term.startsOn,
      term_ends_on: term.endsOn,
      created_at: beginAt,
    })),
  );
  await insert(
    tx,
    'shop',
    units.map((unit) => ({
      id: shop.make(shopCode(unit.code)),
      village_id: area.of(unit.code),
      name_zh: `${unit.nameZh}平安超市`,
      name_en: `${unit.nameEn} Peace Supermarket`,
      opening_zh: '每周二、周五 9:00–16:30，逢集全天',
      opening_en: 'Tuesdays and Fridays 9:00–16:30, market days all day',
      created_at: beginAt,
    })),
  );

  await insert(
    tx,
    'household',
    people.households.map((each) => ({
      id: household.make(each.key),
      village_id: villageOf(each.unitCode),
      area_id: area.of(each.areaCode),
      number: each.number,
      card_number: each.cardNumber,
      card_token: `PA${newId().replaceAll('-', '')}`,
      pin_hash: pinHash,
      pin_failures: 0,
      state: 'ACTIVE',
      created_at: beginAt,
    })),
  );
  const residentRow = (each: ResidentSeed): Record<string, unknown> => ({
    id: resident.make(each.key),
    village_id: each.unitCode ? villageOf(each.unitCode) : null,
    household_id: each.householdKey ? household.of(each.householdKey) : null,
    name: each.nameZh,
    phone: each.phone,
    birth_year: each.birthYear,
    state: 'ACTIVE',
    created_at: beginAt,
  });
  await insert(tx, 'resident', [...people.residents, ...people.officials].map(residentRow));
  await tx.rows(
    `update household h set head_id = x.head from jsonb_to_recordset($1::jsonb) as x (id uuid, head uuid)
     where h.id = x.id`,
    [
      JSON.stringify(
        people.households.map((h) => ({ id: household.of(h.key), head: resident.of(h.headKey) })),
      ),
    ],
  );
  await insert(
    tx,
    'collector',
    people.households.flatMap((each) =>
      each.collectorKeys.map((key, index) => ({
        household_id: household.of(each.key),
        resident_id: resident.of(key),
        slot: index + 1,
      })),
    ),
  );
  await insert(
    tx,
    'kinship',
    people.kin.flatMap(({ residentKey, kinKey, relationZh }) => [
      { resident_id: resident.of(residentKey), kin_id: resident.of(kinKey), relation: relationZh },
      { resident_id: resident.of(kinKey), kin_id: resident.of(residentKey), relation: relationZh },
    ]),
  );
  await insert(
    tx,
    'post',
    people.posts.map((each) => ({
      id: newId(),
      resident_id: resident.of(each.residentKey),
      role: each.role,
      area_id: area.of(each.areaCode),
      council_id: each.councilCode ? council.of(each.councilCode) : null,
      shop_id: each.shopCode ? shop.of(each.shopCode) : null,
      starts_on: each.startsOn,
    })),
  );

  await insert(
    tx,
    'scheme',
    units.map((unit) => ({
      village_id: area.of(unit.code),
      household_quarter_points: 120,
      person_day_minutes: 480,
      two_approvers_from_points: 30,
      open_claims_per_household: 3,
      objection_working_days: 7,
      updated_at: beginAt,
    })),
  );
  await insertRules(tx, templateRules, area.of(countyCode), begin, beginAt, rule);
  await insertRules(tx, villageRules, area.of(villageCode), begin, beginAt, rule);
  await seedGoods(tx, beginAt, good, (unitCode) => shop.of(shopCode(unitCode)));

  return {
    area: area.of,
    resident: resident.of,
    household: household.of,
    rule: rule.of,
    goods: (unitCode, code) => good.of(`${unitCode}/${code}`),
    shop: (unitCode) => shop.of(shopCode(unitCode)),
    people,
  };
}

async function seedGoods(tx: Tx, at: Date, ids: Ids, shopOf: (unitCode: string) => string): Promise<void> {
  const rows = units.flatMap((unit) =>
    goods.map((each) => ({
      id: ids.make(`${unit.code}/${each.code}`),
      shop_id: shopOf(unit.code),
      code: each.code,
      name_zh: each.nameZh,
      name_en: each.nameEn,
      unit_zh: each.unitZh,
      unit_en: each.unitEn,
      category: each.category,
      picture: each.picture,
      points: each.points,
      limit_per_quarter: each.limitPerQuarter,
      tracks_best_before: each.bestBefore,
      is_service: each.isService,
      active: true,
      reorder_level: each.reorderLevel,
      stock: each.openingStock,
      created_at: at,
    })),
  );
  await insert(tx, 'goods', rows);
  await insert(
    tx,
    'goods_price',
    rows.map((row) => ({ id: newId(), goods_id: row.id, points: row.points, from_at: at })),
  );
  const costs = new Map(goods.map((each) => [each.code, each]));
  await insert(
    tx,
    'stock_movement',
    rows
      .filter((row) => row.stock > 0)
      .map((row) => ({
        id: newId(),
        goods_id: row.id,
        kind: 'PURCHASE',
        quantity: row.stock,
        reason: '开业进货',
        document: `${dayOf(at).replaceAll('-', '')}-001`,
        unit_cost_cents: costs.get(row.code)?.costCents ?? null,
        moved_at: at,
      })),
  );
}
