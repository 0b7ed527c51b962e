import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { Goods } from './goods.entity';
import { GoodsPrice } from './goods-price.entity';
import { GoodsInput, StockInput } from './inputs';
import { availableOf, goodsById, movementsOf, pricesByGoods, shopById, shopPlaceOf } from './loaders';
import { moveStock } from './move-stock';
import { can } from './policy';
import { reviseGoods } from './revise-goods';
import { Shop } from './shop.entity';
import { StockMovementConnection } from './stock-movement.entity';

async function demandStockView(ctx: ActorContext, goods: Goods): Promise<void> {
  demand(can.seeStock(actorOf(ctx), await shopPlaceOf(ctx, goods.shopId)), ErrorCode.FORBIDDEN);
}

@Resolver(() => Goods)
export class GoodsResolver {
  @Query(() => Goods, { nullable: true, description: 'public' })
  async goods(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Goods | null> {
    return isId(id) ? goodsById(ctx).load(id) : null;
  }

  @Mutation(() => Goods)
  reviseGoods(@Arg('input', () => GoodsInput) input: GoodsInput, @Ctx() ctx: ActorContext): Promise<Goods> {
    return ctx.db.write((tx) => reviseGoods(tx, actorOf(ctx), input));
  }

  @Mutation(() => Goods)
  moveStock(@Arg('input', () => StockInput) input: StockInput, @Ctx() ctx: ActorContext): Promise<Goods> {
    return ctx.db.write((tx) => moveStock(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Shop)
  async shop(@Root() goods: Goods, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(goods.shopId));
  }

  @FieldResolver(() => Int, {
    description: 'how many can be had now: in date, not recalled and not put aside for others',
  })
  available(@Root() goods: Goods, @Ctx() ctx: ActorContext): Promise<number> {
    return availableOf(ctx).load(goods.id);
  }

  @FieldResolver(() => [GoodsPrice], { description: 'every price it has had, the present one first' })
  prices(@Root() goods: Goods, @Ctx() ctx: ActorContext): Promise<GoodsPrice[]> {
    return pricesByGoods(ctx).load(goods.id);
  }

  @FieldResolver(() => StockMovementConnection, {
    description: 'newest first; for those who may see the stock',
  })
  async movements(
    @Root() goods: Goods,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<StockMovementConnection> {
    await demandStockView(ctx, goods);
    return movementsOf(ctx).load({ ownerId: goods.id, first, after });
  }

  @FieldResolver(() => [HistoryEntry], { description: 'for those who may see the stock' })
  async history(@Root() goods: Goods, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    await demandStockView(ctx, goods);
    return historyOf(ctx).load(goods.id);
  }
}
