import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a kind of council is, as data; terms, elections and appointments with their record, seats and hand-overs. */
export class Councils20261123010000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table council_kind
        add column meetings_per_year int not null default 4 check (meetings_per_year between 0 and 60),
        -- [{code, nameZh, nameEn, min, max}], the chair first.
        add column posts jsonb not null default '[
          {"code": "CHAIR", "nameZh": "会长", "nameEn": "Chair", "min": 1, "max": 1},
          {"code": "DEPUTY", "nameZh": "副会长", "nameEn": "Deputy chair", "min": 0, "max": 2},
          {"code": "SECRETARY", "nameZh": "秘书", "nameEn": "Secretary", "min": 0, "max": 1},
          {"code": "MEMBER", "nameZh": "成员", "nameEn": "Member", "min": 0, "max": 60}]'
          check (jsonb_typeof(posts) = 'array' and jsonb_array_length(posts) between 1 and 8),
        -- [{zh, en}]: what the one who leaves gives to the one who comes.
        add column hand_over jsonb not null default '[
          {"zh": "会议记录本和决议", "en": "Minutes and resolutions"},
          {"zh": "公章和钥匙", "en": "Seal and keys"},
          {"zh": "物资清单和实物", "en": "List of gear, and the gear"},
          {"zh": "没办完的事", "en": "What is still open"}]'
          check (jsonb_typeof(hand_over) = 'array' and jsonb_array_length(hand_over) <= 12),
        -- How its seats are filled as a rule.
        add column seating text not null default 'ELECTED' check (seating in ('ELECTED', 'APPOINTED')),
        -- Share of those entitled to vote who must be present, and of the votes cast that a seat needs to exceed.
        add column electors_percent int not null default 50 check (electors_percent between 1 and 100),
        add column votes_percent int not null default 50 check (votes_percent between 0 and 99),
        add column min_age int check (min_age between 14 and 90),
        -- Without a duty for so many days a council is asleep, and a member is quiet.
        add column asleep_after_days int not null default 120 check (asleep_after_days between 14 and 730),
        add column quiet_after_days int not null default 90 check (quiet_after_days between 14 and 730),
        -- So many days a quiet member is known to the chair alone, before the village's office sees it too.
        add column chair_first_days int not null default 30 check (chair_first_days between 0 and 365),
        add constraint council_kind_code check (code ~ '^[A-Z]{2}$'),
        add constraint council_kind_texts check (length(name_zh) between 1 and 40 and length(name_en) between 1 and 80
          and length(charter_zh) <= 1000 and length(charter_en) <= 2000
          and length(must_not_hold_zh) <= 300 and length(must_not_hold_en) <= 600);

      create table council_term (
        id uuid primary key default new_id(),
        council_id uuid not null references council (id),
        no int not null check (no > 0),
        starts_on date not null,
        ends_on date not null check (ends_on > starts_on),
        opened_by uuid references resident (id),
        opened_at timestamptz not null,
        unique (council_id, no),
        constraint council_term_overlap exclude using gist (council_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      insert into council_term (council_id, no, starts_on, ends_on, opened_at)
        select id, 1, term_starts_on, term_ends_on, created_at from council;

      -- A council begins with a term, and shows the days of its latest one.
      create function begin_council_term() returns trigger language plpgsql as $$
      begin
        insert into council_term (council_id, no, starts_on, ends_on, opened_at)
          values (new.id, 1, new.term_starts_on, new.term_ends_on, new.created_at);
        return new;
      end $$;
      create trigger council_first_term after insert on council for each row execute function begin_council_term();
      create function show_council_term() returns trigger language plpgsql as $$
      begin
        update council c set term_starts_on = new.starts_on, term_ends_on = new.ends_on
        where c.id = new.council_id
          and not exists (select 1 from council_term t where t.council_id = new.council_id and t.no > new.no);
        return new;
      end $$;
      create trigger council_term_shown after insert or update on council_term
        for each row execute function show_council_term();

      -- How seats of a term are filled: an election or an appointment, with its record.
      create table council_choice (
        id uuid primary key,
        council_id uuid not null references council (id),
        term_id uuid not null references council_term (id),
        way text not null check (way in ('ELECTED', 'APPOINTED')),
        state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'CANCELLED')),
        -- Until when names may be put forward.
        nominate_until date not null,
        held_on date,
        entitled int check (entitled between 1 and 100000),
        present int check (present between 0 and entitled),
        -- The paper it rests on: minutes of the election, letter of appointment.
        document text not null default '' check (length(document) <= 120),
        opened_by uuid not null references resident (id),
        opened_at timestamptz not null,
        closed_by uuid references resident (id),
        closed_at timestamptz,
        check ((state = 'OPEN') = (closed_at is null)),
        check (num_nulls(closed_by, closed_at) in (0, 2)),
        check (state <> 'CLOSED' or held_on is not null and document <> ''),
        check (state <> 'CLOSED' or (way = 'ELECTED') = (entitled is not null and present is not null)),
        constraint council_choice_quorum check (way <> 'ELECTED' or state <> 'CLOSED' or present > 0)
      );
      create unique index council_choice_open on council_choice (council_id) where state = 'OPEN';
      create index council_choice_council on council_choice (council_id, opened_at desc, id desc);

      create table council_nominee (
        choice_id uuid not null references council_choice (id),
        resident_id uuid not null references resident (id),
        place text not null check (length(place) between 1 and 20),
        nominated_by uuid not null references resident (id),
        nominated_at timestamptz not null,
        -- Nobody is seated without saying yes; the office may write down what was said on the phone or on paper.
        answer text check (answer in ('YES', 'NO')),
        answered_by uuid references resident (id),
        answered_at timestamptz,
        votes int check (votes >= 0),
        seated boolean not null default false,
        primary key (choice_id, resident_id),
        check (num_nulls(answer, answered_by, answered_at) in (0, 3)),
        constraint council_nominee_willing check (not seated or coalesce(answer = 'YES', false))
      );
      create index council_nominee_resident on council_nominee (resident_id);

      -- A council's post, told more closely: its place, its term, and how it was come by.
      create table council_seat (
        post_id uuid primary key references post (id) on delete cascade,
        council_id uuid not null references council (id),
        term_id uuid not null references council_term (id),
        place text not null check (length(place) between 1 and 20),
        how text not null check (how in ('ELECTED', 'APPOINTED')),
        choice_id uuid references council_choice (id),
        -- What the holder wishes for the next term.
        wish text check (wish in ('STAY', 'LEAVE')),
        wished_at timestamptz,
        -- Since when the place is held, where it was given after the post; what was left before and is not handed over yet.
        placed_on date,
        left_place text check (length(left_place) between 1 and 20),
        left_on date,
        check (num_nulls(wish, wished_at) in (0, 2)),
        check (num_nulls(left_place, left_on) in (0, 2))
      );
      create index council_seat_council on council_seat (council_id);
      create index council_seat_term on council_seat (term_id);
      create index council_seat_choice on council_seat (choice_id) where choice_id is not null;
      insert into council_seat (post_id, council_id, term_id, place, how)
        select p.id, p.council_id, t.id, case p.role when 'COUNCIL_CHAIR' then 'CHAIR' else 'MEMBER' end, 'APPOINTED'
        from post p join council_term t on t.council_id = p.council_id;

      -- Whoever gives a council post, by whatever door, gives a seat of the term it falls into.
      create function seat_council_post() returns trigger language plpgsql as $$
      begin
        insert into council_seat (post_id, council_id, term_id, place, how)
          select new.id, new.council_id, t.id, case new.role when 'COUNCIL_CHAIR' then 'CHAIR' else 'MEMBER' end, 'APPOINTED'
          from council_term t where t.council_id = new.council_id
          order by (new.starts_on between t.starts_on and t.ends_on) desc, t.no desc limit 1;
        return new;
      end $$;
      create trigger post_council_seat after insert on post
        for each row when (new.council_id is not null) execute function seat_council_post();

      create table hand_over (
        id uuid primary key default new_id(),
        council_id uuid not null references council (id),
        place text not null check (length(place) between 1 and 20),
        giver_post_id uuid not null references post (id),
        taker_post_id uuid not null references post (id) check (taker_post_id <> giver_post_id),
        opened_at timestamptz not null,
        closed_at timestamptz
      );
      create unique index hand_over_open on hand_over (giver_post_id, taker_post_id, place) where closed_at is null;
      create index hand_over_giver on hand_over (giver_post_id);
      create index hand_over_taker on hand_over (taker_post_id);
      create index hand_over_council on hand_over (council_id, opened_at desc, id desc);

      create table hand_over_item (
        hand_over_id uuid not null references hand_over (id),
        position int not null check (position between 1 and 12),
        zh text not null check (length(zh) between 1 and 60),
        en text not null check (length(en) between 1 and 120),
        -- 'NONE': there is nothing of the kind.
        given text check (given in ('GIVEN', 'NONE')),
        given_by uuid references resident (id),
        given_at timestamptz,
        taken_by uuid references resident (id),
        taken_at timestamptz,
        note text not null default '' check (length(note) <= 120),
        primary key (hand_over_id, position),
        check (num_nulls(given, given_by, given_at) in (0, 3)),
        check (num_nulls(taken_by, taken_at) in (0, 2)),
        constraint hand_over_two_persons check (taken_by is null or given_by is not null and taken_by <> given_by)
      );

      -- Is the person one of those concerned, of the household of one of them, or marked as kin?
      create function council_recuses(person uuid, concerned uuid[]) returns boolean language sql stable as $$
        select exists (
          select 1 from resident me join resident r on r.id = any (concerned)
          where me.id = person and (r.id = me.id or r.household_id = me.household_id
            or exists (select 1 from kinship k where k.resident_id = me.id and k.kin_id = r.id)))
      $$;
      create function guard_council_closing() returns trigger language plpgsql as $$
      begin
        if council_recuses(new.closed_by,
          array(select n.resident_id from council_nominee n where n.choice_id = new.id and n.seated)) then
          raise exception 'RECUSED';
        end if;
        return new;
      end $$;
      create trigger council_choice_closing before update on council_choice
        for each row when (old.state = 'OPEN' and new.state = 'CLOSED') execute function guard_council_closing();

      -- An election that is over, and what two people signed, stay as they were.
      create function guard_council_record() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then
          return case tg_op when 'DELETE' then old else new end;
        end if;
        if tg_table_name = 'council_choice' then
          if old.state <> 'OPEN' then raise exception 'APPEND_ONLY'; end if;
        elsif tg_table_name = 'council_nominee' then
          if exists (select 1 from council_choice c where c.id = old.choice_id and c.state <> 'OPEN') then
            raise exception 'APPEND_ONLY';
          end if;
        elsif old.taken_at is not null then
          raise exception 'APPEND_ONLY';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger council_choice_kept before update or delete on council_choice
        for each row execute function guard_council_record();
      create trigger council_nominee_kept before update or delete on council_nominee
        for each row execute function guard_council_record();
      create trigger hand_over_item_kept before update or delete on hand_over_item
        for each row execute function guard_council_record();

      update council_kind set meetings_per_year = 12 where code in ('EL', 'RC', 'MC', 'OC');
      update council_kind set min_age = 60 where code = 'EL';
      update council_kind set seating = 'APPOINTED' where code in ('DG', 'MC');
      update council_kind set posts = '[
        {"code": "CHAIR", "nameZh": "主任", "nameEn": "Chair", "min": 1, "max": 1},
        {"code": "MEMBER", "nameZh": "委员", "nameEn": "Member", "min": 2, "max": 8}]' where code in ('MC', 'OC');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
