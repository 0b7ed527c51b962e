import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { ErrorCode, found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { nameFor } from '#server/features/people/visibility';
import { Rule } from '#server/features/scoring/rule.entity';
import { ruleById } from '#server/features/scoring/loaders';
import { ServiceKind, Team } from '#server/features/teams/team.entity';
import { cancelTask } from './cancel-task';
import { changeTask } from './change-task';
import { CancelTaskInput, ChangeTaskInput, PostTaskInput } from './inputs';
import {
  countsByPlace,
  homePath,
  peopleByTask,
  placeById,
  placesByTask,
  seriesById,
  signUpOf,
  taskById,
  taskTeam,
} from './loaders';
import { can } from './policy';
import { postTask } from './post-task';
import { taskPage } from './queries';
import { mayNow, obstacleOf, TaskMove } from './rules';
import { SignUp } from './sign-up.entity';
import { Task, TaskConnection, TaskPlace } from './task.entity';
import { TaskSeries } from './task-series.entity';
import { fitnessByPerson, overlapsOf } from './viewer-loaders';

/** What of the viewer lies at the same time. */
@ObjectType()
export class Overlap {
  @Field(() => String, { nullable: true, description: 'null for a visit to somebody who asked for help' })
  title!: string | null;

  @Field(() => GraphQLISODateTime)
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  endsAt!: Date;
}

/** May the viewer organise this task? */
export async function organises(
  ctx: ActorContext,
  work: { villageId: string; gridId: string | null; teamId: string | null },
): Promise<boolean> {
  if (!ctx.actor) return false;
  const [area, team] = await Promise.all([
    areaById(ctx).load(work.gridId ?? work.villageId),
    work.teamId ? taskTeam(ctx).load(work.teamId) : null,
  ]);
  return can.post(ctx.actor, { path: area?.path ?? [], leaderId: team?.leaderId ?? null });
}

@Resolver(() => Task)
export class TasksResolver {
  @Query(() => TaskConnection, { description: 'of a village, by start; without `from` those to come' })
  tasks(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('from', () => GraphQLLocalDate, { nullable: true }) from: string | null,
    @Arg('to', () => GraphQLLocalDate, { nullable: true }) to: string | null,
    @Arg('kind', () => ServiceKind, { nullable: true }) kind: ServiceKind | null,
    @Arg('teamId', () => ID, { nullable: true }) teamId: string | null,
    @Arg('seriesId', () => ID, { nullable: true }) seriesId: string | null,
    @Arg('openOnly', () => Boolean, { defaultValue: false }) openOnly: boolean,
    @Arg('freeOnly', () => Boolean, { defaultValue: false, description: 'open, and with a free place' })
    freeOnly: boolean,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskConnection> {
    return taskPage(ctx, { villageId, from, to, kind, teamId, seriesId, openOnly, freeOnly, first, after });
  }

  @Query(() => Task, { nullable: true })
  async task(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Task | null> {
    const actor = actorOf(ctx);
    const task = await taskById(ctx).load(id);
    const village = task && (await areaById(ctx).load(task.villageId));
    return village && can.see(actor, village.id, village.path) ? task : null;
  }

  @Mutation(() => Task)
  postTask(@Arg('input', () => PostTaskInput) input: PostTaskInput, @Ctx() ctx: ActorContext): Promise<Task> {
    return ctx.db.write((tx) => postTask(tx, actorOf(ctx), input));
  }

  @Mutation(() => Task)
  changeTask(
    @Arg('input', () => ChangeTaskInput) input: ChangeTaskInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Task> {
    return ctx.db.write((tx) => changeTask(tx, actorOf(ctx), input));
  }

  @Mutation(() => Task)
  cancelTask(
    @Arg('input', () => CancelTaskInput) input: CancelTaskInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Task> {
    return ctx.db.write((tx) => cancelTask(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(task.villageId));
  }

  @FieldResolver(() => Area, { nullable: true, description: 'the part of the village it takes place in' })
  async grid(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return task.gridId ? areaById(ctx).load(task.gridId) : null;
  }

  @FieldResolver(() => Team, { nullable: true })
  async team(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<Team | null> {
    return task.teamId ? taskTeam(ctx).load(task.teamId) : null;
  }

  @FieldResolver(() => Rule, { nullable: true, description: 'by which it brings points' })
  async rule(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<Rule | null> {
    return task.ruleId ? ruleById(ctx).load(task.ruleId) : null;
  }

  @FieldResolver(() => TaskSeries, { nullable: true })
  async series(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<TaskSeries | null> {
    return task.seriesId ? seriesById(ctx).load(task.seriesId) : null;
  }

  @FieldResolver(() => String, { description: 'who posted it, as the viewer may know the person' })
  async organiserName(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<string> {
    return nameFor(ctx, found(await residentById(ctx).load(task.organiserId)));
  }

  @FieldResolver(() => [TaskPlace])
  places(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<TaskPlace[]> {
    return placesByTask(ctx).load(task.id);
  }

  @FieldResolver(() => SignUp, { nullable: true, description: 'the viewer’s own place, or waiting' })
  async mine(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<SignUp | null> {
    return ctx.actor ? signUpOf(ctx).load({ taskId: task.id, residentId: ctx.actor.residentId }) : null;
  }

  @FieldResolver(() => Boolean, { description: 'in the part of the village where the viewer lives' })
  async nearHome(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (!task.gridId || !ctx.actor) return false;
    return (await homePath(ctx).load(ctx.actor.residentId)).includes(task.gridId);
  }

  @FieldResolver(() => Overlap, {
    nullable: true,
    description: 'what of the viewer lies at the same time, this task itself left out',
  })
  async overlap(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<Overlap | null> {
    if (!ctx.actor) return null;
    return overlapsOf(ctx).load({ taskId: task.id, residentId: ctx.actor.residentId });
  }

  @FieldResolver(() => [TaskMove], { description: 'what the viewer may do right now' })
  async moves(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<TaskMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const mine = await signUpOf(ctx).load({ taskId: task.id, residentId: actor.residentId });
    const own = actor.villageId === task.villageId ? [mine ? TaskMove.LEAVE : TaskMove.SIGN_UP] : [];
    const organised = (await organises(ctx, task))
      ? [TaskMove.SIGN_OTHERS, TaskMove.REMOVE, TaskMove.CHANGE, TaskMove.CANCEL]
      : [];
    const at = ctx.clock.now();
    return [...own, ...organised].filter((move) => mayNow(move, task, at));
  }

  @FieldResolver(() => [SignUp], {
    nullable: true,
    description: 'who comes and who waits, in order; for those who organise it, null for others',
  })
  async people(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<SignUp[] | null> {
    if (!(await organises(ctx, task))) return null;
    noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: task.villageId, villageId: task.villageId });
    return peopleByTask(ctx).load(task.id);
  }
}

@Resolver(() => Team)
export class TeamTasksResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may post tasks for the team' })
  mayPost(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<boolean> {
    return organises(ctx, { villageId: team.villageId, gridId: null, teamId: team.id });
  }
}

@Resolver(() => TaskPlace)
export class TaskPlaceResolver {
  @FieldResolver(() => Int)
  async filled(@Root() place: TaskPlace, @Ctx() ctx: ActorContext): Promise<number> {
    return (await countsByPlace(ctx).load(place.id)).filled;
  }

  @FieldResolver(() => Int)
  async waiting(@Root() place: TaskPlace, @Ctx() ctx: ActorContext): Promise<number> {
    return (await countsByPlace(ctx).load(place.id)).waiting;
  }

  @FieldResolver(() => ErrorCode, {
    nullable: true,
    description:
      'what of this place’s conditions the viewer does not meet; null when nothing stands in the way',
  })
  async obstacle(@Root() place: TaskPlace, @Ctx() ctx: ActorContext): Promise<ErrorCode | null> {
    if (!ctx.actor) return null;
    const [task, known, person] = await Promise.all([
      taskById(ctx).load(place.taskId),
      placeById(ctx).load(place.id),
      fitnessByPerson(ctx).load(ctx.actor.residentId),
    ]);
    return task && known && person ? obstacleOf(task, known, person) : null;
  }
}
