import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activity records from draft to release, with four eyes guarded by the database itself. */
export class Activities20261121050000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table roll (
        id uuid primary key,
        village_id uuid not null references area (id),
        rule_version_id uuid not null references rule_version (id),
        title text not null check (length(title) between 1 and 80),
        place text not null default '',
        started_at timestamptz not null,
        ended_at timestamptz check (ended_at > started_at),
        note text not null default '',
        taken_by uuid not null references resident (id),
        created_at timestamptz not null
      );
      create index roll_village on roll (village_id, id desc);

      create table activity_record (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        roll_id uuid references roll (id),
        rule_id uuid not null references rule (id),
        rule_version_id uuid not null references rule_version (id),
        resident_id uuid not null references resident (id),
        -- The household whose purse will be credited: where the person lived when the act was filed.
        household_id uuid not null references household (id),
        title text not null check (length(title) between 1 and 80),
        note text not null default '' check (length(note) <= 1000),
        place text not null default '' check (length(place) <= 80),
        started_at timestamptz not null,
        minutes int not null default 0 check (minutes between 0 and 1440),
        -- What the act is worth by its rule; caps decide at approval how much of it can be redeemed.
        face_points int not null check (face_points >= 0),
        points int check (points >= 0 and points <= face_points),
        counted_minutes int check (counted_minutes between 0 and minutes),
        state text not null check (state in ('DRAFT', 'SUBMITTED', 'CHECKED', 'APPROVED', 'IN_PUBLICITY', 'OBJECTED',
          'RELEASED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'REVERSED')),
        way text not null check (way in ('ROLL', 'FILED', 'CLAIM')),
        filer_id uuid not null references resident (id),
        checker_id uuid references resident (id),
        approvals_needed smallint not null check (approvals_needed between 1 and 3),
        two_approvers boolean not null,
        reason text,
        created_at timestamptz not null,
        submitted_at timestamptz,
        checked_at timestamptz,
        approved_at timestamptz,
        published_at timestamptz,
        publicity_ends_at timestamptz,
        released_at timestamptz,
        closed_at timestamptz,
        check (filer_id <> checker_id)
      );
      create index record_village_state on activity_record (village_id, state, id desc);
      create index record_village on activity_record (village_id, id desc);
      create index record_household on activity_record (household_id, id desc);
      create index record_resident on activity_record (resident_id, id desc);
      create index record_filer on activity_record (filer_id, id desc);
      create index record_roll on activity_record (roll_id);
      create index record_due on activity_record (publicity_ends_at) where state = 'IN_PUBLICITY';
      create index record_released on activity_record (village_id, released_at desc, id desc) where state = 'RELEASED';

      create table approval (
        id uuid primary key default new_id(),
        record_id uuid not null references activity_record (id),
        approver_id uuid not null references resident (id),
        post_id uuid not null references post (id),
        -- 'V', 'TOWN', 'COUNTY' or the kind of the council that approved.
        body text not null,
        approved_at timestamptz not null,
        unique (record_id, approver_id),
        unique (record_id, body)
      );
      create trigger approval_append_only before update or delete on approval
        for each row execute function refuse_change();

      -- Four eyes: not the filer, not the person, not the household, not kin; and from a body that owns the rule.
      create function guard_approval() returns trigger language plpgsql as $$
      declare
        rec activity_record;
        ok boolean;
      begin
        select * into rec from activity_record where id = new.record_id for update;
        if rec.state <> 'CHECKED' then
          raise exception 'ILLEGAL_MOVE' using detail = 'approval of a record that is ' || rec.state;
        end if;
        if rec.filer_id = new.approver_id then
          raise exception 'FOUR_EYES_FILER';
        end if;
        if rec.resident_id = new.approver_id
          or exists (select 1 from resident r where r.id = new.approver_id and r.household_id = rec.household_id)
          or exists (select 1 from resident r join resident b on b.id = rec.resident_id
                     where r.id = new.approver_id and r.household_id = b.household_id) then
          raise exception 'FOUR_EYES_HOUSEHOLD';
        end if;
        if exists (select 1 from kinship k where k.resident_id = rec.resident_id and k.kin_id = new.approver_id) then
          raise exception 'FOUR_EYES_KIN';
        end if;
        if not exists (select 1 from rule_version v where v.id = rec.rule_version_id and new.body = any (v.bodies)) then
          raise exception 'NOT_THE_OWNING_BODY';
        end if;
        select true into ok
          from post p left join council c on c.id = p.council_id join area v on v.id = rec.village_id
          where p.id = new.post_id and p.resident_id = new.approver_id and p.area_id = any (v.path)
            and p.starts_on <= (new.approved_at at time zone 'Asia/Shanghai')::date
            and coalesce(p.ends_on, 'infinity') >= (new.approved_at at time zone 'Asia/Shanghai')::date
            and case new.body
              when 'V' then p.role in ('VILLAGE_CLERK', 'VILLAGE_SECRETARY')
              when 'TOWN' then p.role = 'TOWN_STAFF'
              when 'COUNTY' then p.role = 'COUNTY_STAFF'
              else c.kind_code = new.body end;
        if ok is null then
          raise exception 'NOT_THE_OWNING_BODY';
        end if;
        return new;
      end $$;
      create trigger approval_guard before insert on approval for each row execute function guard_approval();

      create function guard_record() returns trigger language plpgsql as $$
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
        if new.state <> old.state then
          if (old.state, new.state) not in (
            ('DRAFT', 'SUBMITTED'), ('DRAFT', 'WITHDRAWN'),
            ('SUBMITTED', 'CHECKED'), ('SUBMITTED', 'RETURNED'), ('SUBMITTED', 'REJECTED'), ('SUBMITTED', 'WITHDRAWN'),
            ('RETURNED', 'SUBMITTED'), ('RETURNED', 'WITHDRAWN'),
            ('CHECKED', 'APPROVED'), ('CHECKED', 'RETURNED'), ('CHECKED', 'REJECTED'), ('CHECKED', 'WITHDRAWN'),
            ('APPROVED', 'IN_PUBLICITY'),
            ('IN_PUBLICITY', 'RELEASED'), ('IN_PUBLICITY', 'OBJECTED'),
            ('OBJECTED', 'IN_PUBLICITY'), ('OBJECTED', 'REJECTED'),
            ('RELEASED', 'REVERSED')) then
            raise exception 'ILLEGAL_MOVE' using detail = old.state || ' -> ' || new.state;
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
      create trigger record_guard before update on activity_record for each row execute function guard_record();

      create function guard_new_record() returns trigger language plpgsql as $$
      begin
        if new.state not in ('DRAFT', 'SUBMITTED') then
          raise exception 'ILLEGAL_MOVE' using detail = 'a record begins as a draft or submitted';
        end if;
        if new.two_approvers is distinct from (new.face_points >=
          coalesce((select s.two_approvers_from_points from scheme s where s.village_id = new.village_id), 30)) then
          raise exception 'FOUR_EYES_COUNT';
        end if;
        return new;
      end $$;
      create trigger record_new_guard before insert on activity_record
        for each row execute function guard_new_record();

      create table photo (
        id uuid primary key,
        sha256 text not null,
        village_id uuid references area (id),
        uploader_id uuid not null references resident (id),
        width int not null,
        height int not null,
        bytes int not null,
        created_at timestamptz not null
      );
      create table record_photo (
        record_id uuid not null references activity_record (id),
        photo_id uuid not null references photo (id),
        position smallint not null,
        primary key (record_id, photo_id)
      );
      create index record_photo_photo on record_photo (photo_id);

      create table objection (
        id uuid primary key,
        record_id uuid not null references activity_record (id),
        objector_id uuid not null references resident (id),
        reason text not null check (length(reason) between 1 and 1000),
        state text not null check (state in ('OPEN', 'ANSWERED')),
        filed_at timestamptz not null,
        answer_due_on date not null,
        outcome text check (outcome in ('UPHELD', 'STRUCK')),
        answer text check (length(answer) between 1 and 1000),
        answered_by uuid references resident (id),
        answered_at timestamptz,
        check ((state = 'ANSWERED') = (outcome is not null and answer is not null and answered_by is not null))
      );
      create unique index objection_open on objection (record_id) where state = 'OPEN';
      create index objection_record on objection (record_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
