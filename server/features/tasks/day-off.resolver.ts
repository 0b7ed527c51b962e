import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { CalendarDay } from '#server/features/people/calendar-day.entity';
import { calendarByArea } from '#server/features/people/working-days';
import { exceptionsBySeries, seriesById } from './loaders';
import { demandSight, tasksOnDaysOff } from './queries';
import { Task, TaskState } from './task.entity';
import { OnHolidays, SeriesDayKind } from './task-series.entity';

/** What the calendar says of tasks that somebody altered by hand. */
@Resolver(() => Task)
export class DayOffResolver {
  @Query(() => [Task], {
    description:
      'to come, on a day off that their series leaves out, and kept because somebody altered them by hand',
  })
  async tasksOnDaysOff(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<Task[]> {
    await demandSight(ctx.db.reader, actorOf(ctx), villageId);
    return tasksOnDaysOff(ctx.db.reader, villageId);
  }

  @FieldResolver(() => CalendarDay, {
    nullable: true,
    description: 'the day off it lies on, of a task in `tasksOnDaysOff`',
  })
  async dayOff(@Root() task: Task, @Ctx() ctx: ActorContext): Promise<CalendarDay | null> {
    const { seriesId, onDate } = task;
    if (!seriesId || !task.altered || task.state !== TaskState.OPEN || task.startsAt <= ctx.clock.now()) {
      return null;
    }
    const series = await seriesById(ctx).load(seriesId);
    if (series?.holidays !== OnHolidays.SKIP) return null;
    const exceptions = await exceptionsBySeries(ctx).load(seriesId);
    if (exceptions.some((each) => each.onDate === onDate && each.kind === SeriesDayKind.EXTRA)) return null;
    const day = dayOf(task.startsAt);
    const days = await calendarByArea(ctx).load(task.villageId);
    return days.find((each) => each.day === day && !each.works) ?? null;
  }
}
