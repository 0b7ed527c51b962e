import type { Law } from '#server/ledger/audit';

export const shopLaws: readonly Law[] = [
  {
    name: "a good's stock is the sum of its movements and never negative",
    sql: `select g.id, g.code, g.stock, coalesce(m.total, 0) as movements from goods g
          left join (select goods_id, sum(quantity) as total from stock_movement group by 1) m on m.goods_id = g.id
          where g.stock <> coalesce(m.total, 0) or g.stock < 0`,
  },
  {
    name: "a receipt's points are the sum of its lines",
    sql: `select r.id, r.points, coalesce(sum(l.quantity * l.points_each), 0) as lines
          from redemption r left join redemption_line l on l.redemption_id = r.id
          group by r.id having r.points <> coalesce(sum(l.quantity * l.points_each), 0)`,
  },
  {
    name: 'a receipt took exactly its points from its household, once, and left the balance it prints',
    sql: `select r.id, r.points, count(t.id) as transfers, sum(t.amount) as taken
          from redemption r
          left join transfer t on t.source_id = r.id and t.kind = 'REDEMPTION'
          left join account a on a.id = t.debit_account_id and a.owner_id = r.household_id
          group by r.id
          having count(t.id) <> 1 or count(a.id) <> 1 or sum(t.amount) <> r.points
            or min(t.debit_balance) <> r.balance_after`,
  },
  {
    name: 'no points go to the shop without a receipt',
    sql: `select t.id, t.source_id from transfer t
          where t.kind = 'REDEMPTION' and not exists (select 1 from redemption r where r.id = t.source_id)`,
  },
  {
    name: 'points come back exactly for receipts that were returned',
    sql: `select r.id, r.returned_at, v.id as reversal from redemption r
          join transfer t on t.source_id = r.id and t.kind = 'REDEMPTION'
          left join transfer v on v.reverses_id = t.id
          where (r.returned_at is not null) <> (v.id is not null)`,
  },
  {
    name: 'a receipt took exactly its lines from the shelf, and a return brought exactly those back',
    sql: `select coalesce(e.redemption_id, m.redemption_id) as redemption_id,
            coalesce(e.goods_id, m.goods_id) as goods_id, e.kind as expected, m.kind as found,
            e.quantity as lines, m.quantity as moved
          from (select l.redemption_id, l.goods_id, 'REDEMPTION' as kind, -l.quantity as quantity
                from redemption_line l
                union all
                select l.redemption_id, l.goods_id, 'RETURN', l.quantity
                from redemption_line l join redemption r on r.id = l.redemption_id
                where r.returned_at is not null) e
          full join (select * from stock_movement s where s.redemption_id is not null) m
            on m.redemption_id = e.redemption_id and m.goods_id = e.goods_id and m.kind = e.kind
          where e.quantity is distinct from m.quantity`,
  },
  {
    name: 'what a household has used of a good in a quarter is what it took there and did not return',
    sql: `select coalesce(u.household_id, t.household_id) as household_id, coalesce(u.goods_id, t.goods_id) as goods_id,
            u.quantity as used, t.quantity as taken
          from goods_use u
          full join (
            select r.household_id, l.goods_id,
              date_trunc('quarter', r.redeemed_at at time zone 'Asia/Shanghai')::date as quarter_starts_on,
              sum(l.quantity) as quantity
            from redemption r join redemption_line l on l.redemption_id = r.id
            where r.returned_at is null group by 1, 2, 3) t
            on t.household_id = u.household_id and t.goods_id = u.goods_id
              and t.quarter_starts_on = u.quarter_starts_on
          where coalesce(u.quantity, 0) <> coalesce(t.quantity, 0)`,
  },
  {
    name: "a good's price is its last price row",
    sql: `select g.id, g.code, g.points, p.points as last from goods g
          left join lateral (select p.points from goods_price p where p.goods_id = g.id
            order by p.from_at desc, p.id desc limit 1) p on true
          where g.points is distinct from p.points`,
  },
  {
    name: "a receipt's goods are of its shop, and its household and visit of its village",
    sql: `select r.id from redemption r
          join shop s on s.id = r.shop_id
          join household h on h.id = r.household_id
          join counter_visit v on v.id = r.visit_id
          where s.village_id <> r.village_id or h.village_id <> r.village_id
            or (v.shop_id, v.household_id, v.keeper_id) <> (r.shop_id, r.household_id, r.keeper_id)
            or exists (select 1 from redemption_line l join goods g on g.id = l.goods_id
                       where l.redemption_id = r.id and g.shop_id <> r.shop_id)`,
  },
];
