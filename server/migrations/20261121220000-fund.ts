import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fund: money in and out by two persons, par value, season budgets, and the coverage of what is owed. */
export class Fund20261121220000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Other rooms widen these lists too: what they hold now is kept, whatever it is.
      create function pg_temp.widen(of_table regclass, named text, more text) returns void language plpgsql as $$
      declare
        now_is text;
      begin
        select pg_get_expr(conbin, conrelid) into now_is from pg_constraint
          where conrelid = of_table and conname = named;
        execute format('alter table %s drop constraint %I, add constraint %I check ((%s) or %s)',
          of_table, named, named, now_is, more);
      end $$;
      -- The fund itself is an account with an owner, the village: it keeps a balance and cannot go below zero.
      select pg_temp.widen('account', 'account_kind_check', $$kind in ('TOWNSHIP', 'COLLECTIVE', 'DONORS',
        'HELPING_UNIT', 'OTHER_SOURCE', 'PURCHASES', 'SERVICES', 'OTHER_SPENDING')$$);
      select pg_temp.widen('transfer', 'transfer_kind_check', $$kind in ('FUNDING', 'SPENDING')$$);

      -- Its row is the lock under which grants are weighed against the money there is.
      create table fund (
        village_id uuid primary key references area (id),
        opened_at timestamptz not null
      );

      create table fund_terms (
        id uuid primary key,
        village_id uuid not null references fund (village_id),
        par_cents int not null check (par_cents between 1 and 100000),
        green_percent int not null check (green_percent between 50 and 500),
        amber_percent int not null check (amber_percent between 50 and 300 and amber_percent <= green_percent),
        budget_warn_percent int not null check (budget_warn_percent between 1 and 100),
        over_budget text not null check (over_budget in ('WARN', 'HONOUR_ONLY')),
        document text not null check (length(document) between 1 and 80),
        decided_on date not null,
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );
      create index fund_terms_village on fund_terms (village_id, set_at desc, id desc);
      create trigger fund_terms_append_only before update or delete on fund_terms
        for each row execute function refuse_change();

      create table fund_entry (
        id uuid primary key,
        village_id uuid not null references fund (village_id),
        direction text not null check (direction in ('IN', 'OUT')),
        purpose text not null check (purpose in ('TOWNSHIP', 'COLLECTIVE', 'DONORS', 'HELPING_UNIT', 'OTHER_SOURCE',
          'PURCHASES', 'SERVICES', 'OTHER_SPENDING')),
        party text not null check (length(party) between 1 and 60),
        document text not null check (length(document) between 1 and 80),
        happened_on date not null,
        amount_cents bigint not null check (amount_cents between 1 and 1000000000),
        note text not null default '' check (length(note) <= 200),
        state text not null check (state in ('ENTERED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'REVERSED')),
        reverses_id uuid references fund_entry (id),
        entered_by uuid not null references resident (id),
        entered_at timestamptz not null,
        decided_by uuid references resident (id),
        decided_at timestamptz,
        reason text check (length(reason) between 1 and 200),
        reversed_at timestamptz,
        -- Two persons: nobody confirms what he entered himself.
        constraint fund_entry_two_persons check (state = 'WITHDRAWN' or entered_by <> decided_by),
        check ((state = 'ENTERED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
        check ((state = 'REVERSED') = (reversed_at is not null)),
        check ((direction = 'IN') = (purpose in ('TOWNSHIP', 'COLLECTIVE', 'DONORS', 'HELPING_UNIT', 'OTHER_SOURCE'))
          or reverses_id is not null)
      );
      create index fund_entry_village on fund_entry (village_id, entered_at desc, id desc);
      -- An entry is taken back once, and one proposal to do so waits at a time.
      create unique index fund_entry_reversal on fund_entry (reverses_id) where state in ('ENTERED', 'CONFIRMED');

      create function guard_fund_entry() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE'
          or (to_jsonb(new) - '{state,decided_by,decided_at,reason,reversed_at}'::text[])
            is distinct from (to_jsonb(old) - '{state,decided_by,decided_at,reason,reversed_at}'::text[])
          or old.decided_at is not null
            and (new.decided_by, new.decided_at, new.reason) is distinct from (old.decided_by, old.decided_at, old.reason) then
          raise exception 'APPEND_ONLY' using detail = 'fund_entry is append-only';
        end if;
        if new.state <> old.state and (old.state, new.state) not in (('ENTERED', 'CONFIRMED'), ('ENTERED', 'REFUSED'),
          ('ENTERED', 'WITHDRAWN'), ('CONFIRMED', 'REVERSED')) then
          raise exception 'ILLEGAL_MOVE' using detail = old.state || ' -> ' || new.state;
        end if;
        return new;
      end $$;
      create trigger fund_entry_guard before update or delete on fund_entry
        for each row execute function guard_fund_entry();

      -- Which deliveries a payment pays for, in full.
      create table fund_purchase (
        entry_id uuid not null references fund_entry (id),
        movement_id uuid not null references stock_movement (id),
        primary key (entry_id, movement_id)
      );
      create index fund_purchase_movement on fund_purchase (movement_id);
      create trigger fund_purchase_append_only before update or delete on fund_purchase
        for each row execute function refuse_change();

      create table season_budget (
        id uuid primary key,
        village_id uuid not null references area (id),
        season_starts_on date not null check (extract(day from season_starts_on) = 1),
        document text not null check (length(document) between 1 and 80),
        decided_on date not null,
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );
      create index season_budget_village on season_budget (village_id, season_starts_on, set_at desc, id desc);
      create table season_budget_line (
        budget_id uuid not null references season_budget (id),
        category text not null check (category in ('PEACE', 'VOLUNTEER', 'ENVIRONMENT', 'CUSTOMS', 'GOVERNANCE',
          'CARE', 'LEARNING', 'HONOUR', 'LOCAL')),
        points int not null check (points between 0 and 1000000),
        primary key (budget_id, category)
      );
      create trigger season_budget_append_only before update or delete on season_budget
        for each row execute function refuse_change();
      create trigger season_budget_line_append_only before update or delete on season_budget_line
        for each row execute function refuse_change();

      -- How the fund stood at the end of each day, for the curve.
      create table coverage_day (
        village_id uuid not null references fund (village_id),
        day date not null,
        balance_cents bigint not null,
        unpaid_cents bigint not null,
        stock_cents bigint not null,
        purse_points bigint not null,
        pending_points bigint not null,
        par_cents int not null,
        light text not null check (light in ('GREEN', 'AMBER', 'RED')),
        primary key (village_id, day)
      );
      create trigger coverage_day_append_only before update or delete on coverage_day
        for each row execute function refuse_change();

      -- Why an approved act brought honour only: by its rule, by a cap, by a red light, or by a spent budget.
      alter table activity_record
        add column honour_reason text check (honour_reason in ('RULE', 'CAP', 'FUND', 'BUDGET')),
        add constraint record_honour_only check (honour_reason is null or points = 0);

      -- All that the fund may know of records: what was approved, for which category and when, and what a decision
      -- left of it: face_points and points are what stands now. Seasons are years.
      create view approved_act as
        select r.id, r.village_id, r.household_id, r.resident_id, r.roll_id, r.rule_id, r.rule_version_id, u.category,
          r.started_at, date_trunc('year', r.started_at at time zone 'Asia/Shanghai')::date as season_starts_on,
          r.minutes, r.granted_honour as face_points, nullif(r.corrected_honour, r.face_points) as lowered_to,
          r.points as approved_points, r.granted_points as points, r.state, r.approved_at, r.released_at, r.closed_at
        from activity_record r join rule u on u.id = r.rule_id
        where r.approved_at is not null;

      create index stock_movement_arrival on stock_movement (goods_id, moved_at desc, id desc)
        where kind in ('PURCHASE', 'DONATION');
      create index record_pending on activity_record (village_id)
        where approved_at is not null and released_at is null and closed_at is null;

      -- What a village's fund has and owes now, from the balances kept.
      -- unpaid: goods delivered since the fund opened and not yet paid for, at cost: the money for them is no longer
      -- free, or the goods would count twice. stock: what lies on the shelf, the latest arrivals first, at what they
      -- cost; gifts count what their giver stated. Vouchers are neither: their service is paid when it was given.
      create function fund_standing(village uuid)
      returns table (balance_cents bigint, unpaid_cents bigint, stock_cents bigint, purse_points bigint,
        pending_points bigint)
      language sql stable
      -- Always by its keys, whatever the tables' statistics were when a connection first asked.
      set enable_seqscan = off as $$
        with arrival as materialized (
          select m.id, m.kind, m.moved_at, m.quantity::bigint, m.unit_cost_cents, g.stock,
            sum(m.quantity) over (partition by m.goods_id order by m.moved_at desc, m.id desc) - m.quantity as newer
          from shop s join goods g on g.shop_id = s.id and not g.is_service
          join stock_movement m on m.goods_id = g.id and m.kind in ('PURCHASE', 'DONATION')
          where s.village_id = village)
        select
          coalesce((select a.balance from account a where a.book_id = village and a.asset = 'FUND_CENTS'
            and a.kind = 'OWNER' and a.owner_id = village), 0)::bigint,
          -- Subqueries within subqueries: joined, the planner of an empty database begins with every payment there is.
          coalesce((select sum(m.quantity * m.unit_cost_cents) from arrival m
            where m.kind = 'PURCHASE' and m.moved_at >= (select f.opened_at from fund f where f.village_id = village)
              and not coalesce((select true from fund_purchase p where p.movement_id = m.id
                and (select e.state from fund_entry e where e.id = p.entry_id) = 'CONFIRMED' limit 1), false)), 0)::bigint,
          coalesce((select sum(least(m.quantity, greatest(m.stock - m.newer, 0)) * m.unit_cost_cents)
            from arrival m), 0)::bigint,
          coalesce((select sum(a.balance) from account a
            where a.book_id = village and a.asset = 'POINTS' and a.kind = 'OWNER'), 0)::bigint,
          coalesce((select sum(r.points) from approved_act r where r.village_id = village
            and r.approved_at is not null and r.released_at is null and r.closed_at is null), 0)::bigint
      $$;

      -- The same at the end of each day from one day to another, worked out of the history alone: what every day
      -- changed, summed up. The audit proves that its last day and the figures above agree.
      create function fund_days(village uuid, first_day date, last_day date)
      returns table (day date, balance_cents bigint, unpaid_cents bigint, stock_cents bigint, purse_points bigint,
        pending_points bigint)
      language sql stable set timezone = 'Asia/Shanghai' as $$
        with purchase as (
          select m.id, m.moved_at::date as day, m.quantity::bigint * m.unit_cost_cents as cents
          from fund f join shop s on s.village_id = f.village_id
          join goods g on g.shop_id = s.id and not g.is_service join stock_movement m on m.goods_id = g.id
          where f.village_id = village and m.kind = 'PURCHASE' and m.moved_at >= f.opened_at
        ), shelf as (
          select q.goods_id, q.day, sum(q.quantity) over (partition by q.goods_id order by q.day) as stock
          from (select m.goods_id, m.moved_at::date as day, sum(m.quantity) as quantity
            from shop s join goods g on g.shop_id = s.id and not g.is_service
            join stock_movement m on m.goods_id = g.id where s.village_id = village group by 1, 2) q
        ), valued as (
          select h.goods_id, h.day, coalesce((
            select sum(least(w.quantity, greatest(h.stock - w.newer, 0)) * w.unit_cost_cents)
            from (select m.quantity::bigint, m.unit_cost_cents,
                sum(m.quantity) over (order by m.moved_at desc, m.id desc) - m.quantity as newer
              from stock_movement m where m.goods_id = h.goods_id and m.kind in ('PURCHASE', 'DONATION')
                and m.moved_at::date <= h.day) w), 0) as cents
          from shelf h
        ), granting as (
          -- What an act had granted until its release: what was approved, then what each decision made of it.
          select r.id, r.approved_at as at, r.approved_points as points from approved_act r where r.village_id = village
          union all
          select r.id, c.decided_at, c.points_after
            - lag(c.points_after, 1, r.approved_points) over (partition by r.id order by c.decided_at, c.id)
          from approved_act r join correction c on c.record_id = r.id
          where r.village_id = village and (r.released_at is null or c.decided_at < r.released_at)
        ), change (day, balance, unpaid, stock, purse, pending) as (
          select t.posted_at::date, case a.asset when 'FUND_CENTS' then t.amount else 0 end, 0, 0,
            case a.asset when 'POINTS' then t.amount else 0 end, 0
          from account a cross join lateral (
            select c.posted_at, c.amount from transfer c where c.credit_account_id = a.id
            union all select d.posted_at, -d.amount from transfer d where d.debit_account_id = a.id) t
          where a.book_id = village and a.kind = 'OWNER'
            and (a.asset = 'POINTS' or a.asset = 'FUND_CENTS' and a.owner_id = village)
          union all select p.day, 0, p.cents, 0, 0, 0 from purchase p
          union all select x.at::date, 0, x.sign * p.cents, 0, 0, 0
          from purchase p join fund_purchase l on l.movement_id = p.id
          join fund_entry e on e.id = l.entry_id and e.state in ('CONFIRMED', 'REVERSED')
          cross join lateral (values (-1, e.decided_at), (1, e.reversed_at)) x (sign, at) where x.at is not null
          union all select v.day, 0, 0,
            v.cents - coalesce(lag(v.cents) over (partition by v.goods_id order by v.day), 0), 0, 0 from valued v
          union all select a.at::date, 0, 0, 0, 0, a.points from granting a
          union all select least(r.released_at, r.closed_at)::date, 0, 0, 0, 0, -a.points
          from granting a join approved_act r on r.id = a.id where coalesce(r.released_at, r.closed_at) is not null
        ), daily as materialized (
          select c.day, sum(c.balance) as balance, sum(c.unpaid) as unpaid, sum(c.stock) as stock,
            sum(c.purse) as purse, sum(c.pending) as pending
          from change c group by 1)
        select d.at::date, coalesce(x.balance, 0)::bigint, coalesce(x.unpaid, 0)::bigint,
          coalesce(x.stock, 0)::bigint, coalesce(x.purse, 0)::bigint, coalesce(x.pending, 0)::bigint
        from generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') d (at)
        cross join lateral (
          select sum(y.balance) as balance, sum(y.unpaid) as unpaid, sum(y.stock) as stock, sum(y.purse) as purse,
            sum(y.pending) as pending
          from daily y where y.day <= d.at::date) x
        order by 1
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
