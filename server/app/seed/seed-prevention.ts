import { villageCode } from '#server/app/demo/areas';
import { addDays, addMonths, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { decideRecords } from '#server/features/activities/decide-records';
import { Decision } from '#server/features/activities/inputs';
import { GearGroup } from '#server/features/ceremonies/gear.entity';
import { addCouncilGear } from '#server/features/ceremonies/lend-gear';
import { type Actor, loadActor } from '#server/features/people/actor';
import { PreventionKind, PreventionTopic } from '#server/features/prevention/activity.entity';
import { holdPrevention } from '#server/features/prevention/hold-activity';
import { addMaterial, reviseMaterial } from '#server/features/prevention/keep-materials';
import { StockMoveKind } from '#server/features/prevention/material.entity';
import { moveMaterialStock } from '#server/features/prevention/move-stock';
import { PledgeHow, PreventionPledge } from '#server/features/prevention/pledge.entity';
import { planPrevention } from '#server/features/prevention/plan-activity';
import { checkPledge, signPledge, takePledge } from '#server/features/prevention/pledges';
import { materialSeeds } from './prevention-texts';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

const { TALK, SCHOOL, MARKET, FAMILY_EVENING, LEAFLETS, CHESS, DANCE } = PreventionKind;
const { DRUGS, GAMBLING, BOTH } = PreventionTopic;

/** What the association does in each month of the calendar: kind, topic, title, where, day, hour, with whom, who came. */
type Custom = readonly [
  kind: PreventionKind,
  topic: PreventionTopic,
  title: string,
  place: string,
  day: number,
  hour: number,
  partner: string,
  audience: number,
];

const customs: Readonly<Record<number, readonly Custom[]>> = {
  1: [[CHESS, GAMBLING, '年前棋艺晚会', '村文化室', 18, 19, '', 34]],
  2: [[FAMILY_EVENING, GAMBLING, '过年不上牌桌家庭夜话', '上坝院坝', 12, 19, '', 27]],
  3: [[MARKET, BOTH, '赶集日摆摊宣传', '金池镇集市', 16, 9, '镇司法所', 120]],
  4: [
    [LEAFLETS, DRUGS, '罂粟花期进组入户', '四个网格', 8, 9, '村卫生室', 86],
    [SCHOOL, DRUGS, '识毒防毒一堂课', '村小学', 23, 10, '村小学', 64],
  ],
  5: [[TALK, DRUGS, '地边沟坎看一看：认识罂粟', '村委会会议室', 14, 19, '派出所', 41]],
  6: [
    [SCHOOL, DRUGS, '国际禁毒日进校园', '金池镇中学', 26, 10, '金池镇中学', 210],
    [LEAFLETS, DRUGS, '禁毒日发传单', '村口', 26, 16, '', 75],
  ],
  7: [[DANCE, GAMBLING, '广场舞会', '村文化广场', 19, 20, '', 58]],
  8: [[DANCE, GAMBLING, '消夏舞会', '村文化广场', 16, 20, '', 63]],
  9: [[SCHOOL, DRUGS, '开学第一课：远离毒品', '村小学', 9, 10, '村小学', 66]],
  10: [[MARKET, BOTH, '秋收赶集宣传', '金池镇集市', 21, 9, '镇司法所', 105]],
  11: [[TALK, GAMBLING, '网络赌博怎么害人', '村委会会议室', 13, 19, '县司法局', 39]],
  12: [
    [CHESS, GAMBLING, '冬闲象棋赛', '村文化室', 6, 14, '', 31],
    [FAMILY_EVENING, BOTH, '返乡青年家庭夜话', '河西院坝', 27, 19, '', 29],
  ],
};

const HOUR = 3_600_000;
const BEGIN = 357;
const PLEDGES = 26;

/** A year of prevention in 银杏坝村: seasons of talks and evenings, printed matter, pledges that were asked about. */
export function preventionSteps(ids: CountyIds, today: string): Step[] {
  const village = ids.area(villageCode);
  const actors = new Map<string, Actor>();
  const actor = async (tx: Tx, residentId: string): Promise<Actor> => {
    const known = actors.get(residentId) ?? found(await loadActor(tx, { residentId }));
    actors.set(residentId, known);
    return known;
  };
  const chair = (tx: Tx): Promise<Actor> => actor(tx, ids.resident('yue-mingzhu'));
  const materials = new Map<string, string>();
  const steps: Step[] = [];
  const at = (day: string, hour: number, run: Step['run'], rank = 9): void => {
    steps.push({ at: new Date(startOfDay(day).getTime() + hour * HOUR), rank, run });
  };

  at(addDays(today, -BEGIN), 9, async (tx) => {
    const by = await chair(tx);
    for (const { bodyZh, bodyEn, ...seed } of materialSeeds) {
      const wording = { bodyZh: bodyZh.join('\n'), bodyEn: bodyEn.join('\n') };
      const made = await addMaterial(tx, by, { requestId: newId(), villageId: village, ...seed, ...wording });
      materials.set(seed.name, made.id);
      await print(tx, by, made.id, seed.name === '求助电话卡' ? 600 : 500);
    }
    const council = await tx.row<{ id: string }>(
      "select id from council where area_id = $1 and kind_code = 'DG'",
      [village],
    );
    for (const [kind, name, quantity] of [
      [GearGroup.CHESS, '象棋', 12],
      [GearGroup.SOUND, '舞会音箱', 1],
    ] as const) {
      const input = { requestId: newId(), councilId: found(council).id, kind, name, quantity };
      await addCouncilGear(tx, by, input);
    }
  });
  // The leaflet of the season is written anew before the poppies flower.
  at(addDays(today, -120), 10, async (tx) => {
    const [leaflet] = materialSeeds;
    if (!leaflet) return;
    const materialId = materials.get(leaflet.name) ?? '';
    const { titleZh, titleEn } = leaflet;
    await reviseMaterial(tx, await chair(tx), {
      requestId: newId(),
      materialId,
      titleZh,
      titleEn,
      bodyZh: [...leaflet.bodyZh, '老人家种过的旧品种，也请告诉村里，一起铲掉，没有人会怪您。'].join('\n'),
      bodyEn: [
        ...leaflet.bodyEn,
        'Old plants of the grandparents count too: tell us, nobody is blamed.',
      ].join('\n'),
    });
    await print(tx, await chair(tx), materialId, 200);
  });

  for (let back = 12; back >= -1; back -= 1) {
    const month = addMonths(`${today.slice(0, 7)}-01`, -back);
    for (const [place, custom] of (customs[Number(month.slice(5, 7))] ?? []).entries()) {
      const [kind, topic, title, where, dayOfMonth, hour, partner, audience] = custom;
      const day = addDays(month, dayOfMonth - 1);
      if (day <= addDays(today, -BEGIN) || day > addDays(today, 45)) continue;
      const id = newId();
      const planned = day > today ? addDays(today, -2) : addDays(day, -9);
      at(planned > addDays(today, -BEGIN) ? planned : addDays(today, -BEGIN + 1), 10, async (tx) => {
        await planPrevention(tx, await chair(tx), {
          requestId: id,
          villageId: village,
          kind,
          topic,
          title,
          place: where,
          partner,
          startsAt: new Date(startOfDay(day).getTime() + hour * HOUR),
          minutes: kind === TALK || kind === SCHOOL ? 60 : 120,
        });
      });
      // What is today's or yesterday's is still to be written down.
      if (day >= addDays(today, -1)) continue;
      at(day, 21.5 + place / 4, async (tx) => {
        const by = await chair(tx);
        const members = await membersOf(tx, village);
        const speakerIds = [...new Set([by.residentId, members[(back + place + 12) % 3] ?? by.residentId])];
        const creditIds = kind === TALK || kind === FAMILY_EVENING ? await comers(tx, village, back) : [];
        await holdPrevention(tx, by, {
          requestId: newId(),
          activityId: id,
          audience: Math.max(audience + ((back * 7) % 11) - 5, creditIds.length),
          speakerIds,
          creditIds,
          handedOut: handedOut(kind, topic, materials, audience),
          words: '',
        });
        await approve(tx, id, ids, members, actor);
      });
    }
  }

  for (let place = 0; place < PLEDGES; place += 1) {
    const signedOn = addDays(today, -(350 - place * 13));
    const id = newId();
    at(signedOn, 16, async (tx) => {
      const home = await plainHome(tx, village, place);
      if (place % 4 === 3) {
        await signPledge(tx, await actor(tx, home.residentId), { requestId: id, topic: BOTH });
        return;
      }
      const member = found((await membersOf(tx, village))[place % 3]);
      const topic = place % 5 === 0 ? GAMBLING : BOTH;
      const input = { requestId: id, householdId: home.householdId, topic, signedOn };
      await takePledge(tx, await actor(tx, member), input);
    });
  }
  // The year's check: the eldest pledges were asked about, at the door and on the phone.
  at(addDays(today, -3), 17, async (tx) => {
    const due = await tx.rows<{ id: string }>(
      'select id from prevention_pledge where village_id = $1 order by review_on, id limit 4',
      [village],
    );
    for (const [place, { id }] of due.entries()) {
      // One household is still to be asked.
      if (place === 1) continue;
      const pledge = found(await tx.one(PreventionPledge, { id }));
      const member = found((await membersOf(tx, village))[place % 3]);
      await checkPledge(tx, await actor(tx, member), {
        requestId: newId(),
        pledgeId: pledge.id,
        how: place % 2 ? PledgeHow.CALL : PledgeHow.VISIT,
      });
    }
  });
  at(addDays(today, -1), 21, (tx) => reportMonths(tx, today));
  return steps;
}

function print(tx: Tx, by: Actor, materialId: string, pieces: number): Promise<unknown> {
  return moveMaterialStock(tx, by, { requestId: newId(), materialId, kind: StockMoveKind.PRINTED, pieces });
}

/** What went over the table: leaflets of the topic, and a card for some. */
function handedOut(
  kind: PreventionKind,
  topic: PreventionTopic,
  materials: ReadonlyMap<string, string>,
  audience: number,
): { materialId: string; pieces: number }[] {
  const leaflet = topic === GAMBLING ? '不上牌桌传单' : '罂粟花期传单';
  const share = kind === CHESS || kind === DANCE ? 4 : kind === LEAFLETS || kind === MARKET ? 1.5 : 3;
  const lines: readonly (readonly [string, number])[] = [
    [leaflet, Math.round(audience / share)],
    ['求助电话卡', Math.round(audience / (share * 2))],
  ];
  return lines.flatMap(([name, pieces]) => {
    const materialId = materials.get(name);
    return materialId && pieces > 0 ? [{ materialId, pieces }] : [];
  });
}

/** Members of the association, the chair left out. */
async function membersOf(tx: Tx, village: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select p.resident_id as id from post p join council c on c.id = p.council_id
     where c.area_id = $1 and c.kind_code = 'DG' and p.role = 'COUNCIL_MEMBER'
       and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2 order by p.id`,
    [village, dayOf(tx.at)],
  );
  return rows.map(({ id }) => id);
}

const PLAIN = `r.village_id = $1 and r.state = 'ACTIVE' and r.birth_year < 1995
  and not exists (select 1 from resident m join post p on p.resident_id = m.id where m.household_id = r.household_id)
  and not exists (select 1 from resident m where m.household_id = r.household_id and m.login_id is not null)
  and not exists (select 1 from kinship k where k.resident_id = r.id)`;

/** Five who came and asked for their points. */
async function comers(tx: Tx, village: string, turn: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select r.id from resident r where ${PLAIN} order by r.name desc, r.id offset $2 limit 5`,
    [village, Math.abs(turn) * 5],
  );
  return rows.map(({ id }) => id);
}

async function plainHome(
  tx: Tx,
  village: string,
  place: number,
): Promise<{ householdId: string; residentId: string }> {
  return found(
    await tx.row<{ householdId: string; residentId: string }>(
      `select r.household_id, r.id as resident_id from resident r join household h on h.head_id = r.id
       where ${PLAIN} order by h.number, r.id offset $2 limit 1`,
      [village, place * 2],
    ),
  );
}

/** The roll of an evening: the clerk checks, a member who did not take it approves. */
async function approve(
  tx: Tx,
  activityId: string,
  ids: CountyIds,
  members: readonly string[],
  actor: (tx: Tx, id: string) => Promise<Actor>,
): Promise<void> {
  const records = await tx.rows<{ id: string }>(
    `select r.id from activity_record r join prevention_activity a on a.roll_id = r.roll_id where a.id = $1`,
    [activityId],
  );
  if (records.length === 0) return;
  const eyes = [
    [ids.resident('he-chunmei'), Decision.CHECK],
    [found(members[0]), Decision.APPROVE],
  ] as const;
  for (const [who, decision] of eyes) {
    const results = await decideRecords(tx, await actor(tx, who), {
      requestId: newId(),
      decisions: records.map(({ id }) => ({ recordId: id, decision })),
    });
    const refused = results.find(({ error }) => error !== null);
    if (refused?.error) throw new DomainError(refused.error, 'prevention');
  }
}

/** What the other units reported of this year and the one before: figures that any machine makes the same. */
async function reportMonths(tx: Tx, today: string): Promise<void> {
  await tx.rows(
    `insert into prevention_month (village_id, month, activities, audience, handed_out, pledges, reported_at)
     select a.id, m.month::date, s.seed % 3, (s.seed % 3) * (18 + s.seed % 40), (s.seed % 3) * (10 + s.seed % 25),
       6 + abs(hashtext(a.code)) % 30, $2
     from area a join council c on c.area_id = a.id and c.kind_code = 'DG'
       cross join generate_series(date_trunc('month', $1::date) - interval '13 months', date_trunc('month', $1::date)
         - interval '1 month', interval '1 month') as m (month)
       cross join lateral (select abs(hashtext(a.code || m.month::date || 'DG')) as seed) s
     where a.code <> $3`,
    [today, tx.at, villageCode],
  );
}
