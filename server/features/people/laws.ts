import type { Law } from '#server/ledger/audit';

export const peopleLaws: readonly Law[] = [
  {
    name: 'an area lies where its parent lies',
    sql: `select a.id, a.code from area a left join area p on p.id = a.parent_id
          where a.path is distinct from coalesce(p.path, '{}') || a.id
            or a.village_id is distinct from case when a.kind in ('VILLAGE', 'COMMUNITY') then a.id else p.village_id end`,
  },
  {
    name: 'the county is one tree',
    sql: 'select id, code from area where parent_id is null and id <> (select min(id::text)::uuid from area where parent_id is null)',
  },
  {
    name: 'an active household has an active head among its members',
    sql: `select h.id, h.number from household h left join resident r on r.id = h.head_id
          where h.state = 'ACTIVE' and (r.id is null or r.state <> 'ACTIVE' or r.household_id <> h.id)`,
  },
  {
    name: 'only an active household has active members',
    sql: `select h.id, h.number, h.state from household h
          where h.state <> 'ACTIVE'
            and exists (select 1 from resident r where r.household_id = h.id and r.state = 'ACTIVE')`,
  },
  {
    name: 'a household and its members belong to the village they live in',
    sql: `select h.id, h.number from household h join area a on a.id = h.area_id
          where a.village_id is distinct from h.village_id
          union all
          select r.id, null from resident r join household h on h.id = r.household_id
          where r.village_id is distinct from h.village_id`,
  },
  {
    name: 'a merged household leads to another of its village, and not back to itself',
    sql: `with recursive chain as (
            select id, merged_into_id, array[id] as seen, false as loops from household where merged_into_id is not null
            union all
            select c.id, h.merged_into_id, c.seen || h.id, h.id = any (c.seen)
            from chain c join household h on h.id = c.merged_into_id where not c.loops)
          select distinct id from chain where loops
          union
          select h.id from household h left join household i on i.id = h.merged_into_id
          where (h.state = 'MERGED') <> (h.merged_into_id is not null) or i.village_id <> h.village_id`,
  },
  {
    name: 'at most two people of the same village collect for an active household',
    sql: `select c.household_id from collector c
          join household h on h.id = c.household_id join resident r on r.id = c.resident_id
          group by c.household_id
          having count(*) > 2
            or bool_or(h.state <> 'ACTIVE' or r.state <> 'ACTIVE' or r.village_id is distinct from h.village_id)`,
  },
  {
    name: 'kinship holds in both directions',
    sql: `select k.resident_id, k.kin_id from kinship k
          where not exists (select 1 from kinship b
            where b.resident_id = k.kin_id and b.kin_id = k.resident_id and b.relation = k.relation)`,
  },
  {
    name: 'nobody holds the same post twice at once',
    sql: `select a.id, b.id as other_id from post a join post b
          on b.resident_id = a.resident_id and b.id > a.id and b.role = a.role and b.area_id = a.area_id
            and b.council_id is not distinct from a.council_id and b.shop_id is not distinct from a.shop_id
            and b.starts_on <= coalesce(a.ends_on, 'infinity') and a.starts_on <= coalesce(b.ends_on, 'infinity')`,
  },
  {
    name: "a shop's keeper is not its supervisor",
    sql: `select k.id, s.id as supervisor_post_id from post k join post s
          on s.shop_id = k.shop_id and s.resident_id = k.resident_id
            and k.role = 'SHOP_KEEPER' and s.role = 'SHOP_SUPERVISOR'
            and k.starts_on <= coalesce(s.ends_on, 'infinity') and s.starts_on <= coalesce(k.ends_on, 'infinity')`,
  },
  {
    name: 'the dead and the departed hold no post and sign in nowhere',
    sql: `select r.id, 'post' as what from resident r join post p on p.resident_id = r.id
          where r.state <> 'ACTIVE' and p.ends_on is null
          union all
          select r.id, 'session' from resident r join auth.session s on s.login_id = r.id where r.state <> 'ACTIVE'`,
  },
  {
    name: 'every household has a purse, and everyone of a village an account for honour and for minutes',
    sql: `select h.id, 'POINTS' as asset from household h
          where not exists (select 1 from account a
            where a.owner_id = h.id and a.asset = 'POINTS' and a.book_id = h.village_id)
          union all
          select r.id, x.asset from resident r cross join (values ('HONOUR'), ('MINUTES')) x (asset)
          where r.village_id is not null and not exists (select 1 from account a
            where a.owner_id = r.id and a.asset = x.asset and a.book_id = r.village_id)`,
  },
  {
    name: 'a login belongs to the resident whose id it bears',
    sql: 'select id, login_id from resident where login_id is not null and login_id <> id::text',
  },
];
