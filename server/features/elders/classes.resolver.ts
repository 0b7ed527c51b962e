import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { finishClass, joinClass, leaveClass, openClass, takeClassRoll } from './classes';
import { ElderClass, ElderPupil, ElderSession } from './gathering.entity';
import { ClassRollInput, FinishClassInput, JoinClassInput, OpenClassInput } from './gathering-inputs';
import { classesOf, pupilsOf, sessionsOf } from './gathering-queries';
import { demandId, demandNear, serves } from './viewer';

@Resolver()
export class ClassesResolver {
  @Query(() => [ElderClass])
  async elderClasses(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderClass[]> {
    await demandNear(ctx, villageId);
    return classesOf(ctx.db.reader, villageId);
  }

  @Query(() => ElderClass)
  async elderClass(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<ElderClass> {
    actorOf(ctx);
    demandId(id, 'id');
    const its = found(await ctx.db.reader.one(ElderClass, { id }), 'id');
    await demandNear(ctx, its.villageId);
    return its;
  }

  @Mutation(() => ElderClass)
  openClass(
    @Arg('input', () => OpenClassInput) input: OpenClassInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderClass> {
    return ctx.db.write((tx) => openClass(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderClass)
  joinClass(
    @Arg('input', () => JoinClassInput) input: JoinClassInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderClass> {
    return ctx.db.write((tx) => joinClass(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderClass)
  leaveClass(
    @Arg('input', () => JoinClassInput) input: JoinClassInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderClass> {
    return ctx.db.write((tx) => leaveClass(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderClass)
  takeClassRoll(
    @Arg('input', () => ClassRollInput) input: ClassRollInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderClass> {
    return ctx.db.write((tx) => takeClassRoll(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderClass)
  finishClass(
    @Arg('input', () => FinishClassInput) input: FinishClassInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderClass> {
    return ctx.db.write((tx) => finishClass(tx, actorOf(ctx), input));
  }
}

@Resolver(() => ElderClass)
export class ElderClassResolver {
  @FieldResolver(() => Resident, { nullable: true })
  async teacher(@Root() its: ElderClass, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return its.teacherId ? residentById(ctx).load(its.teacherId) : null;
  }

  @FieldResolver(() => [ElderSession])
  sessions(@Root() its: ElderClass, @Ctx() ctx: ActorContext): Promise<ElderSession[]> {
    return sessionsOf(ctx).load(its.id);
  }

  @FieldResolver(() => Int)
  async taken(@Root() its: ElderClass, @Ctx() ctx: ActorContext): Promise<number> {
    return (await pupilsOf(ctx).load(its.id)).length;
  }

  @FieldResolver(() => [ElderPupil], { description: 'for the association and the teacher' })
  async pupils(@Root() its: ElderClass, @Ctx() ctx: ActorContext): Promise<ElderPupil[]> {
    const teaches = ctx.actor !== null && ctx.actor.residentId === its.teacherId;
    return teaches || (await serves(ctx, its.villageId)) ? pupilsOf(ctx).load(its.id) : [];
  }

  @FieldResolver(() => Boolean, { description: 'the viewer takes its rolls' })
  async mayRoll(@Root() its: ElderClass, @Ctx() ctx: ActorContext): Promise<boolean> {
    const teaches = ctx.actor !== null && ctx.actor.residentId === its.teacherId;
    return teaches || serves(ctx, its.villageId);
  }
}

@Resolver(() => ElderPupil)
export class ElderPupilResolver {
  @FieldResolver(() => ID)
  id(@Root() pupil: ElderPupil): string {
    return `${pupil.classId}/${pupil.residentId}`;
  }

  @FieldResolver(() => Resident)
  async elder(@Root() pupil: ElderPupil, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(pupil.residentId));
  }
}
