import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The moral review: good deeds of a month from their nomination to the honour roll, and the talks of the lecture hall. There
 * is no table for a bad deed; what was not chosen is never shown and loses its words in time.
 */
export class Praise20261123070000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table praise_settings (
        village_id uuid primary key references area (id),
        notice_days int not null check (notice_days between 3 and 30),
        -- How many deeds a month may have.
        most_chosen int not null check (most_chosen between 1 and 5),
        -- Nominations of one person in a month.
        most_nominations int not null check (most_nominations between 1 and 10),
        award_points int not null check (award_points between 1 and 40),
        -- By which rules awards, attendance and speaking are credited; null: they bring nothing.
        award_rule_id uuid references rule (id),
        attend_rule_id uuid references rule (id),
        speak_rule_id uuid references rule (id),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      create table good_month (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        -- Its first day.
        month date not null check (extract(day from month) = 1),
        state text not null default 'COLLECTING' check (state in ('COLLECTING', 'HEARING', 'VOTING', 'DECIDED')),
        opened_at timestamptz not null,
        -- The vote in a meeting of the council; a new one where it came to nothing.
        motion_id uuid unique references motion (id),
        decided_at timestamptz,
        unique (village_id, month),
        check ((state = 'DECIDED') = (decided_at is not null)),
        check (state <> 'VOTING' or motion_id is not null)
      );

      create table deed (
        id uuid primary key,
        month_id uuid not null references good_month (id),
        village_id uuid not null references area (id),
        nominee_id uuid not null references resident (id),
        -- What was confirmed at the hearing; before that the words of the nominations alone.
        story text not null default '' check (length(story) <= 300),
        state text not null default 'NOMINATED' check (state in
          ('NOMINATED', 'ADMITTED', 'SET_ASIDE', 'CHOSEN', 'NOT_CHOSEN', 'IN_NOTICE', 'AWARDED', 'LAPSED', 'WITHDRAWN')),
        heard_on date,
        heard_by uuid references resident (id),
        set_aside_reason text check (set_aside_reason in ('NOT_CONFIRMED', 'OTHER_MONTH', 'ASKED_NOT_TO')),
        lapse_reason text check (lapse_reason in ('SAID_NO', 'CONSENT_WITHDRAWN', 'DOUBT')),
        notice_from timestamptz,
        notice_until timestamptz check (notice_until > notice_from),
        awarded_at timestamptz,
        awarded_by uuid references resident (id),
        award_no text,
        record_id uuid unique references activity_record (id),
        created_at timestamptz not null,
        check (num_nulls(heard_on, heard_by) in (0, 2)),
        check ((state = 'SET_ASIDE') = (set_aside_reason is not null)),
        check ((state = 'LAPSED') = (lapse_reason is not null)),
        check (num_nulls(notice_from, notice_until) in (0, 2)),
        check (state not in ('IN_NOTICE', 'AWARDED') or notice_from is not null),
        check ((state = 'AWARDED') = (awarded_at is not null) and num_nulls(awarded_at, awarded_by, award_no) in (0, 3)),
        check (record_id is null or state = 'AWARDED'),
        constraint deed_not_own_award check (awarded_by <> nominee_id)
      );
      create unique index deed_of_month on deed (month_id, nominee_id) where state <> 'WITHDRAWN';
      create index deed_nominee on deed (nominee_id);
      create index deed_village on deed (village_id, state);
      create unique index deed_award_no on deed (village_id, award_no) where award_no is not null;

      create table deed_nomination (
        id uuid primary key,
        deed_id uuid not null references deed (id),
        nominated_by uuid not null references resident (id),
        entered_by uuid not null references resident (id),
        words text not null check (length(words) <= 300),
        at timestamptz not null,
        taken_back_at timestamptz
      );
      create unique index deed_once on deed_nomination (deed_id, nominated_by) where taken_back_at is null;
      create index nomination_by on deed_nomination (nominated_by, at desc);

      -- Every word of the one who did it is a line of its own: the latest holds.
      create table deed_consent (
        id uuid primary key,
        seq bigint generated always as identity,
        deed_id uuid not null references deed (id),
        given boolean not null,
        channel text not null check (channel in ('SELF', 'GUARDIAN', 'FAMILY', 'PAPER')),
        entered_by uuid not null references resident (id),
        witness_id uuid references resident (id),
        paper text not null default '' check (length(paper) <= 40),
        decided_at timestamptz not null,
        check ((channel = 'PAPER') = (witness_id is not null)),
        constraint deed_consent_witness check (witness_id <> entered_by)
      );
      create index deed_consent_latest on deed_consent (deed_id, seq desc);
      create trigger deed_consent_append_only before update or delete on deed_consent
        for each row execute function refuse_change();

      create table deed_doubt (
        id uuid primary key,
        deed_id uuid not null references deed (id),
        doubted_by uuid not null references resident (id),
        words text not null check (length(words) <= 500),
        at timestamptz not null,
        stands boolean,
        answer text not null default '' check (length(answer) <= 500),
        answered_by uuid references resident (id),
        answered_at timestamptz,
        unique (deed_id, doubted_by),
        check (num_nulls(stands, answered_by, answered_at) in (0, 3)),
        constraint deed_doubt_two_people check (answered_by <> doubted_by)
      );

      create function deed_agreed(deed uuid, person uuid) returns boolean language sql stable as $$
        select has_consent(person, 'HONOUR_BOARD') and coalesce(
          (select c.given from deed_consent c where c.deed_id = deed order by c.seq desc limit 1), false)
      $$;
      -- The one condition for every public place: it is in notice or awarded, and the person agrees now.
      create function deed_shown(d deed) returns boolean language sql stable as $$
        select d.state in ('IN_NOTICE', 'AWARDED') and deed_agreed(d.id, d.nominee_id)
          and exists (select 1 from resident r where r.id = d.nominee_id and r.erased_at is null)
      $$;

      -- Steps come in their order; nothing is shown without a yes, and nothing is awarded before the notice is over.
      create function guard_deed() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if new.nominee_id <> old.nominee_id or new.month_id <> old.month_id or (old.state, new.state) not in (
          ('NOMINATED', 'NOMINATED'), ('NOMINATED', 'ADMITTED'), ('NOMINATED', 'SET_ASIDE'), ('NOMINATED', 'WITHDRAWN'),
          ('ADMITTED', 'ADMITTED'), ('ADMITTED', 'SET_ASIDE'), ('SET_ASIDE', 'ADMITTED'), ('SET_ASIDE', 'SET_ASIDE'),
          ('ADMITTED', 'CHOSEN'), ('ADMITTED', 'NOT_CHOSEN'), ('CHOSEN', 'IN_NOTICE'), ('CHOSEN', 'LAPSED'),
          ('IN_NOTICE', 'AWARDED'), ('IN_NOTICE', 'LAPSED'))
        then
          raise exception 'ILLEGAL_MOVE';
        end if;
        if new.state in ('IN_NOTICE', 'AWARDED') and not deed_agreed(new.id, new.nominee_id) then
          raise exception 'CONSENT_REQUIRED';
        end if;
        if new.state = 'AWARDED' and new.awarded_at < new.notice_until then raise exception 'NOTICE_NOT_OVER'; end if;
        if new.state = 'AWARDED' and exists (select 1 from deed_doubt q where q.deed_id = new.id and q.answered_at is null) then
          raise exception 'ILLEGAL_MOVE' using detail = 'a doubt waits for its answer';
        end if;
        return new;
      end $$;
      create trigger deed_guard before update on deed for each row execute function guard_deed();
      create trigger deed_kept before delete on deed for each row execute function refuse_change();
      create function guard_new_deed() returns trigger language plpgsql as $$
      begin
        if new.state <> 'NOMINATED' then raise exception 'ILLEGAL_MOVE'; end if;
        return new;
      end $$;
      create trigger deed_new before insert on deed for each row execute function guard_new_deed();

      -- Who takes the honour board back in general takes every running notice with it.
      create function lapse_deeds() returns trigger language plpgsql as $$
      begin
        update deed set state = 'LAPSED', lapse_reason = 'CONSENT_WITHDRAWN'
          where nominee_id = new.resident_id and state = 'IN_NOTICE';
        return new;
      end $$;
      create trigger consent_deeds_lapse after insert on consent
        for each row when (not new.given and new.purpose = 'HONOUR_BOARD') execute function lapse_deeds();

      create table award_count (
        village_id uuid not null references area (id),
        year int not null,
        last int not null,
        primary key (village_id, year)
      );

      create table talk (
        id uuid primary key,
        village_id uuid not null references area (id),
        title text not null check (length(title) between 1 and 60),
        place text not null check (length(place) between 1 and 60),
        starts_at timestamptz not null,
        minutes int not null check (minutes between 20 and 240),
        -- Whose story is told, where it is an awarded deed's; who tells it.
        deed_id uuid references deed (id),
        speaker_id uuid references resident (id),
        state text not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'CANCELLED')),
        -- What is shown in the hall as a QR code.
        code text not null unique check (code ~ '^[A-Z2-9]{10}$'),
        roll_id uuid unique references roll (id),
        speaker_record_id uuid unique references activity_record (id),
        planned_by uuid not null references resident (id),
        planned_at timestamptz not null,
        held_at timestamptz,
        check ((state = 'HELD') = (held_at is not null))
      );
      create index talk_village on talk (village_id, starts_at desc);
      create table talk_part (
        talk_id uuid not null references talk (id),
        place int not null check (place between 1 and 7),
        kind text not null
          check (kind in ('REFLECT', 'SONG', 'CLASSIC', 'STORY', 'FEELINGS', 'GOOD_ACT', 'BLESSING')),
        title text not null check (length(title) <= 60),
        minutes int not null check (minutes between 1 and 120),
        primary key (talk_id, place),
        unique (talk_id, kind)
      );
      -- Five to seven parts, whoever writes them.
      create function guard_talk_parts() returns trigger language plpgsql as $$
      declare
        parts int;
      begin
        select count(*) into parts from talk_part where talk_id = coalesce(new.talk_id, old.talk_id);
        if parts not between 5 and 7 then raise exception 'OUT_OF_RANGE' using detail = 'five to seven parts'; end if;
        return null;
      end $$;
      create constraint trigger talk_part_number after insert or delete on talk_part deferrable initially deferred
        for each row execute function guard_talk_parts();
      create table talk_guest (
        talk_id uuid not null references talk (id),
        resident_id uuid not null references resident (id),
        way text not null check (way in ('QR', 'CARD', 'PAPER', 'LEADER')),
        at timestamptz not null,
        marked_by uuid not null references resident (id),
        primary key (talk_id, resident_id)
      );
      create index talk_guest_resident on talk_guest (resident_id);

      -- What councils that keep their book on paper report once a month: figures only.
      create table praise_month (
        village_id uuid not null references area (id),
        month date not null check (extract(day from month) = 1),
        awarded int not null check (awarded between 0 and 20),
        talks int not null check (talks between 0 and 60),
        reported_by uuid references resident (id),
        reported_at timestamptz not null,
        primary key (village_id, month)
      );

      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('DEED_WORDS', 51, 90, 30, '没有评上的推荐里写的话', 'words of nominations that were not chosen', '评完以后', 'after the month was decided',
         '没有评上的从来不公开，过后连话也不留。', 'What was not chosen is never shown; later not even its words are kept.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
