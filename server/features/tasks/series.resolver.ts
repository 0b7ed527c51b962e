import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { areaById, residentById } from '#server/features/people/loaders';
import { nameFor } from '#server/features/people/visibility';
import { Rule } from '#server/features/scoring/rule.entity';
import { ruleById } from '#server/features/scoring/loaders';
import { Team } from '#server/features/teams/team.entity';
import { CalendarFeed, feedPath } from './calendar-feed.entity';
import { changeSeries, endSeries, setSeriesDay } from './change-series';
import {
  ChangeSeriesInput,
  EndSeriesInput,
  PostSeriesInput,
  RenewFeedInput,
  SeriesDayInput,
} from './series-inputs';
import { exceptionsBySeries, seriesById, taskTeam } from './loaders';
import { can } from './policy';
import { postSeries } from './post-series';
import { demandSight } from './queries';
import { renewFeed } from './renew-feed';
import { SeriesException, SeriesState, TaskSeries, TaskTemplate } from './task-series.entity';
import { organises } from './tasks.resolver';

@Resolver(() => TaskSeries)
export class TaskSeriesResolver {
  @Query(() => TaskSeries, { nullable: true })
  async taskSeries(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<TaskSeries | null> {
    const actor = actorOf(ctx);
    const series = await seriesById(ctx).load(id);
    const village = series && (await areaById(ctx).load(series.villageId));
    return village && can.see(actor, village.id, village.path) ? series : null;
  }

  @Query(() => [TaskSeries], { description: 'of a village, those that go on' })
  async seriesOfVillage(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSeries[]> {
    await demandSight(ctx.db.reader, actorOf(ctx), villageId);
    const rows = await ctx.db.reader.many(TaskSeries, { villageId, state: SeriesState.ACTIVE });
    return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  @Query(() => [TaskTemplate])
  async taskTemplates(@Ctx() ctx: ActorContext): Promise<TaskTemplate[]> {
    actorOf(ctx);
    const rows = await ctx.db.reader.many(TaskTemplate, {});
    return rows.toSorted((a, b) => a.position - b.position);
  }

  @Mutation(() => TaskSeries)
  postSeries(
    @Arg('input', () => PostSeriesInput) input: PostSeriesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSeries> {
    return ctx.db.write((tx) => postSeries(tx, actorOf(ctx), input));
  }

  @Mutation(() => TaskSeries)
  changeSeries(
    @Arg('input', () => ChangeSeriesInput) input: ChangeSeriesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSeries> {
    return ctx.db.write((tx) => changeSeries(tx, actorOf(ctx), input));
  }

  @Mutation(() => TaskSeries, { description: 'leaves a day out, adds one, or puts it back' })
  setSeriesDay(
    @Arg('input', () => SeriesDayInput) input: SeriesDayInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSeries> {
    return ctx.db.write((tx) => setSeriesDay(tx, actorOf(ctx), input));
  }

  @Mutation(() => TaskSeries, { description: 'calls its future tasks off' })
  endSeries(
    @Arg('input', () => EndSeriesInput) input: EndSeriesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSeries> {
    return ctx.db.write((tx) => endSeries(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => [SeriesException])
  exceptions(@Root() series: TaskSeries, @Ctx() ctx: ActorContext): Promise<SeriesException[]> {
    return exceptionsBySeries(ctx).load(series.id);
  }

  @FieldResolver(() => Team, { nullable: true })
  async team(@Root() series: TaskSeries, @Ctx() ctx: ActorContext): Promise<Team | null> {
    return series.teamId ? taskTeam(ctx).load(series.teamId) : null;
  }

  @FieldResolver(() => Rule, { nullable: true })
  async rule(@Root() series: TaskSeries, @Ctx() ctx: ActorContext): Promise<Rule | null> {
    return series.ruleId ? ruleById(ctx).load(series.ruleId) : null;
  }

  @FieldResolver(() => String)
  async organiserName(@Root() series: TaskSeries, @Ctx() ctx: ActorContext): Promise<string> {
    return nameFor(ctx, found(await residentById(ctx).load(series.organiserId)));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may change it' })
  async mayChange(@Root() series: TaskSeries, @Ctx() ctx: ActorContext): Promise<boolean> {
    return series.state === SeriesState.ACTIVE && organises(ctx, series);
  }
}

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  @Query(() => CalendarFeed, { nullable: true, description: 'the viewer’s; null before the first' })
  async calendarFeed(@Ctx() ctx: ActorContext): Promise<CalendarFeed | null> {
    return ctx.db.reader.one(CalendarFeed, { residentId: actorOf(ctx).residentId });
  }

  @Mutation(() => CalendarFeed, { description: 'a new private address; the old one ends' })
  renewFeed(
    @Arg('input', () => RenewFeedInput) input: RenewFeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CalendarFeed> {
    return ctx.db.write((tx) => renewFeed(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => String, { description: 'whole address, to be kept private' })
  address(@Root() feed: CalendarFeed, @Ctx() ctx: ActorContext): string {
    return `${ctx.env.publicUrl}${feedPath(feed.token)}`;
  }
}
