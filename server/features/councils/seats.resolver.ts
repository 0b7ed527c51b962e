import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Post } from '#server/features/people/post.entity';
import { Resident } from '#server/features/people/resident.entity';
import { nameFor } from '#server/features/people/visibility';
import { assignPlace, wishForTerm } from './change-seat';
import {
  ChoiceMove,
  ChoiceState,
  CouncilChoice,
  CouncilNominee,
  NomineeAnswer,
} from './council-choice.entity';
import { Council } from './council.entity';
import { CouncilKind, SeatWay } from './council-kind.entity';
import { CouncilSeat, TermWish } from './council-seat.entity';
import { CouncilTerm } from './council-term.entity';
import { closeChoice } from './close-choice';
import { HandOver, HandOverItem } from './hand-over.entity';
import { keepCouncilKind } from './keep-council-kind';
import {
  choiceById,
  choicesOf,
  councilById,
  councilKindByCode,
  handOversOf,
  itemsOf,
  nomineesOf,
  postById,
  seatByPost,
  seatsOfTerm,
  termById,
  termsOf,
} from './loaders';
import { answerNomination, nominate } from './nominate';
import { cancelChoice, openChoice } from './open-choice';
import { openTerm } from './open-term';
import { can } from './policy';
import { PublicCouncil, publicCouncils } from './public-council';
import { councilActor, isCloseTo } from './seats';
import {
  AnswerNominationInput,
  CancelChoiceInput,
  CloseChoiceInput,
  CouncilKindInput,
  GiveItemInput,
  NominateInput,
  OpenChoiceInput,
  OpenTermInput,
  SeatPlaceInput,
  TakeItemInput,
  TermWishInput,
} from './seat-inputs';
import { giveItem, takeItem } from './tick-hand-over';

/** May the viewer see who was put forward and what was handed over? Those of the village, and those above it. */
async function seesInside(ctx: ActorContext, { id, areaId }: Council): Promise<boolean> {
  const actor = actorOf(ctx);
  return (
    actor.villageId === areaId ||
    councilActor(actor, id) !== null ||
    can.compare(actor, await areaPath(ctx.db.reader, areaId))
  );
}

/** Is the viewer, or somebody of the own household or kin, among those who are willing? */
async function standsClose(ctx: ActorContext, nominees: readonly CouncilNominee[]): Promise<boolean> {
  const actor = actorOf(ctx);
  const willing = nominees.filter(({ answer }) => answer === NomineeAnswer.YES);
  const close = await Promise.all(willing.map(({ residentId }) => isCloseTo(ctx, actor, residentId)));
  return close.includes(true);
}

@Resolver(() => Council)
export class CouncilTermsResolver {
  @Mutation(() => CouncilKind)
  keepCouncilKind(
    @Arg('input', () => CouncilKindInput) input: CouncilKindInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilKind> {
    return ctx.db.write((tx) => keepCouncilKind(tx, actorOf(ctx), input));
  }

  @Query(() => Boolean, { description: 'the viewer may write what kinds of councils are' })
  mayKeepCouncilKinds(@Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.keepKinds(ctx.actor);
  }

  @Mutation(() => CouncilTerm)
  openTerm(
    @Arg('input', () => OpenTermInput) input: OpenTermInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilTerm> {
    return ctx.db.write((tx) => openTerm(tx, actorOf(ctx), input));
  }

  @Mutation(() => Post)
  assignPlace(
    @Arg('input', () => SeatPlaceInput) input: SeatPlaceInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Post> {
    return ctx.db.write((tx) => assignPlace(tx, actorOf(ctx), input));
  }

  @Mutation(() => Council)
  wishForTerm(
    @Arg('input', () => TermWishInput) input: TermWishInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Council> {
    return ctx.db.write((tx) => wishForTerm(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => [CouncilTerm], { description: 'the latest first' })
  terms(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<CouncilTerm[]> {
    return termsOf(ctx).load(council.id);
  }

  @FieldResolver(() => [CouncilChoice], {
    description: 'elections and appointments, the latest first; empty to other villages',
  })
  async choices(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<CouncilChoice[]> {
    return (await seesInside(ctx, council)) ? choicesOf(ctx).load(council.id) : [];
  }

  @FieldResolver(() => [HandOver], {
    description: 'what is open first; for the office and those it concerns, empty to others',
  })
  async handOvers(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<HandOver[]> {
    const actor = actorOf(ctx);
    const all = await handOversOf(ctx).load(council.id);
    if (can.compare(actor, await areaPath(ctx.db.reader, council.areaId))) return all;
    const posts = await Promise.all(
      all.map(({ giverPostId, takerPostId }) => postById(ctx).loadMany([giverPostId, takerPostId])),
    );
    return all.filter((_, place) =>
      posts[place]?.some((post) => post instanceof Post && post.residentId === actor.residentId),
    );
  }

  @FieldResolver(() => Boolean, {
    description: 'the viewer may open terms and elections and write them down',
  })
  async mayManage(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.manage(ctx.actor, await areaPath(ctx.db.reader, council.areaId));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'CHAIR or MEMBER, the viewer’s own part in it',
  })
  part(@Root() council: Council, @Ctx() ctx: ActorContext): 'CHAIR' | 'MEMBER' | null {
    return ctx.actor ? councilActor(ctx.actor, council.id) : null;
  }
}

@Resolver(() => CouncilTerm)
export class CouncilTermResolver {
  @FieldResolver(() => Boolean, { description: 'today lies in it' })
  current(@Root() term: CouncilTerm, @Ctx() ctx: ActorContext): boolean {
    const today = dayOf(ctx.clock.now());
    return term.startsOn <= today && today <= term.endsOn;
  }

  @FieldResolver(() => [Post], { description: 'everybody who sat or sits in it, the chairs first' })
  seats(@Root() term: CouncilTerm, @Ctx() ctx: ActorContext): Promise<Post[]> {
    return seatsOfTerm(ctx).load(term.id);
  }
}

/** A council post's place, given to the graph from above. */
@Resolver(() => Post)
export class PostSeatResolver {
  @FieldResolver(() => CouncilSeat, { nullable: true, description: 'for the post of a council' })
  seat(@Root() post: Post, @Ctx() ctx: ActorContext): Promise<CouncilSeat | null> {
    return post.councilId ? seatByPost(ctx).load(post.id) : Promise.resolve(null);
  }
}

@Resolver(() => CouncilSeat)
export class CouncilSeatResolver {
  @FieldResolver(() => CouncilTerm)
  async term(@Root() seat: CouncilSeat, @Ctx() ctx: ActorContext): Promise<CouncilTerm> {
    return found(await termById(ctx).load(seat.termId));
  }

  @FieldResolver(() => CouncilChoice, { nullable: true, description: 'the record it rests on' })
  async choice(@Root() seat: CouncilSeat, @Ctx() ctx: ActorContext): Promise<CouncilChoice | null> {
    if (!seat.choiceId || !ctx.actor) return null;
    const council = found(await councilById(ctx).load(seat.councilId));
    return (await seesInside(ctx, council)) ? choiceById(ctx).load(seat.choiceId) : null;
  }

  @FieldResolver(() => TermWish, {
    nullable: true,
    description: 'for the next term; told to the member, the chair and the office alone',
  })
  async wish(@Root() seat: CouncilSeat, @Ctx() ctx: ActorContext): Promise<TermWish | null> {
    const { actor } = ctx;
    if (!actor || !seat.wish) return null;
    const own = actor.posts.some(({ id }) => id === seat.postId);
    if (own || councilActor(actor, seat.councilId) === 'CHAIR') return seat.wish;
    const council = found(await councilById(ctx).load(seat.councilId));
    return can.manage(actor, await areaPath(ctx.db.reader, council.areaId)) ? seat.wish : null;
  }
}

@Resolver(() => CouncilChoice)
export class CouncilChoiceResolver {
  @Mutation(() => CouncilChoice)
  openChoice(
    @Arg('input', () => OpenChoiceInput) input: OpenChoiceInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilChoice> {
    return ctx.db.write((tx) => openChoice(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilChoice)
  nominate(
    @Arg('input', () => NominateInput) input: NominateInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilChoice> {
    return ctx.db.write((tx) => nominate(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilChoice)
  answerNomination(
    @Arg('input', () => AnswerNominationInput) input: AnswerNominationInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilChoice> {
    return ctx.db.write((tx) => answerNomination(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilChoice)
  closeChoice(
    @Arg('input', () => CloseChoiceInput) input: CloseChoiceInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilChoice> {
    return ctx.db.write((tx) => closeChoice(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilChoice)
  cancelChoice(
    @Arg('input', () => CancelChoiceInput) input: CancelChoiceInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilChoice> {
    return ctx.db.write((tx) => cancelChoice(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => CouncilTerm)
  async term(@Root() choice: CouncilChoice, @Ctx() ctx: ActorContext): Promise<CouncilTerm> {
    return found(await termById(ctx).load(choice.termId));
  }

  @FieldResolver(() => [CouncilNominee])
  nominees(@Root() choice: CouncilChoice, @Ctx() ctx: ActorContext): Promise<CouncilNominee[]> {
    return nomineesOf(ctx).load(choice.id);
  }

  @FieldResolver(() => [ChoiceMove], { description: 'what the viewer may do now' })
  async moves(@Root() choice: CouncilChoice, @Ctx() ctx: ActorContext): Promise<ChoiceMove[]> {
    const { actor } = ctx;
    if (!actor || choice.state !== ChoiceState.OPEN) return [];
    const council = found(await councilById(ctx).load(choice.councilId));
    const path = await areaPath(ctx.db.reader, council.areaId);
    const nominees = await nomineesOf(ctx).load(choice.id);
    const named = nominees.some(({ residentId }) => residentId === actor.residentId);
    const open = dayOf(ctx.clock.now()) <= choice.nominateUntil;
    const manages = can.manage(actor, path);
    const close =
      manages && (choice.way !== SeatWay.ELECTED || (!open && !(await standsClose(ctx, nominees))));
    return [
      ...(open && can.nominate(actor, council, path) ? [ChoiceMove.NOMINATE] : []),
      ...(open && !named && can.stand(actor, council) ? [ChoiceMove.STAND] : []),
      ...(named ? [ChoiceMove.ANSWER] : []),
      ...(close ? [ChoiceMove.CLOSE] : []),
      ...(manages ? [ChoiceMove.CANCEL] : []),
    ];
  }
}

@Resolver(() => CouncilNominee)
export class CouncilNomineeResolver {
  @FieldResolver(() => String, { description: 'as the viewer may see it' })
  async name(@Root() nominee: CouncilNominee, @Ctx() ctx: ActorContext): Promise<string> {
    return nameFor(ctx, found(await residentById(ctx).load(nominee.residentId)));
  }

  @FieldResolver(() => Boolean, { description: 'it is the viewer' })
  own(@Root() nominee: CouncilNominee, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor?.residentId === nominee.residentId;
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'the person, to themselves and to those who put names forward there',
  })
  async resident(@Root() nominee: CouncilNominee, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    const { actor } = ctx;
    const choice = found(await choiceById(ctx).load(nominee.choiceId));
    const council = found(await councilById(ctx).load(choice.councilId));
    const path = await areaPath(ctx.db.reader, council.areaId);
    const known = actor && (actor.residentId === nominee.residentId || can.nominate(actor, council, path));
    return known ? residentById(ctx).load(nominee.residentId) : null;
  }
}

@Resolver(() => HandOver)
export class HandOverResolver {
  @Mutation(() => HandOver)
  giveItem(
    @Arg('input', () => GiveItemInput) input: GiveItemInput,
    @Ctx() ctx: ActorContext,
  ): Promise<HandOver> {
    return ctx.db.write((tx) => giveItem(tx, actorOf(ctx), input));
  }

  @Mutation(() => HandOver)
  takeItem(
    @Arg('input', () => TakeItemInput) input: TakeItemInput,
    @Ctx() ctx: ActorContext,
  ): Promise<HandOver> {
    return ctx.db.write((tx) => takeItem(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Post)
  async giver(@Root() handOver: HandOver, @Ctx() ctx: ActorContext): Promise<Post> {
    return found(await postById(ctx).load(handOver.giverPostId));
  }

  @FieldResolver(() => Post)
  async taker(@Root() handOver: HandOver, @Ctx() ctx: ActorContext): Promise<Post> {
    return found(await postById(ctx).load(handOver.takerPostId));
  }

  @FieldResolver(() => [HandOverItem])
  items(@Root() handOver: HandOver, @Ctx() ctx: ActorContext): Promise<HandOverItem[]> {
    return itemsOf(ctx).load(handOver.id);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may give things, or say that there are none' })
  async mayGive(@Root() handOver: HandOver, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    if (!actor || handOver.closedAt) return false;
    const [giver, taker, council] = await Promise.all([
      postById(ctx).load(handOver.giverPostId),
      postById(ctx).load(handOver.takerPostId),
      councilById(ctx).load(handOver.councilId),
    ]);
    if (giver?.residentId === actor.residentId) return true;
    const path = await areaPath(ctx.db.reader, found(council).areaId);
    return can.manage(actor, path) && taker?.residentId !== actor.residentId;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer takes things over' })
  async mayTake(@Root() handOver: HandOver, @Ctx() ctx: ActorContext): Promise<boolean> {
    const taker = await postById(ctx).load(handOver.takerPostId);
    return !handOver.closedAt && ctx.actor !== null && taker?.residentId === ctx.actor.residentId;
  }
}

/** What a stranger may read of councils. */
@Resolver(() => PublicCouncil)
export class PublicCouncilResolver {
  @Query(() => [PublicCouncil], { description: 'public; names are masked' })
  publicCouncils(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PublicCouncil[]> {
    return isId(villageId) ? publicCouncils(ctx.db.reader, { villageId }) : Promise.resolve([]);
  }

  @Query(() => PublicCouncil, { nullable: true, description: 'public; names are masked' })
  async publicCouncil(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PublicCouncil | null> {
    if (!isId(id)) return null;
    const [council] = await publicCouncils(ctx.db.reader, { councilId: id });
    return council ?? null;
  }

  @FieldResolver(() => CouncilKind)
  async kind(@Root() council: PublicCouncil, @Ctx() ctx: ActorContext): Promise<CouncilKind> {
    return found(await councilKindByCode(ctx).load(council.kindCode));
  }

  @FieldResolver(() => Area)
  async area(@Root() council: PublicCouncil, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(council.areaId));
  }
}
