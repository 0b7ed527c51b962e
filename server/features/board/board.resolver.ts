import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, GraphQLISODateTime, ID, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { factsById } from '#server/features/activities/facts';
import { openDoubt, recordById } from '#server/features/activities/loaders';
import { type LockedRecord, openUntil } from '#server/features/activities/lock-record';
import { refusal } from '#server/features/activities/policy';
import { ActivityMove } from '#server/features/activities/record.entity';
import type { ActorContext } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById } from '#server/features/people/loaders';
import { rulesOf } from '#server/features/scoring/queries';
import { Rule } from '#server/features/scoring/rule.entity';
import { Goods } from '#server/features/shop/goods.entity';
import { shopByVillage } from '#server/features/shop/loaders';
import { goodsOf } from '#server/features/shop/queries';
import { Shop } from '#server/features/shop/shop.entity';
import { Board, BoardFigures, BoardNotice, BoardNoticeConnection } from './board-types';
import { figuresOf, noticesOf } from './queries';

@Resolver(() => Board)
export class BoardResolver {
  @Query(() => Board, {
    nullable: true,
    description: 'public; null when the id names no village or community',
  })
  async board(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<Board | null> {
    const area = isId(villageId) ? await areaById(ctx).load(villageId) : null;
    return area && area.villageId === area.id ? { villageId } : null;
  }

  @FieldResolver(() => Area)
  async village(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(board.villageId));
  }

  @FieldResolver(() => Shop, { nullable: true })
  shop(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<Shop | null> {
    return shopByVillage(ctx).load(board.villageId);
  }

  @FieldResolver(() => BoardFigures)
  schemePoints(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<BoardFigures> {
    return figuresOf(ctx.db.reader, board.villageId);
  }

  @FieldResolver(() => BoardNoticeConnection)
  publicity(
    @Root() board: Board,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<BoardNoticeConnection> {
    return noticesOf(ctx.db.reader, 'publicity', board.villageId, first, after);
  }

  @FieldResolver(() => BoardNoticeConnection)
  released(
    @Root() board: Board,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<BoardNoticeConnection> {
    return noticesOf(ctx.db.reader, 'released', board.villageId, first, after);
  }

  @FieldResolver(() => [Goods], { description: 'what is on the shelf, with its stock' })
  async goods(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<Goods[]> {
    const shop = await shopByVillage(ctx).load(board.villageId);
    return shop ? goodsOf(ctx.db.reader, shop.id) : [];
  }

  @FieldResolver(() => [Rule])
  rules(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<Rule[]> {
    const { reader } = ctx.db;
    return rulesOf(reader, board.villageId, dayOf(reader.at));
  }
}

@Resolver(() => BoardNotice)
export class BoardNoticeResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may object' })
  async mayObject(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    const locked = actor ? await doubted(ctx, record.id) : null;
    return (
      actor !== null &&
      locked !== null &&
      openUntil(locked, ctx.db.reader.at) !== null &&
      refusal[ActivityMove.OBJECT](actor, locked.record, locked.facts) === null
    );
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: 'until when anybody of the village can object; null when nobody can any more',
  })
  async objectUntil(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<Date | null> {
    const locked = await doubted(ctx, record.id);
    return locked ? openUntil(locked, ctx.db.reader.at) : null;
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description: 'the day by which a doubt about it is answered; null when there is none',
  })
  async answerDueOn(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<string | null> {
    return (await openDoubt(ctx).load(record.id))?.dueOn ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'that day is over and there is no answer yet' })
  async answerOverdue(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<boolean> {
    const dueOn = (await openDoubt(ctx).load(record.id))?.dueOn;
    return dueOn !== undefined && dueOn < dayOf(ctx.db.reader.at);
  }
}

/** The record with how far a doubt about it has come. */
async function doubted(ctx: ActorContext, recordId: string): Promise<LockedRecord | null> {
  const [record, facts] = await Promise.all([recordById(ctx).load(recordId), factsById(ctx).load(recordId)]);
  return record && facts ? { record, facts } : null;
}
