import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standardTemplates } from './20261122030000-task-templates';

const kinds = `('POVERTY', 'ELDERS', 'HARDSHIP', 'SICK', 'DISABLED', 'ORPHANS', 'DISASTER', 'MEDICAL', 'SCHOOLING',
  'PATROL', 'DELIVERY', 'RIVER', 'FIRE')`;

// What a task, a series and a template say alike.
const fit = `
  kind text not null check (kind in ${kinds}),
  risk text not null default 'NONE' check (risk in ('NONE', 'TRAINED', 'INSURED', 'BOTH')),
  course text check (length(course) between 1 and 40),
  min_age int not null default 14 check (min_age between 6 and 80),
  max_age int check (max_age between 10 and 100 and max_age >= min_age),
  heavy boolean not null default false,
  night boolean not null default false,
  check (risk not in ('TRAINED', 'BOTH') or course is not null)`;

/** Tasks, their places and series, who signed up or waits, and the guard that keeps a person in one place at a time. */
export class Tasks20261122030000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create extension if not exists btree_gist;

      create table task_settings (
        village_id uuid primary key references area (id),
        -- Hours before the start: the first reminder, the second, and until when leaving counts as excused.
        remind_first_hours int not null check (remind_first_hours between 3 and 168),
        remind_last_hours int not null check (remind_last_hours between 1 and 48 and remind_last_hours < remind_first_hours),
        leave_hours int not null check (leave_hours between 0 and 168),
        weeks_ahead int not null check (weeks_ahead between 1 and 26),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      create table task_template (
        code text primary key check (code ~ '^[A-Z]{2}-[0-9]{2}$'),
        title_zh text not null check (length(title_zh) between 1 and 60),
        title_en text not null check (length(title_en) between 1 and 120),
        what_zh text not null check (length(what_zh) <= 500),
        what_en text not null check (length(what_en) <= 1000),
        starts_time time not null,
        minutes int not null check (minutes between 15 and 1440),
        -- Weekdays of the usual series: bit 0 is Monday. 0 where it is a task for once.
        weekdays int not null default 0 check (weekdays between 0 and 127),
        places jsonb not null check (jsonb_typeof(places) = 'array'),
        rule_code text,
        position int not null,
        ${fit}
      );

      -- What a village writes down for itself beside the templates that all begin with.
      create table village_template (
        id uuid primary key,
        village_id uuid not null references area (id),
        title text not null check (length(title) between 1 and 60),
        what text not null default '' check (length(what) <= 500),
        place text not null check (length(place) between 1 and 80),
        grid_id uuid references area (id),
        rule_id uuid references rule (id),
        ${fit},
        places jsonb not null check (jsonb_typeof(places) = 'array' and jsonb_array_length(places) between 1 and 8),
        starts_time time not null,
        minutes int not null check (minutes between 15 and 1440),
        -- 0 where it is a task for once.
        weekdays int not null check (weekdays between 0 and 127),
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'RETIRED')),
        changed_by uuid not null references resident (id),
        changed_at timestamptz not null
      );
      create unique index village_template_title on village_template (village_id, title) where state = 'ACTIVE';

      create table task_series (
        id uuid primary key,
        village_id uuid not null references area (id),
        team_id uuid references team (id),
        title text not null check (length(title) between 1 and 60),
        what text not null default '' check (length(what) <= 500),
        place text not null check (length(place) between 1 and 80),
        grid_id uuid references area (id),
        rule_id uuid references rule (id),
        ${fit},
        places jsonb not null check (jsonb_typeof(places) = 'array' and jsonb_array_length(places) between 1 and 8),
        weekdays int not null check (weekdays between 1 and 127),
        -- Every how many weeks, counted from the week it starts in.
        every int not null check (every between 1 and 8),
        starts_on date not null,
        until date check (until >= starts_on),
        starts_time time not null,
        minutes int not null check (minutes between 15 and 1440),
        -- On a day that the calendar names a holiday: as always, or not.
        holidays text not null check (holidays in ('KEEP', 'SKIP')),
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
        organiser_id uuid not null references resident (id),
        -- The last day that has been worked out: made, or left out with reason.
        made_until date,
        -- The days off of the calendar that its plan has heard of; another word of the calendar is followed.
        days_off date[] not null default '{}',
        created_at timestamptz not null
      );
      create index task_series_village on task_series (village_id, state);

      create table task_series_exception (
        series_id uuid not null references task_series (id),
        on_date date not null,
        kind text not null check (kind in ('SKIP', 'EXTRA')),
        reason text not null check (length(reason) <= 200),
        set_by uuid not null references resident (id),
        set_at timestamptz not null,
        primary key (series_id, on_date)
      );

      create table task (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        team_id uuid references team (id),
        series_id uuid references task_series (id),
        -- The day of the series this task stands for, whatever day it was moved to.
        on_date date,
        title text not null check (length(title) between 1 and 60),
        what text not null default '' check (length(what) <= 500),
        place text not null check (length(place) between 1 and 80),
        grid_id uuid references area (id),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        rule_id uuid references rule (id),
        ${fit},
        state text not null default 'OPEN' check (state in ('OPEN', 'CANCELLED', 'CLOSED')),
        organiser_id uuid not null references resident (id),
        created_at timestamptz not null,
        cancelled_reason text check (length(cancelled_reason) between 1 and 200),
        -- Altered by hand: a change of its series leaves it alone.
        altered boolean not null default false,
        -- Rises with each change, for calendars that follow.
        revision int not null default 0,
        changed_at timestamptz not null,
        check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
        check ((state = 'CANCELLED') = (cancelled_reason is not null)),
        check ((series_id is null) = (on_date is null))
      );
      create index task_village on task (village_id, starts_at, id);
      create index task_team on task (team_id, starts_at);
      create index task_open on task (starts_at) where state = 'OPEN';
      create unique index task_of_series on task (series_id, on_date);

      create table task_place (
        id uuid primary key default new_id(),
        task_id uuid not null references task (id),
        name text not null check (length(name) between 1 and 20),
        skill text check (length(skill) between 1 and 40),
        places int not null check (places between 0 and 200),
        position int not null,
        unique (task_id, position)
      );

      create table sign_up (
        id uuid primary key,
        task_id uuid not null references task (id),
        task_place_id uuid not null references task_place (id),
        resident_id uuid not null references resident (id),
        state text not null check (state in ('SIGNED', 'WAITING', 'LEFT', 'REMOVED')),
        -- The order in which people came; the waiting move up in it.
        seq bigint generated always as identity,
        at timestamptz not null,
        moved_up_at timestamptz,
        ended_at timestamptz,
        reason text check (length(reason) between 1 and 200),
        attended text check (attended in ('ATTENDED', 'ABSENT', 'EXCUSED')),
        -- Who wrote it down: the person, or an organiser for somebody without a phone.
        by_id uuid not null references resident (id),
        check ((state in ('LEFT', 'REMOVED')) = (ended_at is not null)),
        check (state <> 'WAITING' or (attended is null and moved_up_at is null))
      );
      create unique index sign_up_once on sign_up (task_id, resident_id) where state in ('SIGNED', 'WAITING');
      create index sign_up_task on sign_up (task_id, state, seq);
      create index sign_up_resident on sign_up (resident_id, seq desc);

      -- A person is in one place at a time, whatever the application believes.
      create table engagement (
        id uuid primary key default new_id(),
        resident_id uuid not null references resident (id),
        during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        sign_up_id uuid unique references sign_up (id),
        need_visit_id uuid unique,
        check (num_nonnulls(sign_up_id, need_visit_id) = 1),
        constraint engagement_overlap exclude using gist (resident_id with =, during with &&)
      );

      -- Never more signed than there are places: counted under the lock of the task's row.
      create function guard_places() returns trigger language plpgsql as $$
      declare
        of_place task_place;
      begin
        if new.state <> 'SIGNED' then return new; end if;
        perform 1 from task where id = new.task_id for update;
        select * into of_place from task_place where id = new.task_place_id;
        if of_place.task_id <> new.task_id then raise exception 'BAD_INPUT'; end if;
        if (select count(*) from sign_up where task_id = new.task_id and task_place_id = new.task_place_id
            and state = 'SIGNED' and id <> new.id) >= of_place.places then
          raise exception 'TASK_FULL';
        end if;
        return new;
      end $$;
      create trigger sign_up_places before insert or update of state, task_place_id on sign_up
        for each row execute function guard_places();

      create table task_roll (
        task_id uuid primary key references task (id),
        roll_id uuid not null unique references roll (id)
      );

      create table calendar_feed (
        resident_id uuid primary key references resident (id),
        -- Unguessable part of the private address; a renewed one ends the old.
        token text not null unique check (length(token) >= 32),
        renewed_at timestamptz not null
      );
    `);
    await run.query(
      `insert into task_template (code, kind, title_zh, title_en, what_zh, what_en, starts_time, minutes, weekdays, places,
         rule_code, position, risk, course, min_age, max_age, heavy, night)
       select code, kind, title_zh, title_en, what_zh, what_en, starts_time, minutes, weekdays, places, rule_code, position,
         risk, course, min_age, max_age, heavy, night
       from jsonb_populate_recordset(null::task_template, $1::jsonb)`,
      [JSON.stringify(standardTemplates)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
