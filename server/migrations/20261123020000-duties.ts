import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which of the county's standard rules a member's record is a duty for the council too: kind, rule, kind of duty. */
export const standardDutyRules: readonly (readonly [kind: string, rule: string, duty: string])[] = [
  ['RW', 'CU-04', 'EVENT'],
  ['DG', 'PA-11', 'TALK'],
  ['EL', 'VS-02', 'VISIT'],
  ['EL', 'CA-01', 'VISIT'],
  ['EL', 'CA-02', 'VISIT'],
  ['EL', 'CA-05', 'VISIT'],
  ['RC', 'GO-04', 'INSPECTION'],
  ['MC', 'PA-05', 'MEDIATION'],
  ['MC', 'PA-06', 'MEDIATION'],
  ['MC', 'PA-07', 'MEDIATION'],
];

/** What members of councils did: each duty once, and the months that are added up from it. */
export class Duties20261123020000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table council_duty (
        id uuid primary key default new_id(),
        council_id uuid not null references council (id),
        resident_id uuid not null references resident (id),
        kind text not null check (kind in ('MEETING', 'VISIT', 'TALK', 'INSPECTION', 'EVENT', 'MEDIATION', 'LENDING', 'REVIEW')),
        on_day date not null,
        minutes int check (minutes between 1 and 1440),
        -- What it was logged from: a meeting, a notice, a record …; 'FILED' when somebody wrote it down by hand.
        source_kind text not null check (source_kind ~ '^[A-Z_]{2,30}$'),
        source_id uuid not null,
        roll_id uuid references roll (id),
        record_id uuid references activity_record (id),
        -- A word on a duty filed by hand: what, never about whom.
        what text not null default '' check (length(what) <= 60),
        -- ASKED: a member's own word, until the chair or the office confirms it. STRUCK: its record was taken back.
        state text not null default 'DONE' check (state in ('DONE', 'ASKED', 'REFUSED', 'STRUCK')),
        at timestamptz not null,
        logged_by uuid not null references resident (id),
        decided_by uuid references resident (id),
        decided_at timestamptz,
        constraint council_duty_once unique (source_kind, source_id, resident_id),
        check (num_nulls(decided_by, decided_at) in (0, 2)),
        -- One's own word counts when somebody else confirms it.
        constraint council_duty_two_persons check (source_kind <> 'FILED' or state <> 'DONE' or logged_by <> resident_id
          or decided_by is not null and decided_by <> resident_id)
      );
      create unique index council_duty_record on council_duty (record_id) where record_id is not null;
      create index council_duty_council on council_duty (council_id, on_day desc, id desc);
      create index council_duty_resident on council_duty (resident_id, on_day desc, id desc);
      create index council_duty_asked on council_duty (council_id, on_day desc, id desc) where state = 'ASKED';
      -- By hand a person's duty of a kind is written down once a day, whoever writes it.
      create unique index council_duty_by_hand on council_duty (council_id, resident_id, kind, on_day)
        where source_kind = 'FILED' and state in ('ASKED', 'DONE');
      -- The clockwork looks at what was decided since its last round, and at nothing older.
      create index record_approved on activity_record (approved_at) where approved_at is not null;
      create index record_closed on activity_record (closed_at) where closed_at is not null;

      -- Nobody says of the own household or kin that it did its duty. Where a record was approved, its own guard has seen to it.
      create function guard_duty_word() returns trigger language plpgsql as $$
      declare
        person uuid := coalesce(new.decided_by, new.logged_by);
      begin
        if person <> new.resident_id and council_recuses(person, array[new.resident_id]) then
          raise exception 'RECUSED';
        end if;
        return new;
      end $$;
      create trigger council_duty_filed before insert on council_duty
        for each row when (new.source_kind = 'FILED' and new.state = 'DONE') execute function guard_duty_word();
      create trigger council_duty_decided before update on council_duty
        for each row when (old.state = 'ASKED' and new.state <> 'ASKED' and new.record_id is null)
        execute function guard_duty_word();

      -- A month of a council in figures: added up here, or reported from paper by a council that keeps its book there. What
      -- was reported stays beside what is shown.
      create table council_month (
        council_id uuid not null references council (id),
        month date not null check (month = date_trunc('month', month)),
        duties int not null check (duties >= 0),
        meetings int not null check (meetings >= 0),
        minutes int not null check (minutes >= 0),
        members int not null check (members >= 0),
        last_on date not null,
        -- The figures are added up from duties logged here.
        logged boolean not null,
        reported_duties int check (reported_duties >= 0),
        reported_meetings int check (reported_meetings >= 0),
        reported_minutes int check (reported_minutes >= 0),
        reported_members int check (reported_members >= 0),
        reported_last_on date,
        reported_by uuid references resident (id),
        reported_at timestamptz,
        primary key (council_id, month),
        check (num_nulls(reported_duties, reported_meetings, reported_minutes, reported_members, reported_last_on,
          reported_by, reported_at) in (0, 7)),
        check (logged or reported_by is not null)
      );

      -- Does anybody log this month here? What the clockwork finds among records does not end a book on paper.
      create function council_month_kept_here(council uuid, month date) returns boolean language sql stable as $$
        select exists (select 1 from council_duty d where d.council_id = council and d.state = 'DONE'
          and d.source_kind <> 'RECORD' and d.on_day >= month and d.on_day < month + interval '1 month')
      $$;

      create function add_up_council_months(councils uuid[], months date[]) returns void language plpgsql as $$
      begin
        -- Months of one council are added up one at a time, or two of them would each miss the other's.
        perform 1 from council where id = any (councils) order by id for no key update;
        delete from council_month m using (select distinct * from unnest(councils, months) as x (council_id, month)) x
          where m.council_id = x.council_id and m.month = x.month and m.reported_by is null;
        update council_month m set duties = m.reported_duties, meetings = m.reported_meetings,
            minutes = m.reported_minutes, members = m.reported_members, last_on = m.reported_last_on, logged = false
          from (select distinct * from unnest(councils, months) as y (council_id, month)) x
          where m.council_id = x.council_id and m.month = x.month;
        insert into council_month as m (council_id, month, duties, meetings, minutes, members, last_on, logged)
          select d.council_id, x.month, count(*), count(distinct d.source_id) filter (where d.kind = 'MEETING'),
            coalesce(sum(d.minutes), 0), count(distinct d.resident_id), max(d.on_day), true
          from (select distinct * from unnest(councils, months) as y (council_id, month)) x
          join council_duty d on d.council_id = x.council_id and d.state = 'DONE'
            and d.on_day >= x.month and d.on_day < x.month + interval '1 month'
          group by d.council_id, x.month
          on conflict (council_id, month) do update set duties = excluded.duties, meetings = excluded.meetings,
            minutes = excluded.minutes, members = excluded.members, last_on = excluded.last_on, logged = true
          where excluded.duties > m.reported_duties or council_month_kept_here(m.council_id, m.month);
      end $$;
      create function council_duty_added() returns trigger language plpgsql as $$
      begin
        perform add_up_council_months(array_agg(council_id), array_agg(date_trunc('month', on_day)::date))
          from (select distinct council_id, date_trunc('month', on_day) as on_day from new_rows) x having count(*) > 0;
        return null;
      end $$;
      create function council_duty_changed() returns trigger language plpgsql as $$
      begin
        perform add_up_council_months(array_agg(council_id), array_agg(on_day::date))
          from (select council_id, date_trunc('month', on_day) as on_day from new_rows
                union select council_id, date_trunc('month', on_day) from old_rows) x having count(*) > 0;
        return null;
      end $$;
      create trigger council_duty_months_added after insert on council_duty referencing new table as new_rows
        for each statement execute function council_duty_added();
      create trigger council_duty_months_changed after update on council_duty
        referencing new table as new_rows old table as old_rows
        for each statement execute function council_duty_changed();
      create trigger council_duty_kept before delete on council_duty for each row execute function refuse_change();

      -- By which rules of the main job a record is a duty of a council's member too.
      create table council_duty_rule (
        kind_code text not null references council_kind (code),
        rule_code text not null check (rule_code ~ '^[A-Z]{2}-[0-9]{2}$'),
        duty_kind text not null check (duty_kind in ('MEETING', 'VISIT', 'TALK', 'INSPECTION', 'EVENT', 'MEDIATION', 'LENDING', 'REVIEW')),
        primary key (kind_code, rule_code)
      );

      -- Until when records have been looked through.
      create table duty_gathering (
        one boolean primary key default true check (one),
        until timestamptz not null
      );
      insert into duty_gathering (until) values ('2020-01-01T00:00:00Z');

      insert into council_duty_rule (kind_code, rule_code, duty_kind)
        select x.* from (values ${standardDutyRules
          .map(([kind, rule, duty]) => `('${kind}', '${rule}', '${duty}')`)
          .join(', ')}) as x (kind_code, rule_code, duty_kind)
        join council_kind k on k.code = x.kind_code;

      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('DUTY_WORDS', 20, 1095, 365, '履职记录里写的事由', 'words of duties that members wrote down', '写下的那天以后',
         'after the day of writing', '一届三年内可以查问；过后只留种类、日期和时长。',
         'For a term of three years it can be questioned; then only kind, day and minutes stay.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
