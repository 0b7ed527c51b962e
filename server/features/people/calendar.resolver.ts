import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type ActorContext, actorOf } from './actor';
import { Area } from './area.entity';
import { CalendarDay } from './calendar-day.entity';
import { MarkDaysInput } from './calendar-inputs';
import { markDays } from './mark-days';
import { can } from './policy';
import { calendarByArea } from './working-days';

/** Holidays are public: deadlines are counted by them. */
@Resolver(() => Area)
export class CalendarResolver {
  @Mutation(() => [CalendarDay])
  markDays(
    @Arg('input', () => MarkDaysInput) input: MarkDaysInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CalendarDay[]> {
    return ctx.db.write((tx) => markDays(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => [CalendarDay], {
    description: 'days from today on that are worked or off against the rule of Monday to Friday',
  })
  calendar(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<CalendarDay[]> {
    return calendarByArea(ctx).load(area.id);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may say which days are worked here' })
  mayMarkDays(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.markDays(ctx.actor, area.path);
  }
}
