import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods, stock movements, counter visits and the one-statement redemption. */
export class Shop20261121060000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table goods (
        id uuid primary key default new_id(),
        shop_id uuid not null references shop (id),
        code text not null,
        name_zh text not null collate pinyin check (length(name_zh) between 1 and 60),
        name_en text not null check (length(name_en) between 1 and 80),
        unit_zh text not null default '',
        unit_en text not null default '',
        category text not null check (category in ('GRAIN_OIL', 'FOOD', 'CLEANING', 'CARE', 'HOME', 'TOOLS',
          'SCHOOL', 'SAFETY', 'VOUCHER')),
        picture text not null default '',
        points int not null check (points between 1 and 100000),
        limit_per_quarter int check (limit_per_quarter > 0),
        tracks_best_before boolean not null default false,
        is_service boolean not null default false,
        active boolean not null default true,
        reorder_level int not null default 0 check (reorder_level >= 0),
        -- Kept in the same statement as its movements; the audit proves it against them.
        stock int not null default 0 constraint stock_not_negative check (stock >= 0),
        created_at timestamptz not null,
        unique (shop_id, code)
      );

      create table goods_price (
        id uuid primary key default new_id(),
        goods_id uuid not null references goods (id),
        points int not null check (points between 1 and 100000),
        from_at timestamptz not null,
        set_by uuid references resident (id)
      );
      create index goods_price_goods on goods_price (goods_id, from_at desc, id desc);
      create trigger goods_price_append_only before update or delete on goods_price
        for each row execute function refuse_change();

      create table counter_visit (
        id uuid primary key,
        shop_id uuid not null references shop (id),
        household_id uuid not null references household (id),
        keeper_id uuid not null references resident (id),
        opened_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > opened_at),
        closed_at timestamptz
      );

      -- The id is the client's request id, which need not be time-ordered: lists go by time, then id.
      create table redemption (
        id uuid primary key,
        receipt_number text not null,
        shop_id uuid not null references shop (id),
        village_id uuid not null references area (id),
        household_id uuid not null references household (id),
        visit_id uuid not null references counter_visit (id),
        keeper_id uuid not null references resident (id),
        points int not null check (points > 0),
        balance_after bigint not null check (balance_after >= 0),
        redeemed_at timestamptz not null,
        returned_at timestamptz,
        returned_by uuid references resident (id),
        return_reason text check (length(return_reason) between 1 and 200),
        check ((returned_at is null) = (returned_by is null) and (returned_at is null) = (return_reason is null)),
        unique (shop_id, receipt_number)
      );
      create index redemption_village on redemption (village_id, redeemed_at desc, id desc);
      create index redemption_household on redemption (household_id, redeemed_at desc, id desc);

      -- A receipt is history: only its return may still be written on it, once.
      create function guard_redemption() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.returned_at is not null
          or (to_jsonb(new) - '{returned_at,returned_by,return_reason}'::text[])
            is distinct from (to_jsonb(old) - '{returned_at,returned_by,return_reason}'::text[]) then
          raise exception 'APPEND_ONLY' using detail = 'redemption is append-only';
        end if;
        return new;
      end $$;
      create trigger redemption_guard before update or delete on redemption
        for each row execute function guard_redemption();

      create table redemption_line (
        redemption_id uuid not null references redemption (id),
        goods_id uuid not null references goods (id),
        quantity int not null check (quantity between 1 and 1000),
        points_each int not null check (points_each > 0),
        primary key (redemption_id, goods_id)
      );
      create index redemption_line_goods on redemption_line (goods_id);
      create trigger redemption_line_append_only before update or delete on redemption_line
        for each row execute function refuse_change();

      create table stock_movement (
        id uuid primary key default new_id(),
        goods_id uuid not null references goods (id),
        kind text not null check (kind in ('PURCHASE', 'DONATION', 'REDEMPTION', 'RETURN', 'LOSS', 'COUNT')),
        quantity int not null check (quantity <> 0),
        reason text not null default '' check (length(reason) <= 200),
        document text not null default '' check (length(document) <= 80),
        unit_cost_cents int check (unit_cost_cents >= 0),
        best_before_on date,
        redemption_id uuid references redemption (id),
        moved_by uuid references resident (id),
        moved_at timestamptz not null,
        request_id uuid,
        check ((kind in ('PURCHASE', 'DONATION', 'RETURN')) <= (quantity > 0)),
        check ((kind in ('REDEMPTION', 'LOSS')) <= (quantity < 0)),
        check (kind not in ('LOSS', 'COUNT') or reason <> ''),
        check ((kind in ('REDEMPTION', 'RETURN')) = (redemption_id is not null))
      );
      create index stock_movement_goods on stock_movement (goods_id, moved_at desc, id desc);
      -- A receipt takes a good from the shelf once and brings it back once.
      create unique index stock_movement_redemption on stock_movement (redemption_id, goods_id, kind)
        where redemption_id is not null;
      create trigger stock_movement_append_only before update or delete on stock_movement
        for each row execute function refuse_change();

      -- How many of a good a household has taken in a quarter; written under the lock of the household's purse.
      create table goods_use (
        household_id uuid not null references household (id),
        goods_id uuid not null references goods (id),
        quarter_starts_on date not null,
        quantity int not null check (quantity >= 0),
        primary key (household_id, goods_id, quarter_starts_on)
      );

      -- One transaction over balance, limits, stock and receipt in one round trip. shops: those the keeper keeps
      -- today. goods and quantities run side by side, each good once. Raises coded errors; a repeat of the request
      -- with the same hash answers the first receipt, whatever has become of the visit since.
      create function shop_redeem(request uuid, hash bytea, visit uuid, keeper uuid, shops uuid[], goods_ids uuid[],
        quantities int[], at timestamptz)
      returns redemption language plpgsql
      -- One plan for the life of a connection, made perhaps while the tables were empty: always row by row by their
      -- keys, never by reading a table (or hashing a whole ledger) that was short then.
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
      declare
        done redemption;
        earlier bytea;
        v counter_visit;
        village uuid;
        household_state text;
        purse account;
        till uuid;
        total bigint;
        bad text;
        receipt text := to_char(at at time zone 'Asia/Shanghai', 'YYMMDD') || '-' || upper(right(request::text, 6));
        quarter date := date_trunc('quarter', at at time zone 'Asia/Shanghai')::date;
      begin
        -- Twins of a request wait for each other here, as in every other write; each statement below sees what
        -- was committed before it began.
        perform pg_advisory_xact_lock(hashtextextended(request::text, 0));
        select h.input_hash into earlier from history h where h.request_id = request and h.input_hash is not null;
        if found then
          if earlier <> hash then raise exception 'IDEMPOTENCY_MISMATCH'; end if;
          select * into done from redemption r where r.id = request;
          return done;
        end if;

        select * into v from counter_visit where id = visit;
        if v.id is null or v.keeper_id <> keeper or v.shop_id <> all (shops) then
          raise exception 'VISIT_NOT_FOUND';
        end if;
        if v.expires_at <= at or v.closed_at is not null then raise exception 'VISIT_EXPIRED'; end if;
        select s.village_id into village from shop s where s.id = v.shop_id;

        -- The one lock order of every path: household, accounts, goods, ids ascending. The household is held as it
        -- is, so that it cannot be merged away meanwhile.
        select h.state into household_state from household h where h.id = v.household_id for share;
        if household_state <> 'ACTIVE' then raise exception 'NOT_ACTIVE'; end if;
        select * into purse from account
          where book_id = village and asset = 'POINTS' and kind = 'OWNER' and owner_id = v.household_id for update;
        perform 1 from goods g where g.id = any (goods_ids) order by g.id for no key update;

        select case
            when bool_or(g.id is null or g.shop_id <> v.shop_id or not g.active) then 'GOODS_NOT_FOUND'
            when bool_or(g.stock < l.quantity) then 'SOLD_OUT'
            when bool_or(coalesce(u.quantity, 0) + l.quantity > g.limit_per_quarter) then 'GOODS_LIMIT'
            when sum(g.points::bigint * l.quantity) > coalesce(purse.balance, 0) then 'INSUFFICIENT_POINTS' end,
          sum(g.points::bigint * l.quantity)
          into bad, total
          from unnest(goods_ids, quantities) l (goods_id, quantity)
          left join goods g on g.id = l.goods_id
          left join goods_use u on u.goods_id = g.id and u.household_id = v.household_id
            and u.quarter_starts_on = quarter;
        if bad is not null then raise exception '%', bad; end if;
        if total is null then raise exception 'BAD_INPUT'; end if;

        select a.id into till from account a
          where a.book_id = village and a.asset = 'POINTS' and a.kind = 'SHOP' and a.owner_id is null;
        if till is null then
          insert into account (book_id, asset, kind) values (village, 'POINTS', 'SHOP') on conflict do nothing;
          select a.id into till from account a
            where a.book_id = village and a.asset = 'POINTS' and a.kind = 'SHOP' and a.owner_id is null;
        end if;
        -- Six letters read well on paper; should they be taken that day, the receipt gets twelve.
        if exists (select 1 from redemption r where r.shop_id = v.shop_id and r.receipt_number = receipt) then
          receipt := left(receipt, 7) || upper(right(request::text, 12));
        end if;

        insert into redemption (id, receipt_number, shop_id, village_id, household_id, visit_id, keeper_id,
            points, balance_after, redeemed_at)
          values (request, receipt, v.shop_id, village, v.household_id, visit, keeper, total, purse.balance - total, at)
          returning * into done;
        insert into redemption_line (redemption_id, goods_id, quantity, points_each)
          select request, g.id, l.quantity, g.points
          from unnest(goods_ids, quantities) l (goods_id, quantity) join goods g on g.id = l.goods_id;
        insert into stock_movement (goods_id, kind, quantity, redemption_id, moved_by, moved_at, request_id)
          select l.goods_id, 'REDEMPTION', -l.quantity, request, keeper, at, request
          from unnest(goods_ids, quantities) l (goods_id, quantity);
        update goods g set stock = g.stock - l.quantity
          from unnest(goods_ids, quantities) l (goods_id, quantity) where l.goods_id = g.id;
        insert into goods_use (household_id, goods_id, quarter_starts_on, quantity)
          select v.household_id, l.goods_id, quarter, l.quantity
          from unnest(goods_ids, quantities) l (goods_id, quantity)
          on conflict (household_id, goods_id, quarter_starts_on)
            do update set quantity = goods_use.quantity + excluded.quantity;
        perform ledger_post(jsonb_build_array(jsonb_build_object(
          'key', 'redemption:' || request, 'bookId', village, 'asset', 'POINTS', 'debit', purse.id,
          'credit', till, 'amount', total, 'kind', 'REDEMPTION', 'sourceId', request)), at, keeper, request);
        insert into history (request_id, input_hash, village_id, subject_kind, subject_id, move, actor_id, at, detail)
          values (request, hash, village, 'REDEMPTION', request, 'REDEEM', keeper, at,
            jsonb_build_object('points', total));
        return done;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
