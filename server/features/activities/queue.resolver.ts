import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { queueOf, recentRecords } from './queries';
import { ActivityRecord } from './record.entity';

@ObjectType({ description: 'What waits for the viewer, by kind of work' })
export class WorkQueue {
  @Field(() => Int)
  toCheck!: number;

  @Field(() => Int)
  toApprove!: number;

  @Field(() => Int)
  toAnswer!: number;

  @Field(() => Int, { description: 'appeals to decide' })
  toDecide!: number;

  @Field(() => Int, { description: 'of those to answer and to decide: their day is over' })
  overdue!: number;

  @Field(() => Int)
  returnedToMe!: number;

  @Field(() => Int)
  lowStock!: number;

  @Field(() => [ActivityRecord], { description: 'the latest the viewer may see' })
  recent!: ActivityRecord[];
}

@Resolver(() => WorkQueue)
export class QueueResolver {
  @Query(() => WorkQueue)
  async queue(@Ctx() ctx: ActorContext): Promise<WorkQueue> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    const [counts, recent] = await Promise.all([queueOf(reader, actor), recentRecords(reader, actor)]);
    return { ...counts, recent };
  }
}
