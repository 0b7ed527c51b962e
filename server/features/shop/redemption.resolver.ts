import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { Household } from '#server/features/people/household.entity';
import { areaById, householdById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { RedeemInput, ReturnInput } from './inputs';
import { linesByRedemption, redemptionById, shopById, shopByVillage, shopPlaceOf } from './loaders';
import { can } from './policy';
import { redemptionsIn } from './queries';
import { redeem } from './redeem';
import { Redemption, RedemptionConnection } from './redemption.entity';
import { RedemptionLine } from './redemption-line.entity';
import { returnRedemption } from './return-redemption';
import { isWithinReturnTime } from './rules';
import { Shop } from './shop.entity';

@Resolver(() => Redemption)
export class RedemptionResolver {
  @Query(() => Redemption, { nullable: true, description: 'null also when it is not for the viewer to see' })
  async redemption(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Redemption | null> {
    const actor = actorOf(ctx);
    const redemption = isId(id) ? await redemptionById(ctx).load(id) : null;
    if (!redemption) return null;
    return can.seeRedemption(actor, redemption, await shopPlaceOf(ctx, redemption.shopId))
      ? redemption
      : null;
  }

  @Query(() => RedemptionConnection)
  async redemptions(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('shopId', () => ID, { nullable: true, description: "null: the village's own shop" }) shopId:
      | string
      | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<RedemptionConnection> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    demand(!shopId || isId(shopId), ErrorCode.NOT_FOUND, 'shopId');
    const shop = shopId
      ? found(await shopById(ctx).load(shopId), 'shopId')
      : found(await shopByVillage(ctx).load(villageId), 'villageId');
    demand(shop.villageId === villageId, ErrorCode.NOT_FOUND, 'shopId');
    demand(can.seeRedemptionsOf(actor, await shopPlaceOf(ctx, shop.id)), ErrorCode.FORBIDDEN);
    return redemptionsIn(ctx.db.reader, shop.id, first, after);
  }

  @Mutation(() => Redemption)
  redeem(@Arg('input', () => RedeemInput) input: RedeemInput, @Ctx() ctx: ActorContext): Promise<Redemption> {
    return redeem(ctx.db, actorOf(ctx), input);
  }

  @Mutation(() => Redemption)
  returnRedemption(
    @Arg('input', () => ReturnInput) input: ReturnInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Redemption> {
    return ctx.db.write((tx) => returnRedemption(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Shop)
  async shop(@Root() redemption: Redemption, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(redemption.shopId));
  }

  @FieldResolver(() => Area)
  async village(@Root() redemption: Redemption, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(redemption.villageId));
  }

  @FieldResolver(() => Household)
  async household(@Root() redemption: Redemption, @Ctx() ctx: ActorContext): Promise<Household> {
    return found(await householdById(ctx).load(redemption.householdId));
  }

  @FieldResolver(() => Resident)
  async keeper(@Root() redemption: Redemption, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(redemption.keeperId));
  }

  @FieldResolver(() => [RedemptionLine])
  lines(@Root() redemption: Redemption, @Ctx() ctx: ActorContext): Promise<RedemptionLine[]> {
    return linesByRedemption(ctx).load(redemption.id);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may take it back now' })
  async mayReturn(@Root() redemption: Redemption, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (redemption.returnedAt !== null || !ctx.actor || !can.returnRedemption(ctx.actor, redemption))
      return false;
    const shop = found(await shopById(ctx).load(redemption.shopId));
    return isWithinReturnTime(redemption.redeemedAt, ctx.clock.now(), shop.returnDays);
  }
}
