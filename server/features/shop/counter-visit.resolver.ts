import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { householdById, pointsOf } from '#server/features/people/loaders';
import { closeVisit } from './close-visit';
import { Allowance, CounterVisit } from './counter-visit.entity';
import { CloseVisitInput, VisitInput } from './inputs';
import { shopById } from './loaders';
import { openVisit } from './open-visit';
import { allowancesOf } from './queries';
import { Shop } from './shop.entity';

@Resolver(() => CounterVisit)
export class CounterVisitResolver {
  @Mutation(() => CounterVisit)
  openVisit(
    @Arg('input', () => VisitInput) input: VisitInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CounterVisit> {
    return openVisit(ctx.db, actorOf(ctx), input);
  }

  @Mutation(() => Boolean)
  closeVisit(
    @Arg('input', () => CloseVisitInput) input: CloseVisitInput,
    @Ctx() ctx: ActorContext,
  ): Promise<boolean> {
    return ctx.db.write((tx) => closeVisit(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Household)
  async household(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<Household> {
    return found(await householdById(ctx).load(visit.householdId));
  }

  @FieldResolver(() => Shop)
  async shop(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(visit.shopId));
  }

  @FieldResolver(() => Int)
  balance(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<number> {
    return pointsOf(ctx).load(visit.householdId);
  }

  @FieldResolver(() => [Allowance], {
    description:
      'per good: how many more this household may take this quarter; goods without limit are left out',
  })
  allowances(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<Allowance[]> {
    return allowancesOf(ctx.db.reader, visit);
  }
}
