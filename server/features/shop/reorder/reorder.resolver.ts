import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import type { ActorContext } from '#server/features/people/actor';
import { Goods } from '#server/features/shop/goods.entity';
import { goodsById, shopPlaceOf } from '#server/features/shop/loaders';
import { can } from '#server/features/shop/policy';
import { Shop } from '#server/features/shop/shop.entity';
import { ReorderLine, reorderLines } from './reorder';

@Resolver(() => Shop)
export class ShopReorderResolver {
  @FieldResolver(() => [ReorderLine], {
    description: 'goods at or below their reorder level, the emptiest first; for those who may see the stock',
  })
  async reorder(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<ReorderLine[]> {
    const may = ctx.actor && can.seeStock(ctx.actor, await shopPlaceOf(ctx, shop.id));
    return may ? reorderLines(ctx.db.reader, shop) : [];
  }
}

@Resolver(() => ReorderLine)
export class ReorderLineResolver {
  @FieldResolver(() => Goods)
  async goods(@Root() line: ReorderLine, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(line.goodsId));
  }
}
