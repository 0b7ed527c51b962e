import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ActorContext } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { StockMovement } from './stock-movement.entity';

@Resolver(() => StockMovement)
export class StockMovementResolver {
  @FieldResolver(() => Resident, { nullable: true })
  async movedBy(@Root() movement: StockMovement, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return movement.movedBy ? residentById(ctx).load(movement.movedBy) : null;
  }
}
