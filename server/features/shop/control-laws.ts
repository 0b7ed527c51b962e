import type { Law } from '#server/ledger/audit';

/** Laws of batches, counts, supplies, reservations and settlements. */
export const controlLaws: readonly Law[] = [
  {
    name: 'the batches of a good add up to its stock',
    sql: `select g.id, g.code, g.stock, coalesce(sum(b.quantity), 0) as batches
          from goods g left join stock_batch b on b.goods_id = g.id
          group by g.id having g.stock <> coalesce(sum(b.quantity), 0)`,
  },
  {
    name: 'a batch holds what it began with and what its movements left of it',
    sql: `select b.id, b.quantity, b.opening, coalesce(sum(m.quantity), 0) as moved
          from stock_batch b left join batch_move m on m.batch_id = b.id
          group by b.id having b.quantity <> b.opening + coalesce(sum(m.quantity), 0)`,
  },
  {
    name: 'a movement is spread over batches of its own good, all of it or (before there were batches) nothing',
    sql: `select m.id, m.quantity, sum(x.quantity) as spread from stock_movement m
          join batch_move x on x.movement_id = m.id join stock_batch b on b.id = x.batch_id
          group by m.id having m.quantity <> sum(x.quantity) or bool_or(b.goods_id <> m.goods_id)`,
  },
  {
    name: 'nothing was handed out after its date',
    sql: `select x.movement_id, x.batch_id from batch_move x
          join stock_movement m on m.id = x.movement_id and m.kind = 'REDEMPTION'
          join stock_batch b on b.id = x.batch_id
          where b.best_before_on < (m.moved_at at time zone 'Asia/Shanghai')::date`,
  },
  {
    name: 'nothing of a recalled batch was handed out, and a batch is blocked exactly while its recall is open',
    sql: `select b.id from stock_batch b
          where b.blocked <> exists (select 1 from recall r where r.batch_id = b.id and r.lifted_at is null)
          union all
          select x.batch_id from batch_move x
          join stock_movement m on m.id = x.movement_id and m.kind = 'REDEMPTION'
          join recall r on r.batch_id = x.batch_id
          where m.moved_at > r.recalled_at and (r.lifted_at is null or m.moved_at < r.lifted_at)`,
  },
  {
    name: 'a posted count was signed by keeper and supervisor, who are two people',
    sql: `select c.id from stock_count c where c.state = 'POSTED'
          and (c.keeper_id is null or c.supervisor_id is null or c.keeper_id = c.supervisor_id
            or exists (select 1 from stock_count_line l where l.count_id = c.id and l.counted is null))`,
  },
  {
    name: 'a posted count moved exactly its differences, and no other count moved anything',
    sql: `select coalesce(l.count_id, m.count_id) as count_id, coalesce(l.goods_id, m.goods_id) as goods_id,
            l.difference, m.quantity
          from (select l.count_id, l.goods_id, l.counted - l.book - l.moved as difference
                from stock_count_line l join stock_count c on c.id = l.count_id
                where c.state = 'POSTED' and l.counted <> l.book + l.moved) l
          full join (select s.count_id, s.goods_id, s.quantity from stock_movement s where s.count_id is not null) m
            on m.count_id = l.count_id and m.goods_id = l.goods_id
          where l.difference is distinct from m.quantity`,
  },
  {
    name: 'the lines of a supply are of its shop and of its kind, and there is at least one',
    sql: `select d.id from supply d
          left join stock_movement m on m.supply_id = d.id left join goods g on g.id = m.goods_id
          group by d.id having count(m.id) = 0 or bool_or(m.kind <> d.kind or g.shop_id <> d.shop_id)`,
  },
  {
    name: 'a reservation costs what its lines cost, and only an open one holds anything',
    sql: `select r.id, r.state, r.points from reservation r join reservation_line l on l.reservation_id = r.id
          group by r.id having r.points <> sum(l.quantity::bigint * l.points_each)
            or bool_or((l.held_until is not null) <> (r.state = 'OPEN'))
            or bool_or(l.held_until is distinct from r.expires_at and r.state = 'OPEN')`,
  },
  {
    name: 'a collected reservation went out as it was promised',
    sql: `select r.id from reservation r join redemption d on d.id = r.redemption_id
          where (d.household_id, d.shop_id, d.points) <> (r.household_id, r.shop_id, r.points)
            or d.redeemed_at >= r.expires_at
            or exists (select 1 from reservation_line l full join redemption_line x
                on x.redemption_id = d.id and x.goods_id = l.goods_id and l.reservation_id = r.id
              where (l.reservation_id = r.id or x.redemption_id = d.id)
                and (l.quantity, l.points_each) is distinct from (x.quantity, x.points_each))`,
  },
  {
    name: 'a reservation ended as it says: run out at its end, fetched or let go by somebody before it',
    sql: `select r.id, r.state, r.closed_at, r.expires_at, r.closed_by from reservation r
          where r.state = 'EXPIRED' and (r.closed_at <> r.expires_at or r.closed_by is not null)
            or r.state in ('COLLECTED', 'CANCELLED') and (r.closed_at >= r.expires_at or r.closed_by is null)`,
  },
  {
    name: 'who came with a pick-up code took what was kept under it and nothing else',
    sql: `select r.id, v.reservation_id, o.id as collected from redemption r
          join counter_visit v on v.id = r.visit_id left join reservation o on o.redemption_id = r.id
          where v.reservation_id is not null and v.reservation_id is distinct from o.id`,
  },
  {
    name: 'a return filled the batches that its receipt had emptied',
    sql: `with spread as (
            select m.redemption_id, x.batch_id, m.kind, sum(x.quantity) as quantity
            from batch_move x join stock_movement m on m.id = x.movement_id
            where m.kind in ('REDEMPTION', 'RETURN') group by 1, 2, 3)
          select o.redemption_id, o.batch_id, o.quantity as taken, b.quantity as back
          from (select * from spread where kind = 'REDEMPTION') o
          full join (select * from spread where kind = 'RETURN') b
            on b.redemption_id = o.redemption_id and b.batch_id = o.batch_id
          join redemption r on r.id = o.redemption_id and r.returned_at is not null
          where o.quantity + coalesce(b.quantity, 0) <> 0`,
  },
  {
    name: 'a settlement is the sum of its lines, each receipt counted once and of its shop',
    sql: `select t.id, t.points, sum(l.points) as lines from settlement t
          left join settlement_line l on l.settlement_id = t.id left join redemption r on r.id = l.redemption_id
          group by t.id having t.points <> coalesce(sum(l.points), 0) or t.receipts <> count(l.redemption_id)
            or bool_or(r.shop_id <> t.shop_id or abs(l.points) <> r.points or l.counts <> (t.state <> 'DROPPED'))
            or t.signed_by = t.prepared_by`,
  },
];
