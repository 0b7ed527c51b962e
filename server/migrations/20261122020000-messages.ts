import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the product tells one person: figures, names and days; the words are made where they are read. */
export class Messages20261122020000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table message (
        id uuid primary key default new_id(),
        resident_id uuid not null references resident (id),
        kind text not null check (kind ~ '^[A-Z][A-Z_]{2,39}$'),
        params jsonb not null default '{}' check (jsonb_typeof(params) = 'object' and length(params::text) <= 2000),
        -- A path inside the product, never an address elsewhere.
        link text check (link ~ '^/[^/]' and length(link) <= 200),
        created_at timestamptz not null,
        read_at timestamptz check (read_at >= created_at),
        -- One event tells one person once, however often it is worked through.
        dedupe_key text not null unique check (length(dedupe_key) between 1 and 200)
      );
      create index message_resident on message (resident_id, created_at desc, id desc);
      create index message_unread on message (resident_id) where read_at is null;
      create index message_age on message (created_at);
      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('MESSAGES', 13, 365, 30, '给您的消息', 'messages to you', '发出以后', 'after they were sent',
         '消息说的事过了一年，记录本身还在。', 'A year later the message is stale; the record it was about stays.');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
