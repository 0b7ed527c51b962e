import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Batches, month counts, supplies and donors, reservations, partner shops: nothing on a shelf without its papers. */
export class ShopControl20261121230000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- A village has one shop of its own and any number of partners, who hand out their own goods and are paid by
      -- the village afterwards. The numbers are the shop's terms; what is written here are only defaults.
      alter table shop
        drop constraint shop_village_id_key,
        add column kind text not null default 'VILLAGE' check (kind in ('VILLAGE', 'PARTNER')),
        add column agreement text check (length(agreement) between 1 and 80),
        add column cents_per_point int check (cents_per_point between 1 and 100000),
        add column return_days int not null default 7 check (return_days between 0 and 60),
        add column hold_days int not null default 3 check (hold_days between 0 and 30),
        add column open_reservations int not null default 3 check (open_reservations between 1 and 20),
        add column pickup_check text not null default 'PIN' check (pickup_check in ('PIN', 'CODE')),
        add column near_expiry_days int not null default 30 check (near_expiry_days between 1 and 365),
        add column count_due_days int not null default 5 check (count_due_days between 0 and 28),
        add column sales_days int not null default 90 check (sales_days between 7 and 366),
        add column cover_days int not null default 60 check (cover_days between 7 and 366),
        add check ((kind = 'PARTNER') = (agreement is not null) and (kind = 'PARTNER') = (cents_per_point is not null));
      create unique index shop_of_village on shop (village_id) where kind = 'VILLAGE';
      create index shop_village on shop (village_id);

      create table donor (
        id uuid primary key,
        shop_id uuid not null references shop (id),
        name text not null check (length(name) between 1 and 60),
        -- Only who agreed is named on the board; the others are a warm-hearted neighbour there.
        named boolean not null,
        note text not null default '' check (length(note) <= 200),
        created_at timestamptz not null
      );
      create index donor_shop on donor (shop_id);

      -- What came on one day with one paper. Its lines are stock movements.
      create table supply (
        id uuid primary key,
        shop_id uuid not null references shop (id),
        kind text not null check (kind in ('PURCHASE', 'DONATION')),
        number text not null,
        supplier text not null default '' check (length(supplier) <= 60),
        invoice text not null default '' check (length(invoice) <= 60),
        donor_id uuid references donor (id),
        received_on date not null,
        note text not null default '' check (length(note) <= 200),
        entered_by uuid not null references resident (id),
        entered_at timestamptz not null,
        check ((kind = 'DONATION') = (donor_id is not null)),
        check ((kind = 'PURCHASE') = (supplier <> '' and invoice <> '')),
        unique (shop_id, number)
      );
      create index supply_shop on supply (shop_id, received_on desc, id desc);
      create trigger supply_append_only before update or delete on supply
        for each row execute function refuse_change();

      create table stock_count (
        id uuid primary key,
        shop_id uuid not null references shop (id),
        month date not null check (extract(day from month) = 1),
        state text not null check (state in ('COUNTING', 'SIGNING', 'POSTED', 'DROPPED')),
        opened_by uuid not null references resident (id),
        opened_at timestamptz not null,
        keeper_id uuid references resident (id),
        keeper_signed_at timestamptz,
        supervisor_id uuid references resident (id),
        supervisor_signed_at timestamptz,
        posted_at timestamptz,
        check ((keeper_id is null) = (keeper_signed_at is null)),
        check ((supervisor_id is null) = (supervisor_signed_at is null)),
        check ((state = 'POSTED') = (posted_at is not null)),
        check ((state = 'SIGNING') <= ((keeper_id is null) <> (supervisor_id is null))),
        check ((state in ('COUNTING', 'DROPPED')) <= (keeper_id is null and supervisor_id is null))
      );
      create unique index stock_count_month on stock_count (shop_id, month) where state <> 'DROPPED';

      -- Frozen once posted; never signed twice by one person, whoever the application believes they are.
      create function guard_stock_count() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or tg_op = 'UPDATE' and (old.state in ('POSTED', 'DROPPED')
          or (new.id, new.shop_id, new.month, new.opened_by, new.opened_at)
            is distinct from (old.id, old.shop_id, old.month, old.opened_by, old.opened_at)) then
          raise exception 'APPEND_ONLY' using detail = 'stock_count is append-only';
        end if;
        if new.keeper_id = new.supervisor_id then raise exception 'KEEPER_IS_SUPERVISOR'; end if;
        if new.state = 'POSTED' then
          if new.keeper_id is null or new.supervisor_id is null then raise exception 'ILLEGAL_MOVE'; end if;
          if not exists (select 1 from post p where p.shop_id = new.shop_id and p.resident_id = new.keeper_id
              and p.role = 'SHOP_KEEPER')
            or not exists (select 1 from post p where p.shop_id = new.shop_id and p.resident_id = new.supervisor_id
              and p.role = 'SHOP_SUPERVISOR') then
            raise exception 'FORBIDDEN';
          end if;
        end if;
        return new;
      end $$;
      create trigger stock_count_guard before insert or update or delete on stock_count
        for each row execute function guard_stock_count();

      create table stock_count_line (
        count_id uuid not null references stock_count (id),
        goods_id uuid not null references goods (id),
        -- The book's stock at the instant the sheet was opened.
        book int not null check (book >= 0),
        counted int check (counted between 0 and 1000000),
        -- What moved between the opening of the sheet and the instant this line was counted.
        moved int,
        reason text not null default '' check (length(reason) <= 200),
        counted_by uuid references resident (id),
        counted_at timestamptz,
        primary key (count_id, goods_id),
        check ((counted is null) = (moved is null) and (counted is null) = (counted_by is null)
          and (counted is null) = (counted_at is null)),
        check (counted is null or counted = book + moved or reason <> '')
      );
      create function guard_count_line() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (new.count_id, new.goods_id, new.book) is distinct from (old.count_id, old.goods_id, old.book)
          or not exists (select 1 from stock_count c where c.id = new.count_id and c.state = 'COUNTING') then
          raise exception 'APPEND_ONLY' using detail = 'a signed count is not changed';
        end if;
        return new;
      end $$;
      create trigger stock_count_line_guard before update or delete on stock_count_line
        for each row execute function guard_count_line();

      -- Stock is held in batches: all units of a good that came by one line of one paper, with one date.
      create table stock_batch (
        id uuid primary key default new_id(),
        goods_id uuid not null references goods (id),
        source text not null check (source in ('OPENING', 'PURCHASE', 'DONATION', 'FOUND')),
        movement_id uuid unique references stock_movement (id),
        best_before_on date,
        document text not null default '',
        -- What lay there before batches were kept; everything since is in batch_move.
        opening int not null default 0 check (opening >= 0),
        quantity int not null constraint stock_not_negative check (quantity >= 0),
        -- Recalled: nobody takes it home.
        blocked boolean not null default false,
        received_at timestamptz not null,
        check ((source in ('PURCHASE', 'DONATION')) = (movement_id is not null)),
        check (opening = 0 or source = 'OPENING')
      );
      create index stock_batch_goods on stock_batch (goods_id) where quantity > 0;
      create index stock_batch_all on stock_batch (goods_id, received_at desc, id desc);
      create function guard_stock_batch() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (to_jsonb(new) - '{quantity,blocked}'::text[])
          is distinct from (to_jsonb(old) - '{quantity,blocked}'::text[]) then
          raise exception 'APPEND_ONLY' using detail = 'a batch keeps its paper and its date';
        end if;
        return new;
      end $$;
      -- Not on every sale: only quantity and blocked ever change.
      create trigger stock_batch_guard before delete or update of id, goods_id, source, movement_id, best_before_on,
        document, opening, received_at on stock_batch for each row execute function guard_stock_batch();

      alter table stock_movement
        -- The batch a loss is about, where the person named one; without it the oldest goes first.
        add column batch_id uuid references stock_batch (id) check (batch_id is null or kind = 'LOSS'),
        add column supply_id uuid references supply (id)
          check (supply_id is null or kind in ('PURCHASE', 'DONATION')),
        add column count_id uuid references stock_count (id) check (count_id is null or kind = 'COUNT');
      create index stock_movement_supply on stock_movement (supply_id) where supply_id is not null;
      create unique index stock_movement_count on stock_movement (count_id, goods_id) where count_id is not null;
      create index stock_movement_sold on stock_movement (goods_id, moved_at) where kind in ('REDEMPTION', 'RETURN');

      -- Which batches a movement filled or emptied.
      create table batch_move (
        movement_id uuid not null references stock_movement (id),
        batch_id uuid not null references stock_batch (id),
        quantity int not null check (quantity <> 0),
        primary key (movement_id, batch_id)
      );
      create index batch_move_batch on batch_move (batch_id);
      create trigger batch_move_append_only before update or delete on batch_move
        for each row execute function refuse_change();

      insert into stock_batch (goods_id, source, opening, quantity, received_at)
        select g.id, 'OPENING', g.stock, g.stock, g.created_at from goods g where g.stock > 0;

      -- Every movement, whoever writes it, moves batches in the same statement. Writers hold the good's row. Goods
      -- without a date are older than the dates and go first, then the earliest date; a redemption passes over what
      -- has expired or is recalled. A return goes back to the batches its receipt emptied; what is found in a count
      -- has no date.
      create function move_batches() returns trigger language plpgsql
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
      declare
        arrives boolean;
        leaves boolean;
        comes_back boolean;
        short text;
        m record;
        batch uuid;
      begin
        select bool_or(n.kind in ('PURCHASE', 'DONATION')), bool_or(n.quantity < 0),
            bool_or(n.quantity > 0 and n.kind in ('RETURN', 'COUNT'))
          into arrives, leaves, comes_back from moved n;
        if leaves then
          with have as (
            select n.id as movement_id, b.id as batch_id, -n.quantity as wanted, b.quantity,
              sum(b.quantity) over (partition by n.id order by b.best_before_on nulls first, b.received_at, b.id)
                - b.quantity as before
            from moved n join stock_batch b on b.goods_id = n.goods_id and b.quantity > 0
            where n.quantity < 0 and (n.batch_id is null or b.id = n.batch_id)
              and (n.kind <> 'REDEMPTION' or not b.blocked and (b.best_before_on is null
                or b.best_before_on >= (n.moved_at at time zone 'Asia/Shanghai')::date))
          ), taken as (
            update stock_batch b set quantity = b.quantity - least(h.quantity, h.wanted - h.before)
            from have h where b.id = h.batch_id and h.before < h.wanted
            returning h.movement_id, b.id as batch_id, least(h.quantity, h.wanted - h.before) as quantity
          ), split as (
            insert into batch_move (movement_id, batch_id, quantity)
            select t.movement_id, t.batch_id, -t.quantity from taken t
            returning movement_id, quantity
          )
          select case n.kind when 'REDEMPTION' then 'SOLD_OUT' else 'STOCK_NEGATIVE' end into short
            from moved n where n.quantity < 0
              and n.quantity <> coalesce((select sum(s.quantity) from split s where s.movement_id = n.id), 0) limit 1;
          if short is not null then raise exception '%', short; end if;
        end if;
        if arrives then
          with made as (
            insert into stock_batch (goods_id, source, movement_id, best_before_on, document, quantity, received_at)
            select n.goods_id, n.kind, n.id, n.best_before_on, n.document, n.quantity, n.moved_at
            from moved n where n.kind in ('PURCHASE', 'DONATION')
            returning id, movement_id, quantity)
          insert into batch_move (movement_id, batch_id, quantity) select movement_id, id, quantity from made;
        end if;
        if comes_back then
          with back as (
            select n.id as movement_id, x.batch_id, -x.quantity as quantity
            from moved n
            join stock_movement r on r.redemption_id = n.redemption_id and r.goods_id = n.goods_id
              and r.kind = 'REDEMPTION'
            join batch_move x on x.movement_id = r.id
            where n.kind = 'RETURN'
          ), filled as (
            update stock_batch b set quantity = b.quantity + k.quantity from back k where b.id = k.batch_id
          )
          insert into batch_move (movement_id, batch_id, quantity)
            select k.movement_id, k.batch_id, k.quantity from back k;
          for m in
            select n.id, n.goods_id, n.moved_at,
              n.quantity - coalesce((select sum(x.quantity) from batch_move x where x.movement_id = n.id), 0) as rest
            from moved n where n.quantity > 0 and n.kind in ('RETURN', 'COUNT')
          loop
            continue when m.rest = 0;
            select b.id into batch from stock_batch b
              where b.goods_id = m.goods_id and b.best_before_on is null and not b.blocked
              order by b.received_at, b.id limit 1;
            if batch is null then
              insert into stock_batch (goods_id, source, quantity, received_at)
                values (m.goods_id, 'FOUND', 0, m.moved_at) returning id into batch;
            end if;
            update stock_batch b set quantity = b.quantity + m.rest where b.id = batch;
            insert into batch_move (movement_id, batch_id, quantity) values (m.id, batch, m.rest);
          end loop;
        end if;
        return null;
      end $$;
      create trigger stock_movement_batches after insert on stock_movement
        referencing new table as moved for each statement execute function move_batches();

      create table recall (
        id uuid primary key,
        batch_id uuid not null references stock_batch (id),
        reason text not null check (length(reason) between 1 and 200),
        recalled_by uuid not null references resident (id),
        recalled_at timestamptz not null,
        lifted_by uuid references resident (id),
        lifted_at timestamptz,
        lift_reason text check (length(lift_reason) between 1 and 200),
        check ((lifted_by is null) = (lifted_at is null) and (lifted_by is null) = (lift_reason is null))
      );
      create unique index recall_open on recall (batch_id) where lifted_at is null;
      create index recall_batch on recall (batch_id, recalled_at);

      -- Goods and points put aside: no transfer until they are fetched.
      create table reservation (
        id uuid primary key,
        shop_id uuid not null references shop (id),
        village_id uuid not null references area (id),
        household_id uuid not null references household (id),
        reserved_by uuid not null references resident (id),
        code text not null check (code ~ '^[0-9]{6}$'),
        points int not null check (points > 0),
        state text not null default 'OPEN' check (state in ('OPEN', 'COLLECTED', 'CANCELLED', 'EXPIRED')),
        reserved_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > reserved_at),
        closed_at timestamptz,
        closed_by uuid references resident (id),
        reason text not null default '' check (length(reason) <= 200),
        redemption_id uuid unique references redemption (id),
        check ((state = 'OPEN') = (closed_at is null)),
        check ((state = 'COLLECTED') = (redemption_id is not null))
      );
      create unique index reservation_code on reservation (shop_id, code) where state = 'OPEN';
      create index reservation_open on reservation (household_id) where state = 'OPEN';
      create index reservation_due on reservation (expires_at) where state = 'OPEN';
      create index reservation_household on reservation (household_id, reserved_at desc, id desc);
      create index reservation_shop on reservation (shop_id, reserved_at desc, id desc);
      create table reservation_line (
        reservation_id uuid not null references reservation (id),
        goods_id uuid not null references goods (id),
        quantity int not null check (quantity between 1 and 1000),
        -- The price promised.
        points_each int not null check (points_each > 0),
        -- Null once it holds nothing any more.
        held_until timestamptz,
        primary key (reservation_id, goods_id)
      );
      create index reservation_line_held on reservation_line (goods_id) where held_until is not null;

      create function guard_reservation() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state <> 'OPEN'
          or (to_jsonb(new) - '{state,closed_at,closed_by,reason,redemption_id}'::text[])
            is distinct from (to_jsonb(old) - '{state,closed_at,closed_by,reason,redemption_id}'::text[]) then
          raise exception 'APPEND_ONLY' using detail = 'a closed reservation stays closed';
        end if;
        update reservation_line l set held_until = null where l.reservation_id = new.id and new.state <> 'OPEN';
        return new;
      end $$;
      create trigger reservation_guard before update or delete on reservation
        for each row execute function guard_reservation();

      alter table counter_visit add column reservation_id uuid references reservation (id);
      -- Wrong pick-up codes, so that nobody finds one by trying.
      create table pickup_failure (
        shop_id uuid not null references shop (id),
        keeper_id uuid not null references resident (id),
        failed_at timestamptz not null
      );
      create index pickup_failure_shop on pickup_failure (shop_id, failed_at);

      -- What may be promised or handed out of each good now: neither expired nor recalled nor held for somebody else.
      -- own: what the household itself has put aside. except: the reservation that is being fetched.
      create function shop_free(goods_ids uuid[], household uuid, except_reservation uuid, at timestamptz)
      returns table (goods_id uuid, free int, own int) language sql stable as $$
        select g.id,
          (coalesce(b.sellable, 0) - coalesce(h.held, 0))::int, coalesce(h.own, 0)::int
        from unnest(goods_ids) g (id)
        left join lateral (select sum(x.quantity) as sellable from stock_batch x
          where x.goods_id = g.id and x.quantity > 0 and not x.blocked
            and (x.best_before_on is null or x.best_before_on >= (at at time zone 'Asia/Shanghai')::date)) b on true
        left join lateral (select sum(l.quantity) as held,
            sum(l.quantity) filter (where r.household_id = household) as own
          from reservation_line l join reservation r on r.id = l.reservation_id
          where l.goods_id = g.id and l.held_until is not null and l.held_until > at
            and l.reservation_id is distinct from except_reservation) h on true
      $$;

      -- What a closing of a season spared, because it was promised to goods put aside.
      create table season_close_held (
        close_id uuid not null references season_close (id),
        household_id uuid not null references household (id),
        points bigint not null check (points > 0),
        primary key (close_id, household_id)
      );
      create trigger season_close_held_append_only before update or delete on season_close_held
        for each row execute function refuse_change();

      -- A partner's receipts of a month, times the agreed price of a point, signed by two and paid with a document.
      create table settlement (
        id uuid primary key,
        shop_id uuid not null references shop (id),
        number text not null,
        month date not null check (extract(day from month) = 1),
        state text not null check (state in ('PREPARED', 'SIGNED', 'PAID', 'DROPPED')),
        points bigint not null check (points > 0),
        receipts int not null check (receipts > 0),
        cents_per_point int not null check (cents_per_point > 0),
        amount_cents bigint generated always as (points * cents_per_point) stored,
        prepared_by uuid not null references resident (id),
        prepared_at timestamptz not null,
        signed_by uuid references resident (id),
        signed_at timestamptz,
        paid_by uuid references resident (id),
        paid_at timestamptz,
        paid_document text check (length(paid_document) between 1 and 80),
        dropped_reason text check (length(dropped_reason) between 1 and 200),
        constraint settlement_two_persons check (signed_by <> prepared_by),
        check ((signed_by is null) = (signed_at is null)),
        check ((state in ('SIGNED', 'PAID')) = (signed_by is not null)),
        check ((state = 'PAID') = (paid_at is not null) and (paid_at is null) = (paid_by is null)
          and (paid_at is null) = (paid_document is null)),
        check ((state = 'DROPPED') = (dropped_reason is not null)),
        unique (shop_id, number)
      );
      create unique index settlement_month on settlement (shop_id, month) where state <> 'DROPPED';
      create table settlement_line (
        settlement_id uuid not null references settlement (id),
        redemption_id uuid not null references redemption (id),
        -- RETURN takes back what an earlier settlement counted.
        kind text not null check (kind in ('RECEIPT', 'RETURN')),
        points int not null check (points <> 0),
        -- Cleared when the sheet is dropped, so that its receipts can be settled anew.
        counts boolean not null default true,
        primary key (settlement_id, redemption_id, kind),
        check ((kind = 'RECEIPT') = (points > 0))
      );
      create unique index settlement_line_once on settlement_line (redemption_id, kind) where counts;
      create function guard_settlement() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (old.state, new.state) not in (('PREPARED', 'SIGNED'), ('PREPARED', 'DROPPED'),
            ('SIGNED', 'PAID'))
          or (new.shop_id, new.month, new.number, new.points, new.receipts, new.cents_per_point, new.prepared_by,
              new.prepared_at)
            is distinct from (old.shop_id, old.month, old.number, old.points, old.receipts, old.cents_per_point,
              old.prepared_by, old.prepared_at) then
          raise exception 'APPEND_ONLY' using detail = 'settlement is append-only';
        end if;
        return new;
      end $$;
      create trigger settlement_guard before update or delete on settlement
        for each row execute function guard_settlement();
      create index redemption_shop on redemption (shop_id, redeemed_at desc, id desc);

      -- As before, in one round trip; and nothing expired, recalled or put aside for somebody else goes over the
      -- counter. hold: the reservation that is being fetched: its goods at its prices. Locks: household, accounts,
      -- reservation, goods, batches.
      drop function shop_redeem(uuid, bytea, uuid, uuid, uuid[], uuid[], int[], timestamptz);
      create function shop_redeem(request uuid, hash bytea, visit uuid, keeper uuid, shops uuid[], goods_ids uuid[],
        quantities int[], at timestamptz, hold uuid default null)
      returns redemption language plpgsql
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
      declare
        done redemption;
        earlier bytea;
        v counter_visit;
        kept reservation;
        village uuid;
        household_state text;
        purse account;
        aside bigint;
        till uuid;
        total bigint;
        prices int[];
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
        -- Who came with a pick-up code takes what is under it and nothing else.
        if v.reservation_id is not null and v.reservation_id is distinct from hold then
          raise exception 'VISIT_NOT_FOUND';
        end if;
        select s.village_id into village from shop s where s.id = v.shop_id;

        -- The one lock order of every path: household, accounts, goods, ids ascending. The household is held as it
        -- is, so that it cannot be merged away meanwhile.
        select h.state into household_state from household h where h.id = v.household_id for share;
        if household_state <> 'ACTIVE' then raise exception 'NOT_ACTIVE'; end if;
        select * into purse from account
          where book_id = village and asset = 'POINTS' and kind = 'OWNER' and owner_id = v.household_id for update;
        if hold is not null then
          select * into kept from reservation r where r.id = hold for update;
          if kept.id is null or kept.shop_id <> v.shop_id or kept.household_id <> v.household_id then
            raise exception 'NOT_FOUND';
          end if;
          if kept.state not in ('OPEN', 'EXPIRED') then raise exception 'ILLEGAL_MOVE'; end if;
          if kept.state = 'EXPIRED' or kept.expires_at <= at then raise exception 'RESERVATION_EXPIRED'; end if;
          select array_agg(l.goods_id order by l.goods_id), array_agg(l.quantity order by l.goods_id),
              array_agg(l.points_each order by l.goods_id)
            into goods_ids, quantities, prices from reservation_line l where l.reservation_id = hold;
        end if;
        perform 1 from goods g where g.id = any (goods_ids) order by g.id for no key update;
        select coalesce(sum(r.points), 0) into aside from reservation r
          where r.household_id = v.household_id and r.state = 'OPEN' and r.expires_at > at
            and r.id is distinct from hold;
        if prices is null then
          select array_agg(g.points order by l.n) into prices
            from unnest(goods_ids) with ordinality l (goods_id, n) left join goods g on g.id = l.goods_id;
        end if;

        select case
            when bool_or(g.id is null or g.shop_id <> v.shop_id or not (g.active or hold is not null))
              then 'GOODS_NOT_FOUND'
            when bool_or(f.free < l.quantity) then 'SOLD_OUT'
            -- A promise was within the limit when it was given.
            when hold is null and bool_or(coalesce(u.quantity, 0) + f.own + l.quantity > g.limit_per_quarter)
              then 'GOODS_LIMIT'
            when sum(l.points::bigint * l.quantity) > coalesce(purse.balance, 0) - aside
              then 'INSUFFICIENT_POINTS' end,
          sum(l.points::bigint * l.quantity)
          into bad, total
          from unnest(goods_ids, quantities, prices) l (goods_id, quantity, points)
          left join goods g on g.id = l.goods_id
          left join lateral (
            select coalesce((select sum(x.quantity) from stock_batch x
                where x.goods_id = l.goods_id and x.quantity > 0 and not x.blocked
                  and (x.best_before_on is null or x.best_before_on >= (at at time zone 'Asia/Shanghai')::date)), 0)
                - coalesce(sum(r.quantity), 0) as free,
              coalesce(sum(r.quantity) filter (where o.household_id = v.household_id), 0) as own
            from reservation_line r join reservation o on o.id = r.reservation_id
            where r.goods_id = l.goods_id and r.held_until is not null and r.held_until > at
              and r.reservation_id is distinct from hold) f on true
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
          select request, l.goods_id, l.quantity, l.points
          from unnest(goods_ids, quantities, prices) l (goods_id, quantity, points);
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
        if hold is not null then
          update reservation r set state = 'COLLECTED', closed_at = at, closed_by = keeper, redemption_id = request
            where r.id = hold;
        end if;
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
