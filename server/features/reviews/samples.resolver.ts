import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { factsById } from '#server/features/activities/facts';
import { recordById } from '#server/features/activities/loaders';
import { can as activity } from '#server/features/activities/policy';
import { ActivityRecord } from '#server/features/activities/record.entity';
import { RecheckInput } from './inputs';
import { linesOfDraw } from './loaders';
import { whyNotRecheck } from './policy';
import { drawsOf } from './queries';
import { recordRecheck } from './record-recheck';
import { SampleDraw, SampleLine } from './sample.entity';

@Resolver(() => SampleDraw)
export class SampleDrawResolver {
  @Query(() => [SampleDraw], { description: "for staff of the village: the months' draws, newest first" })
  async sampleDraws(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<SampleDraw[]> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const path = await areaPath(ctx.db.reader, villageId);
    demand(activity.seeVillage(actorOf(ctx), path), ErrorCode.FORBIDDEN, 'villageId');
    return drawsOf(ctx.db.reader, villageId);
  }

  @Query(() => SampleDraw, { nullable: true })
  async sampleDraw(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<SampleDraw | null> {
    const actor = actorOf(ctx);
    const draw = isId(id) ? await ctx.db.reader.one(SampleDraw, { id }) : null;
    if (!draw) return null;
    return activity.seeVillage(actor, await areaPath(ctx.db.reader, draw.villageId)) ? draw : null;
  }

  @Mutation(() => SampleLine)
  recordRecheck(
    @Arg('input', () => RecheckInput) input: RecheckInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SampleLine> {
    return ctx.db.write((tx) => recordRecheck(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() draw: SampleDraw, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(draw.villageId));
  }

  @FieldResolver(() => Int, { description: 'records released in the month' })
  population(@Root() draw: SampleDraw): number {
    return draw.candidates.length;
  }

  @FieldResolver(() => [SampleLine])
  lines(@Root() draw: SampleDraw, @Ctx() ctx: ActorContext): Promise<SampleLine[]> {
    return linesOfDraw(ctx).load(draw.id);
  }
}

@Resolver(() => SampleLine)
export class SampleLineResolver {
  @FieldResolver(() => ActivityRecord)
  async record(@Root() line: SampleLine, @Ctx() ctx: ActorContext): Promise<ActivityRecord> {
    return found(await recordById(ctx).load(line.recordId));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async recheckedBy(@Root() line: SampleLine, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return line.recheckedBy ? residentById(ctx).load(line.recheckedBy) : null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may enter the finding' })
  async mayRecheck(@Root() line: SampleLine, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    if (!actor || line.outcome !== null) return false;
    const record = await recordById(ctx).load(line.recordId);
    const facts = await factsById(ctx).load(line.recordId);
    return record !== null && facts !== null && whyNotRecheck(actor, record, facts) === null;
  }
}
