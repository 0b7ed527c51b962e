import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { factsById } from '#server/features/activities/facts';
import { recordById } from '#server/features/activities/loaders';
import { can as activity } from '#server/features/activities/policy';
import { ActivityRecord } from '#server/features/activities/record.entity';
import { markByKey, openSigns, signsByRecord } from './find-signs';
import { MarkSignInput } from './inputs';
import { markSign } from './mark-sign';
import { can, whyNotMark } from './policy';
import { Sign, SignMark } from './sign-types';

@Resolver(() => ActivityRecord)
export class RecordSignsResolver {
  @FieldResolver(() => [Sign], {
    description: 'what asks for a second look; for staff of the village, never about the own household',
  })
  async signs(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Sign[]> {
    const { actor } = ctx;
    const facts = actor ? await factsById(ctx).load(record.id) : null;
    if (!actor || !facts || !can.seeSigns(actor, record, facts)) return [];
    return signsByRecord(ctx).load(record.id);
  }
}

@Resolver(() => Sign)
export class SignResolver {
  @Query(() => [Sign], { description: 'of a village, not looked into yet, the strongest first' })
  async openSigns(@Arg('villageId', () => ID) villageId: string, @Ctx() ctx: ActorContext): Promise<Sign[]> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    demand(activity.seeVillage(actor, await areaPath(reader, villageId)), ErrorCode.FORBIDDEN, 'villageId');
    const signs = await openSigns(reader, villageId);
    const facts = await factsById(ctx).loadMany(signs.map(({ recordId }) => recordId));
    const records = await recordById(ctx).loadMany(signs.map(({ recordId }) => recordId));
    return signs.filter((_, place) => {
      const [of, record] = [facts[place], records[place]];
      return (
        of &&
        record &&
        !(of instanceof Error) &&
        !(record instanceof Error) &&
        can.seeSigns(actor, record, of)
      );
    });
  }

  @Mutation(() => SignMark)
  markSign(
    @Arg('input', () => MarkSignInput) input: MarkSignInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SignMark> {
    return ctx.db.write((tx) => markSign(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => ActivityRecord)
  async record(@Root() sign: Sign, @Ctx() ctx: ActorContext): Promise<ActivityRecord> {
    return found(await recordById(ctx).load(sign.recordId));
  }

  @FieldResolver(() => ActivityRecord, { nullable: true, description: 'the other record of a pair' })
  async other(@Root() sign: Sign, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    return sign.otherId ? recordById(ctx).load(sign.otherId) : null;
  }

  @FieldResolver(() => SignMark, { nullable: true, description: 'null while nobody has looked into it' })
  mark(@Root() sign: Sign, @Ctx() ctx: ActorContext): Promise<SignMark | null> {
    return markByKey(ctx).load(sign.key);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may mark it as looked into' })
  async mayMark(@Root() sign: Sign, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    const record = await recordById(ctx).load(sign.recordId);
    const facts = await factsById(ctx).load(sign.recordId);
    if (!actor || !record || !facts || whyNotMark(actor, record, facts) !== null) return false;
    return (await markByKey(ctx).load(sign.key)) === null;
  }
}

@Resolver(() => SignMark)
export class SignMarkResolver {
  @FieldResolver(() => Resident)
  async markedBy(@Root() mark: SignMark, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(mark.markedBy));
  }
}
