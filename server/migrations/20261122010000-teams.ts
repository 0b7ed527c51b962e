import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Volunteers with what they can and when they are free, their teams, leaders, gear, and the register's import. */
export class Teams20261122010000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create sequence volunteer_number;
      -- One row a person who ever registered. Names and phones stay with the resident.
      create table volunteer (
        resident_id uuid primary key references resident (id),
        village_id uuid not null references area (id),
        number text not null unique collate "C" default 'ZY' || lpad(nextval('volunteer_number')::text, 8, '0'),
        -- The number in the list a village kept before, by which an imported row is known again.
        old_number text check (length(old_number) between 1 and 20),
        registered_on date not null,
        registered_by uuid not null references resident (id),
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'LEFT')),
        -- The day a break ends by itself, when one was said.
        paused_until date,
        source_group text check (source_group in ('DEPUTY', 'LEGAL', 'RETIRED', 'FORMER_OFFICIAL', 'WORTHY', 'CITIZEN')),
        skills text[] not null default '{}' check (cardinality(skills) <= 12),
        languages text[] not null default '{}' check (cardinality(languages) <= 8),
        -- 21 bits: weekday (Monday 0) * 3 + morning 0, afternoon 1, evening 2.
        available int not null default 0 check (available between 0 and 2097151),
        light_only boolean not null default false,
        no_night boolean not null default false,
        insured_until date,
        changed_at timestamptz not null,
        check (state = 'PAUSED' or paused_until is null)
      );
      create unique index volunteer_old_number on volunteer (village_id, old_number) where old_number is not null;
      create index volunteer_village on volunteer (village_id, number);
      create index volunteer_skills on volunteer using gin (skills);
      create index volunteer_languages on volunteer using gin (languages);

      create table training (
        id uuid primary key default new_id(),
        resident_id uuid not null references volunteer (resident_id),
        course text not null check (length(course) between 1 and 40),
        passed_on date not null,
        valid_until date check (valid_until >= passed_on),
        entered_by uuid not null references resident (id),
        entered_at timestamptz not null,
        unique (resident_id, course, passed_on)
      );

      create table team (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        kind text not null check (kind in ('POVERTY', 'ELDERS', 'HARDSHIP', 'SICK', 'DISABLED', 'ORPHANS', 'DISASTER',
          'MEDICAL', 'SCHOOLING', 'PATROL', 'DELIVERY', 'RIVER', 'FIRE')),
        name text not null collate pinyin check (length(name) between 1 and 40),
        leader_id uuid references resident (id),
        leads_since timestamptz,
        purpose text not null default '' check (length(purpose) <= 300),
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'RESTING', 'CLOSED')),
        created_at timestamptz not null,
        check ((leader_id is null) = (leads_since is null)),
        check (state <> 'CLOSED' or leader_id is null)
      );
      create unique index team_name on team (village_id, name) where state <> 'CLOSED';
      create index team_village on team (village_id, kind);
      create index team_leader on team (leader_id) where leader_id is not null;

      create table team_member (
        id uuid primary key default new_id(),
        team_id uuid not null references team (id),
        resident_id uuid not null references volunteer (resident_id),
        state text not null check (state in ('ASKED', 'ACTIVE', 'REFUSED', 'LEFT')),
        words text not null default '' check (length(words) <= 200),
        asked_at timestamptz not null,
        since timestamptz,
        until timestamptz,
        decided_by uuid references resident (id),
        -- Of a refusal or a removal; people who leave need none.
        ended_by uuid references resident (id),
        reason text not null default '' check (length(reason) <= 200),
        check (state <> 'ACTIVE' or (since is not null and until is null)),
        check ((state in ('REFUSED', 'LEFT')) = (until is not null)),
        check ((until is null) = (ended_by is null))
      );
      create unique index team_member_once on team_member (team_id, resident_id) where state in ('ASKED', 'ACTIVE');
      create index team_member_resident on team_member (resident_id, state);
      create index team_member_team on team_member (team_id, state);
      create function guard_team_member() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if old.state in ('REFUSED', 'LEFT') or new.team_id <> old.team_id or new.resident_id <> old.resident_id
          or old.state = 'ACTIVE' and new.state in ('ASKED', 'REFUSED')
        then
          raise exception 'APPEND_ONLY' using detail = 'an ended membership is final';
        end if;
        return new;
      end $$;
      create trigger team_member_guard before update on team_member for each row execute function guard_team_member();

      -- The lead is offered by one and accepted by the other; one offer a team at a time.
      create table lead_offer (
        id uuid primary key,
        team_id uuid not null references team (id),
        from_id uuid references resident (id),
        to_id uuid not null references volunteer (resident_id),
        offered_by uuid not null references resident (id),
        offered_at timestamptz not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
        answered_at timestamptz,
        check ((state = 'OPEN') = (answered_at is null)),
        check (offered_by <> to_id and to_id is distinct from from_id)
      );
      create unique index lead_offer_open on lead_offer (team_id) where state = 'OPEN';
      create index lead_offer_to on lead_offer (to_id) where state = 'OPEN';

      create table gear (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        team_id uuid not null references team (id),
        kind text not null check (kind in ('ARMBAND', 'RIBBON', 'VEST', 'TORCH', 'RADIO', 'WHISTLE', 'LIFE_RING',
          'FIRST_AID', 'FIRE_TOOL')),
        number text not null collate "C" check (length(number) between 1 and 20),
        state text not null default 'STORED' check (state in ('STORED', 'HELD', 'LOST', 'WORN_OUT')),
        created_at timestamptz not null,
        unique (village_id, kind, number)
      );
      create index gear_team on gear (team_id, kind, number);

      create table gear_issue (
        id uuid primary key,
        gear_id uuid not null references gear (id),
        resident_id uuid not null references volunteer (resident_id),
        issued_at timestamptz not null,
        issued_by uuid not null references resident (id),
        returned_at timestamptz,
        returned_to uuid references resident (id),
        condition text check (condition in ('GOOD', 'WORN_OUT', 'LOST')),
        note text not null default '' check (length(note) <= 100),
        check (num_nulls(returned_at, returned_to, condition) in (0, 3)),
        check (returned_at >= issued_at)
      );
      create unique index gear_issue_held on gear_issue (gear_id) where returned_at is null;
      create index gear_issue_resident on gear_issue (resident_id) where returned_at is null;

      -- Whoever died or moved away serves no more, whichever room wrote it down.
      create function end_service() returns trigger language plpgsql as $$
      declare
        at timestamptz;
      begin
        if not exists (select 1 from volunteer where resident_id = new.id) then return null; end if;
        select greatest(changed_at, coalesce((select max(h.at) from history h where h.subject_id = new.id), changed_at))
          into at from volunteer where resident_id = new.id;
        update volunteer set state = 'LEFT', paused_until = null where resident_id = new.id;
        update team_member set state = 'LEFT', until = at, ended_by = new.id
        where resident_id = new.id and state in ('ASKED', 'ACTIVE');
        update lead_offer set state = 'WITHDRAWN', answered_at = at where to_id = new.id and state = 'OPEN';
        update team set leader_id = null, leads_since = null where leader_id = new.id;
        return null;
      end $$;
      create trigger resident_serves_no_more after update on resident for each row
        when (new.state <> 'ACTIVE' and old.state = 'ACTIVE' or new.village_id is distinct from old.village_id)
        execute function end_service();

      create table volunteer_import (
        id uuid primary key,
        -- A village, a town or the county: its rows name the village where the area holds several.
        area_id uuid not null references area (id),
        file_name text not null check (length(file_name) between 1 and 120),
        file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
        columns jsonb not null,
        ignored_headings text[] not null,
        state text not null default 'DRAFT' check (state in ('DRAFT', 'PROPOSED', 'APPLIED', 'DROPPED')),
        row_count int not null check (row_count > 0),
        new_rows int not null check (new_rows >= 0),
        changed_rows int not null check (changed_rows >= 0),
        same_rows int not null check (same_rows >= 0),
        error_rows int not null check (error_rows >= 0),
        noted_rows int not null check (noted_rows >= 0),
        plan_hash bytea not null check (length(plan_hash) = 32),
        checked_at timestamptz not null,
        uploaded_by uuid not null references resident (id),
        uploaded_at timestamptz not null,
        proposed_at timestamptz,
        signed_by uuid references resident (id),
        signed_at timestamptz,
        dropped_by uuid references resident (id),
        dropped_at timestamptz,
        drop_reason text check (length(drop_reason) between 1 and 200),
        check (new_rows + changed_rows + same_rows + error_rows = row_count),
        check ((state = 'APPLIED') = (signed_by is not null)),
        check ((state = 'DROPPED') = (dropped_by is not null)),
        check (num_nulls(signed_by, signed_at) in (0, 2)),
        check (num_nulls(dropped_by, dropped_at, drop_reason) in (0, 3)),
        check (state not in ('PROPOSED', 'APPLIED') or proposed_at is not null),
        constraint volunteer_import_two_people check (signed_by <> uploaded_by)
      );
      create index volunteer_import_area on volunteer_import (area_id, uploaded_at desc, id desc);

      create table volunteer_import_row (
        import_id uuid not null references volunteer_import (id) on delete cascade,
        row_no int not null check (row_no > 1),
        state text not null check (state in ('NEW', 'CHANGED', 'SAME', 'ERROR')),
        resident_id uuid references resident (id),
        noted boolean not null,
        -- What the sheet says, names and phones included: forgotten once the import is applied or dropped.
        content jsonb,
        problems jsonb,
        primary key (import_id, row_no),
        check ((state = 'ERROR') = (resident_id is null))
      );
      create index volunteer_import_row_resident on volunteer_import_row (resident_id);

      create function guard_volunteer_import() returns trigger language plpgsql as $$
      declare
        plan text[] := '{new_rows,changed_rows,same_rows,error_rows,noted_rows,plan_hash,checked_at}';
        steps text[] := '{state,proposed_at,signed_by,signed_at,dropped_by,dropped_at,drop_reason}';
      begin
        if old.state in ('APPLIED', 'DROPPED')
          or (to_jsonb(new) - plan - steps) is distinct from (to_jsonb(old) - plan - steps)
          or new.state <> 'DRAFT' and (to_jsonb(new) - steps) is distinct from (to_jsonb(old) - steps)
          or new.state = 'APPLIED' and old.state <> 'PROPOSED'
        then
          raise exception 'APPEND_ONLY' using detail = 'volunteer_import is append-only';
        end if;
        if new.state = 'APPLIED' and new.signed_by = new.uploaded_by then
          raise exception 'FOUR_EYES_FILER';
        end if;
        return new;
      end $$;
      create trigger volunteer_import_guard before update on volunteer_import
        for each row execute function guard_volunteer_import();
      create trigger volunteer_import_no_delete before delete on volunteer_import
        for each row execute function refuse_change();

      -- Minors serve with a guardian's consent only: one more purpose.
      alter table consent_text drop constraint consent_text_purpose_check;
      alter table consent_text add constraint consent_text_purpose_check check (purpose in
        ('HONOUR_BOARD', 'PHONE_NOTICES', 'HELP_VISITS', 'ONLINE_ACCOUNT', 'PHOTOS', 'VOLUNTEER_TASKS'));
      insert into consent_text (purpose, version, title_zh, title_en, words_zh, words_en, from_at) values
        ('VOLUNTEER_TASKS', 1, '未成年人参加志愿服务', 'Voluntary service of a minor',
         '我是这个孩子的监护人，同意孩子参加适合年龄的志愿服务：不上夜班，不干重活，不去有危险的地方，有大人带队。服务是自愿的，没有报酬，随时可以退出。不同意或者撤回，孩子就不能再报名，已经记下的服务时长还在。',
         'I am this child’s guardian and agree to voluntary service that suits the age: no nights, no heavy work, no dangerous places, led by an adult. Service is voluntary and unpaid and can end at any time. Without it, or once it is taken back, the child can sign up no more; hours already kept stay.',
         '2024-01-01T00:00:00+08:00');
      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('TEAM_WORDS', 11, 365, 180, '入队申请里写的话和退队原因', 'words of requests to join a team, and reasons for leaving', '离队（或没有通过）以后', 'after leaving, or after the refusal',
         '一年内可以查问；过后只留日期。', 'For a year it can be questioned; then only the days stay.'),
        ('VOLUNTEER_ROWS', 12, 30, 7, '没有用上的志愿者名单里的姓名、电话', 'names and phones of volunteer lists that were given up', '放弃以后', 'after they were given up',
         '名册里没有采用的内容不留。', 'What the register did not take is not kept.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
