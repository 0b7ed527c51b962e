import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ActorContext } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { demandHousehold } from '#server/features/people/visibility';
import { ExpiryNotice, PointLot } from './expiry-line';
import { lotsOfHousehold, noticeOfHousehold } from './loaders';

@Resolver(() => Household)
export class HouseholdLotsResolver {
  @FieldResolver(() => [PointLot], {
    description: 'the lots left in the purse, oldest first; they make up its balance',
  })
  async lots(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<PointLot[]> {
    await demandHousehold(ctx, household);
    const { id, villageId } = household;
    noteLook(ctx, { kind: AccessKind.STATEMENT, subjectId: id, householdId: id, villageId });
    return lotsOfHousehold(ctx).load({ householdId: household.id, villageId: household.villageId });
  }

  @FieldResolver(() => ExpiryNotice, {
    nullable: true,
    description: 'the latest notice that points will expire, while any of them is left',
  })
  async expiryNotice(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<ExpiryNotice | null> {
    await demandHousehold(ctx, household);
    const notice = await noticeOfHousehold(ctx).load(household.id);
    if (!notice) return null;
    const lots = await lotsOfHousehold(ctx).load({
      householdId: household.id,
      villageId: household.villageId,
    });
    const pointsNow = lots
      .filter((lot) => lot.expiresOn !== null && lot.expiresOn <= notice.expiresOn)
      .reduce((sum, lot) => sum + lot.points, 0);
    return pointsNow > 0 ? { ...notice, pointsNow } : null;
  }
}
