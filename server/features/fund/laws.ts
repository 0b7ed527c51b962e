import type { Law } from '#server/ledger/audit';

const fundKinds = `('TOWNSHIP', 'COLLECTIVE', 'DONORS', 'HELPING_UNIT', 'OTHER_SOURCE', 'PURCHASES', 'SERVICES',
  'OTHER_SPENDING')`;

export const fundLaws: readonly Law[] = [
  {
    name: 'fund money moves between the fund and its sources and purposes, and only there',
    sql: `select t.id, t.kind, d.kind as debit, c.kind as credit from transfer t
          join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
          where (t.asset = 'FUND_CENTS') <> (d.kind in ${fundKinds} or c.kind in ${fundKinds})
            or (t.kind in ('FUNDING', 'SPENDING')) and t.asset <> 'FUND_CENTS'
            or t.asset = 'FUND_CENTS' and case t.kind
              when 'FUNDING' then c.kind <> 'OWNER'
              when 'SPENDING' then d.kind <> 'OWNER'
              when 'REVERSAL' then (d.kind = 'OWNER') = (c.kind = 'OWNER')
              else true end
            or t.asset = 'FUND_CENTS' and coalesce(d.owner_id, c.owner_id) <> t.book_id`,
  },
  {
    name: 'every confirmed entry is posted once with its amount and purpose, and nothing else is',
    sql: `select coalesce(e.id, t.source_id) as entry_id, e.state, e.amount_cents, t.amount
          from (select e.* from fund_entry e where e.state in ('CONFIRMED', 'REVERSED') and e.reverses_id is null) e
          full join (select t.*, case when d.kind = 'OWNER' then 'OUT' else 'IN' end as direction,
              case when d.kind = 'OWNER' then c.kind else d.kind end as purpose
            from transfer t join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
            where t.kind in ('FUNDING', 'SPENDING')) t on t.source_id = e.id
          where e.id is null or t.id is null or (e.amount_cents, e.direction, e.purpose, e.village_id)
            is distinct from (t.amount, t.direction, t.purpose, t.book_id)`,
  },
  {
    name: 'an entry is reversed exactly when its reversal was confirmed',
    sql: `select e.id, e.state from fund_entry e
          where e.state in ('CONFIRMED', 'REVERSED') and e.reverses_id is null and (
            (e.state = 'REVERSED') <> exists (select 1 from fund_entry r
              where r.reverses_id = e.id and r.state = 'CONFIRMED' and r.amount_cents = e.amount_cents)
            or (e.state = 'REVERSED') <> exists (select 1 from transfer t join transfer v on v.reverses_id = t.id
              where t.source_id = e.id and t.kind in ('FUNDING', 'SPENDING')))`,
  },
  {
    name: 'two persons stand behind every sum of money',
    sql: `select id from fund_entry where state in ('CONFIRMED', 'REVERSED', 'REFUSED')
            and (decided_by is null or decided_by = entered_by)`,
  },
  {
    name: 'no delivery is paid twice, and a payment covers what it names',
    sql: `select p.movement_id as id, 'paid twice' as fault from fund_purchase p join fund_entry e on e.id = p.entry_id
          where e.state in ('ENTERED', 'CONFIRMED') group by 1 having count(*) > 1
          union all
          select e.id, 'paid in part' from fund_entry e join fund_purchase p on p.entry_id = e.id
          join stock_movement m on m.id = p.movement_id join goods g on g.id = m.goods_id
          join shop s on s.id = g.shop_id
          group by e.id having e.amount_cents < sum(m.quantity::bigint * coalesce(m.unit_cost_cents, 0))
            or bool_or(m.kind <> 'PURCHASE' or s.village_id <> e.village_id)`,
  },
  {
    name: "the fund's balances now agree with its history",
    sql: `select f.village_id, n.*, h.balance_cents as history_cents, h.purse_points as history_points
          from fund f cross join lateral fund_standing(f.village_id) n
          cross join lateral fund_days(f.village_id, '2999-01-01', '2999-01-01') h
          where (n.balance_cents, n.unpaid_cents, n.stock_cents, n.purse_points, n.pending_points)
            is distinct from (h.balance_cents, h.unpaid_cents, h.stock_cents, h.purse_points, h.pending_points)`,
  },
  {
    name: 'the light of a kept day follows from its figures',
    sql: `select c.village_id, c.day, c.light from coverage_day c
          cross join lateral (select * from fund_terms t where t.village_id = c.village_id
            and t.set_at < ((c.day + 1)::timestamp at time zone 'Asia/Shanghai')
            order by t.set_at desc, t.id desc limit 1) t
          cross join lateral (select (c.balance_cents - c.unpaid_cents + c.stock_cents) * 100 as have,
            (c.purse_points + c.pending_points) * c.par_cents as owe) x
          where c.par_cents <> t.par_cents or c.light <> case
            when x.owe = 0 or x.have >= x.owe * t.green_percent then 'GREEN'
            when x.have >= x.owe * t.amber_percent then 'AMBER' else 'RED' end`,
  },
  {
    name: 'an act that brought honour only for want of money brought no points',
    sql: `select r.id, r.honour_reason, r.points from activity_record r
          where r.honour_reason is not null and (r.points <> 0 or r.approved_at is null)
            or r.honour_reason in ('FUND', 'BUDGET') and not exists (
              select 1 from fund f where f.village_id = r.village_id and f.opened_at <= r.approved_at)`,
  },
];
