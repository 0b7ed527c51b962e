import { villageCode } from '#server/app/demo/areas';
import { dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { decideRecords } from '#server/features/activities/decide-records';
import { Decision } from '#server/features/activities/inputs';
import { BallotBox } from '#server/features/meetings/ballot-box';
import { type Actor, loadActor } from '#server/features/people/actor';
import { GoodMonth } from '#server/features/praise/deed.entity';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

const MINUTE = 60_000;

export interface Person {
  id: string;
  name: string;
}

export interface Stage {
  ids: CountyIds;
  village: string;
  today: string;
  box: BallotBox;
  at: (day: string, minutes: number, run: Step['run']) => Step;
  actor: (tx: Tx, key: string) => Promise<Actor>;
  /** Deeds that were awarded or stand in notice, by the place of their month. */
  chosen: Map<number, string>;
}

export function stageOf(ids: CountyIds, today: string, secret: string): Stage {
  return {
    ids,
    village: ids.area(villageCode),
    today,
    box: new BallotBox(secret),
    at: (day, minutes, run) => ({
      at: new Date(startOfDay(day).getTime() + minutes * MINUTE),
      rank: 9,
      run,
    }),
    actor: async (tx, key) => found(await loadActor(tx, { residentId: ids.resident(key) })),
    chosen: new Map(),
  };
}

/** Grown-ups of homes without a post, without kin marks and in no story; always in the same order. */
export function neighbours(tx: Tx, village: string): Promise<Person[]> {
  return tx.rows<Person>(
    `select r.id, r.name from resident r join household h on h.id = r.household_id
     where r.village_id = $1 and r.state = 'ACTIVE' and r.login_id is null and h.head_id = r.id
       and extract(year from $2::timestamptz) - r.birth_year between 28 and 66
       and not exists (select 1 from post p join resident m on m.id = p.resident_id where m.household_id = h.id)
       and not exists (select 1 from resident m where m.household_id = h.id and m.login_id is not null)
       and not exists (select 1 from kinship k join resident m on m.id = k.resident_id where m.household_id = h.id)
     order by h.number, r.id`,
    [village, tx.at],
  );
}

export const as = async (tx: Tx, { id }: Person): Promise<Actor> =>
  found(await loadActor(tx, { residentId: id }));

export async function monthRow(tx: Tx, village: string, first: string): Promise<GoodMonth> {
  return found(await tx.one(GoodMonth, { villageId: village, month: first }));
}

/** Checked by the secretary, approved by a member of the council, and by the town where the rule wants it. */
export async function approve(
  tx: Tx,
  { actor, village }: Stage,
  recordIds: readonly string[],
  town: boolean,
): Promise<void> {
  const member = found(
    await tx.row<{ id: string }>(
      `select p.resident_id as id from post p join council c on c.id = p.council_id
       where c.kind_code = 'MR' and c.area_id = $1 and p.role = 'COUNCIL_MEMBER' and p.starts_on <= $2
         and coalesce(p.ends_on, 'infinity') >= $2
         and not exists (select 1 from activity_record a join resident r on r.id = a.resident_id
           join resident m on m.id = p.resident_id
           where a.id = any($3::uuid[]) and (r.household_id = m.household_id
             or exists (select 1 from kinship k where k.resident_id = r.id and k.kin_id = m.id)))
       order by p.starts_on, p.resident_id limit 1`,
      [village, dayOf(tx.at), recordIds],
    ),
  );
  const eyes: (readonly [Actor, Decision])[] = [
    [await actor(tx, 'zheng-shoutian'), Decision.CHECK],
    [found(await loadActor(tx, { residentId: member.id })), Decision.APPROVE],
  ];
  if (town) eyes.push([await actor(tx, 'fang-yuqing'), Decision.APPROVE]);
  for (const [who, decision] of eyes) {
    const results = await decideRecords(tx, who, {
      requestId: newId(),
      decisions: recordIds.map((recordId) => ({ recordId, decision })),
    });
    const refused = results.find(({ error }) => error)?.error;
    if (refused) throw new DomainError(refused);
  }
}
