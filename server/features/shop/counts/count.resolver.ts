import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { Goods } from '#server/features/shop/goods.entity';
import { goodsById, shopById, shopPlaceOf } from '#server/features/shop/loaders';
import { can, countSeat } from '#server/features/shop/policy';
import { Shop } from '#server/features/shop/shop.entity';
import { EnterCountInput, OpenCountInput, ReturnCountInput, SignCountInput } from './count-inputs';
import { countById, countsByShop, countsDue, figuresByCount, linesByCount } from './count-queries';
import { CountMove, countMoves, differenceOf } from './count-rules';
import { enterCount } from './enter-count';
import { mayCount } from './hold-count';
import { openCount } from './open-count';
import { dropCount, returnCount, signCount } from './sign-count';
import { CountDue, CountFigures, CountState, StockCount, StockCountLine } from './stock-count.entity';

async function seesStock(ctx: ActorContext, shopId: string): Promise<boolean> {
  return ctx.actor !== null && can.seeStock(ctx.actor, await shopPlaceOf(ctx, shopId));
}

@Resolver(() => StockCount)
export class StockCountResolver {
  @Query(() => StockCount, { nullable: true, description: 'for those who may see the stock' })
  async stockCount(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<StockCount | null> {
    actorOf(ctx);
    const count = isId(id) ? await countById(ctx).load(id) : null;
    return count && (await seesStock(ctx, count.shopId)) ? count : null;
  }

  @Mutation(() => StockCount, { description: 'opens the sheet of a month; the book stock is frozen' })
  openCount(
    @Arg('input', () => OpenCountInput) input: OpenCountInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockCount> {
    return ctx.db.write((tx) => openCount(tx, actorOf(ctx), input));
  }

  @Mutation(() => StockCount)
  enterCount(
    @Arg('input', () => EnterCountInput) input: EnterCountInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockCount> {
    return ctx.db.write((tx) => enterCount(tx, actorOf(ctx), input));
  }

  @Mutation(() => StockCount, { description: 'the second signature posts the count' })
  signCount(
    @Arg('input', () => SignCountInput) input: SignCountInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockCount> {
    return ctx.db.write((tx) => signCount(tx, actorOf(ctx), input));
  }

  @Mutation(() => StockCount, { description: 'back to counting; the signature given falls away' })
  returnCount(
    @Arg('input', () => ReturnCountInput) input: ReturnCountInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockCount> {
    return ctx.db.write((tx) => returnCount(tx, actorOf(ctx), input));
  }

  @Mutation(() => StockCount)
  dropCount(
    @Arg('input', () => ReturnCountInput) input: ReturnCountInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockCount> {
    return ctx.db.write((tx) => dropCount(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Shop)
  async shop(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(count.shopId));
  }

  @FieldResolver(() => CountFigures)
  async figures(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<CountFigures> {
    return found(await figuresByCount(ctx).load(count.id));
  }

  @FieldResolver(() => [StockCountLine], { description: 'empty for those who may not see the stock' })
  async lines(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<StockCountLine[]> {
    return (await seesStock(ctx, count.shopId)) ? linesByCount(ctx).load(count.id) : [];
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'named to those who may see the stock' })
  async keeper(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return count.keeperId && (await seesStock(ctx, count.shopId))
      ? residentById(ctx).load(count.keeperId)
      : null;
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'named to those who may see the stock' })
  async supervisor(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return count.supervisorId && (await seesStock(ctx, count.shopId))
      ? residentById(ctx).load(count.supervisorId)
      : null;
  }

  @FieldResolver(() => [CountMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<CountMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const place = await shopPlaceOf(ctx, count.shopId);
    const seat = countSeat(actor, count.shopId);
    const hasSigned = (seat === 'KEEPER' ? count.keeperId : count.supervisorId) !== null;
    return legalMoves(countMoves, count.state).filter(
      (move) => mayCount[move](actor, place) && !(move === CountMove.SIGN && hasSigned),
    );
  }

  @FieldResolver(() => [HistoryEntry], { description: 'for those who may see the stock' })
  async history(@Root() count: StockCount, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    return (await seesStock(ctx, count.shopId)) ? historyOf(ctx).load(count.id) : [];
  }
}

@Resolver(() => StockCountLine)
export class StockCountLineResolver {
  @FieldResolver(() => Goods)
  async goods(@Root() line: StockCountLine, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(line.goodsId));
  }

  @FieldResolver(() => Int, {
    description: 'what moved between the opening of the sheet and the moment the line was counted, or now',
  })
  moved(@Root() line: StockCountLine): number {
    return line.moved ?? line.stockNow - line.book;
  }

  @FieldResolver(() => Int, {
    description: 'counted beyond the book (negative: missing); 0 while not counted',
  })
  difference(@Root() line: StockCountLine): number {
    return differenceOf(line);
  }
}

@Resolver(() => Shop)
export class ShopCountsResolver {
  @FieldResolver(() => [StockCount], {
    description: 'newest month first; the public sees those that are posted',
  })
  async counts(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<StockCount[]> {
    const all = await countsByShop(ctx).load(shop.id);
    return (await seesStock(ctx, shop.id)) ? all : all.filter((count) => count.state === CountState.POSTED);
  }

  @FieldResolver(() => [CountDue], {
    description: 'months without a posted count; for those who see the stock',
  })
  async countsDue(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<CountDue[]> {
    return (await seesStock(ctx, shop.id)) ? countsDue(ctx.db.reader, shop) : [];
  }
}
