import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById } from '#server/features/people/loaders';
import { can as canAppoint } from '#server/features/people/policy';
import { Post } from '#server/features/people/post.entity';
import { Council } from './council.entity';
import { CouncilInput } from './council-input';
import { CouncilKind } from './council-kind.entity';
import { foundCouncil } from './found-council';
import { councilById, councilKindByCode, seatsOf } from './loaders';
import { can } from './policy';
import { councilKinds, councilsOver } from './queries';

/** Who sits on which council is public to everyone who is signed in. */
@Resolver(() => Council)
export class CouncilsResolver {
  @Query(() => [CouncilKind])
  councilKinds(@Ctx() ctx: ActorContext): Promise<CouncilKind[]> {
    return councilKinds(ctx.db.reader);
  }

  @Query(() => [Council])
  councils(@Arg('areaId', () => ID) areaId: string, @Ctx() ctx: ActorContext): Promise<Council[]> {
    actorOf(ctx);
    return councilsOver(ctx.db.reader, areaId);
  }

  @Query(() => Council, { nullable: true })
  council(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Council | null> {
    actorOf(ctx);
    return councilById(ctx).load(id);
  }

  @Mutation(() => Council)
  foundCouncil(
    @Arg('input', () => CouncilInput) input: CouncilInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Council> {
    return ctx.db.write((tx) => foundCouncil(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => CouncilKind)
  async kind(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<CouncilKind> {
    return found(await councilKindByCode(ctx).load(council.kindCode));
  }

  @FieldResolver(() => Area)
  async area(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(council.areaId));
  }

  @FieldResolver(() => [Post])
  seats(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<Post[]> {
    return seatsOf(ctx).load(council.id);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may give and end its seats' })
  async mayAppoint(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    return (
      actor !== null &&
      canAppoint.decideOnPost(actor, 'COUNCIL_MEMBER', await areaPath(ctx.db.reader, council.areaId))
    );
  }
}

/** Whether an area's councils are the viewer's to found. */
@Resolver(() => Area)
export class AreaCouncilsResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may found councils here' })
  mayFoundCouncils(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.found(ctx.actor, area.path);
  }
}

/** A post's council, given to the graph from above. */
@Resolver(() => Post)
export class PostCouncilResolver {
  @FieldResolver(() => Council, { nullable: true })
  async council(@Root() post: Post, @Ctx() ctx: ActorContext): Promise<Council | null> {
    return post.councilId ? councilById(ctx).load(post.councilId) : null;
  }
}
