import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seasons: a village's settings, the lots of a purse, the signed closing of a season, its undoing, and notices. */
export class Seasons20261121210000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Points are born as grants and openings: read by age, newest first, without walking what was spent.
      create index transfer_born on transfer (credit_account_id, posted_at desc, id desc)
        where kind in ('OPENING', 'GRANT') and asset = 'POINTS';

      -- Points that go from purse to purse keep their age: of which lots a MOVING was made up.
      create table moved_lot (
        id uuid primary key default new_id(),
        transfer_id uuid not null references transfer (id),
        account_id uuid not null references account (id),
        -- The grant, or the earlier moved lot, that these points were taken from.
        source_id uuid not null,
        granted_at timestamptz not null,
        points bigint not null check (points > 0)
      );
      create index moved_lot_account on moved_lot (account_id, granted_at desc, id desc);
      create index moved_lot_source on moved_lot (source_id);
      create index moved_lot_transfer on moved_lot (transfer_id);
      create trigger moved_lot_append_only before update or delete on moved_lot
        for each row execute function refuse_change();
      create trigger moved_lot_no_truncate before truncate on moved_lot
        for each statement execute function refuse_change();

      -- The lots left in a purse, newest first: of all points that ever came in and were not taken back, the newest
      -- that make up what it holds. So the oldest are spent first; what was returned or undone counts as never
      -- spent, what was reversed as never given, and a lot keeps the age it was granted with wherever it moves.
      -- Reads from the newest lot on and stops when the balance is covered. before: as it stood before that transfer.
      create function purse_lots(purse uuid, holds bigint, before bigint default 9223372036854775807)
      returns table (lot_id uuid, granted_at timestamptz, granted bigint, points bigint)
      language sql stable rows 20
      set enable_seqscan = off as $$
        with recursive walk as (
          select 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid as lot_id, 'infinity'::timestamptz as granted_at,
            0::bigint as granted, 0::bigint as points, holds as missing
          union all
          select lot.id, lot.granted_at, lot.granted, least(lot.rest, walk.missing),
            walk.missing - least(lot.rest, walk.missing)
          from walk cross join lateral (
            select next.id, next.granted_at, next.granted, next.granted - coalesce((
                select sum(gone.points) from moved_lot gone join transfer t on t.id = gone.transfer_id
                where gone.source_id = next.id and t.seq < before
                  and not exists (select 1 from transfer r where r.reverses_id = t.id and r.seq < before)), 0)::bigint
                as rest
            from (
              (select t.id, t.posted_at as granted_at, t.amount as granted from transfer t
               where t.credit_account_id = purse and t.kind in ('OPENING', 'GRANT') and t.asset = 'POINTS'
                 and (t.posted_at, t.id) < (walk.granted_at, walk.lot_id) and t.seq < before
                 and not exists (select 1 from transfer r where r.reverses_id = t.id and r.seq < before)
               order by t.posted_at desc, t.id desc limit 1)
              union all
              (select m.id, m.granted_at, m.points from moved_lot m join transfer t on t.id = m.transfer_id
               where m.account_id = purse and (m.granted_at, m.id) < (walk.granted_at, walk.lot_id) and t.seq < before
                 and not exists (select 1 from transfer r where r.reverses_id = t.id and r.seq < before)
               order by m.granted_at desc, m.id desc limit 1)
            ) next order by next.granted_at desc, next.id desc limit 1
          ) lot
          where walk.missing > 0
        )
        select walk.lot_id, walk.granted_at, walk.granted, walk.points from walk where walk.points > 0
      $$;

      -- The oldest lots go first, whether points are spent or moved.
      create function keep_moved_lots(moving transfer) returns void language sql as $$
        insert into moved_lot (transfer_id, account_id, source_id, granted_at, points)
        select moving.id, moving.credit_account_id, lot_id, granted_at, took
        from (
          select l.lot_id, l.granted_at, least(l.points, moving.amount - coalesce(sum(l.points) over (
              order by l.granted_at, l.lot_id rows between unbounded preceding and 1 preceding), 0)) as took
          from purse_lots(moving.debit_account_id, moving.debit_balance + moving.amount, moving.seq) l
        ) x where took > 0 order by granted_at
      $$;
      create function moved_lots_of_transfer() returns trigger language plpgsql as $$
      begin
        perform keep_moved_lots(new);
        return null;
      end $$;
      create trigger transfer_moved_lots after insert on transfer for each row
        when (new.kind = 'MOVING' and new.asset = 'POINTS') execute function moved_lots_of_transfer();
      -- What moved before lots were kept, in the order in which it moved.
      do $$
      declare moving transfer;
      begin
        for moving in select * from transfer where kind = 'MOVING' and asset = 'POINTS' order by seq loop
          perform keep_moved_lots(moving);
        end loop;
      end $$;

      -- Every version of a village's settings is kept: what was in force when a season was closed can be proved.
      create table season_settings (
        id uuid primary key,
        village_id uuid not null references area (id),
        version int not null check (version > 0),
        expiry text not null check (expiry in ('NEXT_SEASON', 'NEVER')),
        begin_month int not null check (begin_month between 1 and 12),
        notice_days int[] not null check (cardinality(notice_days) <= 6 and 0 < all (notice_days)),
        undo_days int not null check (undo_days between 0 and 90),
        -- A change never shortens what was promised: no season that ends before this day takes points away.
        no_expiry_before date,
        from_at timestamptz not null,
        set_by uuid references resident (id),
        unique (village_id, version)
      );
      create trigger season_settings_append_only before update or delete on season_settings
        for each row execute function refuse_change();

      create table season_close (
        id uuid primary key,
        village_id uuid not null references area (id),
        begins_on date not null,
        ends_on date not null check (ends_on > begins_on),
        state text not null check (state in ('PREPARED', 'POSTED', 'DROPPED')),
        -- What the report says that both sign; what was spent until the second signature is posted less.
        households int not null check (households >= 0),
        points bigint not null check (points >= 0),
        prepared_by uuid not null references resident (id),
        prepared_at timestamptz not null,
        signed_by uuid references resident (id),
        signed_body text check (signed_body in ('OC', 'TOWN')),
        signed_at timestamptz,
        posted_households int check (posted_households between 0 and households),
        posted_points bigint check (posted_points between 0 and points),
        undo_until timestamptz,
        dropped_by uuid references resident (id),
        dropped_at timestamptz,
        drop_reason text check (length(drop_reason) between 1 and 200),
        undone_at timestamptz,
        check ((state = 'POSTED') = (signed_by is not null)),
        check (num_nulls(signed_by, signed_body, signed_at, posted_households, posted_points, undo_until) in (0, 6)),
        check (num_nulls(dropped_by, dropped_at, drop_reason) in (0, 3)),
        check ((state = 'DROPPED') = (dropped_by is not null)),
        check (undone_at is null or state = 'POSTED'),
        constraint season_close_two_people check (signed_by <> prepared_by)
      );
      create unique index season_close_once on season_close (village_id, begins_on)
        where state <> 'DROPPED' and undone_at is null;
      create index season_close_village on season_close (village_id, prepared_at desc, id desc);

      -- A report is signed as it was prepared: afterwards only its end may be written, each part once.
      create function guard_season_close() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state = 'DROPPED' or old.undone_at is not null
          or (to_jsonb(new) - '{state,signed_by,signed_body,signed_at,posted_households,posted_points,undo_until,dropped_by,dropped_at,drop_reason,undone_at}'::text[])
            is distinct from (to_jsonb(old) - '{state,signed_by,signed_body,signed_at,posted_households,posted_points,undo_until,dropped_by,dropped_at,drop_reason,undone_at}'::text[])
          or old.state = 'POSTED' and (to_jsonb(new) - 'undone_at') is distinct from (to_jsonb(old) - 'undone_at')
        then
          raise exception 'APPEND_ONLY' using detail = 'season_close is append-only';
        end if;
        return new;
      end $$;
      create trigger season_close_guard before update or delete on season_close
        for each row execute function guard_season_close();

      create table season_close_line (
        close_id uuid not null references season_close (id),
        household_id uuid not null references household (id),
        balance bigint not null,
        points bigint not null check (points > 0 and points <= balance),
        primary key (close_id, household_id)
      );
      create trigger season_close_line_append_only before update or delete on season_close_line
        for each row execute function refuse_change();

      -- In a village no point expires but by a report that two people signed, whatever the application believes.
      create function guard_expiry() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from area where id = new.book_id) and not exists (
          select 1 from season_close c join season_close_line l on l.close_id = c.id
            join account a on a.id = new.debit_account_id and a.owner_id = l.household_id
          where c.id = new.source_id and c.state = 'POSTED' and c.village_id = new.book_id and new.amount <= l.points)
        then
          raise exception 'FOUR_EYES_COUNT' using detail = 'an expiry needs a closing signed by two people';
        end if;
        return new;
      end $$;
      create trigger transfer_expiry_guard before insert on transfer for each row
        when (new.kind = 'EXPIRY') execute function guard_expiry();

      create table season_undo (
        id uuid primary key,
        close_id uuid not null references season_close (id),
        -- Null: all households of the closing.
        household_id uuid references household (id),
        reason text not null check (length(reason) between 1 and 200),
        state text not null check (state in ('PREPARED', 'DONE', 'DROPPED')),
        prepared_by uuid not null references resident (id),
        prepared_at timestamptz not null,
        signed_by uuid references resident (id),
        signed_body text check (signed_body in ('OC', 'TOWN')),
        signed_at timestamptz,
        undone_points bigint check (undone_points > 0),
        dropped_by uuid references resident (id),
        dropped_at timestamptz,
        drop_reason text check (length(drop_reason) between 1 and 200),
        check ((state = 'DONE') = (signed_by is not null)),
        check (num_nulls(signed_by, signed_body, signed_at, undone_points) in (0, 4)),
        check (num_nulls(dropped_by, dropped_at, drop_reason) in (0, 3)),
        check ((state = 'DROPPED') = (dropped_by is not null)),
        constraint season_undo_two_people check (signed_by <> prepared_by)
      );
      create unique index season_undo_open on season_undo (close_id, coalesce(household_id, close_id))
        where state = 'PREPARED';
      create index season_undo_close on season_undo (close_id);
      create function guard_season_undo() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state <> 'PREPARED'
          or (new.id, new.close_id, new.household_id, new.reason, new.prepared_by, new.prepared_at)
            is distinct from (old.id, old.close_id, old.household_id, old.reason, old.prepared_by, old.prepared_at)
        then
          raise exception 'APPEND_ONLY' using detail = 'season_undo is append-only';
        end if;
        return new;
      end $$;
      create trigger season_undo_guard before update or delete on season_undo
        for each row execute function guard_season_undo();

      -- One round of notices per village, closing and distance; its households were told what they then had to lose.
      create table expiry_round (
        village_id uuid not null references area (id),
        expires_on date not null,
        days int not null check (days > 0),
        households int not null check (households >= 0),
        points bigint not null check (points >= 0),
        made_at timestamptz not null,
        primary key (village_id, expires_on, days)
      );
      create trigger expiry_round_append_only before update or delete on expiry_round
        for each row execute function refuse_change();
      create table expiry_notice (
        household_id uuid not null references household (id),
        village_id uuid not null,
        expires_on date not null,
        days int not null,
        points bigint not null check (points > 0),
        made_at timestamptz not null,
        primary key (household_id, expires_on, days),
        foreign key (village_id, expires_on, days) references expiry_round (village_id, expires_on, days)
      );
      create trigger expiry_notice_append_only before update or delete on expiry_notice
        for each row execute function refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
