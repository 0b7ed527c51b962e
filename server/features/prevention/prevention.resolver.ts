import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { WorkQueue } from '#server/features/activities/queue.resolver';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { PreventionActivity, PreventionActivityConnection, PreventionMove } from './activity.entity';
import { lookedAfterBy } from './association';
import { figuresBelow, publicYear } from './figures';
import { holdPrevention } from './hold-activity';
import {
  AmendPreventionInput,
  HoldPreventionInput,
  PlanPreventionInput,
  PreventionMonthInput,
  PreventionMoveInput,
  PreventionSettingsInput,
} from './inputs';
import { amendPrevention, cancelPrevention, planPrevention } from './plan-activity';
import { PreventionPledge, PreventionPledgeConnection, PreventionSettings } from './pledge.entity';
import { can } from './policy';
import {
  PledgeHome,
  PreventionBoard,
  PreventionFigures,
  PreventionPerson,
  PreventionStage,
  PreventionYear,
} from './prevention-types';
import {
  activityPage,
  boardFigures,
  checkedOnOf,
  handedOutAt,
  homeOfPledge,
  membersOf,
  ownPledge,
  pledgePage,
  speakersOf,
  waitingFor,
} from './queries';
import { checkPledge, endPledge, signPledge, takePledge } from './pledges';
import { CheckPledgeInput, EndPledgeInput, SignPledgeInput, TakePledgeInput } from './keeping-inputs';
import { isDue, isPreventionMoveLegal } from './rules';
import { preventionSettingsOf, reportPreventionMonth, revisePreventionSettings } from './settings';

function demandYear(year: number): void {
  demand(year >= 1 && year <= 9998, ErrorCode.OUT_OF_RANGE, 'year');
}

@Resolver(() => PreventionActivity)
export class PreventionActivityResolver {
  @Query(() => PreventionActivityConnection, { description: 'public: what is planned, or what was held' })
  async preventionActivities(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('stage', () => PreventionStage) stage: PreventionStage,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionActivityConnection> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return activityPage(ctx.db.reader, villageId, stage, first, after);
  }

  @FieldResolver(() => [PreventionPerson], { description: 'members who held it; for the association' })
  async speakers(
    @Root() activity: PreventionActivity,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionPerson[]> {
    const { actor } = ctx;
    return actor && can.serve(actor, activity.councilId) ? speakersOf(ctx).load(activity.id) : [];
  }

  @FieldResolver(() => String, { nullable: true, description: 'how it went; for the association' })
  words(@Root() activity: PreventionActivity, @Ctx() ctx: ActorContext): string | null {
    const { actor } = ctx;
    return actor && can.serve(actor, activity.councilId) ? activity.words : null;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'roll of those who asked for points; for the association',
  })
  rollId(@Root() activity: PreventionActivity, @Ctx() ctx: ActorContext): string | null {
    const { actor } = ctx;
    return actor && can.serve(actor, activity.councilId) ? activity.rollId : null;
  }

  @FieldResolver(() => Int, { description: 'printed pieces handed out there' })
  async handedOut(@Root() activity: PreventionActivity, @Ctx() ctx: ActorContext): Promise<number> {
    return handedOutAt(ctx).load(activity.id);
  }

  @FieldResolver(() => [PreventionMove], { description: 'what the viewer may do right now' })
  moves(@Root() activity: PreventionActivity, @Ctx() ctx: ActorContext): PreventionMove[] {
    const { actor } = ctx;
    if (!actor || !can.serve(actor, activity.councilId)) return [];
    return Object.values(PreventionMove).filter((move) =>
      isPreventionMoveLegal(move, activity, ctx.db.reader.at),
    );
  }

  @Mutation(() => PreventionActivity)
  async planPrevention(
    @Arg('input', () => PlanPreventionInput) input: PlanPreventionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionActivity> {
    return ctx.db.write((tx) => planPrevention(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionActivity)
  async amendPrevention(
    @Arg('input', () => AmendPreventionInput) input: AmendPreventionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionActivity> {
    return ctx.db.write((tx) => amendPrevention(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionActivity, {
    description: 'writes down how many came and who of the association held it',
  })
  async holdPrevention(
    @Arg('input', () => HoldPreventionInput) input: HoldPreventionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionActivity> {
    return ctx.db.write((tx) => holdPrevention(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionActivity)
  async cancelPrevention(
    @Arg('input', () => PreventionMoveInput) input: PreventionMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionActivity> {
    return ctx.db.write((tx) => cancelPrevention(tx, actorOf(ctx), input));
  }
}

@Resolver(() => PreventionBoard)
export class PreventionBoardResolver {
  @Query(() => PreventionBoard, { description: 'for the association and the village’s office' })
  async preventionBoard(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<Omit<PreventionBoard, 'members'>> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { councilId, path } = await lookedAfterBy(reader, actor, villageId);
    return {
      villageId,
      councilId,
      ...(await boardFigures(reader, villageId, councilId)),
      mayServe: can.serve(actor, councilId),
      maySettle: can.settle(actor, councilId, path),
    };
  }

  @FieldResolver(() => [PreventionPerson])
  async members(@Root() board: PreventionBoard, @Ctx() ctx: ActorContext): Promise<PreventionPerson[]> {
    return membersOf(ctx.db.reader, board.councilId);
  }

  @FieldResolver(() => PreventionSettings)
  async settings(@Root() board: PreventionBoard, @Ctx() ctx: ActorContext): Promise<PreventionSettings> {
    return preventionSettingsOf(ctx.db.reader, board.villageId);
  }

  @Query(() => PreventionYear, { description: 'public: figures of a calendar year' })
  async preventionYear(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionYear> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    demandYear(year);
    return publicYear(ctx.db.reader, villageId, year);
  }

  @Query(() => [PreventionFigures], { description: 'villages of an area, for those with a post over it' })
  async preventionFigures(
    @Arg('areaId', () => ID) areaId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionFigures[]> {
    const actor = actorOf(ctx);
    demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
    demandYear(year);
    return figuresBelow(ctx.db.reader, actor, areaId, year);
  }

  @Mutation(() => PreventionSettings)
  async revisePreventionSettings(
    @Arg('input', () => PreventionSettingsInput) input: PreventionSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionSettings> {
    return ctx.db.write((tx) => revisePreventionSettings(tx, actorOf(ctx), input));
  }

  @Mutation(() => ID, { description: 'figures of a month that was kept on paper; answers the village' })
  async reportPreventionMonth(
    @Arg('input', () => PreventionMonthInput) input: PreventionMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<string> {
    return ctx.db.write((tx) => reportPreventionMonth(tx, actorOf(ctx), input));
  }
}

/** Handed to the household and the members who check pledges alone. */
@Resolver(() => PreventionPledge)
export class PreventionPledgeResolver {
  @Query(() => PreventionPledge, { nullable: true, description: 'of the own household' })
  async myPledge(@Ctx() ctx: ActorContext): Promise<PreventionPledge | null> {
    return ownPledge(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => PreventionPledgeConnection, {
    description: 'by the day of review, for members of the association',
  })
  async preventionPledges(
    @Arg('villageId', () => ID) villageId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionPledgeConnection> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return pledgePage(ctx.db.reader, actor, villageId, first, after);
  }

  @FieldResolver(() => PledgeHome)
  async home(@Root() pledge: PreventionPledge, @Ctx() ctx: ActorContext): Promise<PledgeHome> {
    const { id, number, name } = found(await homeOfPledge(ctx).load(pledge.id));
    return { id, number, name };
  }

  @FieldResolver(() => [GraphQLLocalDate], {
    description: 'when the household stood by it, the latest first',
  })
  async checkedOn(@Root() pledge: PreventionPledge, @Ctx() ctx: ActorContext): Promise<string[]> {
    return checkedOnOf(ctx).load(pledge.id);
  }

  @FieldResolver(() => Boolean, { description: 'it is time to ask' })
  async due(@Root() pledge: PreventionPledge, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { reader } = ctx.db;
    const { remindDays } = await preventionSettingsOf(reader, pledge.villageId);
    return isDue(pledge.reviewOn, remindDays, reader.at);
  }

  @Mutation(() => PreventionPledge)
  async signPledge(
    @Arg('input', () => SignPledgeInput) input: SignPledgeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionPledge> {
    return ctx.db.write((tx) => signPledge(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionPledge, { description: 'for a household that signed on paper' })
  async takePledge(
    @Arg('input', () => TakePledgeInput) input: TakePledgeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionPledge> {
    return ctx.db.write((tx) => takePledge(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionPledge, { description: 'the household stands by its word' })
  async checkPledge(
    @Arg('input', () => CheckPledgeInput) input: CheckPledgeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionPledge> {
    return ctx.db.write((tx) => checkPledge(tx, actorOf(ctx), input));
  }

  @Mutation(() => Boolean, { description: 'takes it back: nothing of it is kept' })
  async endPledge(
    @Arg('input', () => EndPledgeInput) input: EndPledgeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<boolean> {
    return ctx.db.write((tx) => endPledge(tx, actorOf(ctx), input));
  }
}

@Resolver(() => WorkQueue)
export class QueuePreventionResolver {
  @FieldResolver(() => Int, {
    description: 'pledges to ask about and activities to write down, for the viewer’s association',
  })
  async preventionWaiting(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<number> {
    return waitingFor(ctx.db.reader, actorOf(ctx));
  }
}
