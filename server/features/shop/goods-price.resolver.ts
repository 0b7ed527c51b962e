import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import type { ActorContext } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { GoodsPrice } from './goods-price.entity';
import { goodsById, shopPlaceOf } from './loaders';
import { can } from './policy';

@Resolver(() => GoodsPrice)
export class GoodsPriceResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'named to those who may see the stock' })
  async setBy(@Root() price: GoodsPrice, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    if (!price.setBy || !ctx.actor) return null;
    const goods = found(await goodsById(ctx).load(price.goodsId));
    if (!can.seeStock(ctx.actor, await shopPlaceOf(ctx, goods.shopId))) return null;
    return residentById(ctx).load(price.setBy);
  }
}
