import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { isId } from '#server/core/id';
import { grouped, inOrder, loader } from '#server/core/loader';
import { PageArgs, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { StatementLine } from '#server/features/people/statement';
import { settledSeq } from '#server/ledger/seal';
import {
  headOf,
  linesOf,
  monthsOf,
  type PublishedTransfer as Published,
  publishedTransfers,
  sealsOf,
} from '#server/ledger/sealed';
import { Board, BoardNotice } from './board-types';
import { can } from './policy';
import { sealLedger } from './seal-ledger';
import {
  PublishedTransfer,
  Seal,
  SealConnection,
  SealInput,
  SealLineConnection,
  SealMonth,
} from './seal-types';

const NOWHERE = '00000000-0000-0000-0000-000000000000';

const publishedById = loader<Published | null>(async (reader, ids) =>
  inOrder(ids, await publishedTransfers(reader, 'id', ids), (transfer) => transfer.id),
);

const publishedBySource = loader<Published[]>(async (reader, ids) =>
  grouped(ids, await publishedTransfers(reader, 'source_id', ids), (transfer) => transfer.sourceId ?? ''),
);

@Resolver(() => Board)
export class SealsResolver {
  @FieldResolver(() => Seal, { nullable: true, description: 'the latest seal; null before the first' })
  sealHead(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<Seal | null> {
    return headOf(ctx.db.reader, board.villageId);
  }

  @FieldResolver(() => SealConnection, { description: 'the chain, oldest first' })
  async seals(
    @Root() board: Board,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<SealConnection> {
    const [number = 0] = valuesOf(after, 1) ?? [];
    const rows = await sealsOf(ctx.db.reader, board.villageId, Number(number), pageSize(first) + 1);
    return pageOf(rows, first, (seal) => [seal.number]);
  }

  @FieldResolver(() => SealLineConnection, {
    description: 'the lines of one seal, or without a number of all, in the order of the chain',
  })
  async sealLines(
    @Root() board: Board,
    @Arg('number', () => Int, { nullable: true }) number: number | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<SealLineConnection> {
    const [seq = 0, id = NOWHERE] = valuesOf(after, 2) ?? [];
    const from = { seq: Number(seq), transferId: isId(id) ? id : NOWHERE };
    const rows = await linesOf(ctx.db.reader, board.villageId, number, from, pageSize(first) + 1);
    return pageOf(rows, first, (line) => [line.seq, line.transferId]);
  }

  @FieldResolver(() => [SealMonth], { description: 'months with seals, newest first' })
  sealMonths(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<SealMonth[]> {
    return monthsOf(ctx.db.reader, board.villageId);
  }

  @FieldResolver(() => SealMonth, { nullable: true, description: "one month, '2025-06'" })
  async sealMonth(
    @Root() board: Board,
    @Arg('month', () => String) month: string,
    @Ctx() ctx: ActorContext,
  ): Promise<SealMonth | null> {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
    return (await monthsOf(ctx.db.reader, board.villageId, month))[0] ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may have it sealed now' })
  async maySeal(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.seal(ctx.actor, await areaPath(ctx.db.reader, board.villageId));
  }

  @Mutation(() => Seal, {
    nullable: true,
    description:
      'Seals everything that is settled, as the job does by the hour; answers the head of the chain',
  })
  async sealLedger(
    @Arg('input', () => SealInput) input: SealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Seal | null> {
    const actor = actorOf(ctx);
    const upTo = await settledSeq(ctx.db.reader);
    return ctx.db.write((tx) => sealLedger(tx, actor, input, upTo));
  }
}

@Resolver(() => StatementLine)
export class StatementSealResolver {
  @FieldResolver(() => PublishedTransfer, { description: 'the line as it is sealed and published' })
  async published(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<PublishedTransfer | null> {
    return publishedById(ctx).load(line.id);
  }

  @FieldResolver(() => String, {
    description: 'the private ids whose hash ends the published line: proof that this line is that one',
  })
  async opening(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<string> {
    return (await publishedById(ctx).load(line.id))?.opening ?? '';
  }
}

@Resolver(() => BoardNotice)
export class NoticeSealResolver {
  @FieldResolver(() => [PublishedTransfer], {
    description: 'what was posted for it: points, honour, minutes, and their reversal',
  })
  transfers(@Root() notice: BoardNotice, @Ctx() ctx: ActorContext): Promise<PublishedTransfer[]> {
    return publishedBySource(ctx).load(notice.recordId);
  }
}
