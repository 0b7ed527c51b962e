import {
  Ctx,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { loader } from '#server/core/loader';
import { connectionOf, type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import type { ActorContext } from './actor';
import { residentById } from './loaders';
import { Resident } from './resident.entity';

export enum TransferKind {
  OPENING = 'OPENING',
  GRANT = 'GRANT',
  REDEMPTION = 'REDEMPTION',
  RETURN = 'RETURN',
  EXPIRY = 'EXPIRY',
  MOVING = 'MOVING',
  ADJUSTMENT = 'ADJUSTMENT',
  REVERSAL = 'REVERSAL',
}
registerEnumType(TransferKind, { name: 'TransferKind' });

/** The assets that residents see. */
export enum StatementAsset {
  POINTS = 'POINTS',
  HONOUR = 'HONOUR',
  MINUTES = 'MINUTES',
}
registerEnumType(StatementAsset, { name: 'Asset' });

/** One line of a purse's statement. Rooms above add what it was for, by `sourceId`. */
@ObjectType()
export class StatementLine {
  @Field(() => ID)
  id!: string;

  seq!: number;
  /** The record or redemption the line was posted for. */
  sourceId!: string | null;
  earnerId!: string | null;
  postedById!: string | null;

  @Field(() => GraphQLISODateTime)
  postedAt!: Date;

  @Field(() => TransferKind)
  kind!: TransferKind;

  @Field(() => StatementAsset)
  asset!: StatementAsset;

  @Field(() => Int, { description: 'signed: what this line adds to the purse' })
  amount!: number;

  @Field(() => Int)
  balanceAfter!: number;

  @Field(() => ID, { nullable: true })
  reverses!: string | null;

  @Field(() => TransferKind, { nullable: true, description: 'what the line was that this one reverses' })
  reversesKind!: TransferKind | null;

  @Field(() => ID, { nullable: true })
  reversedBy!: string | null;
}

@ObjectType()
export class StatementConnection extends connectionOf(StatementLine) {}

interface PageKey {
  householdId: string;
  take: number;
  /** Lines older than this sequence number. */
  before: number;
}

// Both legs are walked by their own index from the newest line on; neither reads more than a page.
const readLines = loader<StatementLine[], PageKey>(async (reader, keys) => {
  const rows = await reader.rows<StatementLine & { place: number }>(
    `select k.place, t.id, t.seq, t.source_id, t.earner_id, t.posted_by as posted_by_id, t.posted_at, t.kind, t.asset,
       t.amount, t.balance_after, t.reverses_id as reverses,
       (select o.kind from transfer o where o.id = t.reverses_id) as reverses_kind,
       (select r.id from transfer r where r.reverses_id = t.id) as reversed_by
     from unnest($1::uuid[], $2::int[], $3::bigint[]) with ordinality k (household_id, take, before, place)
     join account a on a.owner_id = k.household_id and a.asset = 'POINTS'
     cross join lateral (
       select * from (
         (select c.id, c.seq, c.source_id, c.earner_id, c.posted_by, c.posted_at, c.kind, c.asset, c.reverses_id,
            c.amount, c.credit_balance as balance_after
          from transfer c where c.credit_account_id = a.id and c.seq < k.before order by c.seq desc limit k.take)
         union all
         (select d.id, d.seq, d.source_id, d.earner_id, d.posted_by, d.posted_at, d.kind, d.asset, d.reverses_id,
            -d.amount, d.debit_balance
          from transfer d where d.debit_account_id = a.id and d.seq < k.before order by d.seq desc limit k.take)
       ) leg order by leg.seq desc limit k.take
     ) t
     order by k.place, t.seq desc`,
    [keys.map((key) => key.householdId), keys.map((key) => key.take), keys.map((key) => key.before)],
  );
  const lines = keys.map((): StatementLine[] => []);
  for (const { place, ...row } of rows) lines[place - 1]?.push(Object.assign(new StatementLine(), row));
  return lines;
});

/** A page of a household's statement, newest first. OUT_OF_RANGE for a bad size, BAD_INPUT for a foreign cursor. */
export async function statementOf(
  ctx: ActorContext,
  householdId: string,
  first: number,
  after: string | null,
): Promise<Page<StatementLine>> {
  const take = pageSize(first) + 1;
  const [before = Number.MAX_SAFE_INTEGER] = valuesOf(after, 1) ?? [];
  const rows = await readLines(ctx).load({ householdId, take, before: Number(before) });
  return pageOf(rows, first, (line) => [line.seq]);
}

@Resolver(() => StatementLine)
export class StatementLineResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'who earned it' })
  async earner(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return line.earnerId ? residentById(ctx).load(line.earnerId) : null;
  }

  @FieldResolver(() => Resident, { nullable: true })
  async postedBy(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return line.postedById ? residentById(ctx).load(line.postedById) : null;
  }
}
