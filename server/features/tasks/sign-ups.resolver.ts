import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { householdById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { nameFor } from '#server/features/people/visibility';
import { LeaveTaskInput, RemoveSignUpInput, SignUpInput } from './inputs';
import { leaveTask, removeSignUp } from './leave-task';
import { placeById, taskById, waitingNumber } from './loaders';
import { ownSignUps } from './queries';
import { excusedUntil, isActive, mayNow, TaskMove } from './rules';
import { settingsOf } from './settings';
import { signUp } from './sign-up';
import { SignUp, SignUpConnection } from './sign-up.entity';
import { Task, TaskPlace } from './task.entity';
import { organises } from './tasks.resolver';
import { loader } from '#server/core/loader';

/** Until how many hours before the start leaving is excused, by village. */
const leaveHoursIn = loader<number>(async (reader, villageIds) => {
  const settings = await Promise.all([...new Set(villageIds)].map((id) => settingsOf(reader, id)));
  const byVillage = new Map(settings.map((each) => [each.villageId, each.leaveHours]));
  return villageIds.map((id) => byVillage.get(id) ?? 0);
});

@Resolver(() => SignUp)
export class SignUpsResolver {
  @Query(() => SignUpConnection, { description: 'the viewer’s own: those to come, or those that were' })
  mySignUps(
    @Arg('past', () => Boolean, { defaultValue: false }) past: boolean,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<SignUpConnection> {
    return ownSignUps(ctx, { past, first, after });
  }

  @Mutation(() => SignUp, { description: 'a place, or waiting where none is free' })
  signUp(@Arg('input', () => SignUpInput) input: SignUpInput, @Ctx() ctx: ActorContext): Promise<SignUp> {
    return ctx.db.write((tx) => signUp(tx, actorOf(ctx), input));
  }

  @Mutation(() => SignUp)
  leaveTask(
    @Arg('input', () => LeaveTaskInput) input: LeaveTaskInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SignUp> {
    return ctx.db.write((tx) => leaveTask(tx, actorOf(ctx), input));
  }

  @Mutation(() => SignUp, { description: 'an organiser takes somebody off' })
  removeSignUp(
    @Arg('input', () => RemoveSignUpInput) input: RemoveSignUpInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SignUp> {
    return ctx.db.write((tx) => removeSignUp(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Task)
  async task(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<Task> {
    return found(await taskById(ctx).load(root.taskId));
  }

  @FieldResolver(() => TaskPlace)
  async place(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<TaskPlace> {
    return found(await placeById(ctx).load(root.taskPlaceId));
  }

  @FieldResolver(() => Resident)
  async resident(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(root.residentId));
  }

  @FieldResolver(() => String, { description: 'in full for those who organise the task' })
  async name(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<string> {
    const person = found(await residentById(ctx).load(root.residentId));
    const task = found(await taskById(ctx).load(root.taskId));
    return (await organises(ctx, task)) ? person.name : nameFor(ctx, person);
  }

  @FieldResolver(() => String, { nullable: true, description: 'for those who organise the task' })
  async householdNumber(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<string | null> {
    const task = found(await taskById(ctx).load(root.taskId));
    if (!(await organises(ctx, task))) return null;
    const { householdId } = found(await residentById(ctx).load(root.residentId));
    return householdId ? ((await householdById(ctx).load(householdId))?.number ?? null) : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'the place in the waiting list, from 1' })
  waitingNumber(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<number | null> {
    return waitingNumber(ctx).load(root.id);
  }

  @FieldResolver(() => Boolean, { description: 'has no sign-in: is told by word of mouth' })
  async byWordOfMouth(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<boolean> {
    return found(await residentById(ctx).load(root.residentId)).loginId === null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'who signed the person up, where it was somebody else',
  })
  async signedUpBy(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<string | null> {
    if (root.byId === root.residentId) return null;
    return nameFor(ctx, found(await residentById(ctx).load(root.byId)));
  }

  @FieldResolver(() => Boolean)
  async mayLeave(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (ctx.actor?.residentId !== root.residentId || !isActive(root.state)) return false;
    return mayNow(TaskMove.LEAVE, found(await taskById(ctx).load(root.taskId)), ctx.clock.now());
  }

  @FieldResolver(() => GraphQLISODateTime, { description: 'whoever leaves until then is excused' })
  async excusedUntil(@Root() root: SignUp, @Ctx() ctx: ActorContext): Promise<Date> {
    const task = found(await taskById(ctx).load(root.taskId));
    return excusedUntil(task.startsAt, await leaveHoursIn(ctx).load(task.villageId));
  }
}
