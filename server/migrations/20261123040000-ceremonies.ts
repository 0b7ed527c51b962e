import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weddings and funerals that households give notice of, the village's standard for them, and the gear that is lent. */
export class Ceremonies20261123040000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Other rooms widen this list too: what it holds now is kept, whatever it is.
      create or replace function pg_temp.widen_looks(more text) returns void language plpgsql as $$
      declare
        now_is text;
      begin
        select pg_get_expr(conbin, conrelid) into now_is from pg_constraint
          where conrelid = 'access_log'::regclass and conname = 'access_log_kind_check';
        execute format('alter table access_log drop constraint access_log_kind_check,
          add constraint access_log_kind_check check ((%s) or %s)', now_is, more);
      end $$;
      select pg_temp.widen_looks($$kind = 'CEREMONY'$$);

      -- What a village asks of weddings and funerals; a new version never changes what an older notice was measured by.
      create table ceremony_standard (
        id uuid primary key,
        village_id uuid not null references area (id),
        version int not null check (version >= 1),
        effective_from date not null,
        wedding_notice_days int not null check (wedding_notice_days between 0 and 30),
        funeral_notice_days int not null check (funeral_notice_days between 0 and 30),
        tables_max int not null check (tables_max between 1 and 100),
        -- All amounts in cents: a table, a gift, a pack, a bottle.
        table_cost_max int not null check (table_cost_max between 0 and 1000000),
        gift_max int not null check (gift_max between 0 and 1000000),
        cigarettes_max int not null check (cigarettes_max between 0 and 1000000),
        spirits_max int not null check (spirits_max between 0 and 1000000),
        days_max int not null check (days_max between 1 and 7),
        hired_show boolean not null,
        -- What was usual before there was a standard: the estimate of what is saved starts from it.
        usual_tables int not null check (usual_tables between 1 and 200),
        usual_table_cost int not null check (usual_table_cost between 0 and 1000000),
        -- Gear is kept for so many days before and after an event.
        gear_days int not null check (gear_days between 0 and 5),
        decided text not null default '' check (length(decided) <= 80),
        set_by uuid not null references resident (id),
        set_at timestamptz not null,
        unique (village_id, version)
      );
      create trigger ceremony_standard_append_only before update or delete on ceremony_standard
        for each row execute function refuse_change();

      -- There is no name of bride, groom or deceased, no guest, no gift and no income here, nor a place for one.
      create table ceremony (
        id uuid primary key,
        village_id uuid not null references area (id),
        council_id uuid not null references council (id),
        kind text not null check (kind in ('WEDDING', 'FUNERAL')),
        household_id uuid not null references household (id),
        -- Whom to speak with, of the household.
        host_id uuid not null references resident (id),
        begins_on date not null,
        ends_on date not null,
        place text not null check (length(place) <= 60),
        tables int not null check (tables between 0 and 200),
        table_cost int check (table_cost between 0 and 1000000),
        words text not null default '' check (length(words) <= 300),
        -- What it is measured by; null: the county's usual figures.
        standard_id uuid references ceremony_standard (id),
        filed_by uuid not null references resident (id),
        filed_at timestamptz not null,
        -- How somebody else heard of it; null when the household gave notice by itself.
        heard_by text check (heard_by in ('PHONE', 'PAPER', 'IN_PERSON')),
        heard_at timestamptz,
        state text not null default 'NOTIFIED' check (state in ('NOTIFIED', 'AGREED', 'VISITED', 'CLOSED', 'WITHDRAWN')),
        agreed_by uuid references resident (id),
        agreed_at timestamptz,
        thanks text not null default '' check (length(thanks) <= 300),
        saved_cents int check (saved_cents >= 0),
        record_id uuid unique references activity_record (id),
        ended_by uuid references resident (id),
        ended_at timestamptz,
        check (ends_on between begins_on and begins_on + 6),
        check ((heard_by is null) = (heard_at is null)),
        check (heard_at <= filed_at),
        check (num_nulls(agreed_by, agreed_at) in (0, 2)),
        check (state not in ('AGREED', 'VISITED', 'CLOSED') or agreed_by is not null),
        check ((state in ('CLOSED', 'WITHDRAWN')) = (ended_at is not null)),
        check (num_nulls(ended_by, ended_at) in (0, 2)),
        check ((state = 'CLOSED') = (saved_cents is not null)),
        check (record_id is null or state = 'CLOSED')
      );
      create index ceremony_village on ceremony (village_id, state, begins_on desc, id desc);
      create index ceremony_household on ceremony (household_id, begins_on desc);
      create index ceremony_council on ceremony (council_id, state, begins_on);
      create index ceremony_agreed on ceremony (begins_on) where state = 'AGREED';
      create index ceremony_taken on ceremony (filed_by, begins_on desc, id desc)
        where heard_by is not null and state not in ('CLOSED', 'WITHDRAWN');
      create trigger ceremony_kept before delete on ceremony for each row execute function refuse_change();

      -- What is gone through with the family beforehand.
      create table ceremony_check (
        ceremony_id uuid not null references ceremony (id),
        item text not null check (item in ('STANDARD_TOLD', 'GIFTS_TOLD', 'MENU', 'GEAR', 'FOOD_SAFETY', 'FIRE', 'ROAD', 'QUIET')),
        done_by uuid not null references resident (id),
        done_at timestamptz not null,
        primary key (ceremony_id, item)
      );

      -- What two pairs of eyes saw on the day; gifts are nobody's business.
      create table ceremony_visit (
        ceremony_id uuid primary key references ceremony (id),
        visitor_id uuid not null references resident (id),
        companion_id uuid references resident (id),
        visited_at timestamptz not null,
        tables int not null check (tables between 0 and 200),
        cost_kept boolean not null,
        cigarettes_kept boolean not null,
        spirits_kept boolean not null,
        hired_show boolean not null,
        to_standard boolean not null,
        words text not null default '' check (length(words) <= 200),
        written_at timestamptz not null,
        check (companion_id <> visitor_id)
      );

      -- Who is of the family's own house or kin neither agrees to it nor visits it for the council.
      create function is_close_to(person uuid, home uuid) returns boolean language sql stable as $$
        select exists (select 1 from resident r where r.id = person and r.household_id = home)
          or exists (select 1 from resident m join kinship k on k.resident_id = m.id and k.kin_id = person
                     where m.household_id = home)
      $$;
      create function guard_ceremony() returns trigger language plpgsql as $$
      begin
        if new.household_id <> old.household_id or new.kind <> old.kind or new.council_id <> old.council_id
          or old.state in ('CLOSED', 'WITHDRAWN') and (to_jsonb(new) - array['words', 'thanks', 'place'])
            is distinct from (to_jsonb(old) - array['words', 'thanks', 'place'])
        then
          raise exception 'APPEND_ONLY' using detail = 'a ceremony that has ended stays as it was';
        end if;
        if new.agreed_by is distinct from old.agreed_by and is_close_to(new.agreed_by, new.household_id) then
          raise exception 'RECUSED';
        end if;
        return new;
      end $$;
      create trigger ceremony_guard before update on ceremony for each row execute function guard_ceremony();

      create function guard_ceremony_visit() returns trigger language plpgsql as $$
      declare
        home uuid;
      begin
        select household_id into home from ceremony where id = new.ceremony_id;
        if is_close_to(new.visitor_id, home) or is_close_to(new.companion_id, home) then
          raise exception 'RECUSED';
        end if;
        return new;
      end $$;
      create trigger ceremony_visit_guard before insert on ceremony_visit
        for each row execute function guard_ceremony_visit();
      create function keep_ceremony_visit() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on'
          and to_jsonb(new) - 'words' = to_jsonb(old) - 'words' then return new; end if;
        raise exception 'APPEND_ONLY' using detail = 'what was seen on the day stays as it was written';
      end $$;
      create trigger ceremony_visit_kept before update on ceremony_visit for each row execute function keep_ceremony_visit();
      create trigger ceremony_visit_stays before delete on ceremony_visit for each row execute function refuse_change();

      create table council_gear (
        id uuid primary key,
        council_id uuid not null references council (id),
        kind text not null check (kind in ('TABLE', 'STOOL', 'BOWL', 'SOUND', 'TENT', 'STOVE', 'CHESS', 'OTHER')),
        name text not null check (length(name) between 1 and 40),
        quantity int not null check (quantity between 0 and 10000),
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'RETIRED')),
        added_by uuid not null references resident (id),
        added_at timestamptz not null,
        constraint council_gear_name unique (council_id, name)
      );
      create trigger council_gear_kept before delete on council_gear for each row execute function refuse_change();

      create table gear_loan (
        id uuid primary key,
        gear_id uuid not null references council_gear (id),
        -- Who borrows; null: the councils' own use.
        household_id uuid references household (id),
        event_id uuid references ceremony (id),
        during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        quantity int not null check (quantity >= 1),
        state text not null default 'RESERVED' check (state in ('RESERVED', 'OUT', 'BACK', 'CANCELLED')),
        purpose text not null default '' check (length(purpose) <= 60),
        asked_by uuid not null references resident (id),
        asked_at timestamptz not null,
        out_by uuid references resident (id),
        out_at timestamptz,
        back_by uuid references resident (id),
        back_at timestamptz,
        -- Pieces that did not come back whole.
        broken int check (broken between 0 and quantity),
        cancelled_at timestamptz,
        check (event_id is null or household_id is not null),
        check (upper(during) - lower(during) <= interval '31 days'),
        check (num_nulls(out_by, out_at) in (0, 2) and num_nulls(back_by, back_at, broken) in (0, 3)),
        check (state not in ('OUT', 'BACK') or out_by is not null),
        check ((state = 'BACK') = (back_by is not null)),
        check ((state = 'CANCELLED') = (cancelled_at is not null))
      );
      create index gear_loan_gear on gear_loan using gist (gear_id, during) where state in ('RESERVED', 'OUT');
      create index gear_loan_back on gear_loan (gear_id, back_at desc) where state = 'BACK';
      create index gear_loan_event on gear_loan (event_id) where event_id is not null;
      create index gear_loan_household on gear_loan (household_id, asked_at desc);
      create trigger gear_loan_kept before delete on gear_loan for each row execute function refuse_change();

      -- When the pieces of a loan are not there, as seen at an instant: who keeps them longer has them today as well.
      create function gear_taken(loan gear_loan, seen_at timestamptz) returns tstzrange language sql stable as $$
        select case when loan.state = 'OUT' and upper(loan.during) <= seen_at
          then tstzrange(lower(loan.during),
            (date_trunc('day', seen_at at time zone 'Asia/Shanghai') + interval '1 day') at time zone 'Asia/Shanghai')
          else loan.during end
      $$;

      -- The most pieces of a gear that are promised or out at any one instant of a span; \`but\` is left aside. With
      -- \`seen_at\` what should be back and is not counts for that day.
      create function gear_peak(gear uuid, span tstzrange, but uuid, seen_at timestamptz) returns int language sql volatile as $$
        select coalesce(max((select sum(o.quantity) from gear_loan o
            where o.gear_id = gear and o.state in ('RESERVED', 'OUT') and o.id is distinct from but
              and gear_taken(o, seen_at) @> i.instant)), 0)::int
        from (select lower(span) as instant
              union select lower(l.during) from gear_loan l
                where l.gear_id = gear and l.state in ('RESERVED', 'OUT') and l.id is distinct from but
                  and lower(l.during) <@ span) i
      $$;

      -- Pieces that are in somebody's hands now, whatever was agreed; \`but\` is left aside.
      create function gear_out(gear uuid, but uuid) returns int language sql volatile as $$
        select coalesce(sum(quantity), 0)::int from gear_loan
        where gear_id = gear and state = 'OUT' and id is distinct from but
      $$;

      -- Never more than there is, at any instant: whoever promises holds the gear's row until the promise is kept.
      create function guard_gear_loan() returns trigger language plpgsql as $$
      declare
        gear council_gear;
      begin
        if tg_op = 'UPDATE' and (new.gear_id <> old.gear_id or new.household_id is distinct from old.household_id
          or old.state in ('BACK', 'CANCELLED'))
        then
          raise exception 'APPEND_ONLY' using detail = 'a loan that has ended stays as it was';
        end if;
        if new.state not in ('RESERVED', 'OUT') then return new; end if;
        select * into gear from council_gear where id = new.gear_id for update;
        if new.state = 'RESERVED' and gear.state <> 'ACTIVE' then raise exception 'NOT_ACTIVE'; end if;
        if gear_peak(new.gear_id, new.during, new.id, case when tg_op = 'INSERT' then new.asked_at end)
          + new.quantity > gear.quantity
        then
          raise exception 'GEAR_NOT_FREE';
        end if;
        if new.state = 'OUT' and (tg_op = 'INSERT' or old.state <> 'OUT') then
          if not new.during @> new.out_at then raise exception 'ILLEGAL_MOVE'; end if;
          if gear_out(new.gear_id, new.id) + new.quantity > gear.quantity then raise exception 'GEAR_NOT_FREE'; end if;
        end if;
        return new;
      end $$;
      create trigger gear_loan_guard before insert or update on gear_loan
        for each row execute function guard_gear_loan();

      create function guard_council_gear() returns trigger language plpgsql as $$
      begin
        if new.quantity < old.quantity
          and new.quantity < greatest(gear_peak(new.id, '(,)'::tstzrange, null, null), gear_out(new.id, null))
        then
          raise exception 'GEAR_NOT_FREE';
        end if;
        return new;
      end $$;
      create trigger council_gear_guard before update on council_gear
        for each row execute function guard_council_gear();

      -- What units that keep their notices on paper report once a month: figures only.
      create table ceremony_month (
        village_id uuid not null references area (id),
        month date not null check (extract(day from month) = 1),
        kind text not null check (kind in ('WEDDING', 'FUNERAL')),
        held int not null check (held between 0 and 500),
        to_standard int not null check (to_standard between 0 and held),
        tables int not null check (tables between 0 and 50000),
        saved_cents bigint not null check (saved_cents >= 0),
        reported_by uuid references resident (id),
        reported_at timestamptz not null,
        primary key (village_id, month, kind)
      );

      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('CEREMONY_WORDS', 40, 180, 30, '红白事报备里写的话、地点和走访的话', 'words and places of notices of weddings and funerals, and of visits',
         '办结以后', 'after the affair has ended',
         '半年内可以查问；过后只留种类、日期和桌数。', 'For half a year it can be questioned; then only kind, days and tables stay.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
