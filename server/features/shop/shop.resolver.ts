import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById } from '#server/features/people/loaders';
import { Goods, GoodsCategory } from './goods.entity';
import { ShopInput, TermsInput } from './inputs';
import { shopByVillage, shopPlaceOf, shopsByVillage } from './loaders';
import { can } from './policy';
import { goodsOf } from './queries';
import { reviseShop } from './revise-shop';
import { reviseTerms } from './revise-terms';
import { Shop } from './shop.entity';
import { ShopMove, shopMovesOf } from './shop-move';

@Resolver(() => Shop)
export class ShopResolver {
  @Query(() => Shop, { nullable: true, description: 'public' })
  async shop(@Arg('villageId', () => ID) villageId: string, @Ctx() ctx: ActorContext): Promise<Shop | null> {
    return isId(villageId) ? shopByVillage(ctx).load(villageId) : null;
  }

  @Query(() => [Shop], { description: "public: the village's own shop first, then its partners" })
  async shops(@Arg('villageId', () => ID) villageId: string, @Ctx() ctx: ActorContext): Promise<Shop[]> {
    return isId(villageId) ? shopsByVillage(ctx).load(villageId) : [];
  }

  @Mutation(() => Shop, { description: "the shop's numbers: return days, holds, warnings" })
  reviseTerms(@Arg('input', () => TermsInput) input: TermsInput, @Ctx() ctx: ActorContext): Promise<Shop> {
    return ctx.db.write((tx) => reviseTerms(tx, actorOf(ctx), input));
  }

  @Mutation(() => Shop, { description: 'opens the shop of a village, or amends its name and opening times' })
  reviseShop(@Arg('input', () => ShopInput) input: ShopInput, @Ctx() ctx: ActorContext): Promise<Shop> {
    return ctx.db.write((tx) => reviseShop(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(shop.villageId));
  }

  @FieldResolver(() => [Goods], { description: 'goods off the shelf only for those who may see the stock' })
  async goods(
    @Root() shop: Shop,
    @Arg('category', () => GoodsCategory, { nullable: true }) category: GoodsCategory | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('includeInactive', () => Boolean, { defaultValue: false }) includeInactive: boolean,
    @Ctx() ctx: ActorContext,
  ): Promise<Goods[]> {
    const { actor } = ctx;
    const all = includeInactive && actor !== null && can.seeStock(actor, await shopPlaceOf(ctx, shop.id));
    return goodsOf(ctx.db.reader, shop.id, { category, search, includeInactive: all });
  }

  @FieldResolver(() => [ShopMove], { description: 'what the viewer may do here' })
  async moves(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<ShopMove[]> {
    if (!ctx.actor) return [];
    return shopMovesOf(ctx.actor, { ...(await shopPlaceOf(ctx, shop.id)), kind: shop.kind });
  }
}
