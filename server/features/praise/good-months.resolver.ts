import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { MotionState } from '#server/features/meetings/motion.entity';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { Deed, GoodMonth, MonthMove } from './deed.entity';
import { CallDeedVoteInput, CloseNominationsInput, ConcludeMonthInput } from './inputs';
import { can } from './policy';
import { deedsOfMonth, monthById, monthNow, monthsOf, voteOf } from './queries';
import { callDeedVote, closeNominations, concludeMonth } from './review-month';
import { fitsDeeds, isMonthMoveLegal } from './rules';
import { demandVillage, sees } from './viewer';

/** The vote of a month: where it is taken and how far it is. Figures of those not chosen are nobody's. */
@ObjectType()
export class DeedVote {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => MotionState)
  state!: MotionState;

  @Field(() => Int, { nullable: true, description: 'ballots, once it is closed' })
  cast!: number | null;
}

@Resolver()
export class GoodMonthsResolver {
  @Query(() => GoodMonth, { nullable: true, description: 'the month that is on; null before any nomination' })
  async goodMonthNow(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<GoodMonth | null> {
    const actor = actorOf(ctx);
    demandVillage(villageId);
    const path = await villagePath(ctx.db.reader, villageId);
    const near = actor.villageId === villageId || can.enterForOthers(actor, path);
    demand(near, ErrorCode.FORBIDDEN, 'villageId');
    return monthNow(ctx.db.reader, villageId);
  }

  @Query(() => [GoodMonth], { description: 'for the council and the office' })
  async goodMonths(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<GoodMonth[]> {
    const actor = actorOf(ctx);
    demandVillage(villageId);
    const path = await villagePath(ctx.db.reader, villageId);
    demand(can.enterForOthers(actor, path), ErrorCode.FORBIDDEN, 'villageId');
    return monthsOf(ctx.db.reader, villageId);
  }

  @Query(() => GoodMonth, { description: 'for the council and the office' })
  async goodMonth(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<GoodMonth> {
    const actor = actorOf(ctx);
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    const month = found(await monthById(ctx).load(id), 'id');
    const path = await areaPath(ctx.db.reader, month.villageId);
    demand(can.enterForOthers(actor, path), ErrorCode.NOT_FOUND, 'id');
    return month;
  }

  @Mutation(() => GoodMonth)
  closeNominations(
    @Arg('input', () => CloseNominationsInput) input: CloseNominationsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<GoodMonth> {
    return ctx.db.write((tx) => closeNominations(tx, actorOf(ctx), input));
  }

  @Mutation(() => GoodMonth)
  callDeedVote(
    @Arg('input', () => CallDeedVoteInput) input: CallDeedVoteInput,
    @Ctx() ctx: ActorContext,
  ): Promise<GoodMonth> {
    return ctx.db.write((tx) => callDeedVote(tx, actorOf(ctx), input));
  }

  @Mutation(() => GoodMonth)
  concludeMonth(
    @Arg('input', () => ConcludeMonthInput) input: ConcludeMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<GoodMonth> {
    return ctx.db.write((tx) => concludeMonth(tx, actorOf(ctx), input));
  }
}

@Resolver(() => GoodMonth)
export class GoodMonthResolver {
  @FieldResolver(() => [Deed], {
    description:
      'for the council, but none the viewer is close to before it is chosen; the office sees those chosen',
  })
  async deeds(@Root() month: GoodMonth, @Ctx() ctx: ActorContext): Promise<Deed[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const deeds = await deedsOfMonth(ctx).load(month.id);
    const seen = await Promise.all(deeds.map((deed) => sees(ctx, actor, deed)));
    return deeds.filter((_, place) => seen[place]);
  }

  @FieldResolver(() => DeedVote, { nullable: true, description: 'for the council' })
  async vote(@Root() month: GoodMonth, @Ctx() ctx: ActorContext): Promise<DeedVote | null> {
    const serves = ctx.actor && can.serve(ctx.actor, await areaPath(ctx.db.reader, month.villageId));
    if (!serves || !month.motionId) return null;
    const vote = await voteOf(ctx).load(month.motionId);
    return vote ? Object.assign(new DeedVote(), vote) : null;
  }

  @FieldResolver(() => [MonthMove], { description: 'what the viewer may do right now' })
  async moves(@Root() month: GoodMonth, @Ctx() ctx: ActorContext): Promise<MonthMove[]> {
    const leads = ctx.actor && can.lead(ctx.actor, await areaPath(ctx.db.reader, month.villageId));
    if (!leads) return [];
    const deeds = await deedsOfMonth(ctx).load(month.id);
    return Object.values(MonthMove).filter(
      (move) => isMonthMoveLegal(move, month.state) && fitsDeeds(move, month.state, deeds),
    );
  }
}
