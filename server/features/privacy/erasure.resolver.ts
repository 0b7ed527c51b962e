import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { askErasure } from './ask-erasure';
import { carryOutErasure } from './carry-out-erasure';
import { refuseErasure, withdrawErasure } from './close-erasure';
import { ErasureRequest, ErasureRequestConnection } from './erasure.entity';
import { erasuresOf } from './erasure-queries';
import { ErasureInput, ErasureMoveInput, PrepareErasureInput, RefuseErasureInput } from './inputs';
import { erasureOf } from './loaders';
import { can, refusal } from './policy';
import { prepareErasure } from './prepare-erasure';
import { claimOf } from './privacy.resolver';
import { ErasureMove, erasureMoves, ErasureState } from './rules';

@Resolver(() => Resident)
export class ResidentErasureResolver {
  @FieldResolver(() => ErasureRequest, {
    nullable: true,
    description: 'the last request to be erased; null too for those whom it does not concern',
  })
  async erasure(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<ErasureRequest | null> {
    const claim = await claimOf(ctx, resident);
    if (!claim) return null;
    const { claimant, subject, village } = claim;
    const concerned =
      can.actFor(claimant, subject) ||
      can.actAsHeir(claimant, subject) ||
      (village !== null && can.seeRequests(claimant.actor, village));
    return concerned ? erasureOf(ctx).load(resident.id) : null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may ask in person, as guardian or heir' })
  async mayAskErasure(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<boolean> {
    const claim = await claimOf(ctx, resident);
    if (!claim || resident.erasedAt || !resident.villageId) return false;
    const { claimant, subject } = claim;
    const entitled = subject.deceased ? can.actAsHeir(claimant, subject) : can.actFor(claimant, subject);
    const last = entitled ? await erasureOf(ctx).load(resident.id) : null;
    return entitled && (!last || legalMoves(erasureMoves, last.state).length === 0);
  }
}

@Resolver(() => ErasureRequest)
export class ErasureResolver {
  @Query(() => ErasureRequestConnection, {
    description: 'for those who keep the register and those who watch over it',
  })
  async erasureRequests(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('open', () => Boolean) open: boolean,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<ErasureRequestConnection> {
    const { reader } = ctx.db;
    demand(can.seeRequests(actorOf(ctx), await areaPath(reader, villageId)), ErrorCode.FORBIDDEN);
    return erasuresOf(reader, villageId, open, first, after);
  }

  @Mutation(() => ErasureRequest, { description: 'asks that name, phone and photos be taken out for good' })
  askErasure(
    @Arg('input', () => ErasureInput) input: ErasureInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ErasureRequest> {
    return ctx.db.write((tx) => askErasure(tx, actorOf(ctx), input));
  }

  @Mutation(() => ErasureRequest)
  withdrawErasure(
    @Arg('input', () => ErasureMoveInput) input: ErasureMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ErasureRequest> {
    return ctx.db.write((tx) => withdrawErasure(tx, actorOf(ctx), input));
  }

  @Mutation(() => ErasureRequest, { description: 'the first of two people: checked' })
  prepareErasure(
    @Arg('input', () => PrepareErasureInput) input: PrepareErasureInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ErasureRequest> {
    return ctx.db.write((tx) => prepareErasure(tx, actorOf(ctx), input));
  }

  @Mutation(() => ErasureRequest, { description: 'the second of two people: carried out; cannot be undone' })
  carryOutErasure(
    @Arg('input', () => ErasureMoveInput) input: ErasureMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ErasureRequest> {
    return ctx.db.write((tx) => carryOutErasure(tx, actorOf(ctx), input));
  }

  @Mutation(() => ErasureRequest)
  refuseErasure(
    @Arg('input', () => RefuseErasureInput) input: RefuseErasureInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ErasureRequest> {
    return ctx.db.write((tx) => refuseErasure(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident)
  async resident(@Root() request: ErasureRequest, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(request.residentId));
  }

  @FieldResolver(() => Resident)
  async askedBy(@Root() request: ErasureRequest, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(request.askedBy));
  }

  @FieldResolver(() => Resident, { nullable: true })
  preparedBy(@Root() request: ErasureRequest, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return request.preparedBy ? residentById(ctx).load(request.preparedBy) : Promise.resolve(null);
  }

  @FieldResolver(() => Resident, { nullable: true })
  closedBy(@Root() request: ErasureRequest, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return request.closedBy ? residentById(ctx).load(request.closedBy) : Promise.resolve(null);
  }

  @FieldResolver(() => Boolean)
  overdue(@Root() request: ErasureRequest, @Ctx() ctx: ActorContext): boolean {
    const open = request.state === ErasureState.OPEN || request.state === ErasureState.PREPARED;
    return open && request.dueOn < dayOf(ctx.clock.now());
  }

  @FieldResolver(() => [ErasureMove], { description: 'moves legal for this viewer now' })
  async moves(@Root() request: ErasureRequest, @Ctx() ctx: ActorContext): Promise<ErasureMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const resident = found(await residentById(ctx).load(request.residentId));
    const village = await areaPath(ctx.db.reader, request.villageId);
    const asked = {
      residentId: resident.id,
      householdId: resident.householdId,
      askedBy: request.askedBy,
      preparedBy: request.preparedBy,
    };
    return legalMoves(erasureMoves, request.state).filter(
      (move) => refusal[move](actor, asked, village) === null,
    );
  }
}
