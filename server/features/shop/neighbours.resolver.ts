import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ActorContext } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { Household } from '#server/features/people/household.entity';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Post } from '#server/features/people/post.entity';
import { StatementLine } from '#server/features/people/statement';
import { Viewer } from '#server/features/people/viewer';
import { demandHousehold } from '#server/features/people/visibility';
import { redemptionById, redemptionsOf, shopById, shopByVillage, shopPlaceOf } from './loaders';
import { can, keptShops } from './policy';
import { Redemption, RedemptionConnection } from './redemption.entity';
import { Shop } from './shop.entity';

const nothing: RedemptionConnection = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } };
// The only lines of a statement that a receipt can stand behind.
const kindsOfReceipts: readonly string[] = ['REDEMPTION', 'REVERSAL', 'MOVING'];

@Resolver(() => Household)
export class HouseholdRedemptionsResolver {
  @FieldResolver(() => RedemptionConnection, {
    description: 'newest first; empty for those who may not see what the household bought',
  })
  async redemptions(
    @Root() household: Household,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<RedemptionConnection> {
    await demandHousehold(ctx, household);
    const { actor } = ctx;
    const shop = await shopByVillage(ctx).load(household.villageId);
    if (!actor || !shop) return nothing;
    const place = await shopPlaceOf(ctx, shop.id);
    if (!can.seeRedemption(actor, { householdId: household.id }, place)) return nothing;
    const { id, villageId } = household;
    noteLook(ctx, { kind: AccessKind.STATEMENT, subjectId: id, householdId: id, villageId });
    return redemptionsOf(ctx).load({ ownerId: household.id, first, after });
  }
}

@Resolver(() => StatementLine)
export class StatementRedemptionResolver {
  @FieldResolver(() => Redemption, { nullable: true })
  async redemption(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<Redemption | null> {
    if (!ctx.actor || !line.sourceId || !kindsOfReceipts.includes(line.kind)) return null;
    const redemption = await redemptionById(ctx).load(line.sourceId);
    if (!redemption) return null;
    return can.seeRedemption(ctx.actor, redemption, await shopPlaceOf(ctx, redemption.shopId))
      ? redemption
      : null;
  }
}

@Resolver(() => Viewer)
export class ViewerShopResolver {
  @FieldResolver(() => Shop, { nullable: true, description: 'the shop the viewer keeps, if any' })
  async shop(@Root() viewer: Viewer, @Ctx() ctx: ActorContext): Promise<Shop | null> {
    const [shopId] = keptShops(viewer.actor);
    return shopId ? shopById(ctx).load(shopId) : null;
  }
}

@Resolver(() => Post)
export class PostShopResolver {
  @FieldResolver(() => Shop, { nullable: true })
  async shop(@Root() post: Post, @Ctx() ctx: ActorContext): Promise<Shop | null> {
    return post.shopId ? shopById(ctx).load(post.shopId) : null;
  }
}

@Resolver(() => Area)
export class AreaShopResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may open the shop here and say when it is open' })
  mayOpenShop(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.openShop(ctx.actor, area.path);
  }
}
