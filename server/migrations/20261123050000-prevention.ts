import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an anti-drug and anti-gambling association does to prevent: talks and evenings, printed matter, voluntary pledges.
 * There is no field for a suspect, a warned person or a tip, and none may be added: whoever knows something calls 110.
 */
export class Prevention20261123050000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table prevention_settings (
        village_id uuid primary key references area (id),
        -- A pledge is looked at again after so many months; its household is reminded so many days before.
        pledge_months int not null check (pledge_months between 1 and 36),
        remind_days int not null check (remind_days between 0 and 90),
        -- Printed matter below this is to be printed again.
        low_stock int not null check (low_stock between 0 and 10000),
        -- Talks and evenings the association has set out to hold in a year.
        activities_per_year int not null check (activities_per_year between 0 and 365),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      create table prevention_material (
        id uuid primary key,
        village_id uuid not null references area (id),
        council_id uuid not null references council (id),
        kind text not null check (kind in ('LEAFLET', 'HELPLINE_CARD', 'POSTER', 'PLEDGE', 'TALK_NOTES')),
        topic text not null check (topic in ('DRUGS', 'GAMBLING', 'BOTH')),
        name text not null check (length(name) between 1 and 40),
        stock int not null default 0,
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'RETIRED')),
        made_by uuid not null references resident (id),
        made_at timestamptz not null,
        constraint prevention_material_name unique (council_id, name),
        constraint prevention_stock_not_negative check (stock >= 0)
      );
      create trigger prevention_material_kept before delete on prevention_material
        for each row execute function refuse_change();

      -- A text that was printed stays as it was; a better one is the next version.
      create table prevention_version (
        id uuid primary key,
        material_id uuid not null references prevention_material (id),
        version int not null check (version >= 1),
        title_zh text not null check (length(title_zh) between 1 and 40),
        title_en text not null check (length(title_en) between 1 and 80),
        body_zh text not null check (length(body_zh) between 1 and 2000),
        body_en text not null check (length(body_en) between 1 and 4000),
        made_by uuid not null references resident (id),
        made_at timestamptz not null,
        unique (material_id, version)
      );
      create trigger prevention_version_append_only before update or delete on prevention_version
        for each row execute function refuse_change();

      create table prevention_activity (
        id uuid primary key,
        village_id uuid not null references area (id),
        council_id uuid not null references council (id),
        kind text not null check (kind in ('TALK', 'SCHOOL', 'MARKET', 'FAMILY_EVENING', 'LEAFLETS', 'CHESS', 'DANCE')),
        topic text not null check (topic in ('DRUGS', 'GAMBLING', 'BOTH')),
        title text not null check (length(title) between 1 and 60),
        place text not null check (length(place) between 1 and 60),
        starts_at timestamptz not null,
        minutes int not null check (minutes between 15 and 720),
        -- The school, clinic or unit it is held with; never a person.
        partner text not null default '' check (length(partner) <= 40),
        state text not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'CANCELLED')),
        planned_by uuid not null references resident (id),
        planned_at timestamptz not null,
        -- Heads that were counted: how many came, never who.
        audience int check (audience between 0 and 20000),
        words text not null default '' check (length(words) <= 300),
        -- Those who asked for their points, on a roll like any other.
        roll_id uuid unique references roll (id),
        closed_by uuid references resident (id),
        closed_at timestamptz,
        check ((state = 'HELD') = (audience is not null)),
        check ((state = 'PLANNED') = (closed_at is null) and num_nulls(closed_by, closed_at) in (0, 2)),
        check (roll_id is null or state = 'HELD')
      );
      create index prevention_activity_village on prevention_activity (village_id, state, starts_at desc, id desc);
      create index prevention_activity_council on prevention_activity (council_id, state, starts_at);
      create trigger prevention_activity_kept before delete on prevention_activity
        for each row execute function refuse_change();
      create function guard_prevention_activity() returns trigger language plpgsql as $$
      begin
        if old.state <> 'PLANNED' and (to_jsonb(new) - 'words') is distinct from (to_jsonb(old) - 'words') then
          raise exception 'APPEND_ONLY' using detail = 'what was held or cancelled stays as it was';
        end if;
        return new;
      end $$;
      create trigger prevention_activity_guard before update on prevention_activity
        for each row execute function guard_prevention_activity();

      -- Members of the association who held it.
      create table prevention_speaker (
        activity_id uuid not null references prevention_activity (id),
        resident_id uuid not null references resident (id),
        primary key (activity_id, resident_id)
      );
      create index prevention_speaker_resident on prevention_speaker (resident_id);

      create table prevention_stock_move (
        id uuid primary key default new_id(),
        material_id uuid not null references prevention_material (id),
        version_id uuid not null references prevention_version (id),
        kind text not null check (kind in ('PRINTED', 'HANDED_OUT', 'SPOILED', 'COUNTED')),
        quantity int not null check (quantity <> 0),
        activity_id uuid references prevention_activity (id),
        on_day date not null,
        by_id uuid not null references resident (id),
        at timestamptz not null,
        check ((kind = 'PRINTED') <= (quantity > 0) and (kind in ('HANDED_OUT', 'SPOILED')) <= (quantity < 0)),
        check (activity_id is null or kind = 'HANDED_OUT')
      );
      create index prevention_stock_move_material on prevention_stock_move (material_id, at desc, id desc);
      create index prevention_stock_move_activity on prevention_stock_move (activity_id) where activity_id is not null;
      create trigger prevention_stock_move_append_only before update or delete on prevention_stock_move
        for each row execute function refuse_change();
      create function keep_prevention_stock() returns trigger language plpgsql as $$
      begin
        update prevention_material set stock = stock + new.quantity where id = new.material_id;
        return new;
      end $$;
      create trigger prevention_stock_kept after insert on prevention_stock_move
        for each row execute function keep_prevention_stock();

      -- A household's own word, given and taken back freely. One that is taken back is gone, and nobody asks why: there is
      -- no row that says who did not sign or did not keep it.
      create table prevention_pledge (
        id uuid primary key,
        village_id uuid not null references area (id),
        council_id uuid not null references council (id),
        household_id uuid not null references household (id),
        topic text not null check (topic in ('DRUGS', 'GAMBLING', 'BOTH')),
        text_id uuid references prevention_version (id),
        signed_by uuid not null references resident (id),
        signed_on date not null,
        on_paper boolean not null,
        filed_by uuid not null references resident (id),
        review_on date not null check (review_on > signed_on),
        constraint prevention_pledge_once unique (household_id)
      );
      create index prevention_pledge_village on prevention_pledge (village_id, review_on);
      create index prevention_pledge_council on prevention_pledge (council_id, review_on, id);

      -- The yearly check: somebody asked, and the household stands by its word.
      create table prevention_pledge_check (
        id uuid primary key,
        pledge_id uuid not null references prevention_pledge (id) on delete cascade,
        checked_on date not null,
        how text not null check (how in ('HOUSEHOLD', 'CALL', 'VISIT')),
        by_id uuid not null references resident (id),
        review_on date not null check (review_on > checked_on)
      );
      create index prevention_pledge_check_pledge on prevention_pledge_check (pledge_id, checked_on desc);

      -- What units that keep their books on paper report once a month: figures only.
      create table prevention_month (
        village_id uuid not null references area (id),
        month date not null check (extract(day from month) = 1),
        activities int not null check (activities between 0 and 500),
        audience int not null check (audience between 0 and 1000000),
        handed_out int not null check (handed_out between 0 and 1000000),
        pledges int not null check (pledges between 0 and 10000),
        reported_by uuid references resident (id),
        reported_at timestamptz not null,
        primary key (village_id, month)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
