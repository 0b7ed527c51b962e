import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Households that ask for help, the visits that answer them, and who may know whose need it is. */
export class Needs20261122060000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Other rooms widen this list too: what it holds now is kept, whatever it is.
      create function pg_temp.widen_looks(more text) returns void language plpgsql as $$
      declare
        now_is text;
      begin
        select pg_get_expr(conbin, conrelid) into now_is from pg_constraint
          where conrelid = 'access_log'::regclass and conname = 'access_log_kind_check';
        execute format('alter table access_log drop constraint access_log_kind_check,
          add constraint access_log_kind_check check ((%s) or %s)', now_is, more);
      end $$;
      select pg_temp.widen_looks($$kind = 'NEED'$$);

      create table need_settings (
        village_id uuid primary key references area (id),
        -- A need that nobody accepted for so many hours is brought before the organisers.
        answer_hours int not null check (answer_hours between 1 and 336),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      -- By which rule help of a kind is credited; null: it brings neither points nor hours. Without a row the county's
      -- hourly rule of that kind.
      create table need_rule (
        village_id uuid not null references need_settings (village_id),
        kind text not null check (kind in ('POVERTY', 'ELDERS', 'HARDSHIP', 'SICK', 'DISABLED', 'ORPHANS', 'DISASTER',
          'MEDICAL', 'SCHOOLING', 'PATROL', 'DELIVERY', 'RIVER', 'FIRE')),
        rule_id uuid references rule (id),
        primary key (village_id, kind)
      );

      create table need (
        id uuid primary key,
        village_id uuid not null references area (id),
        household_id uuid not null references household (id),
        -- Whom it is for, where it is one person of the household.
        for_resident_id uuid references resident (id),
        kind text not null check (kind in ('SHOPPING', 'ESCORT', 'REPAIR', 'VISIT', 'OTHER')),
        service_kind text not null check (service_kind in ('POVERTY', 'ELDERS', 'HARDSHIP', 'SICK', 'DISABLED', 'ORPHANS',
          'DISASTER', 'MEDICAL', 'SCHOOLING', 'PATROL', 'DELIVERY', 'RIVER', 'FIRE')),
        what text not null check (length(what) <= 300),
        wanted_from timestamptz not null,
        wanted_until timestamptz not null,
        minutes int not null check (minutes between 15 and 480),
        heavy boolean not null default false,
        language text,
        asked_by uuid not null references resident (id),
        asked_at timestamptz not null,
        -- How somebody else heard of it; null when the household asked by itself.
        on_behalf_of text check (on_behalf_of in ('PHONE', 'PAPER', 'IN_PERSON')),
        heard_at timestamptz,
        -- TEAM: any active member of the team may take it; ORGANISERS: only whom the organiser asked.
        scope text not null default 'TEAM' check (scope in ('TEAM', 'ORGANISERS')),
        team_id uuid references team (id),
        assigned_by uuid references resident (id),
        assigned_at timestamptz,
        state text not null default 'OPEN'
          check (state in ('OPEN', 'ASSIGNED', 'ACCEPTED', 'DONE', 'CONFIRMED', 'CLOSED', 'WITHDRAWN')),
        -- Since when it waits for somebody to take it, and when it was brought before the organisers.
        waiting_since timestamptz not null,
        surfaced_at timestamptz,
        ended_at timestamptz,
        ended_by uuid references resident (id),
        end_reason text check (end_reason in ('NO_LONGER_NEEDED', 'NOT_FEASIBLE', 'FAMILY_HELPED', 'DUPLICATE')),
        end_words text not null default '' check (length(end_words) <= 200),
        check (wanted_until > wanted_from and wanted_until <= wanted_from + interval '31 days'),
        check ((on_behalf_of is null) = (heard_at is null)),
        check (heard_at <= asked_at),
        check (num_nulls(team_id, assigned_by, assigned_at) in (0, 3)),
        check (state not in ('ASSIGNED', 'ACCEPTED', 'DONE', 'CONFIRMED') or team_id is not null),
        check (state <> 'OPEN' or team_id is null),
        check ((state in ('CLOSED', 'WITHDRAWN')) = (ended_by is not null)),
        check ((ended_at is not null) = (state in ('CONFIRMED', 'CLOSED', 'WITHDRAWN'))),
        check ((state = 'CLOSED') = (end_reason is not null))
      );
      create index need_village on need (village_id, state, asked_at desc, id desc);
      create index need_household on need (household_id, asked_at desc, id desc);
      create index need_team on need (team_id, state) where team_id is not null;
      create index need_waiting on need (waiting_since) where state in ('OPEN', 'ASSIGNED') and surfaced_at is null;

      -- Volunteers whom the organiser asked by name.
      create table need_asked (
        need_id uuid not null references need (id),
        resident_id uuid not null references resident (id),
        asked_at timestamptz not null,
        primary key (need_id, resident_id)
      );
      create index need_asked_resident on need_asked (resident_id);

      create table need_visit (
        id uuid primary key,
        need_id uuid not null references need (id),
        helper_id uuid not null references resident (id),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        state text not null default 'PLANNED' check (state in ('PLANNED', 'DONE', 'CONFIRMED', 'GIVEN_BACK', 'CALLED_OFF')),
        accepted_at timestamptz not null,
        done_at timestamptz,
        -- When it really began and how long it took, as the helper says.
        began_at timestamptz,
        minutes int check (minutes between 15 and 480),
        confirmed_by uuid references resident (id),
        confirmed_at timestamptz,
        -- The household itself, or somebody of the village who called or asked there.
        confirmed_how text check (confirmed_how in ('HOUSEHOLD', 'CALL', 'IN_PERSON')),
        record_id uuid unique references activity_record (id),
        rating int check (rating between 1 and 5),
        rating_words text not null default '' check (length(rating_words) <= 200),
        rated_by uuid references resident (id),
        rated_at timestamptz,
        check (ends_at > starts_at and ends_at <= starts_at + interval '8 hours'),
        check (num_nulls(done_at, began_at, minutes) in (0, 3)),
        check (state not in ('DONE', 'CONFIRMED') or done_at is not null),
        check (num_nulls(confirmed_by, confirmed_at, confirmed_how) in (0, 3)),
        check ((state = 'CONFIRMED') = (confirmed_by is not null)),
        check (num_nulls(rating, rated_by, rated_at) in (0, 3)),
        check (rating is null or state = 'CONFIRMED'),
        check (record_id is null or state = 'CONFIRMED'),
        constraint need_visit_two_sides check (confirmed_by <> helper_id and rated_by <> helper_id)
      );
      create unique index need_visit_live on need_visit (need_id) where state in ('PLANNED', 'DONE', 'CONFIRMED');
      create index need_visit_helper on need_visit (helper_id, accepted_at desc);

      alter table engagement add constraint engagement_need_visit foreign key (need_visit_id) references need_visit (id);

      -- Whoever helps is no relative of the household, the order of the steps holds, and what was confirmed stays.
      create function guard_need_visit() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if tg_op = 'INSERT' then
          if exists (select 1 from need n join resident h on h.id = new.helper_id
                     where n.id = new.need_id and n.household_id = h.household_id)
            or exists (select 1 from need n join resident m on m.household_id = n.household_id
                       join kinship k on k.resident_id = m.id and k.kin_id = new.helper_id
                       where n.id = new.need_id)
          then
            raise exception 'HELPER_TOO_CLOSE';
          end if;
          return new;
        end if;
        if new.need_id <> old.need_id or new.helper_id <> old.helper_id
          or old.state in ('GIVEN_BACK', 'CALLED_OFF')
          or old.state = 'CONFIRMED' and (to_jsonb(new) - array['rating', 'rating_words', 'rated_by', 'rated_at', 'record_id'])
            is distinct from (to_jsonb(old) - array['rating', 'rating_words', 'rated_by', 'rated_at', 'record_id'])
          or old.rating is not null and (new.rating, new.rated_by) is distinct from (old.rating, old.rated_by)
        then
          raise exception 'APPEND_ONLY' using detail = 'a visit that has ended stays as it was';
        end if;
        return new;
      end $$;
      create trigger need_visit_guard before insert or update on need_visit
        for each row execute function guard_need_visit();
      -- Whoever died or moved away comes to nobody: what was promised is open to the team again.
      create function give_back_visits() returns trigger language plpgsql as $$
      declare
        at timestamptz := (select max(h.at) from history h where h.subject_id = new.id);
        visit record;
      begin
        for visit in
          update need_visit set state = 'GIVEN_BACK' where helper_id = new.id and state = 'PLANNED' returning id, need_id
        loop
          delete from engagement where need_visit_id = visit.id;
          update need set state = 'ASSIGNED', waiting_since = greatest(waiting_since, at), surfaced_at = null
          where id = visit.need_id and state = 'ACCEPTED';
        end loop;
        return null;
      end $$;
      create trigger resident_visits_no_more after update on resident for each row
        when (new.state <> 'ACTIVE' and old.state = 'ACTIVE' or new.village_id is distinct from old.village_id)
        execute function give_back_visits();
      create trigger need_visit_kept before delete on need_visit for each row execute function refuse_change();
      create trigger need_kept before delete on need for each row execute function refuse_change();

      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('NEED_WORDS', 14, 180, 30, '求助里写的话和评价的话', 'words of requests for help and of their ratings',
         '办结以后', 'after the request has ended',
         '半年内可以查问；过后只留种类、日期和时长。', 'For half a year it can be questioned; then only kind, days and minutes stay.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
