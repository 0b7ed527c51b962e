import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings of councils: who was called and came, what was put to the vote, and what was resolved. */
export class Meetings20261123030000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table meeting_settings (
        village_id uuid primary key references area (id),
        -- So many days before, members are told; later only with a reason that the minutes keep.
        notice_days int not null check (notice_days between 0 and 30),
        set_by uuid not null references resident (id),
        set_at timestamptz not null
      );

      create table meeting (
        id uuid primary key,
        council_id uuid not null references council (id),
        village_id uuid not null references area (id),
        year int not null,
        no int not null check (no > 0),
        title text not null check (length(title) between 1 and 80),
        place text not null check (length(place) between 1 and 80),
        starts_at timestamptz not null,
        guests text not null default '' check (length(guests) <= 300),
        state text not null default 'CALLED' check (state in ('CALLED', 'OPEN', 'CLOSED', 'CANCELLED')),
        called_by uuid not null references resident (id),
        called_at timestamptz not null,
        short_notice text not null default '' check (length(short_notice) <= 200),
        -- The kind's quorum as it was when the meeting was called; seats and the number needed as of the opening.
        quorum_percent int not null check (quorum_percent between 1 and 100),
        seats int check (seats >= 0),
        quorum_needed int,
        opened_by uuid references resident (id),
        opened_at timestamptz,
        minutes text not null default '' check (length(minutes) <= 8000),
        recorded_by uuid references resident (id),
        recorded_at timestamptz,
        closed_by uuid references resident (id),
        closed_at timestamptz,
        cancelled_by uuid references resident (id),
        cancelled_at timestamptz,
        cancel_reason text not null default '' check (length(cancel_reason) <= 200),
        unique (council_id, year, no),
        -- A share that rounds to the kind's percentage is enough: two of three are 67 in the hundred.
        check (quorum_needed = greatest(1, (seats * (2 * quorum_percent - 1) + 199) / 200)),
        check (num_nulls(seats, quorum_needed, opened_by, opened_at) in (0, 4)),
        check ((state in ('OPEN', 'CLOSED')) = (opened_at is not null)),
        check ((state = 'CLOSED') = (closed_at is not null)),
        check (num_nulls(closed_by, closed_at) in (0, 2)),
        check (closed_at >= opened_at),
        check ((state = 'CANCELLED') = (cancelled_at is not null)),
        check (num_nulls(cancelled_by, cancelled_at) in (0, 2)),
        check (num_nulls(recorded_by, recorded_at) in (0, 2))
      );
      create index meeting_council on meeting (council_id, starts_at desc, id desc);
      create index meeting_village on meeting (village_id, starts_at desc);
      create index meeting_called on meeting (starts_at) where state = 'CALLED';

      create table agenda_item (
        id uuid primary key default new_id(),
        meeting_id uuid not null references meeting (id),
        village_id uuid not null references area (id),
        place int not null check (place between 1 and 20),
        title text not null check (length(title) between 1 and 120),
        said text not null default '' check (length(said) <= 2000),
        unique (meeting_id, place)
      );

      -- Everybody who has a seat, from the call on: DUE until something else is known.
      create table meeting_attendance (
        meeting_id uuid not null references meeting (id),
        resident_id uuid not null references resident (id),
        seat text not null,
        state text not null default 'DUE' check (state in ('DUE', 'PRESENT', 'LEFT', 'EXCUSED', 'ABSENT')),
        way text check (way in ('QR', 'CARD', 'PAPER', 'LEADER')),
        at timestamptz,
        marked_by uuid references resident (id),
        reason text not null default '' check (length(reason) <= 100),
        primary key (meeting_id, resident_id),
        check ((state in ('PRESENT', 'LEFT')) = (way is not null)),
        check (num_nulls(at, marked_by) in (0, 2)),
        check (way is null or at is not null)
      );
      create index meeting_attendance_resident on meeting_attendance (resident_id);

      create table motion (
        id uuid primary key,
        meeting_id uuid not null references meeting (id),
        village_id uuid not null references area (id),
        place int not null check (place between 1 and 30),
        text text not null check (length(text) between 1 and 500),
        majority text not null
          check (majority in ('HALF_PRESENT', 'TWO_THIRDS_PRESENT', 'HALF_SEATS', 'TWO_THIRDS_SEATS', 'MOST')),
        secret boolean not null,
        -- How many options one ballot may name; how many are chosen by a vote on most votes.
        most int not null default 1 check (most between 1 and 10),
        state text not null default 'PROPOSED' check (state in ('PROPOSED', 'OPEN', 'DECIDED', 'WITHDRAWN')),
        proposed_by uuid not null references resident (id),
        proposed_at timestamptz not null,
        opened_by uuid references resident (id),
        opened_at timestamptz,
        closed_by uuid references resident (id),
        closed_at timestamptz,
        outcome text check (outcome in ('ADOPTED', 'REJECTED', 'CHOSEN', 'TIED', 'VOID')),
        -- As it stood when the vote was closed, counted by the database.
        seats int,
        recused int,
        entitled int,
        quorum_needed int,
        ballots int,
        unique (meeting_id, place),
        check (most = 1 or secret),
        check (num_nulls(opened_by, opened_at) in (0, 2)),
        check (num_nulls(closed_by, closed_at) in (0, 2)),
        check (state not in ('OPEN', 'DECIDED') or opened_at is not null),
        check ((state = 'DECIDED') = (outcome is not null)),
        check (num_nulls(outcome, seats, recused, entitled, quorum_needed, ballots) in (0, 6)),
        check (outcome is null or outcome = 'VOID' or entitled >= quorum_needed),
        check (ballots <= entitled)
      );

      create table motion_option (
        id uuid primary key default new_id(),
        motion_id uuid not null references motion (id),
        place int not null check (place between 1 and 20),
        answer text not null check (answer in ('YES', 'NO', 'ABSTAIN', 'CHOICE')),
        label text not null default '' check (length(label) <= 80),
        -- What an option stands for in another room, such as a nomination.
        subject_id uuid,
        votes int check (votes >= 0),
        chosen boolean not null default false,
        unique (motion_id, place),
        unique (id, motion_id),
        check ((answer = 'CHOICE') = (label <> ''))
      );

      -- Whom a motion is about: they, their households and kin neither vote nor count.
      create table motion_concern (
        motion_id uuid not null references motion (id),
        resident_id uuid not null references resident (id),
        primary key (motion_id, resident_id)
      );

      -- Members who stand aside, as of the opening of the vote: what is marked later does not touch a vote under way.
      create table motion_recused (
        motion_id uuid not null references motion (id),
        resident_id uuid not null references resident (id),
        primary key (motion_id, resident_id)
      );

      create table open_vote (
        motion_id uuid not null references motion (id),
        resident_id uuid not null references resident (id),
        option_id uuid not null,
        constraint open_vote_once primary key (motion_id, resident_id),
        foreign key (option_id, motion_id) references motion_option (id, motion_id)
      );

      -- Who has voted in secret, and nothing else: no option, no way, no time, no number.
      create table secret_voter (
        motion_id uuid not null references motion (id),
        resident_id uuid not null references resident (id),
        constraint secret_voter_once primary key (motion_id, resident_id)
      );

      -- The ballots of an open secret vote: one sealed figure for each option, always of the same length, sealed anew by
      -- every ballot with a key that is not in the database. It is gone when the vote is closed.
      create table secret_ballot (
        motion_id uuid primary key references motion (id),
        sealed bytea not null
      );

      create table resolution (
        id uuid primary key,
        council_id uuid not null references council (id),
        village_id uuid not null references area (id),
        motion_id uuid not null unique references motion (id),
        year int not null,
        no int not null check (no > 0),
        title text not null check (length(title) between 1 and 80),
        words text not null check (length(words) between 1 and 1000),
        resolved_on date not null,
        published_by uuid not null references resident (id),
        published_at timestamptz not null,
        unique (council_id, year, no)
      );
      create index resolution_council on resolution (council_id, published_at desc, id desc);

      create function is_forgetting() returns boolean language sql stable as $$
        select coalesce(current_setting('peace.forgetting', true), '') = 'on'
      $$;

      -- A meeting that is over stays as it was, and the steps come in their order.
      create function guard_meeting() returns trigger language plpgsql as $$
      begin
        if is_forgetting() then return new; end if;
        if old.state in ('CLOSED', 'CANCELLED') then
          raise exception 'APPEND_ONLY' using detail = 'a meeting that is over stays as it was';
        end if;
        if new.council_id <> old.council_id or (new.state, old.state) not in
          (('CALLED', 'CALLED'), ('OPEN', 'OPEN'), ('OPEN', 'CALLED'), ('CANCELLED', 'CALLED'), ('CLOSED', 'OPEN'))
        then
          raise exception 'ILLEGAL_MOVE';
        end if;
        if new.state = 'CLOSED' and exists (select 1 from motion m where m.meeting_id = new.id and m.state = 'OPEN') then
          raise exception 'ILLEGAL_MOVE' using detail = 'a vote is still open';
        end if;
        return new;
      end $$;
      create trigger meeting_guard before update on meeting for each row execute function guard_meeting();
      create trigger meeting_kept before delete on meeting for each row execute function refuse_change();

      -- What hangs on a meeting changes as long as it is called or open.
      create function guard_meeting_part() returns trigger language plpgsql as $$
      begin
        if is_forgetting() then return case tg_op when 'DELETE' then old else new end; end if;
        if (select m.state from meeting m where m.id = coalesce(new.meeting_id, old.meeting_id)) not in ('CALLED', 'OPEN') then
          raise exception 'APPEND_ONLY' using detail = 'a meeting that is over stays as it was';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger agenda_item_guard before insert or update or delete on agenda_item
        for each row execute function guard_meeting_part();
      create trigger meeting_attendance_guard before insert or update or delete on meeting_attendance
        for each row execute function guard_meeting_part();

      -- Concerned themselves, of the household of somebody concerned, or marked as kin; of members once the vote has been
      -- opened: as it was then.
      create function motion_recuses(motion uuid, person uuid) returns boolean language sql stable as $$
        select case when exists (select 1 from motion m join meeting_attendance a on a.meeting_id = m.meeting_id
            where m.id = motion and m.opened_at is not null and a.resident_id = person)
          then exists (select 1 from motion_recused x where x.motion_id = motion and x.resident_id = person)
          else exists (
            select 1 from motion_concern c join resident r on r.id = c.resident_id join resident me on me.id = person
            where c.motion_id = motion and (r.id = me.id or r.household_id = me.household_id
              or exists (select 1 from kinship k where k.resident_id = me.id and k.kin_id = r.id))) end
      $$;

      -- Of a motion now: seats that may decide it, how many are recused, who is there or has voted, and how many must be.
      create function motion_standing(motion uuid, out seats int, out recused int, out entitled int, out needed int)
      language sql stable as $$
        with s as (
          select a.state, motion_recuses(m.id, a.resident_id) as recused, g.quorum_percent,
            exists (select 1 from open_vote v where v.motion_id = m.id and v.resident_id = a.resident_id)
            or exists (select 1 from secret_voter v where v.motion_id = m.id and v.resident_id = a.resident_id) as voted
          from motion m join meeting g on g.id = m.meeting_id join meeting_attendance a on a.meeting_id = g.id
          where m.id = motion
        )
        select count(*) filter (where not s.recused)::int, count(*) filter (where s.recused)::int,
          count(*) filter (where not s.recused and (s.state = 'PRESENT' or s.voted))::int,
          greatest(1, (count(*) filter (where not s.recused)::int * (2 * max(s.quorum_percent) - 1) + 199) / 200)
        from s
      $$;

      create function guard_motion() returns trigger language plpgsql as $$
      declare
        now_is record;
        told int;
      begin
        if is_forgetting() then return new; end if;
        if tg_op = 'INSERT' then
          if new.state <> 'PROPOSED' or (select m.state from meeting m where m.id = new.meeting_id) not in ('CALLED', 'OPEN') then
            raise exception 'ILLEGAL_MOVE';
          end if;
          return new;
        end if;
        if old.state in ('DECIDED', 'WITHDRAWN') then
          raise exception 'APPEND_ONLY' using detail = 'a vote that was taken stays as it was';
        end if;
        if (new.meeting_id, new.text, new.majority, new.secret, new.most) is distinct from
           (old.meeting_id, old.text, old.majority, old.secret, old.most)
          or (new.state, old.state) not in (('OPEN', 'PROPOSED'), ('WITHDRAWN', 'PROPOSED'), ('DECIDED', 'OPEN'))
        then
          raise exception 'ILLEGAL_MOVE';
        end if;
        if new.state = 'WITHDRAWN' then return new; end if;
        if (select m.state from meeting m where m.id = new.meeting_id) <> 'OPEN' then
          raise exception 'ILLEGAL_MOVE' using detail = 'votes are taken in an open meeting';
        end if;
        select * into now_is from motion_standing(new.id);
        if new.state = 'OPEN' then
          -- In secret two could only be told together with whose ballots they are.
          if now_is.entitled < now_is.needed or new.secret and now_is.entitled < 3 then raise exception 'QUORUM_MISSING'; end if;
          insert into motion_recused (motion_id, resident_id)
            select new.id, a.resident_id from meeting_attendance a
            where a.meeting_id = new.meeting_id and motion_recuses(new.id, a.resident_id);
          return new;
        end if;
        new.seats := now_is.seats;
        new.recused := now_is.recused;
        new.entitled := now_is.entitled;
        new.quorum_needed := now_is.needed;
        if new.outcome <> 'VOID' and now_is.entitled < now_is.needed then raise exception 'QUORUM_MISSING'; end if;
        select coalesce(sum(o.votes), 0) into told from motion_option o where o.motion_id = new.id;
        if new.secret then
          select count(*) into new.ballots from secret_voter v where v.motion_id = new.id;
          if exists (select 1 from secret_ballot b where b.motion_id = new.id)
            or new.outcome <> 'VOID' and (new.ballots < 3 or told < new.ballots or told > new.ballots * new.most)
            -- A vote that does not hold is not told: it may be taken again.
            or new.outcome = 'VOID' and told > 0
          then
            raise exception 'the figures of motion % are not those of its ballots', new.id;
          end if;
        else
          select count(*) into new.ballots from open_vote v where v.motion_id = new.id;
          if exists (select 1 from motion_option o where o.motion_id = new.id and o.votes is distinct from
            (select count(*) from open_vote v where v.option_id = o.id))
          then
            raise exception 'the figures of motion % are not those of its votes', new.id;
          end if;
        end if;
        return new;
      end $$;
      create trigger motion_guard before insert or update on motion for each row execute function guard_motion();
      create trigger motion_kept before delete on motion for each row execute function refuse_change();

      -- Options and the concerned are those of the call; figures are written once, while the vote is being closed, and those
      -- of a secret vote only if there are at least three ballots: fewer would tell whose they are.
      create function guard_motion_part() returns trigger language plpgsql as $$
      declare
        state_is text;
      begin
        if is_forgetting() and tg_op = 'UPDATE' then return new; end if;
        select m.state into state_is from motion m where m.id = new.motion_id;
        if tg_op = 'INSERT' and state_is <> 'PROPOSED' then raise exception 'ILLEGAL_MOVE'; end if;
        if tg_op = 'UPDATE' and (state_is <> 'OPEN' or to_jsonb(new) - array['votes', 'chosen'] <> to_jsonb(old) - array['votes', 'chosen'])
        then
          raise exception 'APPEND_ONLY' using detail = 'what is voted on stays as it was called';
        end if;
        if tg_op = 'UPDATE' and (select m.secret from motion m where m.id = new.motion_id)
          and (select count(*) from secret_voter v where v.motion_id = new.motion_id) < 3
        then
          raise exception 'the figures of motion % would tell whose ballots they are', new.motion_id;
        end if;
        return new;
      end $$;
      create trigger motion_option_guard before insert or update on motion_option
        for each row execute function guard_motion_part();
      create trigger motion_option_kept before delete on motion_option for each row execute function refuse_change();
      create trigger motion_concern_guard before insert on motion_concern
        for each row execute function guard_motion_part();
      create trigger motion_concern_kept before update or delete on motion_concern
        for each row execute function refuse_change();
      create trigger motion_recused_guard before insert on motion_recused
        for each row execute function guard_motion_part();
      create trigger motion_recused_kept before update or delete on motion_recused
        for each row execute function refuse_change();

      -- Who votes is there, sits on the council, is not concerned, and votes in the way that was called.
      create function guard_vote() returns trigger language plpgsql as $$
      declare
        called record;
      begin
        select m.state, m.secret, m.meeting_id into called from motion m where m.id = new.motion_id for share;
        if called.state <> 'OPEN' or called.secret <> (tg_table_name = 'secret_voter') then raise exception 'ILLEGAL_MOVE'; end if;
        if motion_recuses(new.motion_id, new.resident_id) then raise exception 'RECUSED'; end if;
        -- Held until the end, so that nobody is marked as absent while voting.
        perform 1 from meeting_attendance a
          where a.meeting_id = called.meeting_id and a.resident_id = new.resident_id and a.state = 'PRESENT' for share;
        if not found then raise exception 'NOT_PRESENT'; end if;
        return new;
      end $$;
      create trigger open_vote_guard before insert on open_vote for each row execute function guard_vote();
      create trigger open_vote_kept before update or delete on open_vote for each row execute function refuse_change();
      create trigger secret_voter_guard before insert on secret_voter for each row execute function guard_vote();
      create trigger secret_voter_kept before update or delete on secret_voter for each row execute function refuse_change();

      -- Only what was adopted or chosen in a meeting that is closed is told to the public, once.
      create function guard_resolution() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if is_forgetting() then return new; end if;
          raise exception 'APPEND_ONLY' using detail = 'a published resolution stays as it was';
        end if;
        if not exists (select 1 from motion m join meeting g on g.id = m.meeting_id
          where m.id = new.motion_id and m.outcome in ('ADOPTED', 'CHOSEN') and g.state = 'CLOSED' and g.council_id = new.council_id)
        then
          raise exception 'ILLEGAL_MOVE';
        end if;
        return new;
      end $$;
      create trigger resolution_guard before insert or update on resolution for each row execute function guard_resolution();
      create trigger resolution_kept before delete on resolution for each row execute function refuse_change();

      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('MEETING_REASONS', 15, 365, 30, '开会请假的原因', 'why members were excused from meetings', '会议以后', 'after the meeting',
         '记录本只要写请了假；原因一年后就没有用了。', 'That somebody was excused is enough; a year later the reason is of no use.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
