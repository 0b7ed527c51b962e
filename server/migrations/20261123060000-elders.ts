import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The elders' association: visits by consented wishes out of a closed list (there is no place for a word about health),
 * birthdays, festival meals, phone classes, pairs of elders and the family's video calls.
 */
export class Elders20261123060000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Other rooms widen these lists too: what they hold now is kept, whatever it is.
      create function pg_temp.widen(of_table text, its_check text, more text) returns void language plpgsql as $$
      declare
        now_is text;
      begin
        select pg_get_expr(conbin, conrelid) into now_is from pg_constraint
          where conrelid = of_table::regclass and conname = its_check;
        execute format('alter table %I drop constraint %I, add constraint %I check ((%s) or %s)',
          of_table, its_check, its_check, now_is, more);
      end $$;
      select pg_temp.widen('consent_text', 'consent_text_purpose_check', $$purpose = 'BIRTHDAY'$$);
      select pg_temp.widen('need', 'need_end_reason_check', $$end_reason = 'ASSOCIATION_VISITS'$$);

      insert into consent_text (purpose, version, title_zh, title_en, words_zh, words_en, from_at) values
        ('BIRTHDAY', 1, '让老年人协会记得我的生日', 'My birthday, for the elders’ association',
         '老年人协会可以记下我生日是几月几日，到时候来看看我、送个祝福。只给协会的人看，不公开，不做别的用。随时可以撤回，撤回后马上删掉。',
         'The elders’ association may keep the month and day of my birthday, to visit and congratulate me. Only its members see it; it is never published and serves nothing else. I can take it back at any time; it is deleted at once.',
         '2024-01-01T00:00:00+08:00');

      create table elders_settings (
        village_id uuid primary key references area (id),
        from_age int not null check (from_age between 50 and 80),
        -- An elder is due so many days after the last visit.
        visit_days int not null check (visit_days between 7 and 180),
        -- Visits that the plan gives one visitor on a day.
        most_a_day int not null check (most_a_day between 1 and 10),
        -- Booked video calls of one elder that lie ahead.
        slots_ahead int not null check (slots_ahead between 1 and 10),
        -- Share of a class's sessions that finishes it.
        class_percent int not null check (class_percent between 1 and 100),
        -- By which rules acts are credited; null: they bring nothing.
        visit_rule_id uuid references rule (id),
        call_rule_id uuid references rule (id),
        class_rule_id uuid references rule (id),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      create function elder_wishes() returns text[] language sql immutable parallel safe as $$
        select array['COMPANY', 'SHOPPING', 'ERRAND', 'PHONE_HELP', 'READING', 'HAIRCUT', 'REPAIR', 'ESCORT']
      $$;

      -- What an elder wants of a visit: words out of a list, never a text. Kept while the elder agrees, no longer.
      create table elder_card (
        resident_id uuid primary key references resident (id),
        village_id uuid not null references area (id),
        wishes text[] not null default '{}' check (wishes <@ elder_wishes() and cardinality(wishes) <= 8),
        parts text[] not null default '{}'
          check (parts <@ array['MORNING', 'AFTERNOON', 'EVENING'] and cardinality(parts) <= 3),
        visit_days int check (visit_days between 7 and 180),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );
      create index elder_card_village on elder_card (village_id);

      create table elder_birthday (
        resident_id uuid primary key references resident (id),
        village_id uuid not null references area (id),
        month int not null check (month between 1 and 12),
        day int not null check (day between 1 and 31),
        set_by uuid not null references resident (id),
        set_at timestamptz not null,
        -- A leap year has every day that a birthday can have.
        check (make_date(2000, month, day) is not null)
      );
      create index elder_birthday_month on elder_birthday (village_id, month, day);

      -- The person is the lock: a consent that is being taken back is waited for, and then it is gone.
      create function demand_elder_consent(person uuid, wanted text) returns void language plpgsql as $$
      begin
        perform 1 from resident where id = person for share;
        if not has_consent(person, wanted) then raise exception 'CONSENT_REQUIRED'; end if;
      end $$;
      create function guard_elder_consent() returns trigger language plpgsql as $$
      begin
        perform demand_elder_consent(new.resident_id, tg_argv[0]);
        return new;
      end $$;
      create trigger elder_card_consent before insert or update on elder_card
        for each row execute function guard_elder_consent('HELP_VISITS');
      create trigger elder_birthday_consent before insert or update on elder_birthday
        for each row execute function guard_elder_consent('BIRTHDAY');

      create table elder_visit (
        id uuid primary key,
        village_id uuid not null references area (id),
        elder_id uuid not null references resident (id),
        visitor_id uuid not null references resident (id),
        occasion text not null check (occasion in ('ROUTINE', 'BIRTHDAY', 'FESTIVAL', 'ASKED')),
        on_day date not null,
        part text not null check (part in ('MORNING', 'AFTERNOON', 'EVENING')),
        wishes text[] not null default '{}' check (wishes <@ elder_wishes()),
        met text[] not null default '{}',
        state text not null default 'PLANNED' check (state in ('PLANNED', 'DONE', 'CONFIRMED', 'CANCELLED')),
        end_reason text check (end_reason in
          ('NOT_HOME', 'ELDER_SAID_NO', 'VISITOR_CANNOT', 'PLAN_CHANGED', 'CONSENT_WITHDRAWN')),
        planned_by uuid not null references resident (id),
        planned_at timestamptz not null,
        minutes int check (minutes between 5 and 480),
        done_at timestamptz,
        done_by uuid references resident (id),
        confirmed_at timestamptz,
        confirmed_by uuid references resident (id),
        record_id uuid unique references activity_record (id),
        -- The request for help that this visit answers.
        need_id uuid unique references need (id),
        check (elder_id <> visitor_id),
        check (met <@ wishes),
        check (num_nulls(minutes, done_at, done_by) in (0, 3)),
        check ((state in ('DONE', 'CONFIRMED')) = (done_at is not null)),
        check (num_nulls(confirmed_at, confirmed_by) in (0, 2)),
        check ((state = 'CONFIRMED') = (confirmed_at is not null)),
        check ((state = 'CANCELLED') = (end_reason is not null)),
        check (record_id is null or state = 'CONFIRMED'),
        constraint elder_visit_two_people check (confirmed_by <> visitor_id and confirmed_by <> done_by)
      );
      create unique index elder_visit_once on elder_visit (elder_id, on_day, part) where state <> 'CANCELLED';
      create index elder_visit_month on elder_visit (village_id, on_day);
      create index elder_visit_open on elder_visit (village_id, on_day) where state in ('PLANNED', 'DONE');
      create index elder_visit_visitor on elder_visit (visitor_id, on_day);

      -- Nobody is visited, not even on paper, without having agreed; nobody visits the own home or kin for the association.
      create function guard_elder_visit() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if tg_op = 'UPDATE' and (new.elder_id <> old.elder_id or old.state in ('CONFIRMED', 'CANCELLED')) then
          raise exception 'APPEND_ONLY' using detail = 'a visit that has ended stays as it was';
        end if;
        if tg_op = 'INSERT' then perform demand_elder_consent(new.elder_id, 'HELP_VISITS'); end if;
        if (tg_op = 'INSERT' or new.visitor_id <> old.visitor_id) and (
          exists (select 1 from resident e join resident v on v.household_id = e.household_id
                  where e.id = new.elder_id and v.id = new.visitor_id)
          or exists (select 1 from kinship k where k.resident_id = new.elder_id and k.kin_id = new.visitor_id))
        then
          raise exception 'HELPER_TOO_CLOSE';
        end if;
        return new;
      end $$;
      create trigger elder_visit_guard before insert or update on elder_visit
        for each row execute function guard_elder_visit();
      create trigger elder_visit_kept before delete on elder_visit for each row execute function refuse_change();

      -- A wish that became a request for help in the room of needs.
      create table elder_need (
        need_id uuid primary key references need (id),
        elder_id uuid not null references resident (id),
        visit_id uuid references elder_visit (id),
        wish text not null check (wish = any (elder_wishes())),
        at timestamptz not null,
        passed_by uuid not null references resident (id)
      );
      create index elder_need_elder on elder_need (elder_id, at desc);

      -- Nobody stands before a door that is closed: whoever was to go is told that the visit is off.
      create function tell_visit_off(visit elder_visit, at timestamptz) returns void language sql as $$
        insert into message (resident_id, kind, params, link, created_at, dedupe_key)
        values (visit.visitor_id, 'ELDER_VISIT_OFF', jsonb_build_object('day', visit.on_day, 'part', visit.part),
          '/work/elders/visits', at, 'elder-visit-off:' || visit.id || ':' || visit.visitor_id)
        on conflict (dedupe_key) do nothing
      $$;

      -- What was agreed to and is taken back goes in the same statement: wishes, planned visits, pairs, birthdays.
      create function forget_elder_consent() returns trigger language plpgsql as $$
      declare
        before text := coalesce(current_setting('peace.forgetting', true), '');
      begin
        if new.purpose = 'BIRTHDAY' then
          delete from elder_birthday where resident_id = new.resident_id;
        elsif new.purpose = 'HELP_VISITS' then
          perform set_config('peace.forgetting', 'on', true);
          delete from elder_card where resident_id = new.resident_id;
          perform tell_visit_off(v, new.decided_at) from elder_visit v
            where v.elder_id = new.resident_id and v.state = 'PLANNED';
          update elder_visit set state = 'CANCELLED', end_reason = 'CONSENT_WITHDRAWN', wishes = '{}', met = '{}'
            where elder_id = new.resident_id and state = 'PLANNED';
          update elder_visit set wishes = '{}', met = '{}' where elder_id = new.resident_id and wishes <> '{}';
          update elder_pair set state = 'ENDED', ended_at = new.decided_at, end_reason = 'NO_LONGER'
            where receiver_id = new.resident_id and state <> 'ENDED';
          update elder_pair set wishes = '{}' where receiver_id = new.resident_id;
          perform set_config('peace.forgetting', before, true);
        end if;
        return new;
      end $$;
      create trigger consent_elder_forgotten after insert on consent
        for each row when (not new.given) execute function forget_elder_consent();

      create table elder_meal (
        id uuid primary key,
        village_id uuid not null references area (id),
        festival text not null check (festival in
          ('SPRING', 'LANTERN', 'QINGMING', 'DRAGON_BOAT', 'MID_AUTUMN', 'DOUBLE_NINTH', 'BIRTHDAYS', 'OTHER')),
        title text not null check (length(title) between 1 and 60),
        place text not null check (length(place) between 1 and 60),
        starts_at timestamptz not null,
        tables int not null check (tables between 1 and 60),
        seats int not null check (seats between 2 and 12),
        closes_on date not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'SEATED', 'HELD', 'CANCELLED')),
        called_by uuid not null references resident (id),
        called_at timestamptz not null
      );
      create index elder_meal_village on elder_meal (village_id, starts_at desc);
      create table elder_meal_guest (
        meal_id uuid not null references elder_meal (id),
        resident_id uuid not null references resident (id),
        companions int not null default 0 check (companions between 0 and 2),
        how text not null check (how in ('SELF', 'FAMILY', 'ASSOCIATION')),
        asked_by uuid not null references resident (id),
        asked_at timestamptz not null,
        state text not null default 'COMING' check (state in ('COMING', 'LEFT', 'CAME', 'ABSENT')),
        table_no int check (table_no between 1 and 60),
        primary key (meal_id, resident_id)
      );
      create index elder_meal_guest_resident on elder_meal_guest (resident_id);
      create table elder_meal_server (
        meal_id uuid not null references elder_meal (id),
        resident_id uuid not null references resident (id),
        primary key (meal_id, resident_id)
      );

      -- Nobody is promised a chair that is not there: the meal's row is the lock.
      create function guard_meal_guest() returns trigger language plpgsql as $$
      declare
        chairs int;
        taken int;
      begin
        if new.state not in ('COMING', 'CAME') then return new; end if;
        select tables * seats into chairs from elder_meal where id = new.meal_id for update;
        select coalesce(sum(1 + companions), 0) into taken from elder_meal_guest
          where meal_id = new.meal_id and resident_id <> new.resident_id and state in ('COMING', 'CAME');
        if taken + 1 + new.companions > chairs then raise exception 'SEATS_FULL'; end if;
        return new;
      end $$;
      create trigger elder_meal_guest_guard before insert or update on elder_meal_guest
        for each row execute function guard_meal_guest();

      create table elder_class (
        id uuid primary key,
        village_id uuid not null references area (id),
        title text not null check (length(title) between 1 and 60),
        place text not null check (length(place) between 1 and 60),
        teacher_id uuid references resident (id),
        places int not null check (places between 1 and 60),
        state text not null default 'OPEN' check (state in ('OPEN', 'FINISHED')),
        roll_id uuid unique references roll (id),
        opened_by uuid not null references resident (id),
        opened_at timestamptz not null,
        ended_at timestamptz
      );
      create index elder_class_village on elder_class (village_id, opened_at desc);
      create table elder_session (
        id uuid primary key default new_id(),
        class_id uuid not null references elder_class (id),
        no int not null check (no between 1 and 24),
        topic text not null check (length(topic) between 1 and 60),
        starts_at timestamptz not null,
        minutes int not null check (minutes between 15 and 240),
        rolled_at timestamptz,
        rolled_by uuid references resident (id),
        unique (class_id, no)
      );
      create table elder_pupil (
        class_id uuid not null references elder_class (id),
        resident_id uuid not null references resident (id),
        state text not null default 'IN' check (state in ('IN', 'LEFT', 'FINISHED')),
        joined_at timestamptz not null,
        joined_by uuid not null references resident (id),
        primary key (class_id, resident_id)
      );
      create index elder_pupil_resident on elder_pupil (resident_id);
      create table elder_presence (
        session_id uuid not null references elder_session (id),
        resident_id uuid not null references resident (id),
        primary key (session_id, resident_id)
      );
      create function guard_elder_pupil() returns trigger language plpgsql as $$
      declare
        most int;
      begin
        if new.state <> 'IN' then return new; end if;
        select places into most from elder_class where id = new.class_id for update;
        if (select count(*) from elder_pupil where class_id = new.class_id and state = 'IN'
              and resident_id <> new.resident_id) >= most
        then
          raise exception 'SEATS_FULL';
        end if;
        return new;
      end $$;
      create trigger elder_pupil_guard before insert or update on elder_pupil
        for each row execute function guard_elder_pupil();

      create table elder_pair (
        id uuid primary key,
        village_id uuid not null references area (id),
        giver_id uuid not null references resident (id),
        receiver_id uuid not null references resident (id),
        wishes text[] not null check (wishes <@ elder_wishes()),
        state text not null default 'ASKED' check (state in ('ASKED', 'ACTIVE', 'ENDED')),
        asked_by uuid not null references resident (id),
        asked_at timestamptz not null,
        giver_said_at timestamptz,
        receiver_said_at timestamptz,
        ended_at timestamptz,
        end_reason text check (end_reason in ('SAID_NO', 'NO_LONGER', 'MOVED')),
        check (giver_id <> receiver_id),
        check (state = 'ENDED' or cardinality(wishes) >= 1),
        check (state <> 'ACTIVE' or num_nulls(giver_said_at, receiver_said_at) = 0),
        check ((state = 'ENDED') = (ended_at is not null) and (ended_at is null) = (end_reason is null))
      );
      create unique index elder_pair_once on elder_pair (giver_id, receiver_id) where state <> 'ENDED';
      create index elder_pair_village on elder_pair (village_id, state);
      create index elder_pair_receiver on elder_pair (receiver_id);
      create function guard_elder_pair() returns trigger language plpgsql as $$
      begin
        perform demand_elder_consent(new.receiver_id, 'HELP_VISITS');
        return new;
      end $$;
      create trigger elder_pair_guard before insert or update on elder_pair
        for each row when (new.state <> 'ENDED') execute function guard_elder_pair();

      -- Who died or moved away is visited no more and visits nobody. Looked at when the transaction ends: by then its
      -- history says when that was.
      create function end_elder_visits() returns trigger language plpgsql as $$
      declare
        at timestamptz := (select max(h.at) from history h where h.subject_id = new.id);
      begin
        perform tell_visit_off(v, greatest(v.planned_at, at)) from elder_visit v
          where v.elder_id = new.id and v.state = 'PLANNED';
        update elder_visit set state = 'CANCELLED', end_reason = 'PLAN_CHANGED'
          where elder_id = new.id and state = 'PLANNED';
        update elder_visit set state = 'CANCELLED', end_reason = 'VISITOR_CANNOT'
          where visitor_id = new.id and state = 'PLANNED';
        update elder_pair set state = 'ENDED', ended_at = greatest(asked_at, at), end_reason = 'MOVED'
          where (giver_id = new.id or receiver_id = new.id) and state <> 'ENDED';
        return null;
      end $$;
      create constraint trigger resident_elder_visits_end after update on resident deferrable initially deferred
        for each row when (new.state <> 'ACTIVE' and old.state = 'ACTIVE' or new.village_id is distinct from old.village_id)
        execute function end_elder_visits();

      create table video_slot (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        place text not null check (length(place) between 1 and 60),
        during tstzrange not null check (not isempty(during) and upper(during) <= lower(during) + interval '2 hours'),
        state text not null default 'OPEN' check (state in ('OPEN', 'CANCELLED')),
        offered_by uuid not null references resident (id),
        constraint video_slot_place exclude using gist (village_id with =, place with =, during with &&)
          where (state = 'OPEN')
      );
      create index video_slot_time on video_slot (village_id, lower(during));
      create table video_booking (
        id uuid primary key,
        slot_id uuid not null references video_slot (id),
        elder_id uuid not null references resident (id),
        during tstzrange not null,
        how text not null check (how in ('SELF', 'FAMILY', 'PHONE')),
        booked_by uuid not null references resident (id),
        booked_at timestamptz not null,
        state text not null default 'BOOKED' check (state in ('BOOKED', 'CANCELLED', 'HELD', 'MISSED')),
        -- Who helped with the call.
        assistant_id uuid references resident (id),
        record_id uuid unique references activity_record (id),
        ended_at timestamptz,
        check ((state = 'BOOKED') = (ended_at is null)),
        check (assistant_id is null or state = 'HELD')
      );
      -- One booking a slot, one place an elder: whatever comes in the same instant.
      create unique index video_booking_slot on video_booking (slot_id) where state <> 'CANCELLED';
      alter table video_booking add constraint video_booking_elder
        exclude using gist (elder_id with =, during with &&) where (state = 'BOOKED');
      create function guard_video_booking() returns trigger language plpgsql as $$
      declare
        its video_slot;
      begin
        select * into its from video_slot where id = new.slot_id for share;
        if its.state <> 'OPEN' or its.during <> new.during then raise exception 'SLOT_TAKEN'; end if;
        return new;
      end $$;
      create trigger video_booking_guard before insert on video_booking
        for each row execute function guard_video_booking();
      create function guard_video_slot() returns trigger language plpgsql as $$
      begin
        if new.state = 'CANCELLED' and exists (select 1 from video_booking where slot_id = new.id and state = 'BOOKED') then
          raise exception 'SLOT_TAKEN';
        end if;
        return new;
      end $$;
      create trigger video_slot_guard before update on video_slot
        for each row execute function guard_video_slot();

      -- What associations that keep their book on paper report once a month: figures only.
      create table elder_month (
        village_id uuid not null references area (id),
        month date not null check (extract(day from month) = 1),
        visits int not null check (visits between 0 and 2000),
        meals int not null check (meals between 0 and 60),
        calls int not null check (calls between 0 and 2000),
        reported_by uuid references resident (id),
        reported_at timestamptz not null,
        primary key (village_id, month)
      );

      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('ELDER_WISHES', 50, 180, 30, '探访时老人想要什么', 'what elders wished of a visit', '探访以后', 'after the visit',
         '半年后只留日期和时长。', 'After half a year only day and minutes stay.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
