import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Database, Reader } from '#server/core/database';
import { inOrder, loader } from '#server/core/loader';
import { type Personal, personalRegistry } from './personal-registry';

/** How long one kind of record is kept, in plain words; without days it is kept for good. */
@ObjectType()
@Entity('retention_rule')
export class RetentionRule {
  @Field(() => ID)
  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @Column({ type: 'int' })
  position!: number;

  @Field(() => Int, { nullable: true, description: 'null: kept for good' })
  @Column({ type: 'int', nullable: true })
  days!: number | null;

  @Field(() => Int, { nullable: true, description: 'fewer days than these cannot be set' })
  @Column({ type: 'int', nullable: true })
  leastDays!: number | null;

  @Field(() => String)
  @Column({ type: 'text' })
  whatZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whatEn!: string;

  @Field(() => String, { description: 'from when the days count' })
  @Column({ type: 'text' })
  fromZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  fromEn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whyZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whyEn!: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'when the job last looked for what is due, whether it found anything or not',
  })
  @Column({ type: 'timestamptz', nullable: true })
  checkedAt!: Date | null;
}

/** What a round of the job removed. */
@ObjectType()
export class RetentionRun {
  @Field(() => ID)
  id!: string;

  kind!: string;

  @Field(() => GraphQLISODateTime)
  removedBefore!: Date;

  @Field(() => Int)
  removed!: number;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}

/** The last round that removed anything of a kind. */
export const lastRunOf = loader<RetentionRun | null>(async (reader, kinds) =>
  inOrder(
    kinds,
    await reader.rows<RetentionRun>(
      `select r.* from unnest($1::text[]) k (kind)
       cross join lateral (select * from retention_run where kind = k.kind order by id desc limit 1) r`,
      [kinds],
    ),
    (run) => run.kind,
  ),
);

/** How much of each kind was removed so far. */
export const removedOf = loader<number>(async (reader, kinds) => {
  const rows = await reader.rows<{ kind: string; removed: number }>(
    'select kind, sum(removed)::int as removed from retention_run where kind = any($1) group by kind',
    [kinds],
  );
  const removed = new Map(rows.map((row) => [row.kind, row.removed]));
  return kinds.map((kind) => removed.get(kind) ?? 0);
});

/** The whole schedule, in the order in which it is told. */
export async function scheduleOf(reader: Reader): Promise<RetentionRule[]> {
  const rows = await reader.rows<RetentionRule>('select * from retention_rule order by position');
  return rows.map((row) => Object.assign(new RetentionRule(), row));
}

const AT_MOST = 5000;

/**
 * Removes what is due by the schedule, a few thousand pieces a transaction, and writes down how many of what. A second
 * run right after finds nothing. Answers how many were removed.
 */
export async function removeDue(db: Database): Promise<number> {
  let total = 0;
  const rules = await scheduleOf(db.reader);
  for (const task of personalRegistry.retention) {
    const days = rules.find((rule) => rule.kind === task.kind)?.days;
    if (!days) continue;
    for (;;) {
      const removed = await db.write(async (tx) => {
        const before = new Date(tx.at.getTime() - days * 86_400_000);
        await tx.rows("select set_config('peace.forgetting', 'on', true)");
        const count = await task.remove(tx, before, AT_MOST);
        if (count > 0) {
          await tx.rows(
            'insert into retention_run (kind, removed_before, removed, at) values ($1, $2, $3, $4)',
            [task.kind, before, count, tx.at],
          );
        }
        await tx.rows('update retention_rule set checked_at = $2 where kind = $1', [task.kind, tx.at]);
        return count;
      });
      total += removed;
      if (removed === 0) break;
    }
  }
  return total;
}

const gone =
  (sql: string) =>
  async (
    tx: Parameters<NonNullable<Personal['retention']>[number]['remove']>[0],
    before: Date,
    atMost: number,
  ) =>
    (await tx.rows(sql, [before, atMost])).length;

/** What this room and those below forget in time. Sign-ins end by the wall clock, not by the demo's. */
export const ownRetention: NonNullable<Personal['retention']> = [
  {
    kind: 'ACCESS_LOG',
    remove: gone(
      `delete from access_log where id in (select id from access_log where at < $1 order by at limit $2) returning id`,
    ),
  },
  {
    kind: 'HISTORY_WORDS',
    remove: gone(
      `delete from history_words where history_id in (
         select w.history_id from history_words w join history h on h.id = w.history_id
         where h.at < $1 order by h.id limit $2) returning history_id`,
    ),
  },
  {
    kind: 'SESSION',
    remove: gone(
      `delete from auth.session where id in (select id from auth.session
         where expires_at < least($1, now() - interval '1 day') limit $2) returning id`,
    ),
  },
  {
    kind: 'ONE_TIME_CODE',
    remove: gone(
      `delete from auth.one_time_code where id in (select id from auth.one_time_code
         where expires_at < least($1, now() - interval '1 day') limit $2) returning id`,
    ),
  },
];
