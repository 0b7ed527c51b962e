import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import { bareWord } from './import-words';
import type { ReadRow } from './import-rows';
import type { Skill, SourceGroup, SpokenLanguage, VolunteerState } from './volunteer.entity';

/** What the register says of somebody a row could mean. */
export interface KnownPerson {
  id: string;
  villageId: string;
  name: string;
  number: string | null;
  phone: string | null;
  /** Grown up, or a guardian has agreed. */
  mayServe: boolean;
  volunteer: KnownVolunteer | null;
}

export interface KnownVolunteer {
  state: VolunteerState;
  oldNumber: string | null;
  skills: Skill[];
  languages: SpokenLanguage[];
  available: number;
  sourceGroup: SourceGroup | null;
  registeredOn: string;
  insuredUntil: string | null;
  /** Courses as 'COURSE 2025-03-01'. */
  courses: string[];
  teamIds: string[];
}

/** All of the register that a list rests on. */
export interface ListView {
  /** Villages by the words people write for them; more than one where a name is borne twice. */
  villages: ReadonlyMap<string, readonly string[]>;
  /** The only village, when the list is of one. */
  onlyVillage: string | null;
  /** People by village and name. */
  people: ReadonlyMap<string, readonly KnownPerson[]>;
  /** Ids of residents by village and old number. */
  byOldNumber: ReadonlyMap<string, KnownPerson>;
  /** Ids of teams by village and name. */
  teams: ReadonlyMap<string, string>;
}

/** A name in a village as a key. */
export const placeKey = (villageId: string, word: string): string => `${villageId} ${word}`;

/** The villages that a row can mean, by its words. */
export function villagesOf(
  view: Pick<ListView, 'villages' | 'onlyVillage'>,
  row: ReadRow['values'],
): readonly string[] {
  if (row.village === null) return view.onlyVillage ? [view.onlyVillage] : [];
  const own = bareWord(row.village);
  const full = row.town === null ? own : bareWord(row.town) + own;
  return view.villages.get(full) ?? view.villages.get(own) ?? [];
}

interface VillageRow {
  id: string;
  nameZh: string;
  nameEn: string;
  townZh: string | null;
  townEn: string | null;
}

function wordsFor(village: VillageRow): string[] {
  const names = [village.nameZh, village.nameZh.replace(/(村|社区)$/, ''), village.nameEn];
  const towns = [village.townZh, village.townZh?.replace(/(镇|乡)$/, ''), village.townEn].filter(
    (each) => !!each,
  );
  return [
    ...new Set([...names, ...names.flatMap((name) => towns.map((town) => `${town}${name}`))].map(bareWord)),
  ];
}

async function viewVillages(
  reader: Reader,
  areaId: string,
): Promise<Pick<ListView, 'villages' | 'onlyVillage'>> {
  const rows = await reader.rows<VillageRow>(
    `select v.id, v.name_zh, v.name_en, t.name_zh as town_zh, t.name_en as town_en
     from area v left join area t on t.id = v.parent_id
     where v.kind in ('VILLAGE', 'COMMUNITY') and v.path @> array[$1::uuid] order by v.code`,
    [areaId],
  );
  const villages = new Map<string, string[]>();
  for (const row of rows) {
    for (const word of wordsFor(row)) {
      const known = villages.get(word);
      if (known) known.push(row.id);
      else villages.set(word, [row.id]);
    }
  }
  return { villages, onlyVillage: rows.length === 1 ? (rows[0]?.id ?? null) : null };
}

interface PersonRow extends Omit<KnownPerson, 'volunteer'>, KnownVolunteer {
  registered: boolean;
}

function personOf(row: PersonRow): KnownPerson {
  const { id, villageId, name, number, phone, mayServe, registered, ...volunteer } = row;
  return { id, villageId, name, number, phone, mayServe, volunteer: registered ? volunteer : null };
}

/** Reads what the rows rest on: a constant number of statements for a list of any size. */
export async function viewRegister(
  reader: Reader,
  areaId: string,
  rows: readonly ReadRow[],
): Promise<ListView> {
  const places = await viewVillages(reader, areaId);
  const today = dayOf(reader.at);
  const asked = new Map<string, { villageId: string; name: string; oldNumber: string | null }>();
  for (const { values } of rows) {
    for (const villageId of villagesOf(places, values)) {
      const { name, oldNumber } = values;
      asked.set(placeKey(villageId, `${name} ${oldNumber ?? ''}`), { villageId, name, oldNumber });
    }
  }
  const wanted = [...asked.values()];
  const people = await reader.rows<PersonRow>(
    `with wanted as (select * from unnest($1::uuid[], $2::text[], $3::text[]) w (village_id, name, old_number)),
     found as (
       select r.id from wanted w join resident r on r.village_id = w.village_id and r.name = w.name
       union
       select v.resident_id from wanted w join volunteer v on v.village_id = w.village_id and v.old_number = w.old_number)
     select r.id, r.village_id, r.name, h.number, r.phone,
       coalesce(r.birth_year + 18 < $4, true) or has_consent(r.id, '${ConsentPurpose.VOLUNTEER_TASKS}') as may_serve,
       v.resident_id is not null as registered, v.state, v.old_number, v.skills, v.languages, v.available,
       v.source_group, v.registered_on, v.insured_until,
       coalesce((select array_agg(t.course || ' ' || t.passed_on) from training t where t.resident_id = r.id), '{}') as courses,
       coalesce((select array_agg(m.team_id) from team_member m
         where m.resident_id = r.id and m.state = 'ACTIVE'), '{}') as team_ids
     from found f join resident r on r.id = f.id left join household h on h.id = r.household_id
     left join volunteer v on v.resident_id = r.id
     where r.state = 'ACTIVE' order by r.id`,
    [
      wanted.map(({ villageId }) => villageId),
      wanted.map(({ name }) => name),
      wanted.map(({ oldNumber }) => oldNumber),
      Number(today.slice(0, 4)),
    ],
  );
  const teams = await reader.rows<{ id: string; villageId: string; name: string }>(
    `select id, village_id, name from team
     where state = 'ACTIVE' and village_id in (select id from area where path @> array[$1::uuid])`,
    [areaId],
  );
  const byName = new Map<string, KnownPerson[]>();
  const byOldNumber = new Map<string, KnownPerson>();
  for (const row of people) {
    const person = personOf(row);
    const key = placeKey(person.villageId, person.name);
    const known = byName.get(key);
    if (known) known.push(person);
    else byName.set(key, [person]);
    const old = person.volunteer?.oldNumber;
    if (old) byOldNumber.set(placeKey(person.villageId, old), person);
  }
  return {
    ...places,
    people: byName,
    byOldNumber,
    teams: new Map(teams.map(({ id, villageId, name }) => [placeKey(villageId, bareWord(name)), id])),
  };
}
