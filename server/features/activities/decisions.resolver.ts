import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { decideRecords } from './decide-records';
import { DecisionResult } from './decisions';
import { DecisionsInput } from './inputs';
import { recordById } from './loaders';
import { ActivityRecord } from './record.entity';
import { visibleRecord } from './record.resolver';

@Resolver(() => DecisionResult)
export class DecisionResolver {
  @Mutation(() => [DecisionResult])
  async decideRecords(
    @Arg('input', () => DecisionsInput) input: DecisionsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<DecisionResult[]> {
    return ctx.db.write((tx) => decideRecords(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => ActivityRecord, { nullable: true })
  async record(@Root() result: DecisionResult, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    return visibleRecord(ctx, await recordById(ctx).load(result.recordId));
  }
}
