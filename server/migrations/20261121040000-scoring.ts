import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A village's scheme settings, the versioned rules, their caps, and the use made of each cap. */
export class Scoring20261121040000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table scheme (
        village_id uuid primary key references area (id),
        household_quarter_points int not null default 120 check (household_quarter_points >= 0),
        person_day_minutes int not null default 480 check (person_day_minutes between 0 and 1440),
        two_approvers_from_points int not null default 30 check (two_approvers_from_points > 0),
        open_claims_per_household int not null default 3 check (open_claims_per_household >= 0),
        objection_working_days int not null default 7,
        updated_at timestamptz not null
      );

      create table rule (
        id uuid primary key default new_id(),
        -- The area that owns the rule: the county for the template, a village for its own rules.
        area_id uuid not null references area (id),
        code text not null check (code ~ '^[A-Z]{2}-[0-9]{2}$'),
        category text not null check (category in ('PEACE', 'VOLUNTEER', 'ENVIRONMENT', 'CUSTOMS', 'GOVERNANCE',
          'CARE', 'LEARNING', 'HONOUR', 'LOCAL')),
        created_at timestamptz not null,
        unique (area_id, code)
      );

      create table rule_version (
        id uuid primary key default new_id(),
        rule_id uuid not null references rule (id),
        version int not null check (version > 0),
        name_zh text not null,
        name_en text not null,
        plain_zh text not null,
        plain_en text not null,
        basis text not null check (basis in ('FLAT', 'RANGE', 'PER_HOUR', 'SHARED')),
        points_min int not null check (points_min > 0),
        points_max int not null check (points_max >= points_min and points_max <= 1000),
        proof text not null,
        proof_zh text not null,
        proof_en text not null,
        self_claim boolean not null,
        bodies text[] not null check (cardinality(bodies) >= 1),
        publicity_days int not null check (publicity_days between 0 and 30),
        honour_only boolean not null,
        counts_minutes boolean not null,
        effective_from date not null,
        effective_to date check (effective_to >= effective_from),
        created_by uuid references resident (id),
        created_at timestamptz not null,
        unique (rule_id, version)
      );
      -- A version that scored a record is history: only its end date may still be set, once.
      create function guard_rule_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.effective_to is not null
          or (to_jsonb(new) - 'effective_to') is distinct from (to_jsonb(old) - 'effective_to') then
          raise exception 'APPEND_ONLY' using detail = 'rule_version is append-only';
        end if;
        return new;
      end $$;
      create trigger rule_version_guard before update or delete on rule_version
        for each row execute function guard_rule_version();

      create table rule_cap (
        rule_version_id uuid not null references rule_version (id),
        scope text not null check (scope in ('PERSON', 'HOUSEHOLD')),
        period text not null check (period in ('DAY', 'MONTH', 'QUARTER', 'SEASON')),
        unit text not null check (unit in ('TIMES', 'MINUTES')),
        max int not null check (max > 0),
        primary key (rule_version_id, scope, period, unit)
      );
      create trigger rule_cap_append_only before update or delete on rule_cap
        for each row execute function refuse_change();

      -- How much of a cap one person or household has used. rule_id null: the scheme's own caps
      -- (PERSON/DAY/MINUTES and HOUSEHOLD/QUARTER/POINTS). The row's lock makes caps hold under concurrency.
      create table cap_use (
        scope text not null check (scope in ('PERSON', 'HOUSEHOLD')),
        owner_id uuid not null,
        rule_id uuid references rule (id),
        period text not null check (period in ('DAY', 'MONTH', 'QUARTER', 'SEASON')),
        starts_on date not null,
        unit text not null check (unit in ('TIMES', 'MINUTES', 'POINTS')),
        used int not null default 0 check (used >= 0),
        unique nulls not distinct (owner_id, rule_id, scope, period, starts_on, unit)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
