import type { Law } from '#server/ledger/audit';

// The first instant of a day in China.
const startOf = (day: string): string => `(${day}::timestamp at time zone 'Asia/Shanghai')`;
const stood = (id: string, before: string): string =>
  `not exists (select 1 from transfer v where v.reverses_id = ${id} and v.seq < ${before})`;

/**
 * What a purse held of points granted before an instant, when transfer x was about to take from it: its balance
 * less everything younger that had come in and stood. Written otherwise than `purse_lots`, to prove it.
 */
const olderThan = (instant: string): string => `greatest(0, x.debit_balance + x.amount - (
  select coalesce(sum(b.points - coalesce((
      select sum(g.points) from moved_lot g join transfer m on m.id = g.transfer_id
      where g.source_id = b.id and m.seq < x.seq and ${stood('m.id', 'x.seq')}), 0)), 0)
  from (
    select t.id, t.amount as points from transfer t
    where t.credit_account_id = x.debit_account_id and t.kind in ('OPENING', 'GRANT') and t.asset = 'POINTS'
      and t.posted_at >= ${instant} and t.seq < x.seq and ${stood('t.id', 'x.seq')}
    union all
    select l.id, l.points from moved_lot l join transfer m on m.id = l.transfer_id
    where l.account_id = x.debit_account_id and l.granted_at >= ${instant} and m.seq < x.seq and ${stood('m.id', 'x.seq')}
  ) b))`;

export const seasonLaws: readonly Law[] = [
  {
    name: 'an expiry takes what the lots of last season still held, oldest first, no more than was signed and nothing put aside',
    sql: `select x.id, x.amount, l.points as signed, ${olderThan(startOf('c.begins_on'))} as held
          from transfer x join season_close c on c.id = x.source_id
          join account a on a.id = x.debit_account_id
          left join season_close_line l on l.close_id = c.id and l.household_id = a.owner_id
          left join season_close_held p on p.close_id = c.id and p.household_id = a.owner_id
          where x.kind = 'EXPIRY'
            and x.amount + coalesce(p.points, 0) is distinct from least(l.points, ${olderThan(startOf('c.begins_on'))})`,
  },
  {
    name: 'a closing spares what was promised to goods put aside, and nothing else',
    sql: `select c.id, l.household_id, p.points, r.surely, r.perhaps, x.amount
          from season_close c join season_close_line l on l.close_id = c.id
          left join season_close_held p on p.close_id = c.id and p.household_id = l.household_id
          left join account a on a.book_id = c.village_id and a.asset = 'POINTS' and a.owner_id = l.household_id
          left join transfer x on x.source_id = c.id and x.kind = 'EXPIRY' and x.debit_account_id = a.id
          cross join lateral (
            select coalesce(sum(v.points), 0) as perhaps, coalesce(sum(v.points) filter (
                where v.reserved_at < c.signed_at and coalesce(v.closed_at, v.expires_at) > c.signed_at), 0) as surely
            from reservation v where v.household_id = l.household_id and v.reserved_at <= c.signed_at
              and v.expires_at > c.signed_at and coalesce(v.closed_at, v.expires_at) >= c.signed_at) r
          where c.state = 'POSTED' and (coalesce(p.points, 0) > r.perhaps
            or x.amount > 0 and coalesce(p.points, 0) < r.surely)
          union all
          select p.close_id, p.household_id, p.points, 0, 0, 0 from season_close_held p
          left join season_close_line l on l.close_id = p.close_id and l.household_id = p.household_id
          join season_close c on c.id = p.close_id
          where l.points is null or p.points > l.points or c.state <> 'POSTED'`,
  },
  {
    name: 'in a village only points expire, each purse once per closing, and by a closing that was posted',
    sql: `select x.id, x.asset, c.state from transfer x join area v on v.id = x.book_id
          left join season_close c on c.id = x.source_id
          where x.kind = 'EXPIRY' and (x.asset <> 'POINTS' or c.id is null or c.state <> 'POSTED'
            or c.village_id <> x.book_id or x.posted_at <> c.signed_at)
          union all
          select min(x.id::text)::uuid, min(x.asset), min(c.state) from transfer x join season_close c on c.id = x.source_id
          where x.kind = 'EXPIRY' group by x.source_id, x.debit_account_id having count(*) > 1`,
  },
  {
    name: 'a closing posted what its transfers add up to',
    sql: `select c.id, c.posted_points, c.posted_households, count(x.id) as households, coalesce(sum(x.amount), 0) as points
          from season_close c left join transfer x on x.source_id = c.id and x.kind = 'EXPIRY'
          where c.state = 'POSTED' group by c.id
          having c.posted_points <> coalesce(sum(x.amount), 0) or c.posted_households <> count(x.id)`,
  },
  {
    name: 'the report of a closing adds up',
    sql: `select c.id, c.points, c.households from season_close c left join season_close_line l on l.close_id = c.id
          group by c.id having c.points <> coalesce(sum(l.points), 0) or c.households <> count(l.household_id)`,
  },
  {
    name: 'nothing expires where points do not expire, nor before the day that was promised',
    sql: `select c.id, s.expiry, s.no_expiry_before from season_close c
          join lateral (select * from season_settings s where s.village_id = c.village_id and s.from_at <= c.signed_at
            order by s.version desc limit 1) s on true
          where c.state = 'POSTED' and (s.expiry = 'NEVER' or c.ends_on < s.no_expiry_before)`,
  },
  {
    name: 'a season is closed after its end, by two people of different bodies',
    sql: `select c.id from season_close c
          where c.prepared_at < ${startOf('(c.ends_on + 1)')} or c.signed_at < c.prepared_at
            or c.signed_by = c.prepared_by or c.signed_body not in ('OC', 'TOWN')
          union all
          select u.id from season_undo u
          where u.signed_at < u.prepared_at or u.signed_by = u.prepared_by or u.signed_body not in ('OC', 'TOWN')`,
  },
  {
    name: 'no season is closed twice',
    sql: `select a.id, b.id as other from season_close a join season_close b on b.village_id = a.village_id and b.id > a.id
          where a.state = 'POSTED' and b.state = 'POSTED' and a.undone_at is null and b.undone_at is null
            and a.begins_on = b.begins_on`,
  },
  {
    name: 'an expiry is undone by a signed undoing, once and within its days',
    sql: `select r.id, r.posted_at, c.undo_until from transfer x
          join transfer r on r.reverses_id = x.id
          join season_close c on c.id = x.source_id join account a on a.id = x.debit_account_id
          where x.kind = 'EXPIRY' and (r.posted_at > c.undo_until or 1 <> (
            select count(*) from season_undo u where u.close_id = c.id and u.state = 'DONE'
              and u.signed_at = r.posted_at and (u.household_id is null or u.household_id = a.owner_id)))`,
  },
  {
    name: 'an undoing gave back what it says',
    sql: `select u.id, u.undone_points, coalesce(sum(r.amount), 0) as given from season_undo u
          left join transfer x on x.source_id = u.close_id and x.kind = 'EXPIRY'
            and (u.household_id is null or exists (
              select 1 from account a where a.id = x.debit_account_id and a.owner_id = u.household_id))
          left join transfer r on r.reverses_id = x.id and r.posted_at = u.signed_at
          where u.state = 'DONE' group by u.id having u.undone_points <> coalesce(sum(r.amount), 0)`,
  },
  {
    name: 'points that moved kept their age: their lots make up the transfer',
    sql: `select t.id, t.amount, coalesce(sum(l.points), 0) as lots from transfer t
          left join moved_lot l on l.transfer_id = t.id and l.account_id = t.credit_account_id
          where t.kind = 'MOVING' and t.asset = 'POINTS' group by t.id having t.amount <> coalesce(sum(l.points), 0)`,
  },
  {
    name: 'no more moved out of a lot than was in it, and none got younger',
    sql: `select l.source_id, sum(l.points) as moved, max(s.points) as granted
          from moved_lot l join transfer m on m.id = l.transfer_id
            and not exists (select 1 from transfer r where r.reverses_id = m.id)
          left join (select id, amount as points, posted_at as granted_at from transfer
                     union all select id, points, granted_at from moved_lot) s on s.id = l.source_id
          group by l.source_id
          having sum(l.points) > max(s.points) or bool_or(l.granted_at is distinct from s.granted_at)`,
  },
  {
    name: 'the lots of a purse cover its balance',
    sql: `with born as (
            select t.id, t.credit_account_id as account_id, t.amount as points from transfer t
            where t.kind in ('OPENING', 'GRANT') and t.asset = 'POINTS'
              and not exists (select 1 from transfer r where r.reverses_id = t.id)
            union all
            select l.id, l.account_id, l.points from moved_lot l join transfer m on m.id = l.transfer_id
              and not exists (select 1 from transfer r where r.reverses_id = m.id)
          ), gone as (
            select l.source_id, sum(l.points) as points from moved_lot l join transfer m on m.id = l.transfer_id
              and not exists (select 1 from transfer r where r.reverses_id = m.id)
            group by 1
          ), lots as (
            select b.account_id, sum(b.points - coalesce(g.points, 0)) as points
            from born b left join gone g on g.source_id = b.id group by 1)
          select a.id, a.owner_id, a.balance, coalesce(l.points, 0) as lots
          from account a left join lots l on l.account_id = a.id
          where a.asset = 'POINTS' and a.kind = 'OWNER' and a.balance > coalesce(l.points, 0)`,
  },
  {
    name: 'a round of notices adds up, and its households belong to its village',
    sql: `select r.village_id, r.expires_on, r.days from expiry_round r
          left join expiry_notice n on n.village_id = r.village_id and n.expires_on = r.expires_on and n.days = r.days
          left join household h on h.id = n.household_id
          group by r.village_id, r.expires_on, r.days, r.households, r.points
          having r.households <> count(n.household_id) or r.points <> coalesce(sum(n.points), 0)
            or bool_or(h.village_id <> r.village_id)`,
  },
];
