import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Council } from '#server/features/councils/council.entity';
import { type Actor, serves } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { CouncilGear, GearLoan, loanColumns } from './gear.entity';
import { can } from './policy';
import { daysFrom } from './queries';

/** What the councils of a village lend: for those who live or work there. FORBIDDEN to others. */
export async function gearOf(reader: Reader, actor: Actor, villageId: string): Promise<CouncilGear[]> {
  const path = await villagePath(reader, villageId);
  demand(actor.villageId === villageId || serves(actor, path), ErrorCode.FORBIDDEN, 'villageId');
  const rows = await reader.rows<CouncilGear>(
    `select g.* from council_gear g join council c on c.id = g.council_id where c.area_id = $1
     order by g.state, c.kind_code desc, array_position(array['TABLE','STOOL','BOWL','STOVE','TENT','SOUND','CHESS','OTHER'], g.kind), g.name`,
    [villageId],
  );
  return rows.map((row) => Object.assign(new CouncilGear(), row));
}

export const gearById = loader<CouncilGear | null>(async (reader, ids) => {
  const rows = await reader.rows<CouncilGear>('select * from council_gear where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new CouncilGear(), row)),
    (row) => row.id,
  );
});

/** How many pieces are taken on days, by gear: keys are 'gear:first day:count'. Figures only, nobody's name. */
export const takenByDay = loader<{ day: string; taken: number }[]>(async (reader, keys) => {
  const asked = keys.map((key) => {
    const [gearId = '', fromOn = '', count = '1'] = key.split(':');
    return { key, gearId, days: daysFrom(fromOn, Number(count)) };
  });
  const rows = await reader.rows<{ key: string; day: string; taken: number }>(
    `select x.key, x.day, coalesce(sum(l.quantity), 0) as taken
     from jsonb_to_recordset($1::jsonb) as x (key text, "gearId" uuid, day text, at timestamptz)
       left join gear_loan l on l.gear_id = x."gearId" and l.state in ('RESERVED', 'OUT') and gear_taken(l, $2) @> x.at
     group by x.key, x.day order by x.key, x.day`,
    [
      JSON.stringify(
        asked.flatMap(({ key, gearId, days }) => days.map(({ day, at }) => ({ key, gearId, day, at }))),
      ),
      reader.at,
    ],
  );
  return grouped(keys, rows, (row) => row.key);
});

export const loansOfCeremony = loader<GearLoan[]>(async (reader, ids) => {
  const rows = await reader.rows<GearLoan>(
    `select ${loanColumns} from gear_loan l where l.event_id = any($1::uuid[]) and l.state <> 'CANCELLED'
     order by l.asked_at, l.id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new GearLoan(), row)),
    (row) => row.eventId ?? '',
  );
});

/** The councils of a village for which the actor lends: those he sits on, to the office all. FORBIDDEN where there is none. */
export async function lendersOf(reader: Reader, actor: Actor, villageId: string): Promise<Council[]> {
  const path = await villagePath(reader, villageId);
  const rows = await reader.rows<Council>(
    "select * from council where area_id = $1 order by kind_code <> 'RW', kind_code, id",
    [villageId],
  );
  const own = rows.filter(({ id }) => can.lend(actor, id, path));
  demand(own.length > 0, ErrorCode.FORBIDDEN, 'villageId');
  return own.map((row) => Object.assign(new Council(), row));
}

/**
 * What the actor's councils have promised or out in a village, the nearest first; with `past` what came back instead, the
 * latest first. Throws FORBIDDEN.
 */
export async function villageLoans(
  reader: Reader,
  actor: Actor,
  villageId: string,
  past: boolean,
): Promise<GearLoan[]> {
  const lenders = await lendersOf(reader, actor, villageId);
  const rows = await reader.rows<GearLoan>(
    `select ${loanColumns} from gear_loan l join council_gear g on g.id = l.gear_id
     where g.council_id = any($1::uuid[]) and ${past ? "l.state = 'BACK'" : "l.state in ('RESERVED', 'OUT')"}
     order by ${past ? 'l.back_at desc' : 'lower(l.during)'}, l.id limit 200`,
    [lenders.map(({ id }) => id)],
  );
  return rows.map((row) => Object.assign(new GearLoan(), row));
}

/** The borrower of a loan: household number and head; by household id. */
export const borrowerById = loader<{ id: string; number: string; name: string } | null>(
  async (reader, ids) => {
    const rows = await reader.rows<{ id: string; number: string; name: string }>(
      `select h.id, h.number, coalesce(r.name, '') as name from household h left join resident r on r.id = h.head_id
     where h.id = any($1::uuid[])`,
      [ids],
    );
    return inOrder(ids, rows, (row) => row.id);
  },
);
