import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from './actor';
import { appointPost } from './appoint-post';
import { Area } from './area.entity';
import { endPost } from './end-post';
import { areaById, residentById } from './loaders';
import { EndPostInput, PostInput } from './post-inputs';
import { Post } from './post.entity';
import { Resident } from './resident.entity';
import { overlap } from './rules';

@Resolver(() => Post)
export class PostsResolver {
  @Mutation(() => Post)
  appointPost(@Arg('input', () => PostInput) input: PostInput, @Ctx() ctx: ActorContext): Promise<Post> {
    return ctx.db.write((tx) => appointPost(tx, actorOf(ctx), input));
  }

  @Mutation(() => Post)
  endPost(@Arg('input', () => EndPostInput) input: EndPostInput, @Ctx() ctx: ActorContext): Promise<Post> {
    return ctx.db.write((tx) => endPost(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async area(@Root() post: Post, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(post.areaId));
  }

  @FieldResolver(() => Resident)
  async resident(@Root() post: Post, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(post.residentId));
  }

  @FieldResolver(() => Boolean)
  active(@Root() post: Post, @Ctx() ctx: ActorContext): boolean {
    const today = dayOf(ctx.clock.now());
    return overlap(post, { startsOn: today, endsOn: today });
  }
}
