import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ground tables: time-ordered ids, settings, and the append-only history that is also the register of request ids. */
export class Core20261121010000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- PostgreSQL 15 to 17 have no uuidv7(); random bits of a v4 id under a millisecond clock serve all versions.
      create function new_id() returns uuid language sql volatile as $$
        select encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
              placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
              from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
      $$;

      create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin-kn-true');

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'APPEND_ONLY' using detail = tg_table_name || ' is append-only';
      end $$;

      create table setting (
        key text primary key,
        value jsonb not null
      );

      create table history (
        id uuid primary key default new_id(),
        request_id uuid,
        -- Only the head row of a write carries the hash of its input: it answers a repeat of the request.
        input_hash bytea,
        village_id uuid,
        subject_kind text not null,
        subject_id uuid not null,
        move text not null,
        actor_id uuid,
        at timestamptz not null,
        detail jsonb not null default '{}'
      );
      create unique index history_request on history (request_id) where input_hash is not null;
      create index history_subject on history (subject_id, id);
      create trigger history_append_only before update or delete on history
        for each row execute function refuse_change();
      create trigger history_no_truncate before truncate on history
        for each statement execute function refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
