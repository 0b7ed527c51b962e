import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { answerObjection } from './answer-objection';
import { decideRecords } from './decide-records';
import { DecisionResult } from './decisions';
import { factsById } from './facts';
import { AnswerInput, DecisionsInput, ObjectInput } from './inputs';
import { recordById } from './loaders';
import { Objection } from './objection.entity';
import { objectToRecord } from './object-to-record';
import { can } from './policy';
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

@Resolver(() => Objection)
export class ObjectionResolver {
  @Mutation(() => Objection)
  async objectToRecord(
    @Arg('input', () => ObjectInput) input: ObjectInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Objection> {
    return ctx.db.write((tx) => objectToRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => Objection)
  async answerObjection(
    @Arg('input', () => AnswerInput) input: AnswerInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Objection> {
    return ctx.db.write((tx) => answerObjection(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'named to the objector and to those who may answer',
  })
  async objector(@Root() objection: Objection, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    const { actor } = ctx;
    if (!actor) return null;
    const record = found(await recordById(ctx).load(objection.recordId));
    const facts = found(await factsById(ctx).load(objection.recordId));
    return can.knowObjector(actor, objection.objectorId, record, facts)
      ? residentById(ctx).load(objection.objectorId)
      : null;
  }
}
