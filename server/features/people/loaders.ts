import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { balancesOf } from '#server/ledger/account';
import { Area } from './area.entity';
import { Household } from './household.entity';
import { Post } from './post.entity';
import { type Kin, Resident } from './resident.entity';

// Rows become instances, so that what GraphQL resolves is the same whether it was loaded by id or by SQL.
function rowsOf<T extends object>(
  Entity: new () => T,
  sql: string,
): (reader: Reader, ids: readonly string[]) => Promise<T[]> {
  return async (reader, ids) =>
    (await reader.rows<T>(sql, [ids])).map((row) => Object.assign(new Entity(), row));
}

function byId<T extends { id: string }>(Entity: new () => T, table: string) {
  const read = rowsOf(Entity, `select * from ${table} where id = any($1::uuid[])`);
  return loader<T | null>(async (reader, ids) => inOrder(ids, await read(reader, ids), (row) => row.id));
}

export const areaById = byId(Area, 'area');
export const householdById = byId(Household, 'household');
export const residentById = byId(Resident, 'resident');

const readChildren = rowsOf(Area, 'select * from area where parent_id = any($1::uuid[]) order by code');
/** The areas directly below an area, by code. */
export const childrenOf = loader<Area[]>(async (reader, ids) =>
  grouped(ids, await readChildren(reader, ids), (area) => area.parentId ?? ''),
);

/** How many active households lie in the subtree of an area. */
export const householdCountOf = loader<number>(async (reader, ids) => {
  const rows = await reader.rows<{ id: string; count: number }>(
    `select s.id, count(h.id) as count
     from unnest($1::uuid[]) s (id)
     join area part on part.path @> array[s.id]
     join household h on h.area_id = part.id and h.state = 'ACTIVE'
     group by s.id`,
    [ids],
  );
  const counts = new Map(rows.map((row) => [row.id, row.count]));
  return ids.map((id) => counts.get(id) ?? 0);
});

const readMembers = rowsOf(
  Resident,
  `select r.* from resident r join household h on h.id = r.household_id
   where r.household_id = any($1::uuid[]) and r.state = 'ACTIVE'
   order by (r.id = h.head_id) desc, r.birth_year nulls last, r.name, r.id`,
);
/** The active members of a household, the head first, then by age. */
export const membersOf = loader<Resident[]>(async (reader, ids) =>
  grouped(ids, await readMembers(reader, ids), (member) => member.householdId ?? ''),
);

/** Those named to collect goods for a household, at most two. */
export const collectorsOf = loader<Resident[]>(async (reader, ids) => {
  const rows = await reader.rows<Resident & { collectsFor: string }>(
    `select r.*, c.household_id as collects_for from collector c join resident r on r.id = c.resident_id
     where c.household_id = any($1::uuid[]) order by c.slot`,
    [ids],
  );
  const people = rows.map((row) => Object.assign(new Resident(), row));
  return grouped(ids, people, (person) => person.collectsFor);
});

/** A person's posts in force today, oldest first. */
export const postsHeldBy = loader<Post[]>(async (reader, ids) => {
  const rows = await reader.rows<Post>(
    `select * from post where resident_id = any($1::uuid[]) and starts_on <= $2
       and coalesce(ends_on, 'infinity') >= $2 order by starts_on, id`,
    [ids, dayOf(reader.at)],
  );
  const posts = rows.map((row) => Object.assign(new Post(), row));
  return grouped(ids, posts, (post) => post.residentId);
});

/** Posts in force today of the staff of an area itself: town, county, administrators. */
export const officialsOf = loader<Post[]>(async (reader, ids) => {
  const rows = await reader.rows<Post>(
    `select * from post where area_id = any($1::uuid[]) and role in ('TOWN_STAFF', 'COUNTY_STAFF', 'ADMINISTRATOR')
       and starts_on <= $2 and coalesce(ends_on, 'infinity') >= $2 order by starts_on, id`,
    [ids, dayOf(reader.at)],
  );
  const posts = rows.map((row) => Object.assign(new Post(), row));
  return grouped(ids, posts, (post) => post.areaId);
});

/** Whether a person holds or ever held a post: those who act in office are known by name. */
export const everHeldPost = loader<boolean>(async (reader, ids) => {
  const rows = await reader.rows<{ residentId: string }>(
    'select distinct resident_id from post where resident_id = any($1::uuid[])',
    [ids],
  );
  const holders = new Set(rows.map((row) => row.residentId));
  return ids.map((id) => holders.has(id));
});

/** Whom a person is marked as kin of. */
export const kinOf = loader<Kin[]>(async (reader, ids) => {
  const rows = await reader.rows<Kin & { residentId: string }>(
    'select resident_id, kin_id, relation from kinship where resident_id = any($1::uuid[]) order by kin_id',
    [ids],
  );
  return grouped(ids, rows, (row) => row.residentId);
});

const balanceLoader = (asset: 'POINTS' | 'HONOUR' | 'MINUTES') =>
  loader<number>(async (reader, ids) => {
    const balances = await balancesOf(reader, asset, ids);
    return ids.map((id) => balances.get(id) ?? 0);
  });

/** Points in a household's purse that can be spent now. */
export const pointsOf = balanceLoader('POINTS');
/** A person's honour points. */
export const honourOf = balanceLoader('HONOUR');
/** A person's minutes of voluntary service. */
export const minutesOf = balanceLoader('MINUTES');
