import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { can as canPeople } from '#server/features/people/policy';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { answerDeed } from './answer-deed';
import { awardDeed } from './award-deed';
import { Deed, DeedDoubt, DeedMove, DeedNomination, GoodMonth, MonthState, PraisedDeed } from './deed.entity';
import { answerDoubt, doubtDeed } from './doubt-deed';
import {
  AnswerDeedInput,
  AnswerDoubtInput,
  AwardDeedInput,
  DoubtDeedInput,
  HearDeedInput,
  NominateDeedInput,
  TakeBackNominationInput,
} from './inputs';
import { nominateDeed, takeBackNomination } from './nominate-deed';
import { can } from './policy';
import {
  doubtsOf,
  isShown,
  monthById,
  nominationsOf,
  noticesOf,
  ownDeeds,
  ownNominations,
  rollOfHonour,
  shownById,
} from './queries';
import { hearDeed } from './review-month';
import { isDeedMoveLegal } from './rules';
import { demandVillage, factsFor, mayReview, sees } from './viewer';

@Resolver()
export class DeedsResolver {
  @Query(() => [PraisedDeed], { description: 'public: deeds in notice' })
  async deedNotices(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PraisedDeed[]> {
    demandVillage(villageId);
    await villagePath(ctx.db.reader, villageId);
    return noticesOf(ctx.db.reader, villageId);
  }

  @Query(() => [PraisedDeed], {
    description: 'public: awarded deeds whose doers agree now, the latest first',
  })
  async honourRoll(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('year', () => Int, { nullable: true }) year: number | null,
    @Ctx() ctx: ActorContext,
  ): Promise<PraisedDeed[]> {
    demandVillage(villageId);
    await villagePath(ctx.db.reader, villageId);
    return rollOfHonour(ctx.db.reader, villageId, year ?? null);
  }

  @Query(() => Deed, {
    description:
      'for the council, but those close to it; once chosen for all of it, the office and the one who did it',
  })
  async deed(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Deed> {
    const actor = actorOf(ctx);
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    const deed = found(await ctx.db.reader.one(Deed, { id }), 'id');
    demand(await sees(ctx, actor, deed), ErrorCode.NOT_FOUND, 'id');
    return deed;
  }

  @Query(() => [DeedNomination], { description: 'the viewer’s own' })
  myNominations(@Ctx() ctx: ActorContext): Promise<DeedNomination[]> {
    return ownNominations(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => [Deed], { description: 'chosen deeds of the viewer and of children of the home' })
  myDeeds(@Ctx() ctx: ActorContext): Promise<Deed[]> {
    return ownDeeds(ctx.db.reader, actorOf(ctx));
  }

  @Mutation(() => DeedNomination)
  nominateDeed(
    @Arg('input', () => NominateDeedInput) input: NominateDeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<DeedNomination> {
    return ctx.db.write((tx) => nominateDeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => DeedNomination)
  takeBackNomination(
    @Arg('input', () => TakeBackNominationInput) input: TakeBackNominationInput,
    @Ctx() ctx: ActorContext,
  ): Promise<DeedNomination> {
    return ctx.db.write((tx) => takeBackNomination(tx, actorOf(ctx), input));
  }

  @Mutation(() => Deed)
  hearDeed(@Arg('input', () => HearDeedInput) input: HearDeedInput, @Ctx() ctx: ActorContext): Promise<Deed> {
    return ctx.db.write((tx) => hearDeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => Deed, { description: 'yes or no to being named; no is possible at any time' })
  answerDeed(
    @Arg('input', () => AnswerDeedInput) input: AnswerDeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Deed> {
    return ctx.db.write((tx) => answerDeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => DeedDoubt)
  doubtDeed(
    @Arg('input', () => DoubtDeedInput) input: DoubtDeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<DeedDoubt> {
    return ctx.db.write((tx) => doubtDeed(tx, actorOf(ctx), input));
  }

  @Mutation(() => DeedDoubt)
  answerDoubt(
    @Arg('input', () => AnswerDoubtInput) input: AnswerDoubtInput,
    @Ctx() ctx: ActorContext,
  ): Promise<DeedDoubt> {
    return ctx.db.write((tx) => answerDoubt(tx, actorOf(ctx), input));
  }

  @Mutation(() => Deed)
  awardDeed(
    @Arg('input', () => AwardDeedInput) input: AwardDeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Deed> {
    return ctx.db.write((tx) => awardDeed(tx, actorOf(ctx), input));
  }
}

@Resolver(() => Deed)
export class DeedResolver {
  @FieldResolver(() => GoodMonth)
  async month(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<GoodMonth> {
    return found(await monthById(ctx).load(deed.monthId));
  }

  @FieldResolver(() => Resident)
  async nominee(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(deed.nomineeId));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async heardBy(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return deed.heardBy ? residentById(ctx).load(deed.heardBy) : null;
  }

  @FieldResolver(() => Boolean, { description: 'named in public now' })
  shown(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<boolean> {
    return isShown(ctx).load(deed.id);
  }

  @FieldResolver(() => Boolean, { description: 'about the viewer' })
  own(@Root() deed: Deed, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor?.residentId === deed.nomineeId;
  }

  @FieldResolver(() => [DeedNomination], {
    description: 'for members of the council who are not close to it',
  })
  async nominations(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<DeedNomination[]> {
    const serves = ctx.actor && mayReview(ctx.actor, await factsFor(ctx, deed));
    return serves ? nominationsOf(ctx).load(deed.id) : [];
  }

  @FieldResolver(() => [DeedDoubt], { description: 'for those who answer them, and the own' })
  async doubts(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<DeedDoubt[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const doubts = await doubtsOf(ctx).load(deed.id);
    const facts = await factsFor(ctx, deed);
    if (can.answer(actor, facts) && !can.isClose(actor, facts)) return doubts;
    return doubts.filter(({ doubtedBy }) => doubtedBy === actor.residentId);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer enters the signed sheet of whoever has no phone' })
  async mayEnterPaper(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    if (!actor || actor.residentId === deed.nomineeId) return false;
    return canPeople.managePeople(actor, await areaPath(ctx.db.reader, deed.villageId));
  }

  @FieldResolver(() => [DeedMove], { description: 'what the viewer may do right now' })
  async moves(@Root() deed: Deed, @Ctx() ctx: ActorContext): Promise<DeedMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const facts = await factsFor(ctx, deed);
    const month = found(await monthById(ctx).load(deed.monthId));
    const shown = await isShown(ctx).load(deed.id);
    const own = (await ownDeeds(ctx.db.reader, actor)).some(({ id }) => id === deed.id);
    const allowed: Record<DeedMove, boolean> = {
      HEAR: month.state === MonthState.HEARING && can.hear(actor, facts) && !can.isClose(actor, facts),
      SAY_YES: own,
      SAY_NO: own,
      TAKE_BACK: own && shown,
      SHOW_AGAIN: own && !shown,
      DOUBT: can.doubt(actor, deed.villageId, facts),
      AWARD:
        can.award(actor, facts) &&
        !can.isClose(actor, facts) &&
        shown &&
        deed.noticeUntil !== null &&
        deed.noticeUntil <= ctx.db.reader.at,
    };
    return Object.values(DeedMove).filter((move) => allowed[move] && isDeedMoveLegal(move, deed.state));
  }
}

@Resolver(() => DeedNomination)
export class DeedNominationResolver {
  @FieldResolver(() => Resident, { description: 'who did good' })
  async nominee(@Root() nomination: DeedNomination, @Ctx() ctx: ActorContext): Promise<Resident> {
    const deed = found(await ctx.db.reader.one(Deed, { id: nomination.deedId }));
    return found(await residentById(ctx).load(deed.nomineeId));
  }

  @FieldResolver(() => Resident)
  async nominatedBy(@Root() nomination: DeedNomination, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(nomination.nominatedBy));
  }

  @FieldResolver(() => PraisedDeed, { nullable: true, description: 'once it is named in public' })
  praised(@Root() nomination: DeedNomination, @Ctx() ctx: ActorContext): Promise<PraisedDeed | null> {
    return shownById(ctx).load(nomination.deedId);
  }
}

@Resolver(() => DeedDoubt)
export class DeedDoubtResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may answer it' })
  async mayAnswer(@Root() doubt: DeedDoubt, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    if (!actor || doubt.answeredAt !== null || actor.residentId === doubt.doubtedBy) return false;
    const facts = await factsFor(ctx, found(await ctx.db.reader.one(Deed, { id: doubt.deedId })));
    return can.answer(actor, facts) && !can.isClose(actor, facts);
  }
}
