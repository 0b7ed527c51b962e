import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who came to a task and when: marks made on devices, and the rows that a closed roll made of them. */
export class Attendance20261122050000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table attendance_settings (
        village_id uuid primary key references area (id),
        -- Minutes are rounded down to a multiple of it.
        rounding_minutes int not null check (rounding_minutes in (1, 5, 10, 15, 30, 60)),
        -- So many minutes before the start people can be marked.
        early_minutes int not null check (early_minutes between 0 and 240),
        -- So many hours after the end marks that waited on a device, and typed ones, still count.
        sync_hours int not null check (sync_hours between 4 and 720),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      -- What the rotating codes of all tasks are derived from; it never leaves the server.
      create table attendance_key (
        id int primary key default 1 check (id = 1),
        secret bytea not null default
          decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
      );
      insert into attendance_key default values;

      create table attendance_mark (
        -- Made on the device, so that a mark sent twice is one mark.
        id uuid primary key,
        task_id uuid not null references task (id),
        resident_id uuid not null references resident (id),
        kind text not null check (kind in ('IN', 'OUT')),
        -- By the device's clock, within the bounds of the task.
        at timestamptz not null,
        received_at timestamptz not null,
        way text not null check (way in ('QR', 'CARD', 'PAPER', 'LEADER')),
        made_by uuid not null references resident (id),
        note text not null default '' check (length(note) <= 200),
        -- The mark this one corrects, and whether it only takes it away.
        replaces_id uuid unique references attendance_mark (id),
        gone boolean not null default false,
        seq bigint generated always as identity,
        check (at <= received_at + interval '2 minutes'),
        check (way <> 'QR' or (made_by = resident_id and replaces_id is null)),
        check (replaces_id is null or length(note) > 0),
        check (not gone or replaces_id is not null)
      );
      -- One first mark a person, task and kind, and one correction of each: so exactly one stands.
      create unique index attendance_mark_first on attendance_mark (task_id, resident_id, kind) where replaces_id is null;
      create index attendance_mark_task on attendance_mark (task_id, seq);
      create index attendance_mark_resident on attendance_mark (resident_id, at);
      create view attendance_standing as
        select m.* from attendance_mark m
        where not exists (select 1 from attendance_mark n where n.replaces_id = m.id);

      create function guard_attendance_mark() returns trigger language plpgsql as $$
      declare
        before attendance_mark;
      begin
        if tg_op = 'UPDATE' then
          if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
          raise exception 'APPEND_ONLY';
        end if;
        if exists (select 1 from task t where t.id = new.task_id and t.state = 'CANCELLED') then
          raise exception 'ILLEGAL_MOVE';
        end if;
        if new.replaces_id is not null then
          select * into before from attendance_mark where id = new.replaces_id;
          if (before.task_id, before.resident_id, before.kind) is distinct from (new.task_id, new.resident_id, new.kind) then
            raise exception 'CONFLICT';
          end if;
        end if;
        return new;
      end $$;
      create trigger attendance_mark_guard before insert or update on attendance_mark
        for each row execute function guard_attendance_mark();
      create trigger attendance_mark_kept before delete on attendance_mark for each row execute function refuse_change();

      create table attendance_row (
        task_id uuid not null references task (id),
        resident_id uuid not null references resident (id),
        -- The time that counts: from the later of coming and start to the earlier of leaving and end; null where nobody
        -- knows when the person left.
        during tstzrange check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        minutes int not null check (minutes >= 0),
        late_minutes int not null check (late_minutes >= 0),
        early_minutes int not null check (early_minutes >= 0),
        -- The day's most that held when the roll was closed.
        day_cap int not null,
        -- POINTS and HOURS have a record, the second without points; NONE has none.
        outcome text not null check (outcome in ('POINTS', 'HOURS', 'NONE')),
        reason text not null default '' check (length(reason) <= 200),
        primary key (task_id, resident_id),
        check (outcome = 'POINTS' or length(reason) > 0),
        check (outcome = 'NONE' or during is not null),
        check (minutes <= extract(epoch from upper(during) - lower(during)) / 60),
        -- Nobody is in two places at once, whatever the clocks of two leaders said.
        constraint attendance_overlap exclude using gist (resident_id with =, during with &&) where (outcome <> 'NONE')
      );
      create index attendance_row_resident on attendance_row (resident_id);
      create trigger attendance_row_kept before delete on attendance_row for each row execute function refuse_change();
      create function guard_attendance_row() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        raise exception 'APPEND_ONLY' using detail = 'a closed roll stays as it was';
      end $$;
      create trigger attendance_row_guard before update on attendance_row
        for each row execute function guard_attendance_row();

      -- A record of minutes alone that was struck and comes back on appeal is still worth no points.
      do $$
      declare
        old_check text;
      begin
        select conname into old_check from pg_constraint
          where conrelid = 'activity_record'::regclass and contype = 'c'
            and pg_get_constraintdef(oid) like '%corrected_honour >= 1%';
        execute format('alter table activity_record drop constraint %I, add constraint activity_record_corrected_honour_check
          check (corrected_honour between least(face_points, 1) and face_points)', old_check);
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
