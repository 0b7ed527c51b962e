import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { householdById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { Goods } from '#server/features/shop/goods.entity';
import { goodsById, redemptionById, shopById, shopPlaceOf } from '#server/features/shop/loaders';
import { can } from '#server/features/shop/policy';
import { Redemption } from '#server/features/shop/redemption.entity';
import { Shop } from '#server/features/shop/shop.entity';
import { RecallInput } from './batch-inputs';
import { batchById, batchesByGoods, recallsByBatch, takersByBatch, urgentBatches } from './batch-queries';
import { batchState } from './batch-rules';
import { liftRecall, recallBatch } from './recall-batch';
import { BatchState, BatchTaker, Recall, StockBatch } from './stock-batch.entity';

@Resolver(() => StockBatch)
export class StockBatchResolver {
  @Query(() => StockBatch, { nullable: true, description: 'for those who may see the stock' })
  async stockBatch(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<StockBatch | null> {
    const actor = actorOf(ctx);
    const batch = isId(id) ? await batchById(ctx).load(id) : null;
    if (!batch) return null;
    const goods = found(await goodsById(ctx).load(batch.goodsId));
    return can.seeStock(actor, await shopPlaceOf(ctx, goods.shopId)) ? batch : null;
  }

  @Mutation(() => StockBatch, { description: 'none of it is handed out any more' })
  recallBatch(
    @Arg('input', () => RecallInput) input: RecallInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockBatch> {
    return ctx.db.write((tx) => recallBatch(tx, actorOf(ctx), input));
  }

  @Mutation(() => StockBatch, { description: 'the batch is good after all' })
  liftRecall(
    @Arg('input', () => RecallInput) input: RecallInput,
    @Ctx() ctx: ActorContext,
  ): Promise<StockBatch> {
    return ctx.db.write((tx) => liftRecall(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Goods)
  async goods(@Root() batch: StockBatch, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(batch.goodsId));
  }

  @FieldResolver(() => BatchState)
  async state(@Root() batch: StockBatch, @Ctx() ctx: ActorContext): Promise<BatchState> {
    const goods = found(await goodsById(ctx).load(batch.goodsId));
    const shop = found(await shopById(ctx).load(goods.shopId));
    return batchState(batch, dayOf(ctx.clock.now()), shop.nearExpiryDays);
  }

  @FieldResolver(() => [Recall], {
    description: 'newest first; the first is open while the batch is recalled',
  })
  recalls(@Root() batch: StockBatch, @Ctx() ctx: ActorContext): Promise<Recall[]> {
    return recallsByBatch(ctx).load(batch.id);
  }

  @FieldResolver(() => [BatchTaker], {
    description: 'who took some of it home, by household number; for those who may see who bought what',
  })
  async takers(@Root() batch: StockBatch, @Ctx() ctx: ActorContext): Promise<BatchTaker[]> {
    const goods = found(await goodsById(ctx).load(batch.goodsId));
    const may = ctx.actor && can.seeRedemptionsOf(ctx.actor, await shopPlaceOf(ctx, goods.shopId));
    return may ? takersByBatch(ctx).load(batch.id) : [];
  }
}

@Resolver(() => Recall)
export class RecallResolver {
  @FieldResolver(() => Resident)
  async recalledBy(@Root() recall: Recall, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(recall.recalledBy));
  }
}

@Resolver(() => BatchTaker)
export class BatchTakerResolver {
  @FieldResolver(() => Household)
  async household(@Root() taker: BatchTaker, @Ctx() ctx: ActorContext): Promise<Household> {
    return found(await householdById(ctx).load(taker.householdId));
  }

  @FieldResolver(() => Redemption)
  async redemption(@Root() taker: BatchTaker, @Ctx() ctx: ActorContext): Promise<Redemption> {
    return found(await redemptionById(ctx).load(taker.redemptionId));
  }
}

@Resolver(() => Goods)
export class GoodsBatchesResolver {
  @FieldResolver(() => [StockBatch], {
    description: 'as they will be handed out, then the emptied ones; for those who may see the stock',
  })
  async batches(@Root() goods: Goods, @Ctx() ctx: ActorContext): Promise<StockBatch[]> {
    demand(can.seeStock(actorOf(ctx), await shopPlaceOf(ctx, goods.shopId)), ErrorCode.FORBIDDEN);
    return batchesByGoods(ctx).load(goods.id);
  }
}

@Resolver(() => Shop)
export class ShopBatchesResolver {
  @FieldResolver(() => [StockBatch], {
    description:
      'recalled, past their date or near it, the most urgent first; for those who may see the stock',
  })
  async urgentBatches(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<StockBatch[]> {
    const may = ctx.actor && can.seeStock(ctx.actor, await shopPlaceOf(ctx, shop.id));
    return may ? urgentBatches(ctx.db.reader, shop) : [];
  }
}
