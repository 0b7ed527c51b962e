import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opening from paper: spreadsheets of households, residents and opening points that two people sign. */
export class Imports20261121260000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table register_import (
        id uuid primary key,
        village_id uuid not null references area (id),
        file_name text not null check (length(file_name) between 1 and 120),
        file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
        -- Which column of the sheet holds what, counted from 0, and the headings nobody understood.
        columns jsonb not null,
        ignored_headings text[] not null,
        state text not null default 'DRAFT' check (state in ('DRAFT', 'PROPOSED', 'APPLIED', 'DROPPED')),
        row_count int not null check (row_count > 0),
        -- The report: what the rows would make of the register as it stood at checked_at, and its hash.
        new_households int not null check (new_households >= 0),
        new_residents int not null check (new_residents >= 0),
        changed_rows int not null check (changed_rows >= 0),
        same_rows int not null check (same_rows >= 0),
        error_rows int not null check (error_rows >= 0),
        noted_rows int not null check (noted_rows >= 0),
        points bigint not null check (points >= 0),
        honour bigint not null check (honour >= 0),
        plan_hash bytea not null check (length(plan_hash) = 32),
        checked_at timestamptz not null,
        uploaded_by uuid not null references resident (id),
        uploaded_role text not null check (uploaded_role in ('VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF')),
        uploaded_at timestamptz not null,
        proposed_at timestamptz,
        signed_by uuid references resident (id),
        signed_role text check (signed_role in ('VILLAGE_SECRETARY', 'TOWN_STAFF')),
        signed_at timestamptz,
        dropped_by uuid references resident (id),
        dropped_at timestamptz,
        drop_reason text check (length(drop_reason) between 1 and 200),
        check ((state = 'APPLIED') = (signed_by is not null)),
        check ((state = 'DROPPED') = (dropped_by is not null)),
        check (num_nulls(signed_by, signed_role, signed_at) in (0, 3)),
        check (num_nulls(dropped_by, dropped_at, drop_reason) in (0, 3)),
        check (state not in ('PROPOSED', 'APPLIED') or (proposed_at is not null and error_rows = 0)),
        constraint register_import_two_people check (signed_by <> uploaded_by),
        constraint register_import_two_offices check (signed_role <> uploaded_role)
      );
      create index register_import_village on register_import (village_id, uploaded_at desc, id desc);
      create index register_import_uploader on register_import (uploaded_by, uploaded_at);

      create table import_row (
        import_id uuid not null references register_import (id),
        -- The row of the sheet, as the spreadsheet program counts it.
        row_no int not null check (row_no > 1),
        state text not null check (state in ('NEW', 'CHANGED', 'SAME', 'ERROR')),
        number text not null,
        -- Of what is new the ids to be, so that what is signed is what is made.
        household_id uuid,
        resident_id uuid,
        new_household boolean not null,
        new_resident boolean not null,
        is_head boolean not null,
        area_id uuid references area (id),
        -- What this row pays, which is less than the sheet says where an earlier import has paid already.
        points bigint not null check (points >= 0),
        honour bigint not null check (honour >= 0),
        noted boolean not null,
        -- Names and phones: kept until the import is applied, then forgotten, because the register holds them.
        keys text[],
        content jsonb,
        changes jsonb,
        problems jsonb,
        primary key (import_id, row_no),
        check (state = 'ERROR' or (household_id is not null and resident_id is not null)),
        check (state <> 'ERROR' or (points = 0 and honour = 0)),
        check (state in ('NEW', 'CHANGED') or (points = 0 and honour = 0))
      );
      create unique index import_row_person on import_row (import_id, resident_id) where state <> 'ERROR';
      create index import_row_resident on import_row (resident_id) where points > 0 or honour > 0;

      -- Which resident a row of the sheet stands for, whatever becomes of name and household afterwards: a hash, so
      -- that no name outlives its erasure here.
      create table import_key (
        village_id uuid not null references area (id),
        key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
        resident_id uuid not null references resident (id),
        import_id uuid not null references register_import (id),
        primary key (village_id, key_hash)
      );
      create trigger import_key_append_only before update or delete on import_key
        for each row execute function refuse_change();

      -- What is proposed is what is signed; who signs is somebody else, of another office, and holds it that day.
      create function guard_register_import() returns trigger language plpgsql as $$
      declare
        plan text[] := '{row_count,new_households,new_residents,changed_rows,same_rows,error_rows,noted_rows,points,honour,plan_hash,checked_at}';
        steps text[] := '{state,proposed_at,signed_by,signed_role,signed_at,dropped_by,dropped_at,drop_reason}';
        signed_on date := (new.signed_at at time zone 'Asia/Shanghai')::date;
      begin
        if old.state in ('APPLIED', 'DROPPED')
          or (to_jsonb(new) - plan - steps) is distinct from (to_jsonb(old) - plan - steps)
          or new.state <> 'DRAFT' and (to_jsonb(new) - steps) is distinct from (to_jsonb(old) - steps)
          or new.state = 'APPLIED' and old.state <> 'PROPOSED'
        then
          raise exception 'APPEND_ONLY' using detail = 'register_import is append-only';
        end if;
        if new.state = 'APPLIED' then
          if new.signed_by = new.uploaded_by then
            raise exception 'FOUR_EYES_FILER';
          end if;
          if new.signed_role = new.uploaded_role or not exists (
            select 1 from post p join area v on v.id = new.village_id
            where p.resident_id = new.signed_by and p.role = new.signed_role and p.area_id = any (v.path)
              and p.starts_on <= signed_on and coalesce(p.ends_on, 'infinity') >= signed_on)
          then
            raise exception 'FOUR_EYES_COUNT' using detail = 'an import is signed by a holder of another office';
          end if;
        end if;
        return new;
      end $$;
      create trigger register_import_guard before update on register_import
        for each row execute function guard_register_import();
      -- It begins unsigned: nobody writes a signature down together with what is signed.
      create function guard_new_register_import() returns trigger language plpgsql as $$
      begin
        if new.state <> 'DRAFT' then
          raise exception 'APPEND_ONLY' using detail = 'an import begins as a draft';
        end if;
        return new;
      end $$;
      create trigger register_import_insert_guard before insert on register_import
        for each row execute function guard_new_register_import();
      create trigger register_import_no_delete before delete on register_import
        for each row execute function refuse_change();

      create function guard_new_import_rows() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from fresh f join register_import i on i.id = f.import_id where i.state <> 'DRAFT') then
          raise exception 'APPEND_ONLY' using detail = 'rows of an import in work';
        end if;
        return null;
      end $$;
      create trigger import_row_insert_guard after insert on import_row referencing new table as fresh
        for each statement execute function guard_new_import_rows();
      create function guard_gone_import_rows() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from gone g join register_import i on i.id = g.import_id
          where i.state not in ('DRAFT', 'DROPPED'))
        then
          raise exception 'APPEND_ONLY' using detail = 'rows of an import in work';
        end if;
        return null;
      end $$;
      create trigger import_row_delete_guard after delete on import_row referencing old table as gone
        for each statement execute function guard_gone_import_rows();
      -- A row is never rewritten: its names and phones may be forgotten, its figures may not.
      create function guard_import_row() returns trigger language plpgsql as $$
      declare
        private text[] := '{keys,content,changes,problems}';
      begin
        if (to_jsonb(new) - private) is distinct from (to_jsonb(old) - private)
          or num_nonnulls(new.keys, new.content, new.changes, new.problems) > 0
        then
          raise exception 'APPEND_ONLY' using detail = 'import_row is append-only';
        end if;
        return new;
      end $$;
      create trigger import_row_guard before update on import_row
        for each row execute function guard_import_row();

      -- No opening points come into a village but by a row of an import that two people signed, and by the hand of
      -- the one who signed it last.
      create function guard_opening() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from area where id = new.book_id) and (
          new.key !~ '^opening:[0-9a-f-]{36}:[0-9]{1,7}:(POINTS|HONOUR)$' or not exists (
            select 1 from import_row r join register_import i on i.id = r.import_id
              join account a on a.id = new.credit_account_id
            where r.import_id = new.source_id and r.row_no = split_part(new.key, ':', 3)::int
              and split_part(new.key, ':', 2) = i.id::text and split_part(new.key, ':', 4) = new.asset
              and i.state = 'APPLIED' and i.village_id = new.book_id and i.signed_by = new.posted_by
              and case new.asset when 'POINTS' then (r.points, r.household_id) when 'HONOUR' then (r.honour, r.resident_id) end
                = (new.amount, a.owner_id)))
        then
          raise exception 'FOUR_EYES_COUNT' using detail = 'an opening needs an import signed by two people';
        end if;
        return new;
      end $$;
      create trigger transfer_opening_guard before insert on transfer for each row
        when (new.kind = 'OPENING') execute function guard_opening();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
