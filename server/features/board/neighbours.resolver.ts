import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { pendingPointsOf } from '#server/features/activities/loaders';
import type { ActorContext } from '#server/features/people/actor';
import { CounterVisit } from '#server/features/shop/counter-visit.entity';

/** The counter's screen shows what the board holds back; the shop itself knows nothing of records. */
@Resolver(() => CounterVisit)
export class VisitPendingPointsResolver {
  @FieldResolver(() => Int, { description: 'points in publicity, not yet spendable' })
  pendingPoints(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<number> {
    return pendingPointsOf(ctx).load(visit.householdId);
  }
}
