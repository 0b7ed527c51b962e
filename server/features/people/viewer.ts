import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import type { Actor, ActorContext } from './actor';
import { Area } from './area.entity';
import { areaById, postsHeldBy, residentById } from './loaders';
import { Post } from './post.entity';
import { homeVillageOf, villagesOf } from './queries';
import { Resident } from './resident.entity';
import { Right, rightsOf } from './rights';

/** The signed-in person with what the posts in force allow. */
@ObjectType()
export class Viewer {
  actor!: Actor;

  @Field(() => [Right])
  get rights(): Right[] {
    return rightsOf(this.actor);
  }

  static of(actor: Actor): Viewer {
    return Object.assign(new Viewer(), { actor });
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true })
  viewer(@Ctx() ctx: ActorContext): Viewer | null {
    return ctx.actor && Viewer.of(ctx.actor);
  }

  @FieldResolver(() => Resident)
  async resident(@Root() { actor }: Viewer, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(actor.residentId));
  }

  @FieldResolver(() => [Post], { description: 'active posts' })
  async posts(@Root() { actor }: Viewer, @Ctx() ctx: ActorContext): Promise<Post[]> {
    return postsHeldBy(ctx).load(actor.residentId);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'the village the viewer lives in or, for village posts, serves',
  })
  async village(@Root() { actor }: Viewer, @Ctx() ctx: ActorContext): Promise<Area | null> {
    const villageId = homeVillageOf(actor);
    return villageId ? areaById(ctx).load(villageId) : null;
  }

  @FieldResolver(() => [Area], {
    description: "villages in reach of the viewer's posts, own village first; at most 200",
  })
  async villages(@Root() { actor }: Viewer, @Ctx() ctx: ActorContext): Promise<Area[]> {
    return villagesOf(ctx.db.reader, actor);
  }
}
