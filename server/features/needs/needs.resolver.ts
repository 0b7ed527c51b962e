import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { teamById } from '#server/features/teams/loaders';
import { ServiceKind, Team } from '#server/features/teams/team.entity';
import { SpokenLanguage } from '#server/features/teams/volunteer.entity';
import { acceptNeed } from './accept-need';
import { askForHelp, takeNeed } from './ask-for-help';
import { assignNeed } from './assign-need';
import { confirmNeed } from './confirm-need';
import { closeNeed, withdrawNeed } from './end-need';
import { factsFor, levelOf } from './facts';
import { denyNeed, finishNeed } from './finish-need';
import { giveBackNeed } from './give-back-need';
import {
  AcceptNeedInput,
  AskForHelpInput,
  AssignNeedInput,
  CloseNeedInput,
  ConfirmNeedInput,
  FinishNeedInput,
  NeedWordsInput,
  NotDoneInput,
  RateNeedInput,
  TakeNeedInput,
} from './inputs';
import { HeardBy, Need, NeedConnection, NeedMove, NeedState } from './need.entity';
import { NeedHome, NeedPerson, NeedSuggestion } from './need-types';
import { NeedVisit, VisitState } from './need-visit.entity';
import { can, mover, NeedLevel } from './policy';
import {
  activeTeams,
  answerHoursOf,
  findNeed,
  homeOfNeed,
  needPage,
  needsHelpedBy,
  needsOpenTo,
  NeedStage,
  ownNeeds,
  suggestionsFor,
  visitsOf,
} from './queries';
import { rateNeed } from './rate-need';
import { isNeedMoveLegal, isOverdue } from './rules';

const MOST_SUGGESTIONS = 30;

/** Does the viewer see whose need it is? The look is kept. */
async function seesWhole(ctx: ActorContext, need: Need): Promise<boolean> {
  if ((await levelOf(ctx, need.id)) !== NeedLevel.WHOLE) return false;
  const { id: subjectId, householdId, villageId } = need;
  noteLook(ctx, { kind: AccessKind.NEED, subjectId, residentId: need.forResidentId, householdId, villageId });
  return true;
}

async function personOf(ctx: ActorContext, residentId: string | null): Promise<NeedPerson | null> {
  const resident = residentId ? await residentById(ctx).load(residentId) : null;
  return resident ? { id: resident.id, name: resident.name } : null;
}

@Resolver(() => Need)
export class NeedResolver {
  @Query(() => Need, { description: 'NOT_FOUND to those who must not know of it' })
  async need(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Need> {
    actorOf(ctx);
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    const need = found(await findNeed(ctx.db.reader, id), 'id');
    demand((await levelOf(ctx, id)) !== NeedLevel.NOTHING, ErrorCode.NOT_FOUND, 'id');
    return need;
  }

  @Query(() => [Need], { description: 'of the own household: under way first, then the latest' })
  async myNeeds(@Ctx() ctx: ActorContext): Promise<Need[]> {
    return ownNeeds(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => [Need], { description: 'waiting for somebody of the viewer’s teams' })
  async openNeeds(@Ctx() ctx: ActorContext): Promise<Need[]> {
    return needsOpenTo(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => [Need], { description: 'promised or done by the viewer' })
  async myHelp(@Ctx() ctx: ActorContext): Promise<Need[]> {
    return needsHelpedBy(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => NeedConnection, { description: 'of a village, as far as the viewer organises there' })
  async needs(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('stage', () => NeedStage) stage: NeedStage,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<NeedConnection> {
    actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return needPage(ctx, villageId, stage, first, after);
  }

  @FieldResolver(() => ServiceKind, { nullable: true, description: 'for those who see whose need it is' })
  async serviceKind(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<ServiceKind | null> {
    return (await levelOf(ctx, need.id)) === NeedLevel.WHOLE ? need.serviceKind : null;
  }

  @FieldResolver(() => SpokenLanguage, { nullable: true })
  language(@Root() need: Need): SpokenLanguage | null {
    return need.language;
  }

  @FieldResolver(() => String, { nullable: true, description: 'null to those who see the outline only' })
  async what(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<string | null> {
    return (await seesWhole(ctx, need)) ? need.what : null;
  }

  @FieldResolver(() => NeedHome, {
    nullable: true,
    description:
      'for the household, the organisers, and until it is over the helper and the team’s leader; kept who looked',
  })
  async home(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<NeedHome | null> {
    if (!(await seesWhole(ctx, need))) return null;
    const home = await homeOfNeed(ctx).load(need.id);
    if (!home) return null;
    const areas = await Promise.all(home.areaIds.map((id) => areaById(ctx).load(id)));
    const { number, name, phone } = home;
    return { id: need.householdId, number, name, phone, areas: areas.flatMap((area) => area ?? []) };
  }

  @FieldResolver(() => Area, { nullable: true })
  async grid(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<Area | null> {
    const home = await homeOfNeed(ctx).load(need.id);
    return home?.gridId ? areaById(ctx).load(home.gridId) : null;
  }

  @FieldResolver(() => NeedPerson, {
    nullable: true,
    description: 'who asked, or wrote it down for the household',
  })
  async askedBy(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<NeedPerson | null> {
    return (await levelOf(ctx, need.id)) === NeedLevel.WHOLE ? personOf(ctx, need.askedBy) : null;
  }

  @FieldResolver(() => HeardBy, { nullable: true, description: 'null: the household asked by itself' })
  async heardBy(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<HeardBy | null> {
    return (await levelOf(ctx, need.id)) === NeedLevel.WHOLE ? need.onBehalfOf : null;
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true })
  async heardAt(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<Date | null> {
    return (await levelOf(ctx, need.id)) === NeedLevel.WHOLE ? need.heardAt : null;
  }

  @FieldResolver(() => String, { nullable: true })
  async endWords(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<string | null> {
    if (need.endWords === '' || (await levelOf(ctx, need.id)) !== NeedLevel.WHOLE) return null;
    return need.endWords;
  }

  @FieldResolver(() => Boolean, { description: 'of the viewer’s own household' })
  own(@Root() need: Need, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor?.householdId === need.householdId;
  }

  @FieldResolver(() => Team, { nullable: true })
  async team(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<Team | null> {
    return need.teamId ? teamById(ctx).load(need.teamId) : null;
  }

  @FieldResolver(() => Boolean, { description: 'waits longer than the village allows, or its time is over' })
  async overdue(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<boolean> {
    return isOverdue(need, await answerHoursOf(ctx).load(need.villageId), ctx.db.reader.at);
  }

  @FieldResolver(() => Boolean, {
    description: 'the household has nobody who signs in, or was asked for by others: call back',
  })
  async byWord(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && !(await factsFor(ctx, ctx.actor, need.id)).speaksForItself;
  }

  @FieldResolver(() => NeedVisit, { nullable: true, description: 'the visit that answers it' })
  async visit(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<NeedVisit | null> {
    const { actor } = ctx;
    if (!actor) return null;
    const live = (await visitsOf(ctx).load(need.id)).find(
      ({ state }) => state !== VisitState.GIVEN_BACK && state !== VisitState.CALLED_OFF,
    );
    if (!live) return null;
    const isWhole = (await levelOf(ctx, need.id)) === NeedLevel.WHOLE;
    return isWhole || live.helperId === actor.residentId ? live : null;
  }

  @FieldResolver(() => [NeedMove], { description: 'what the viewer may do right now' })
  async moves(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<NeedMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const facts = await factsFor(ctx, actor, need.id);
    const moves = Object.values(NeedMove).filter(
      (move) => isNeedMoveLegal(move, need.state) && mover[move](actor, facts),
    );
    if (need.state !== NeedState.CONFIRMED || !moves.includes(NeedMove.RATE)) return moves;
    const visits = await visitsOf(ctx).load(need.id);
    return visits.some(({ rating }) => rating !== null) ? [] : moves;
  }

  @FieldResolver(() => [NeedSuggestion], {
    description: 'who could be asked, the best fitting first; for those who assign it, while it waits',
  })
  async suggestions(
    @Root() need: Need,
    @Arg('first', () => Int, { defaultValue: 6 }) first: number,
    @Ctx() ctx: ActorContext,
  ): Promise<NeedSuggestion[]> {
    const { actor } = ctx;
    demand(first >= 1 && first <= MOST_SUGGESTIONS, ErrorCode.OUT_OF_RANGE, 'first');
    if (!actor || !isNeedMoveLegal(NeedMove.ASSIGN, need.state)) return [];
    if (!can.assign(actor, await factsFor(ctx, actor, need.id))) return [];
    noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: need.villageId, villageId: need.villageId });
    return (await suggestionsFor(ctx.db.reader, need, first)).map((match) => ({ match }));
  }

  @FieldResolver(() => [Team], { description: 'teams to which it can be given, for those who assign it' })
  async villageTeams(@Root() need: Need, @Ctx() ctx: ActorContext): Promise<Team[]> {
    const { actor } = ctx;
    if (!actor || !can.assign(actor, await factsFor(ctx, actor, need.id))) return [];
    return activeTeams(ctx.db.reader, need.villageId);
  }

  @Mutation(() => Need)
  async askForHelp(
    @Arg('input', () => AskForHelpInput) input: AskForHelpInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => askForHelp(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need, { description: 'for a household that asked by phone, on paper or in person' })
  async takeNeed(
    @Arg('input', () => TakeNeedInput) input: TakeNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => takeNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async assignNeed(
    @Arg('input', () => AssignNeedInput) input: AssignNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => assignNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async acceptNeed(
    @Arg('input', () => AcceptNeedInput) input: AcceptNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => acceptNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async giveBackNeed(
    @Arg('input', () => NeedWordsInput) input: NeedWordsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => giveBackNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async finishNeed(
    @Arg('input', () => FinishNeedInput) input: FinishNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => finishNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need, { description: 'it is not done, or not so: the helper has another go' })
  async denyNeed(
    @Arg('input', () => NotDoneInput) input: NotDoneInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => denyNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async confirmNeed(
    @Arg('input', () => ConfirmNeedInput) input: ConfirmNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => confirmNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async rateNeed(
    @Arg('input', () => RateNeedInput) input: RateNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => rateNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async withdrawNeed(
    @Arg('input', () => NeedWordsInput) input: NeedWordsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => withdrawNeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need)
  async closeNeed(
    @Arg('input', () => CloseNeedInput) input: CloseNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Need> {
    return ctx.db.write((tx) => closeNeed(tx, actorOf(ctx), input));
  }
}

/** Shown only through a need, to those who see whose it is, and to the helper. */
@Resolver(() => NeedVisit)
export class NeedVisitResolver {
  @FieldResolver(() => NeedPerson)
  async helper(@Root() visit: NeedVisit, @Ctx() ctx: ActorContext): Promise<NeedPerson | null> {
    return personOf(ctx, visit.helperId);
  }

  @FieldResolver(() => NeedPerson, { nullable: true })
  async confirmedBy(@Root() visit: NeedVisit, @Ctx() ctx: ActorContext): Promise<NeedPerson | null> {
    return personOf(ctx, visit.confirmedBy);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'the record that credits it; for the helper and the organisers',
  })
  async recordId(@Root() visit: NeedVisit, @Ctx() ctx: ActorContext): Promise<string | null> {
    const { actor } = ctx;
    if (!actor) return null;
    const facts = await factsFor(ctx, actor, visit.needId);
    const mayKnow =
      actor.residentId === visit.helperId || can.organise(actor, facts.homePath, facts.serviceKind);
    return mayKnow ? visit.recordId : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: '1 to 5; for the household, the helper and the organisers',
  })
  async rating(@Root() visit: NeedVisit, @Ctx() ctx: ActorContext): Promise<number | null> {
    return (await seesRating(ctx, visit)) ? visit.rating : null;
  }

  @FieldResolver(() => String, { nullable: true })
  async ratingWords(@Root() visit: NeedVisit, @Ctx() ctx: ActorContext): Promise<string | null> {
    return visit.ratingWords !== '' && (await seesRating(ctx, visit)) ? visit.ratingWords : null;
  }
}

async function seesRating(ctx: ActorContext, { needId }: NeedVisit): Promise<boolean> {
  return ctx.actor !== null && can.seeRating(ctx.actor, await factsFor(ctx, ctx.actor, needId));
}
