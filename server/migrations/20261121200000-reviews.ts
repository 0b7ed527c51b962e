import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Corrections and appeals, the calendar of working days, signs, re-checks, and the hearing of false claims. */
export class Reviews20261121200000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Which days are worked: a county's holidays, and a village's own days, which go before them. Without a row
      -- Monday to Friday are worked.
      create table calendar_day (
        area_id uuid not null references area (id),
        day date not null,
        works boolean not null,
        name_zh text not null check (length(name_zh) between 1 and 40),
        name_en text not null check (length(name_en) between 1 and 60),
        primary key (area_id, day)
      );

      -- A village's numbers for doubts, re-checks and hearings.
      create table review_terms (
        village_id uuid primary key references area (id),
        objection_days_after_release int not null check (objection_days_after_release between 0 and 365),
        appeal_days int not null check (appeal_days between 1 and 60),
        appeal_working_days int not null check (appeal_working_days between 1 and 30),
        photo_distance int not null check (photo_distance between 0 and 16),
        repeat_pair_days int not null check (repeat_pair_days between 1 and 365),
        many_claims int not null check (many_claims between 1 and 100),
        many_claims_days int not null check (many_claims_days between 1 and 365),
        sample_percent int not null check (sample_percent between 1 and 100),
        sample_least int not null check (sample_least between 1 and 100),
        hearing_days int not null check (hearing_days between 1 and 30),
        freeze_months int not null check (freeze_months between 1 and 3),
        updated_at timestamptz not null
      );

      -- What a decision made of an approved record. The record keeps what was approved; a line here says what it
      -- grants since. Minutes stay, unless a record struck before comes back when the day is already full.
      create table correction (
        id uuid primary key,
        record_id uuid not null references activity_record (id),
        kind text not null check (kind in ('REDUCED', 'RESTORED')),
        cause text not null check (cause in ('OBJECTION', 'APPEAL', 'CASE')),
        cause_id uuid not null,
        points_before int not null,
        points_after int not null check (points_after >= 0),
        honour_before int not null,
        honour_after int not null check (honour_after > 0),
        minutes_before int not null,
        minutes_after int not null check (minutes_after >= 0),
        decided_by uuid not null references resident (id),
        decided_at timestamptz not null
      );
      create index correction_record on correction (record_id);
      create trigger correction_append_only before update or delete on correction
        for each row execute function refuse_change();

      alter table activity_record
        add column corrected_points int,
        add column corrected_honour int,
        add check (corrected_points between 0 and points),
        add check (corrected_honour between 1 and face_points),
        add check ((corrected_points is null) = (corrected_honour is null)),
        -- What the record grants now: what was approved, or what the last correction left of it.
        add column granted_points int generated always as (coalesce(corrected_points, points)) stored,
        add column granted_honour int generated always as (coalesce(corrected_honour, face_points)) stored;
      create index record_resident_started on activity_record (resident_id, started_at);
      create index record_household_claims on activity_record (household_id, created_at) where way = 'CLAIM';

      create or replace function guard_record() returns trigger language plpgsql as $$
      declare
        given int;
      begin
        if new.filer_id <> old.filer_id or new.village_id <> old.village_id or new.way <> old.way then
          raise exception 'APPEND_ONLY' using detail = 'who filed a record, where and how never changes';
        end if;
        if old.state in ('APPROVED', 'IN_PUBLICITY', 'OBJECTED', 'RELEASED', 'REVERSED', 'REJECTED', 'WITHDRAWN')
          and (new.resident_id, new.household_id, new.rule_version_id, new.face_points, new.minutes, new.started_at)
            is distinct from
            (old.resident_id, old.household_id, old.rule_version_id, old.face_points, old.minutes, old.started_at) then
          raise exception 'APPEND_ONLY' using detail = 'an approved record keeps what was approved';
        end if;
        if old.approved_at is not null and new.points is distinct from old.points then
          raise exception 'APPEND_ONLY' using detail = 'an approved record keeps the points it was approved with';
        end if;
        if (new.corrected_points, new.corrected_honour) is distinct from (old.corrected_points, old.corrected_honour)
          and not exists (select 1 from correction c where c.record_id = new.id
            and (c.points_after, c.honour_after) = (new.corrected_points, new.corrected_honour)) then
          raise exception 'APPEND_ONLY' using detail = 'what a record grants is corrected by a decision only';
        end if;
        if new.state <> old.state then
          if (old.state, new.state) not in (
            ('DRAFT', 'SUBMITTED'), ('DRAFT', 'WITHDRAWN'),
            ('SUBMITTED', 'CHECKED'), ('SUBMITTED', 'RETURNED'), ('SUBMITTED', 'REJECTED'), ('SUBMITTED', 'WITHDRAWN'),
            ('RETURNED', 'SUBMITTED'), ('RETURNED', 'WITHDRAWN'),
            ('CHECKED', 'APPROVED'), ('CHECKED', 'RETURNED'), ('CHECKED', 'REJECTED'), ('CHECKED', 'WITHDRAWN'),
            ('APPROVED', 'IN_PUBLICITY'),
            ('IN_PUBLICITY', 'RELEASED'), ('IN_PUBLICITY', 'OBJECTED'), ('IN_PUBLICITY', 'REJECTED'),
            ('OBJECTED', 'IN_PUBLICITY'), ('OBJECTED', 'REJECTED'),
            ('RELEASED', 'REVERSED'),
            -- An appeal that was won brings a struck record back.
            ('REJECTED', 'IN_PUBLICITY'), ('REVERSED', 'RELEASED')) then
            raise exception 'ILLEGAL_MOVE' using detail = old.state || ' -> ' || new.state;
          end if;
          if old.state in ('REJECTED', 'REVERSED') and not exists (
            select 1 from correction c where c.record_id = new.id and c.kind = 'RESTORED') then
            raise exception 'ILLEGAL_MOVE' using detail = 'only a decision on an appeal restores a record';
          end if;
          if new.state = 'APPROVED' then
            select count(*) into given from approval a where a.record_id = new.id;
            if given < new.approvals_needed or (new.two_approvers and given < 2) then
              raise exception 'FOUR_EYES_COUNT';
            end if;
          end if;
        end if;
        return new;
      end $$;

      alter table objection
        -- AFTER_RELEASE: the points are already in the purse; the answer takes them back or lowers them.
        add column phase text not null default 'PUBLICITY' check (phase in ('PUBLICITY', 'AFTER_RELEASE')),
        -- What the record is worth after the answer, when it was lowered.
        add column reduced_to int check (reduced_to > 0),
        add column answered_body text,
        -- The last day for an appeal; null in answers from before there were appeals.
        add column appeal_until date,
        drop constraint objection_outcome_check,
        add constraint objection_outcome_check check (outcome in ('UPHELD', 'REDUCED', 'STRUCK')),
        add check ((coalesce(outcome, '') = 'REDUCED') = (reduced_to is not null));
      create index objection_due on objection (answer_due_on) where state = 'OPEN';

      create table appeal (
        id uuid primary key,
        -- One appeal, once.
        objection_id uuid not null unique references objection (id),
        appellant_id uuid not null references resident (id),
        side text not null check (side in ('OBJECTOR', 'BENEFICIARY')),
        reason text not null check (length(reason) between 1 and 1000),
        -- Who decides: a body that had no part in the record and its answer.
        body text not null check (body in ('TOWN', 'COUNTY')),
        state text not null check (state in ('OPEN', 'DECIDED')),
        filed_at timestamptz not null,
        due_on date not null,
        outcome text check (outcome in ('CONFIRMED', 'RESTORED', 'REDUCED', 'STRUCK')),
        reduced_to int check (reduced_to > 0),
        answer text check (length(answer) between 1 and 1000),
        decided_by uuid references resident (id),
        decided_at timestamptz,
        check ((state = 'DECIDED') = (outcome is not null and answer is not null and decided_by is not null)),
        check ((coalesce(outcome, '') = 'REDUCED') = (reduced_to is not null))
      );
      create index appeal_due on appeal (due_on) where state = 'OPEN';
      create function guard_appeal() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state = 'DECIDED' then
          raise exception 'APPEND_ONLY' using detail = 'a decided appeal is final';
        end if;
        return new;
      end $$;
      create trigger appeal_guard before update or delete on appeal for each row execute function guard_appeal();

      -- How a picture looks, in 64 bits: near pictures differ in few of them. Null where none was taken, and for
      -- pictures without contrast.
      alter table photo add column phash bit(64);
      create index photo_village_hash on photo (village_id) where phash is not null;

      -- A sign somebody looked into, and why it is no matter, or what came of it.
      create table sign_mark (
        id uuid primary key,
        key text not null unique check (length(key) <= 120),
        village_id uuid not null references area (id),
        record_id uuid not null references activity_record (id),
        other_id uuid references activity_record (id),
        kind text not null,
        reason text not null check (length(reason) between 1 and 500),
        marked_by uuid not null references resident (id),
        marked_at timestamptz not null
      );
      create trigger sign_mark_append_only before update or delete on sign_mark
        for each row execute function refuse_change();

      -- A month's draw of released records to be looked at again. Its seed, its candidates and its lines never change.
      create table sample_draw (
        id uuid primary key,
        village_id uuid not null references area (id),
        month date not null check (extract(day from month) = 1),
        seed text not null check (length(seed) between 16 and 120),
        candidates uuid[] not null check (cardinality(candidates) > 0),
        percent int not null,
        least int not null,
        size int not null check (size between 1 and cardinality(candidates)),
        drawn_at timestamptz not null,
        unique (village_id, month)
      );
      create trigger sample_draw_append_only before update or delete on sample_draw
        for each row execute function refuse_change();

      create table sample_line (
        id uuid primary key,
        draw_id uuid not null references sample_draw (id),
        record_id uuid not null references activity_record (id),
        position int not null check (position > 0),
        ticket text not null check (ticket ~ '^[0-9a-f]{64}$'),
        outcome text check (outcome in ('OK', 'DOUBTFUL')),
        note text check (length(note) <= 1000),
        rechecked_by uuid references resident (id),
        rechecked_at timestamptz,
        unique (draw_id, record_id),
        unique (draw_id, position),
        check ((outcome is null) = (rechecked_by is null) and (outcome is null) = (rechecked_at is null))
      );
      create index sample_line_record on sample_line (record_id);
      create function guard_sample_line() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.outcome is not null
          or (new.draw_id, new.record_id, new.position, new.ticket)
            is distinct from (old.draw_id, old.record_id, old.position, old.ticket) then
          raise exception 'APPEND_ONLY' using detail = 'a draw and its findings never change';
        end if;
        return new;
      end $$;
      create trigger sample_line_guard before update or delete on sample_line
        for each row execute function guard_sample_line();

      -- A proposal to take a record back, with a hearing before the decision.
      create table claim_case (
        id uuid primary key,
        village_id uuid not null references area (id),
        record_id uuid not null references activity_record (id),
        resident_id uuid not null references resident (id),
        source text not null check (source in ('SIGN', 'RECHECK', 'OTHER')),
        reason text not null check (length(reason) between 1 and 1000),
        -- Months without self-claims that are proposed; 0: only the points go back.
        freeze_months int not null check (freeze_months between 0 and 3),
        proposed_by uuid not null references resident (id),
        proposed_at timestamptz not null,
        state text not null check (state in ('OPEN', 'PROVED', 'NOT_PROVED', 'APPEALED', 'CONFIRMED', 'LIFTED')),
        hear_until date not null,
        statement text check (length(statement) between 1 and 1000),
        stated_at timestamptz,
        decided_at timestamptz,
        -- Whether the points went back; spent points do not, and no purse falls below zero.
        taken_back boolean,
        appeal_until date,
        appeal_reason text check (length(appeal_reason) between 1 and 1000),
        appealed_at timestamptz,
        appeal_due_on date,
        appeal_answer text check (length(appeal_answer) between 1 and 1000),
        appeal_decided_by uuid references resident (id),
        appeal_decided_at timestamptz,
        check ((statement is null) = (stated_at is null)),
        check ((decided_at is null) = (state = 'OPEN')),
        check ((appealed_at is null) = (appeal_reason is null)),
        check ((state in ('CONFIRMED', 'LIFTED')) = (appeal_answer is not null and appeal_decided_by is not null))
      );
      -- What was decided about a record is decided; only a case that proved nothing leaves room for another.
      create unique index claim_case_once on claim_case (record_id) where state <> 'NOT_PROVED';
      create index claim_case_village on claim_case (village_id, proposed_at desc, id desc);
      create index claim_case_resident on claim_case (resident_id);

      create table case_vote (
        id uuid primary key,
        case_id uuid not null references claim_case (id),
        voter_id uuid not null references resident (id),
        body text not null check (body in ('MR', 'RC', 'V')),
        proved boolean not null,
        reason text not null check (length(reason) between 1 and 1000),
        voted_at timestamptz not null,
        unique (case_id, voter_id),
        unique (case_id, body)
      );
      create trigger case_vote_append_only before update or delete on case_vote
        for each row execute function refuse_change();

      -- Four eyes here too: nobody votes on a record he had a part in, on his household or on his kin.
      create function guard_case_vote() returns trigger language plpgsql as $$
      declare
        c claim_case;
        rec activity_record;
      begin
        select * into c from claim_case where id = new.case_id for update;
        select * into rec from activity_record where id = c.record_id;
        if c.state <> 'OPEN' then
          raise exception 'ILLEGAL_MOVE' using detail = 'the case is decided';
        end if;
        if new.voter_id in (rec.filer_id, c.proposed_by) then
          raise exception 'FOUR_EYES_FILER';
        end if;
        if new.voter_id = rec.resident_id or exists (
          select 1 from resident v join resident b on b.id = rec.resident_id
          where v.id = new.voter_id and v.household_id in (rec.household_id, b.household_id)) then
          raise exception 'FOUR_EYES_HOUSEHOLD';
        end if;
        if exists (select 1 from kinship k where k.resident_id = rec.resident_id and k.kin_id = new.voter_id) then
          raise exception 'FOUR_EYES_KIN';
        end if;
        return new;
      end $$;
      create trigger case_vote_guard before insert on case_vote for each row execute function guard_case_vote();

      -- A person's self-claims are closed from a day to a day; it ends by itself. Nothing else is touched.
      create table claim_freeze (
        id uuid primary key,
        resident_id uuid not null references resident (id),
        case_id uuid not null unique,
        reason text not null check (length(reason) between 1 and 1000),
        starts_on date not null,
        ends_on date not null,
        lifted_at timestamptz,
        check (ends_on > starts_on and ends_on <= (starts_on + interval '3 months')::date)
      );
      create index claim_freeze_resident on claim_freeze (resident_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
