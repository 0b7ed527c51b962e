import { communityCode, villageCode } from '#server/app/demo/areas';
import { nameFor, surnameIn } from '#server/app/demo/names';
import { type Chance, chanceFrom } from '#server/app/demo/random';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import { textInForce } from '#server/features/people/consent/consents';
import { decideConsent } from '#server/features/people/consent/decide-consent';
import { openMissingAccounts } from '#server/features/people/purse';
import { addGear } from '#server/features/teams/add-gear';
import { answerLead } from '#server/features/teams/answer-lead';
import { askToJoin } from '#server/features/teams/ask-to-join';
import { enrolMember } from '#server/features/teams/enrol-member';
import { foundTeam } from '#server/features/teams/found-team';
import { GearKind } from '#server/features/teams/gear.entity';
import { issueGear } from '#server/features/teams/issue-gear';
import { offerLead } from '#server/features/teams/offer-lead';
import { EVERY_SPAN, spanBit } from '#server/features/teams/rules';
import { ServiceKind } from '#server/features/teams/team.entity';
import { Course, Skill, SourceGroup, SpokenLanguage } from '#server/features/teams/volunteer.entity';
import { insert } from './insert';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

type TeamSeed = readonly [kind: ServiceKind, name: string, leader: string, purpose: string];

/** The teams of 银杏坝村 with the people who lead them. */
const villageTeams: readonly TeamSeed[] = [
  [ServiceKind.PATROL, '平安巡防队', '蓝晓峰', '戴红袖套夜间巡逻，看门看路看水电。'],
  [ServiceKind.SCHOOLING, '助学队', '易芳菲', '周末给留守孩子辅导功课。'],
  [ServiceKind.MEDICAL, '助医队', '易芳菲', '陪老人看病、取药、量血压。'],
  [ServiceKind.RIVER, '护绿护河队', '余成林', '沿河捡垃圾、看水位、护树。'],
  [ServiceKind.DELIVERY, '绿丝带送物队', '邓巧珍', '系绿丝带，给行动不便的人家送米送药。'],
  [ServiceKind.ELDERS, '敬老队', '岳明珠', '陪独居老人说话、理发、打扫。'],
  [ServiceKind.HARDSHIP, '邻里帮困队', '穆家兴', '哪家一时有难处，搭把手。'],
  [ServiceKind.FIRE, '防火队', '焦大成', '清明、秋收守山看火。'],
  [ServiceKind.DISASTER, '应急救灾队', '石有为', '汛期转移、清路、送物。'],
  [ServiceKind.DISABLED, '助残队', '谢玉兰', '陪残疾人出门办事，修扶手、坡道。'],
];

/** Small teams of the units that are not filled in full. */
const smallTeams: readonly (readonly [kind: ServiceKind, name: string])[] = [
  [ServiceKind.PATROL, '平安巡防队'],
  [ServiceKind.ELDERS, '敬老队'],
];
const communityTeams: readonly (readonly [kind: ServiceKind, name: string])[] = [
  ...smallTeams,
  [ServiceKind.SCHOOLING, '四点半课堂队'],
  [ServiceKind.DELIVERY, '绿丝带送物队'],
  [ServiceKind.DISASTER, '楼栋应急队'],
];

const skills = Object.values(Skill);
const sources: readonly (readonly [SourceGroup, number])[] = [
  [SourceGroup.CITIZEN, 62],
  [SourceGroup.RETIRED, 12],
  [SourceGroup.WORTHY, 10],
  [SourceGroup.FORMER_OFFICIAL, 8],
  [SourceGroup.DEPUTY, 5],
  [SourceGroup.LEGAL, 3],
];
const courseOf: Partial<Record<ServiceKind, Course>> = {
  PATROL: Course.PATROL,
  FIRE: Course.FIRE_SAFETY,
  RIVER: Course.WATER_SAFETY,
  ELDERS: Course.ELDER_CARE,
  MEDICAL: Course.FIRST_AID,
  DISASTER: Course.DISASTER,
  SCHOOLING: Course.CHILD_SAFETY,
};

function freeTimes(chance: Chance): number {
  if (chance.happens(0.15)) return EVERY_SPAN;
  let bits = 0;
  if (chance.happens(0.6)) for (const day of [5, 6]) for (const part of [0, 1, 2]) bits |= spanBit(day, part);
  if (chance.happens(0.5)) for (let day = 0; day < 5; day += 1) bits |= spanBit(day, 2);
  for (let more = 0; more < 3; more += 1) bits |= spanBit(chance.between(0, 6), chance.between(0, 2));
  return bits;
}

interface Person {
  id: string;
  villageId: string;
  name: string;
  birthYear: number | null;
}

/** Grown-up people of all units, in an order that is the same on every machine. */
async function grownUps(tx: Tx, thisYear: number): Promise<Map<string, Person[]>> {
  const rows = await tx.rows<Person>(
    `select id, village_id, name, birth_year from resident
     where state = 'ACTIVE' and village_id is not null
       and (birth_year is null or birth_year between $1 - 76 and $1 - 20)
       and name <> '阮青山' -- he is left to register by himself
     order by village_id, md5(name || coalesce(birth_year::text, '')), name`,
    [thisYear],
  );
  const byVillage = new Map<string, Person[]>();
  for (const row of rows) {
    const list = byVillage.get(row.villageId);
    if (list) list.push(row);
    else byVillage.set(row.villageId, [row]);
  }
  return byVillage;
}

/**
 * Volunteers as a county has them: some 120 in 银杏坝村 with ten teams that use-cases founded and handed to their
 * leaders, a few hundred in 北门社区, and small teams of the people known elsewhere. 夏子轩 (13) serves with his
 * father's consent; one asks to join, one lead is on offer, and armbands and ribbons are out.
 */
export function teamSteps(ids: CountyIds, today: string): Step[] {
  const begin = startOfDay(addDays(today, -352)).getTime() + 9 * 3_600_000;
  const villageId = ids.area(villageCode);
  const at = (days: number, rank: number, run: Step['run']): Step => ({
    at: new Date(begin + days * 86_400_000),
    rank,
    run,
  });
  const idOf = async (tx: Tx, name: string): Promise<string> =>
    found(
      await tx.row<{ id: string }>(
        'select id from resident where name = $1 order by village_id = $2 desc nulls last, id limit 1',
        [name, villageId],
      ),
    ).id;
  const actor = async (tx: Tx, name: string): Promise<Actor> =>
    found(await loadActor(tx, { residentId: await idOf(tx, name) }));

  return [
    at(0, 1, (tx) => registerAll(tx, ids, today)),
    at(0, 2, async (tx) => {
      const clerk = await actor(tx, '贺春梅');
      for (const [kind, name, leader, purpose] of villageTeams) {
        const team = await foundTeam(tx, clerk, { requestId: newId(), villageId, kind, name, purpose });
        const residentId = await idOf(tx, leader);
        await enrolMember(tx, clerk, { requestId: newId(), teamId: team.id, residentId });
        const offer = await offerLead(tx, clerk, { requestId: newId(), teamId: team.id, residentId });
        await answerLead(tx, await actor(tx, leader), {
          requestId: newId(),
          offerId: offer.id,
          accept: true,
        });
      }
    }),
    at(1, 1, (tx) => joinAll(tx, villageId)),
    at(2, 1, (tx) => gearUp(tx, villageId, actor)),
    at(20, 1, async (tx) => {
      const pupil = await idOf(tx, '夏子轩');
      const purpose = ConsentPurpose.VOLUNTEER_TASKS;
      const textId = found(await textInForce(tx, purpose)).id;
      await decideConsent(tx, await actor(tx, '夏建平'), {
        requestId: newId(),
        residentId: pupil,
        purpose,
        given: true,
        textId,
      });
      await insert(tx, 'volunteer', [
        {
          ...volunteerRow(tx, pupil, villageId, pupil, chanceFrom(13)),
          no_night: true,
          skills: [Skill.PHONES],
          available: spanBit(5, 0) | spanBit(6, 0),
        },
      ]);
      const team = found(await teamNamed(tx, villageId, '护绿护河队'));
      await enrolMember(tx, await actor(tx, '余成林'), {
        requestId: newId(),
        teamId: team,
        residentId: pupil,
      });
    }),
    at(350, 1, async (tx) => {
      const asks = await tx.rows<{ id: string; teamId: string }>(
        `select v.resident_id as id, t.id as team_id from volunteer v join team t on t.village_id = v.village_id
         where v.village_id = $1 and t.name in ('平安巡防队', '敬老队') and v.state = 'ACTIVE' and not exists (
           select 1 from team_member m where m.resident_id = v.resident_id)
         order by v.number limit 3`,
        [villageId],
      );
      for (const { id, teamId } of asks) {
        const person = found(await loadActor(tx, { residentId: id }));
        await askToJoin(tx, person, { requestId: newId(), teamId, words: '晚上有空，想出份力。' });
      }
    }),
  ];
}

async function teamNamed(tx: Tx, villageId: string, name: string): Promise<string | null> {
  return (
    (
      await tx.row<{ id: string }>('select id from team where village_id = $1 and name = $2', [
        villageId,
        name,
      ])
    )?.id ?? null
  );
}

function volunteerRow(
  tx: Tx,
  id: string,
  villageId: string,
  by: string,
  chance: Chance,
): Record<string, unknown> {
  const kinds = chance.shuffled(skills).slice(0, chance.between(0, 3));
  const languages = [SpokenLanguage.DIALECT, ...(chance.happens(0.8) ? [SpokenLanguage.MANDARIN] : [])];
  return {
    resident_id: id,
    village_id: villageId,
    registered_on: tx.at.toISOString().slice(0, 10),
    registered_by: by,
    state: 'ACTIVE',
    source_group: chance.pickWeighted(sources, ([, weight]) => weight)[0],
    skills: kinds.toSorted(),
    languages: languages.toSorted(),
    available: freeTimes(chance),
    light_only: chance.happens(0.1),
    no_night: chance.happens(0.2),
    insured_until: chance.happens(0.7) ? addDays(tx.at.toISOString().slice(0, 10), 730) : null,
    changed_at: tx.at,
  };
}

/** Volunteers of a unit that is not filled in full. */
const PEOPLE_ELSEWHERE = 36;

/** Units that carry figures only get the people whom their roll-up of volunteers stands for, without households. */
async function settleElsewhere(tx: Tx, thisYear: number): Promise<void> {
  const chance = chanceFrom(54);
  const used = new Set<string>();
  const units = await tx.rows<{ id: string }>(
    `select a.id from area a where a.id = a.village_id
       and (select count(*) from resident r where r.village_id = a.id) < ${PEOPLE_ELSEWHERE} order by a.code`,
  );
  const people = units.flatMap(({ id }) =>
    Array.from({ length: PEOPLE_ELSEWHERE }, () => {
      const birthYear = thisYear - chance.between(24, 72);
      const gender = chance.happens(0.5) ? 'F' : 'M';
      // Names may meet again in another unit, as they do.
      if (used.size > 600) used.clear();
      const name = nameFor(surnameIn('', chance), gender, birthYear, thisYear, used, chance);
      return { id: newId(), village_id: id, name, birth_year: birthYear, state: 'ACTIVE', created_at: tx.at };
    }),
  );
  await insert(tx, 'resident', people);
  await openMissingAccounts(tx);
}

/** Everybody who registers on the first day: the village, the community, and who is known elsewhere. */
async function registerAll(tx: Tx, ids: CountyIds, today: string): Promise<void> {
  const chance = chanceFrom(4);
  await settleElsewhere(tx, Number(today.slice(0, 4)));
  const villages = await grownUps(tx, Number(today.slice(0, 4)));
  const leaders = new Set(villageTeams.map(([, , leader]) => leader));
  const rows: Record<string, unknown>[] = [];
  const small: { village: string; people: Person[] }[] = [];
  for (const [village, people] of villages) {
    const most =
      village === ids.area(villageCode) ? 120 : village === ids.area(communityCode) ? 220 : PEOPLE_ELSEWHERE;
    const first = people.toSorted((a, b) => Number(leaders.has(b.name)) - Number(leaders.has(a.name)));
    const chosen = (most === 120 ? first : people).slice(0, most);
    if (most !== 120) small.push({ village, people: chosen });
    for (const { id } of chosen) rows.push(volunteerRow(tx, id, village, id, chance));
  }
  await tx.rows('lock table volunteer in share row exclusive mode');
  const next = found(await tx.row<{ taken: number }>('select count(*) as taken from volunteer')).taken;
  await insert(
    tx,
    'volunteer',
    rows.map((row, place) => ({ ...row, number: `ZY${String(next + place + 1).padStart(8, '0')}` })),
  );
  await tx.rows("select setval('volunteer_number', $1)", [next + rows.length]);
  for (const { village, people } of small) {
    // Somebody offers the lead and somebody else accepts it.
    if (people.length < 2 * smallTeams.length) continue;
    const kinds = village === ids.area(communityCode) ? communityTeams : smallTeams;
    await foundSmall(tx, village, kinds, people);
  }
}

/** Teams as rows: a leader who accepted, and members. */
async function foundSmall(
  tx: Tx,
  villageId: string,
  kinds: readonly (readonly [ServiceKind, string])[],
  people: readonly Person[],
): Promise<void> {
  const teams = kinds.flatMap(([kind, name], place) => {
    const members = people.filter((_person, n) => n % kinds.length === place);
    const [leader] = members;
    return leader ? [{ id: newId(), kind, name, leader, members }] : [];
  });
  const { at } = tx;
  await insert(
    tx,
    'team',
    teams.map(({ id, kind, name, leader }) => ({
      id,
      village_id: villageId,
      kind,
      name,
      leader_id: leader.id,
      leads_since: at,
      purpose: '',
      state: 'ACTIVE',
      created_at: at,
    })),
  );
  await insert(
    tx,
    'team_member',
    teams.flatMap(({ id, members }) => members.map((each) => memberRow(at, id, each.id))),
  );
  await insert(
    tx,
    'lead_offer',
    teams.map(({ id, leader }) => ({
      id: newId(),
      team_id: id,
      to_id: leader.id,
      offered_by: people.find((each) => each.id !== leader.id)?.id ?? null,
      offered_at: at,
      state: 'ACCEPTED',
      answered_at: at,
    })),
  );
}

function memberRow(at: Date, teamId: string, residentId: string): Record<string, unknown> {
  return {
    id: newId(),
    team_id: teamId,
    resident_id: residentId,
    state: 'ACTIVE',
    words: '',
    asked_at: at,
    since: at,
    decided_by: residentId,
    reason: '',
  };
}

/** The village's volunteers find their teams, and pass their courses. */
async function joinAll(tx: Tx, villageId: string): Promise<void> {
  const chance = chanceFrom(7);
  const teams = await tx.rows<{ id: string; kind: ServiceKind; leaderId: string }>(
    'select id, kind, leader_id from team where village_id = $1 order by kind, name',
    [villageId],
  );
  const people = await tx.rows<{ id: string }>(
    'select resident_id as id from volunteer where village_id = $1 order by number',
    [villageId],
  );
  const places: Record<string, unknown>[] = [];
  const courses: Record<string, unknown>[] = [];
  for (const { id } of people.slice(0, -8)) {
    for (const team of chance.shuffled(teams).slice(0, chance.happens(0.3) ? 2 : 1)) {
      if (team.leaderId !== id) places.push(memberRow(tx.at, team.id, id));
      const course = courseOf[team.kind];
      if (course && chance.happens(0.75)) courses.push({ resident_id: id, course });
    }
  }
  await insert(tx, 'team_member', places);
  const passedOn = tx.at.toISOString().slice(0, 10);
  const leaders = teams.flatMap(({ leaderId, kind }) => {
    const course = courseOf[kind];
    return course ? [{ resident_id: leaderId, course }] : [];
  });
  const known = new Map([...courses, ...leaders].map((each) => [JSON.stringify(each), each]));
  await insert(
    tx,
    'training',
    [...known.values()].map((each) => ({
      id: newId(),
      ...each,
      passed_on: passedOn,
      entered_by: people[0]?.id,
      entered_at: tx.at,
    })),
  );
}

/** Red armbands for the patrol and green ribbons for the delivery, most of them handed out. */
async function gearUp(
  tx: Tx,
  villageId: string,
  actor: (tx: Tx, name: string) => Promise<Actor>,
): Promise<void> {
  const stores: readonly (readonly [
    team: string,
    leader: string,
    kind: GearKind,
    letter: string,
    count: number,
  ])[] = [
    ['平安巡防队', '蓝晓峰', GearKind.ARMBAND, '红', 20],
    ['绿丝带送物队', '邓巧珍', GearKind.RIBBON, '绿', 16],
    ['平安巡防队', '蓝晓峰', GearKind.TORCH, '电', 6],
  ];
  for (const [name, leader, kind, letter, count] of stores) {
    const teamId = found(await teamNamed(tx, villageId, name));
    const who = await actor(tx, leader);
    const numbers = Array.from(
      { length: count },
      (_, place) => `${letter}${String(place + 1).padStart(3, '0')}`,
    );
    await addGear(tx, who, { requestId: newId(), teamId, kind, numbers });
    const pairs = await tx.rows<{ gearId: string; residentId: string }>(
      `select g.id as gear_id, m.resident_id from
         (select id, row_number() over (order by number) as n from gear where team_id = $1 and kind = $2) g
         join (select resident_id, row_number() over (order by id) as n from team_member
           where team_id = $1 and state = 'ACTIVE') m using (n) order by n limit 8`,
      [teamId, kind],
    );
    for (const pair of pairs) await issueGear(tx, who, { requestId: newId(), ...pair });
  }
}
