import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second body of a record that grew to the two-approver line by its hours, and the minutes a record was scored by. */
export class RecordBodies20261121055000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Who has to approve. An act paid by the hour can reach the line under a rule that names one body only: the
      -- village's duty officer stands beside a council, and the town beside the duty officer.
      create function record_bodies(bodies text[], two_approvers boolean) returns text[]
      language sql immutable parallel safe as $$
        select case when two_approvers and cardinality(bodies) = 1
          then bodies || case when bodies[1] = 'V' then 'TOWN' else 'V' end
          else bodies end
      $$;

      -- Minutes that a rule's own caps counted, so that striking a record gives back exactly what it used.
      alter table activity_record add column scored_minutes int check (scored_minutes between 0 and counted_minutes);
      create index record_village_created on activity_record (village_id, created_at desc, id desc);

      create or replace function guard_approval() returns trigger language plpgsql as $$
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
        if not exists (select 1 from rule_version v where v.id = rec.rule_version_id
            and new.body = any (record_bodies(v.bodies, rec.two_approvers))) then
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
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
