import { Ctx, Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { grouped, loader } from '#server/core/loader';
import type { ActorContext } from './actor';
import { residentById } from './loaders';
import { Resident } from './resident.entity';

const MOST_ENTRIES = 200;

/** One changed or noted thing of a move, as text. */
@ObjectType()
export class HistoryDetail {
  @Field(() => String)
  key!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

/** Who did which move on something, and when. Never changed, never deleted. */
@ObjectType()
export class HistoryEntry {
  @Field(() => ID)
  id!: string;

  subjectId!: string;
  actorId!: string | null;

  @Field(() => String)
  move!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => [HistoryDetail])
  detail!: HistoryDetail[];
}

interface HistoryRow {
  id: string;
  subjectId: string;
  actorId: string | null;
  move: string;
  at: Date;
  detail: Record<string, unknown>;
}

/** The history of anything by its id, oldest first; of a very long one the latest 200 entries. */
export const historyOf = loader<HistoryEntry[]>(async (reader, subjectIds) => {
  const rows = await reader.rows<HistoryRow>(
    `select h.id, h.subject_id, h.actor_id, h.move, h.at, h.detail
     from unnest($1::uuid[]) s (id)
     cross join lateral (select * from history_told where subject_id = s.id order by id desc limit ${MOST_ENTRIES}) h
     order by h.id`,
    [subjectIds],
  );
  const entries = rows.map((row) => Object.assign(new HistoryEntry(), row, { detail: detailOf(row.detail) }));
  return grouped(subjectIds, entries, (entry) => entry.subjectId);
});

/** The kept detail of a move as lines of text: `{ field: { before, after } }` or `{ field: value }`. */
export function detailOf(detail: Record<string, unknown>): HistoryDetail[] {
  return Object.entries(detail).map(([key, kept]) => {
    // Lists of people are shown where they belong (a roll's refused rows), not in a line of text.
    const value = Array.isArray(kept) && typeof kept[0] === 'object' ? kept.length : kept;
    const isChange = typeof value === 'object' && value !== null && 'before' in value && 'after' in value;
    return Object.assign(new HistoryDetail(), {
      key,
      before: isChange ? textOf(value.before) : null,
      after: textOf(isChange ? value.after : value),
    });
  });
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => textOf(item) ?? '').join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @FieldResolver(() => Resident, { nullable: true, description: "null: the system's own job" })
  async actor(@Root() entry: HistoryEntry, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return entry.actorId ? residentById(ctx).load(entry.actorId) : null;
  }
}
