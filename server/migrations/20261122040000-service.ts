import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours of voluntary service: totals by team and kind, honours, certificates with their notice, and corrections. */
export class Hours20261122040000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Other rooms widen these lists too: what they hold now is kept, whatever it is.
      create or replace function pg_temp.widen(of_table regclass, named text, more text) returns void language plpgsql as $$
      declare
        now_is text;
      begin
        select pg_get_expr(conbin, conrelid) into now_is from pg_constraint
          where conrelid = of_table and conname = named;
        execute format('alter table %s drop constraint %I, add constraint %I check ((%s) or %s)',
          of_table, named, named, now_is, more);
      end $$;
      -- Honour points that no record brings: hours reached.
      select pg_temp.widen('transfer', 'transfer_kind_check', $$kind = 'AWARD'$$);
      -- The digits of an identity document on a certificate.
      select pg_temp.widen('access_log', 'access_log_kind_check', $$kind = 'IDENTITY'$$);
      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('CERTIFICATE_ID', 11, 365, 30, '服务证明上的证件尾号', 'digits of the identity document on a certificate',
         '证明出具以后', 'after the certificate is issued',
         '证明交到本人手里以后，村里用不着再留。', 'Once the person holds the certificate the village has no more use for them.');

      create table hours_terms (
        village_id uuid primary key references area (id),
        -- {village}, {year} and {serial} are filled in.
        number_format text not null check (length(number_format) between 8 and 40
          and number_format like '%{serial}%' and number_format like '%{year}%'),
        notice_days int not null check (notice_days between 7 and 60),
        answer_days int not null check (answer_days between 1 and 30),
        -- Hours of a year, ascending, and the honour points each brings where the village's rules say so.
        honour_hours int[] not null check (cardinality(honour_hours) between 0 and 6 and 0 < all (honour_hours)),
        honour_points int[] not null check (0 <= all (honour_points)),
        issuer text not null check (length(issuer) between 2 and 40),
        head text not null check (length(head) <= 20),
        phone text not null check (length(phone) <= 20),
        set_by uuid not null references resident (id),
        set_at timestamptz not null,
        check (cardinality(honour_points) = cardinality(honour_hours))
      );

      -- What kind of service a rule's hours are when no task says it.
      create table hours_kind (
        rule_code text primary key,
        kind text not null check (kind in ('POVERTY', 'ELDERS', 'HARDSHIP', 'SICK', 'DISABLED', 'ORPHANS', 'DISASTER',
          'MEDICAL', 'SCHOOLING', 'PATROL', 'DELIVERY', 'RIVER', 'FIRE'))
      );
      insert into hours_kind (rule_code, kind) values
        ('VS-01', 'POVERTY'), ('VS-02', 'ELDERS'), ('VS-03', 'HARDSHIP'), ('VS-04', 'SICK'), ('VS-05', 'DISABLED'),
        ('VS-06', 'ORPHANS'), ('VS-07', 'DISASTER'), ('VS-08', 'MEDICAL'), ('VS-09', 'SCHOOLING'),
        ('PA-01', 'PATROL'), ('PA-02', 'PATROL'), ('PA-08', 'RIVER'), ('PA-09', 'FIRE'), ('PA-10', 'DISASTER'),
        ('CA-01', 'ELDERS'), ('CA-02', 'DELIVERY'), ('CA-03', 'SCHOOLING');

      -- Every line of a person's minutes with the day and kind of what was done. A taken-back line bears the day and
      -- kind of the act, so that months and kinds add up to the ledger.
      create view minutes_line as
        select t.id, t.seq, a.id as account_id, a.owner_id as resident_id, a.book_id as village_id, t.kind as move,
          t.posted_at, t.reverses_id,
          case when t.credit_account_id = a.id then t.amount else -t.amount end as minutes,
          case when t.credit_account_id = a.id then t.credit_balance else t.debit_balance end as balance,
          (coalesce(r.started_at, t.posted_at) at time zone 'Asia/Shanghai')::date as done_on,
          coalesce(k.kind, h.kind, 'OTHER') as kind, k.team_id, r.id as record_id, k.id as task_id
        from account a
        cross join lateral (
          select * from transfer c where c.credit_account_id = a.id
          union all
          select * from transfer d where d.debit_account_id = a.id) t
        left join activity_record r on r.id = t.source_id
        left join rule u on u.id = r.rule_id
        left join hours_kind h on h.rule_code = u.code
        left join task_roll x on x.roll_id = r.roll_id
        left join task k on k.id = x.task_id
        where a.asset = 'MINUTES' and a.kind = 'OWNER';

      create table service_honour (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        resident_id uuid not null references resident (id),
        -- The calendar year whose hours were reached; the points' season in the rules.
        year int not null check (year between 2000 and 2200),
        hours int not null check (hours > 0),
        -- What the ledger held for that year when it was given, up to and including that line.
        minutes int not null check (minutes >= hours * 60),
        through_seq bigint not null,
        points int not null check (points >= 0),
        awarded_at timestamptz not null,
        unique (resident_id, village_id, year, hours)
      );
      create index service_honour_village on service_honour (village_id, awarded_at desc, id desc);
      create trigger service_honour_append_only before update or delete on service_honour
        for each row execute function refuse_change();

      -- The balance at which an account was last looked through for honours: only those that moved are looked at again.
      create table honour_progress (
        account_id uuid primary key references account (id),
        balance bigint not null
      );

      create table certificate_serial (
        village_id uuid not null references area (id),
        year int not null,
        last int not null check (last > 0),
        primary key (village_id, year)
      );

      create table certificate (
        id uuid primary key,
        village_id uuid not null references area (id),
        resident_id uuid not null references resident (id),
        -- The person, or staff for somebody without a phone.
        applied_by uuid not null references resident (id),
        applied_at timestamptz not null,
        period_from date not null,
        period_to date not null check (period_to >= period_from),
        purpose text not null default '' check (length(purpose) <= 100),
        document_kind text not null check (document_kind in ('ID_CARD', 'PASSPORT', 'OTHER')),
        -- The last four characters of the document, sealed by a key that the database does not know.
        document_sealed bytea check (octet_length(document_sealed) between 30 and 200),
        state text not null check (state in ('APPLIED', 'IN_NOTICE', 'ISSUED', 'REVOKED', 'REFUSED', 'WITHDRAWN')),
        accepted_by uuid references resident (id),
        accepted_at timestamptz,
        notice_ends_at timestamptz,
        -- What the notice on the board says; no more than this can be issued.
        noticed_minutes int check (noticed_minutes > 0),
        issued_by uuid references resident (id),
        issued_at timestamptz,
        year int,
        serial int check (serial > 0),
        number text check (length(number) between 1 and 80),
        -- Unguessable; whoever holds the paper can check it.
        code text unique check (code ~ '^[2-9A-HJ-NP-Z]{16}$'),
        holder_name text,
        minutes int check (minutes > 0),
        -- The last line of the person's minutes that the figures rest on.
        through_seq bigint,
        issuer text,
        head text,
        handler text,
        phone text,
        notes text check (length(notes) <= 100),
        revoke_asked_by uuid references resident (id),
        revoke_asked_at timestamptz,
        revoke_reason text check (length(revoke_reason) between 1 and 200),
        revoked_by uuid references resident (id),
        revoked_at timestamptz,
        closed_by uuid references resident (id),
        closed_at timestamptz,
        close_reason text check (length(close_reason) <= 200),
        unique (village_id, year, serial),
        check (num_nulls(accepted_by, accepted_at, notice_ends_at, noticed_minutes) in (0, 4)),
        check (num_nulls(issued_by, issued_at, year, serial, number, code, holder_name, minutes, through_seq, issuer,
          head, handler, phone, notes) in (0, 14)),
        check ((state in ('ISSUED', 'REVOKED')) = (issued_by is not null)),
        check (state not in ('IN_NOTICE', 'ISSUED', 'REVOKED') or accepted_by is not null),
        check (num_nulls(revoke_asked_by, revoke_asked_at, revoke_reason) in (0, 3)),
        check (num_nulls(revoked_by, revoked_at) in (0, 2)),
        check ((state = 'REVOKED') = (revoked_by is not null)),
        check (state <> 'REVOKED' or revoke_asked_by is not null),
        check ((state in ('REFUSED', 'WITHDRAWN')) = (closed_by is not null)),
        check (num_nulls(closed_by, closed_at, close_reason) in (0, 3)),
        -- What is not given needs no digits.
        check (state not in ('REFUSED', 'WITHDRAWN') or document_sealed is null),
        check (minutes <= noticed_minutes),
        constraint certificate_two_persons check (
          accepted_by not in (resident_id, applied_by) and issued_by not in (resident_id, accepted_by)
          and revoke_asked_by not in (resident_id, issued_by) and revoked_by not in (resident_id, revoke_asked_by))
      );
      create unique index certificate_open on certificate (resident_id) where state in ('APPLIED', 'IN_NOTICE');
      create index certificate_resident on certificate (resident_id, applied_at desc);
      create index certificate_village on certificate (village_id, applied_at desc, id desc);
      create index certificate_notice on certificate (village_id, notice_ends_at) where state = 'IN_NOTICE';

      -- What was done, by kind, as it stands on the paper.
      create table certificate_line (
        certificate_id uuid not null references certificate (id),
        kind text not null,
        minutes int not null check (minutes > 0),
        times int not null check (times > 0),
        primary key (certificate_id, kind)
      );
      create trigger certificate_line_append_only before update or delete on certificate_line
        for each row execute function refuse_change();

      create table certificate_objection (
        id uuid primary key,
        certificate_id uuid not null references certificate (id),
        objector_id uuid not null references resident (id),
        reason text not null check (length(reason) between 1 and 500),
        filed_at timestamptz not null,
        outcome text check (outcome in ('STANDS', 'REFUSED')),
        answer text check (length(answer) between 1 and 500),
        answered_by uuid references resident (id),
        answered_at timestamptz,
        check (num_nulls(outcome, answer, answered_by, answered_at) in (0, 4)),
        constraint certificate_objection_other check (answered_by <> objector_id)
      );
      create unique index certificate_objection_once on certificate_objection (certificate_id, objector_id)
        where outcome is null;

      -- Four eyes, the order of the steps and frozen figures, whatever the application believes.
      create function guard_certificate() returns trigger language plpgsql as $$
      declare
        decider uuid;
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if tg_op = 'INSERT' then
          if new.state <> 'APPLIED' then raise exception 'ILLEGAL_MOVE'; end if;
          return new;
        end if;
        if (new.id, new.village_id, new.resident_id, new.applied_by, new.applied_at, new.period_from, new.period_to,
            new.document_kind) is distinct from
           (old.id, old.village_id, old.resident_id, old.applied_by, old.applied_at, old.period_from, old.period_to,
            old.document_kind) then
          raise exception 'APPEND_ONLY' using detail = 'an application keeps whose it is and for which days';
        end if;
        if (old.state, new.state) not in (('APPLIED', 'IN_NOTICE'), ('APPLIED', 'REFUSED'), ('APPLIED', 'WITHDRAWN'),
          ('IN_NOTICE', 'IN_NOTICE'), ('IN_NOTICE', 'ISSUED'), ('IN_NOTICE', 'REFUSED'), ('IN_NOTICE', 'WITHDRAWN'),
          ('ISSUED', 'ISSUED'), ('ISSUED', 'REVOKED')) then
          raise exception 'ILLEGAL_MOVE' using detail = old.state || ' -> ' || new.state;
        end if;
        if old.issued_by is not null and
          (to_jsonb(new) - array['state', 'revoke_asked_by', 'revoke_asked_at', 'revoke_reason', 'revoked_by', 'revoked_at'])
            is distinct from
          (to_jsonb(old) - array['state', 'revoke_asked_by', 'revoke_asked_at', 'revoke_reason', 'revoked_by', 'revoked_at'])
        then
          raise exception 'APPEND_ONLY' using detail = 'an issued certificate is never edited';
        end if;
        if new.state = 'ISSUED' and old.state <> 'ISSUED' then
          if new.issued_at < old.notice_ends_at then raise exception 'NOTICE_NOT_OVER'; end if;
          if exists (select 1 from certificate_objection o where o.certificate_id = new.id and o.outcome is null) then
            raise exception 'ALREADY_OBJECTED';
          end if;
        end if;
        decider := case
          when new.state = 'IN_NOTICE' then new.accepted_by
          when new.state = 'ISSUED' and old.state <> 'ISSUED' then new.issued_by
          when new.state = 'REVOKED' then new.revoked_by end;
        if decider is not null then
          if exists (select 1 from resident d join resident h on h.household_id = d.household_id
                     where d.id = decider and h.id = new.resident_id and d.id <> h.id) then
            raise exception 'FOUR_EYES_HOUSEHOLD';
          end if;
          if exists (select 1 from kinship k where k.resident_id = new.resident_id and k.kin_id = decider) then
            raise exception 'FOUR_EYES_KIN';
          end if;
        end if;
        return new;
      end $$;
      create trigger certificate_guard before insert or update on certificate
        for each row execute function guard_certificate();
      create trigger certificate_kept before delete on certificate for each row execute function refuse_change();
      create trigger certificate_objection_kept before delete on certificate_objection
        for each row execute function refuse_change();

      create table hours_correction (
        id uuid primary key,
        village_id uuid not null references area (id),
        resident_id uuid not null references resident (id),
        -- The record it is about; none when something was never recorded.
        record_id uuid references activity_record (id),
        words text not null check (length(words) between 1 and 500),
        asked_by uuid not null references resident (id),
        asked_at timestamptz not null,
        due_on date not null,
        state text not null check (state in ('OPEN', 'CORRECTED', 'KEPT', 'WITHDRAWN')),
        answer text check (length(answer) between 1 and 500),
        answered_by uuid references resident (id),
        answered_at timestamptz,
        -- The record that was reversed, or filed anew, by the usual ways.
        remedy_id uuid references activity_record (id),
        check ((state in ('CORRECTED', 'KEPT')) = (answered_by is not null)),
        check (num_nulls(answer, answered_by, answered_at) in (0, 3)),
        check ((state = 'CORRECTED') = (remedy_id is not null)),
        constraint hours_correction_other check (answered_by not in (resident_id, asked_by))
      );
      create index hours_correction_village on hours_correction (village_id, asked_at desc, id desc);
      create index hours_correction_resident on hours_correction (resident_id, asked_at desc);
      create function guard_hours_correction() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if old.state <> 'OPEN' then raise exception 'APPEND_ONLY'; end if;
        return new;
      end $$;
      create trigger hours_correction_guard before update on hours_correction
        for each row execute function guard_hours_correction();
      create trigger hours_correction_kept before delete on hours_correction
        for each row execute function refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
