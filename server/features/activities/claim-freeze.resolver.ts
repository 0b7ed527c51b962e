import { Ctx, Query, Resolver } from 'type-graphql';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { ClaimFreeze } from './claim-freeze.entity';
import { freezeOf } from './claim-freezes';

/** Told to the person alone; nobody can ask it of somebody else. */
@Resolver(() => ClaimFreeze)
export class ClaimFreezeResolver {
  @Query(() => ClaimFreeze, {
    nullable: true,
    description: "why and until when the viewer's own claims are closed; null when they are open",
  })
  claimFreeze(@Ctx() ctx: ActorContext): Promise<ClaimFreeze | null> {
    return freezeOf(ctx.db.reader, actorOf(ctx).residentId);
  }
}
