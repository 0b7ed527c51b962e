import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standardSteps, standardTemplates } from './20261123035000-decision-templates';

/** Village matters decided step by step: no step before the one ahead of it, each with its numbers and its publicity. */
export class Decisions20261123035000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table decision_template (
        code text primary key,
        position int not null,
        name_zh text not null,
        name_en text not null,
        what_zh text not null,
        what_en text not null
      );

      create table decision_template_step (
        template_code text not null references decision_template (code),
        place int not null check (place > 0),
        kind text not null check (kind in ('NOTE', 'COUNCIL', 'ASSEMBLY', 'DISCLOSURE')),
        -- The kind of council whose vote it is.
        council_kind text,
        name_zh text not null,
        name_en text not null,
        -- Who does it.
        who_zh text not null,
        who_en text not null,
        -- Of those due so many parts of the whole must be there; null where nobody is counted.
        present_part int,
        present_whole int,
        -- So many parts of those due or present must agree: at least, or more than that.
        agree_part int,
        agree_whole int,
        agree_of text check (agree_of in ('DUE', 'PRESENT')),
        agree_more boolean,
        -- How long it is shown.
        days int check (days between 1 and 90),
        primary key (template_code, place),
        check ((kind = 'COUNCIL') = (council_kind is not null)),
        check ((kind = 'ASSEMBLY') = (present_part is not null)),
        check (num_nulls(present_part, present_whole, agree_part, agree_whole, agree_of, agree_more) in (0, 6)),
        check (present_part between 1 and present_whole and agree_part between 1 and agree_whole),
        check (present_whole <= 100 and agree_whole <= 100),
        check ((kind = 'DISCLOSURE') = (days is not null))
      );

      -- A village's own numbers for a step: as strict as the template's, or stricter.
      create table decision_own_step (
        village_id uuid not null references area (id),
        template_code text not null,
        place int not null,
        present_part int,
        present_whole int,
        agree_part int,
        agree_whole int,
        days int check (days between 1 and 90),
        set_by uuid not null references resident (id),
        set_at timestamptz not null,
        primary key (village_id, template_code, place),
        foreign key (template_code, place) references decision_template_step (template_code, place),
        check (num_nulls(present_part, present_whole, agree_part, agree_whole) in (0, 4)),
        check (present_part between 1 and present_whole and agree_part between 1 and agree_whole),
        check (present_whole <= 100 and agree_whole <= 100)
      );

      create function guard_own_step() returns trigger language plpgsql as $$
      declare
        usual decision_template_step;
      begin
        select * into usual from decision_template_step t where t.template_code = new.template_code and t.place = new.place;
        if (new.present_part is null, new.days is null) <> (usual.present_part is null, usual.days is null) then
          raise exception 'BAD_INPUT';
        end if;
        if new.present_part * usual.present_whole < usual.present_part * new.present_whole
          or new.agree_part * usual.agree_whole < usual.agree_part * new.agree_whole
          or new.days < usual.days
        then
          raise exception 'OUT_OF_RANGE' using detail = 'a village may ask for more than the template, never for less';
        end if;
        return new;
      end $$;
      create trigger decision_own_step_guard before insert or update on decision_own_step
        for each row execute function guard_own_step();

      create table decision (
        id uuid primary key,
        village_id uuid not null references area (id),
        template_code text not null references decision_template (code),
        year int not null,
        no int not null check (no > 0),
        title text not null check (length(title) between 1 and 80),
        matter text not null check (length(matter) between 1 and 1000),
        state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'REJECTED', 'STOPPED')),
        -- The step under way, or the one it ended at.
        step int not null default 1,
        started_by uuid not null references resident (id),
        started_at timestamptz not null,
        ended_by uuid references resident (id),
        ended_at timestamptz,
        end_reason text not null default '' check (length(end_reason) <= 300),
        unique (village_id, year, no),
        check ((state = 'RUNNING') = (ended_at is null)),
        check (num_nulls(ended_by, ended_at) in (0, 2)),
        check (state <> 'STOPPED' or end_reason <> '')
      );
      create index decision_village on decision (village_id, started_at desc, id desc);

      -- The steps as they were when the decision began: later settings do not move a decision that is under way.
      create table decision_step (
        decision_id uuid not null references decision (id),
        village_id uuid not null references area (id),
        place int not null check (place > 0),
        kind text not null check (kind in ('NOTE', 'COUNCIL', 'ASSEMBLY', 'DISCLOSURE')),
        council_kind text,
        name_zh text not null,
        name_en text not null,
        who_zh text not null,
        who_en text not null,
        present_part int,
        present_whole int,
        agree_part int,
        agree_whole int,
        agree_of text,
        agree_more boolean,
        days int,
        -- What was proposed, found, or is shown to everybody.
        words text not null default '' check (length(words) <= 2000),
        shown_from timestamptz,
        shown_until timestamptz,
        motion_id uuid unique references motion (id),
        outcome text check (outcome in ('PASSED', 'FAILED')),
        done_by uuid references resident (id),
        done_at timestamptz,
        primary key (decision_id, place),
        check (num_nulls(outcome, done_by, done_at) in (0, 3)),
        check (num_nulls(shown_from, shown_until) in (0, 2)),
        check (shown_from is null or kind = 'DISCLOSURE' and words <> '' and shown_until >= shown_from + days * interval '1 day'),
        check (outcome is null or kind <> 'NOTE' or words <> ''),
        check ((outcome is not null and kind = 'COUNCIL') = (motion_id is not null))
      );

      -- An assembly as it was counted. Who belongs to it is not kept, only how many: who is in a party is nobody's list.
      create table decision_sitting (
        id uuid primary key,
        decision_id uuid not null,
        village_id uuid not null references area (id),
        place int not null,
        held_on date not null,
        due int not null check (due between 1 and 20000),
        present int not null check (present between 0 and due),
        agree int not null check (agree >= 0),
        against int not null check (against >= 0),
        abstain int not null check (abstain >= 0),
        words text not null default '' check (length(words) <= 1000),
        entered_by uuid not null references resident (id),
        entered_at timestamptz not null,
        state text not null default 'ENTERED' check (state in ('ENTERED', 'CONFIRMED', 'DROPPED')),
        outcome text check (outcome in ('PASSED', 'FAILED', 'NO_QUORUM')),
        closed_by uuid references resident (id),
        closed_at timestamptz,
        foreign key (decision_id, place) references decision_step (decision_id, place),
        check (agree + against + abstain <= present),
        check ((state = 'ENTERED') = (closed_at is null)),
        check (num_nulls(closed_by, closed_at) in (0, 2)),
        check ((state = 'CONFIRMED') = (outcome is not null)),
        constraint decision_sitting_two_persons check (state <> 'CONFIRMED' or closed_by <> entered_by)
      );
      create unique index decision_sitting_open on decision_sitting (decision_id, place) where state = 'ENTERED';
      create index decision_sitting_step on decision_sitting (decision_id, place, entered_at);

      -- What the numbers of an assembly come to by the rules of its step.
      create function sitting_outcome(s decision_step, due int, present int, agree int) returns text language sql immutable as $$
        select case
          when present * s.present_whole < due * s.present_part then 'NO_QUORUM'
          when s.agree_more and agree * s.agree_whole > b.base * s.agree_part then 'PASSED'
          when not s.agree_more and agree * s.agree_whole >= b.base * s.agree_part then 'PASSED'
          else 'FAILED' end
        from (select case s.agree_of when 'DUE' then due else present end as base) b
      $$;

      -- When the turn of a step came, with the end of the one before it, and the first day on which an assembly may sit: one
      -- may follow the other on a day, although the first is confirmed later.
      create function step_opens(d decision, step int, out at timestamptz, out day date) language sql stable as $$
        select coalesce(p.shown_until, p.done_at, d.started_at),
          coalesce(
            (select max(t.held_on) from decision_sitting t
              where t.decision_id = d.id and t.place = p.place and t.outcome = 'PASSED'),
            (coalesce(p.shown_until, p.done_at, d.started_at) at time zone 'Asia/Shanghai')::date)
        from (select 1) one left join decision_step p on p.decision_id = d.id and p.place = step - 1
      $$;

      -- Whether the public words of a decision name somebody whom a motion concerns: they are not masked afterwards.
      create function decision_names(told uuid, motion uuid) returns boolean language sql stable as $$
        select exists (
          select 1 from motion_concern c join resident r on r.id = c.resident_id, (
            select d.title || ' ' || d.matter as words from decision d where d.id = told
            union all select s.words from decision_step s where s.decision_id = told
            union all select t.words from decision_sitting t where t.decision_id = told and t.state <> 'DROPPED') w
          where c.motion_id = motion and position(r.name in w.words) > 0)
      $$;

      -- Steps come one after the other; what is done stays.
      create function guard_decision() returns trigger language plpgsql as $$
      begin
        if is_forgetting() then return new; end if;
        if tg_op = 'INSERT' then
          if new.step <> 1 or new.state <> 'RUNNING' then raise exception 'STEP_SKIPPED'; end if;
          return new;
        end if;
        if old.state <> 'RUNNING' then
          raise exception 'APPEND_ONLY' using detail = 'a decision that has ended stays as it was';
        end if;
        if (new.village_id, new.template_code, new.title, new.matter, new.started_at) is distinct from
           (old.village_id, old.template_code, old.title, old.matter, old.started_at) then
          raise exception 'APPEND_ONLY' using detail = 'what is decided on stays as it was begun';
        end if;
        if new.step <> old.step and (new.step <> old.step + 1 or new.state <> 'RUNNING' or not exists (
          select 1 from decision_step s where s.decision_id = new.id and s.place = old.step and s.outcome = 'PASSED'))
        then
          raise exception 'STEP_SKIPPED';
        end if;
        if new.state = 'DONE' and exists (
          select 1 from decision_step s where s.decision_id = new.id and s.outcome is distinct from 'PASSED')
        then
          raise exception 'STEP_SKIPPED';
        end if;
        if new.state = 'REJECTED' and not exists (
          select 1 from decision_step s where s.decision_id = new.id and s.place = new.step and s.outcome = 'FAILED')
        then
          raise exception 'ILLEGAL_MOVE';
        end if;
        return new;
      end $$;
      create trigger decision_guard before insert or update on decision for each row execute function guard_decision();
      create trigger decision_kept before delete on decision for each row execute function refuse_change();

      create function guard_decision_step() returns trigger language plpgsql as $$
      declare
        d decision;
        held record;
        turn timestamptz;
        laws constant text[] := array['words', 'shown_from', 'shown_until', 'motion_id', 'outcome', 'done_by', 'done_at'];
      begin
        if is_forgetting() and tg_op = 'UPDATE' then return new; end if;
        select * into d from decision where id = new.decision_id for update;
        if tg_op = 'INSERT' then
          if d.step <> 1 or d.state <> 'RUNNING' or new.outcome is not null or new.shown_from is not null
            or exists (select 1 from decision_step s where s.decision_id = new.decision_id and s.outcome is not null)
            or new.place <> 1 + (select count(*) from decision_step s where s.decision_id = new.decision_id)
          then
            raise exception 'STEP_SKIPPED';
          end if;
          return new;
        end if;
        if d.state <> 'RUNNING' or new.place <> d.step then raise exception 'STEP_SKIPPED'; end if;
        if old.outcome is not null or to_jsonb(new) - laws <> to_jsonb(old) - laws then
          raise exception 'APPEND_ONLY' using detail = 'a step that is done stays, and its rules are those of its beginning';
        end if;
        if old.shown_from is not null and (new.words, new.shown_from, new.shown_until) is distinct from
          (old.words, old.shown_from, old.shown_until) then
          raise exception 'APPEND_ONLY' using detail = 'what is shown stays as it is';
        end if;
        turn := (step_opens(d, new.place)).at;
        if new.shown_from < turn or new.done_at < turn then raise exception 'STEP_SKIPPED'; end if;
        if new.outcome is null then return new; end if;
        if new.kind = 'DISCLOSURE' and (new.outcome = 'FAILED' or new.shown_until is null or new.done_at < new.shown_until) then
          raise exception 'DISCLOSURE_NOT_OVER';
        end if;
        if new.kind = 'NOTE' and new.outcome = 'FAILED' then raise exception 'ILLEGAL_MOVE'; end if;
        if new.kind = 'COUNCIL' then
          select m.opened_at into held from motion m join meeting g on g.id = m.meeting_id join council c on c.id = g.council_id
            where m.id = new.motion_id and c.kind_code = new.council_kind and c.area_id = d.village_id
              and m.outcome = case new.outcome when 'PASSED' then 'ADOPTED' else 'REJECTED' end;
          if not found then raise exception 'ILLEGAL_MOVE' using detail = 'no vote of that council with this outcome'; end if;
          if held.opened_at < turn then
            raise exception 'STEP_SKIPPED' using detail = 'the vote was opened before the turn of its step';
          end if;
          if decision_names(d.id, new.motion_id) then
            raise exception 'ILLEGAL_MOVE' using detail = 'the decision names somebody whom the vote concerns';
          end if;
        end if;
        if new.kind = 'ASSEMBLY' then
          select s.outcome into held from decision_sitting s
            where s.decision_id = new.decision_id and s.place = new.place and s.state = 'CONFIRMED'
            order by s.closed_at desc, s.id desc limit 1;
          if held.outcome is distinct from new.outcome then raise exception 'STEP_SKIPPED'; end if;
        end if;
        return new;
      end $$;
      create trigger decision_step_guard before insert or update on decision_step
        for each row execute function guard_decision_step();
      create trigger decision_step_kept before delete on decision_step for each row execute function refuse_change();

      -- Numbers are entered for the step under way, and come to what the rules of the step say.
      create function guard_sitting() returns trigger language plpgsql as $$
      declare
        d decision;
        s decision_step;
      begin
        if is_forgetting() and tg_op = 'UPDATE' then return new; end if;
        select * into d from decision where id = new.decision_id for update;
        select * into s from decision_step where decision_id = new.decision_id and place = new.place;
        if tg_op = 'UPDATE' and (old.state <> 'ENTERED'
          or to_jsonb(new) - array['state', 'outcome', 'closed_by', 'closed_at'] <> to_jsonb(old) - array['state', 'outcome', 'closed_by', 'closed_at'])
        then
          raise exception 'APPEND_ONLY' using detail = 'numbers stay as they were entered';
        end if;
        if d.state <> 'RUNNING' or d.step <> new.place or s.kind <> 'ASSEMBLY' then raise exception 'STEP_SKIPPED'; end if;
        if tg_op = 'INSERT' and new.state <> 'ENTERED' then raise exception 'ILLEGAL_MOVE'; end if;
        if new.held_on < (step_opens(d, new.place)).day then
          raise exception 'STEP_SKIPPED' using detail = 'the assembly sat before the turn of its step';
        end if;
        if new.state = 'CONFIRMED' then new.outcome := sitting_outcome(s, new.due, new.present, new.agree); end if;
        return new;
      end $$;
      create trigger decision_sitting_guard before insert or update on decision_sitting
        for each row execute function guard_sitting();
      create trigger decision_sitting_kept before delete on decision_sitting for each row execute function refuse_change();
    `);
    await run.query(
      `insert into decision_template select * from jsonb_populate_recordset(null::decision_template, $1::jsonb)`,
      [JSON.stringify(standardTemplates)],
    );
    await run.query(
      `insert into decision_template_step select * from jsonb_populate_recordset(null::decision_template_step, $1::jsonb)`,
      [JSON.stringify(standardSteps)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
