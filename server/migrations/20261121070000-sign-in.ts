import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Logins, sessions, passwords and one-time codes as the sign-in library wants them, and the attempts made at them.
 * A test compares these tables with the library's own plan, so that an upgrade cannot drift from them unseen.
 */
export class SignIn20261121070000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- A login's id and user name are the resident's id; it holds no name, phone or address of its own.
      create table auth.login (
        id uuid primary key references resident (id),
        name text not null,
        email text not null unique,
        email_verified boolean not null,
        image text,
        username text unique,
        phone_number text unique,
        phone_number_verified boolean,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null default current_timestamp
      );

      create table auth.session (
        id uuid primary key default pg_catalog.gen_random_uuid(),
        login_id uuid not null references auth.login (id) on delete cascade,
        token text not null unique,
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null
      );
      create index session_login_id_idx on auth.session (login_id);

      create table auth.credential (
        id uuid primary key default pg_catalog.gen_random_uuid(),
        login_id uuid not null references auth.login (id) on delete cascade,
        account_id text not null,
        provider_id text not null,
        password text,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null,
        unique (login_id, provider_id)
      );
      create index credential_login_id_idx on auth.credential (login_id);

      create table auth.one_time_code (
        id uuid primary key default pg_catalog.gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default current_timestamp,
        updated_at timestamptz not null default current_timestamp
      );
      create index one_time_code_identifier_idx on auth.one_time_code (identifier);

      -- How often something was tried in a window of time. The key is a keyed hash: no phone, no address.
      create table auth.attempt (
        key text primary key,
        count int not null check (count >= 0),
        ends_at timestamptz not null
      );
      create index attempt_ends on auth.attempt (ends_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
