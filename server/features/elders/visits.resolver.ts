import { GraphQLLocalDate } from 'graphql-scalars';
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
import { found } from '#server/core/errors';
import { Need } from '#server/features/needs/need.entity';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { demandServe, visitFacts } from './facts';
import { confirmVisits, finishVisit } from './finish-visit';
import { ElderHomePlace } from './home-place';
import {
  CancelVisitInput,
  ConfirmVisitsInput,
  FinishVisitInput,
  MoveVisitInput,
  PassWishInput,
  PlanMonthInput,
  PlanVisitInput,
  TakeOverNeedInput,
} from './inputs';
import { passWish, takeOverNeed } from './pass-wish';
import { planMonth } from './plan-month';
import { cancelVisit, moveVisit, planVisit } from './plan-visit';
import { can, mover } from './policy';
import { cardOf, homeOfElder, needById, ownVisits, planRows, visitById, visitsOfMonth } from './queries';
import { isVisitMoveLegal } from './rules';
import { demandId, look } from './viewer';
import { ElderCard, ElderVisit, ElderVisitMove, ElderVisitState } from './visit.entity';

/** One elder on the plan of a month. */
@ObjectType()
export class PlanLine {
  @Field(() => ID, { description: 'of the elder in this month' })
  id!: string;

  elderId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  lastOn!: string | null;

  @Field(() => GraphQLLocalDate)
  dueOn!: string;

  visitIds!: string[];
}

@Resolver()
export class VisitsResolver {
  @Query(() => [PlanLine], { description: 'elders who agreed to be visited, the longest due first' })
  async visitPlan(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('month', () => String) month: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PlanLine[]> {
    const actor = actorOf(ctx);
    demandId(villageId, 'villageId');
    await demandServe(ctx.db.reader, actor, villageId);
    look(ctx, villageId);
    const rows = await planRows(ctx.db.reader, villageId, month);
    return rows.map((row) => Object.assign(new PlanLine(), row, { id: `${row.elderId}/${month}` }));
  }

  @Query(() => [ElderVisit], {
    description:
      'of a month, the present one with those of before that still wait; to a visitor who is not of the association the own',
  })
  async elderVisits(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('month', () => String) month: string,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit[]> {
    const actor = actorOf(ctx);
    demandId(villageId, 'villageId');
    await villagePath(ctx.db.reader, villageId);
    look(ctx, villageId);
    return visitsOfMonth(ctx.db.reader, actor, villageId, month);
  }

  @Query(() => [ElderVisit], { description: 'the viewer’s own: planned ones first' })
  myElderVisits(@Ctx() ctx: ActorContext): Promise<ElderVisit[]> {
    return ownVisits(ctx.db.reader, actorOf(ctx));
  }

  @Mutation(() => Int, { description: 'answers how many visits it planned' })
  planMonth(
    @Arg('input', () => PlanMonthInput) input: PlanMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<number> {
    return ctx.db.write((tx) => planMonth(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderVisit)
  planVisit(
    @Arg('input', () => PlanVisitInput) input: PlanVisitInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit> {
    return ctx.db.write((tx) => planVisit(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderVisit)
  moveVisit(
    @Arg('input', () => MoveVisitInput) input: MoveVisitInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit> {
    return ctx.db.write((tx) => moveVisit(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderVisit)
  cancelVisit(
    @Arg('input', () => CancelVisitInput) input: CancelVisitInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit> {
    return ctx.db.write((tx) => cancelVisit(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderVisit)
  finishVisit(
    @Arg('input', () => FinishVisitInput) input: FinishVisitInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit> {
    return ctx.db.write((tx) => finishVisit(tx, actorOf(ctx), input));
  }

  @Mutation(() => [ElderVisit])
  confirmVisits(
    @Arg('input', () => ConfirmVisitsInput) input: ConfirmVisitsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit[]> {
    return ctx.db.write((tx) => confirmVisits(tx, actorOf(ctx), input));
  }

  @Mutation(() => Need, { description: 'a wish becomes a request for help' })
  passWish(@Arg('input', () => PassWishInput) input: PassWishInput, @Ctx() ctx: ActorContext): Promise<Need> {
    return ctx.db.write((tx) => passWish(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderVisit, { description: 'a waiting request for help becomes a visit' })
  takeOverNeed(
    @Arg('input', () => TakeOverNeedInput) input: TakeOverNeedInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderVisit> {
    return ctx.db.write((tx) => takeOverNeed(tx, actorOf(ctx), input));
  }
}

@Resolver(() => PlanLine)
export class PlanLineResolver {
  @FieldResolver(() => Resident)
  async elder(@Root() line: PlanLine, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(line.elderId));
  }

  @FieldResolver(() => ElderHomePlace, { nullable: true })
  home(@Root() line: PlanLine, @Ctx() ctx: ActorContext): Promise<ElderHomePlace | null> {
    return homeOfElder(ctx).load(line.elderId);
  }

  @FieldResolver(() => ElderCard, { nullable: true })
  card(@Root() line: PlanLine, @Ctx() ctx: ActorContext): Promise<ElderCard | null> {
    return cardOf(ctx).load(line.elderId);
  }

  @FieldResolver(() => [ElderVisit])
  async visits(@Root() line: PlanLine, @Ctx() ctx: ActorContext): Promise<ElderVisit[]> {
    const visits = await Promise.all(line.visitIds.map((id) => visitById(ctx).load(id)));
    return visits.flatMap((visit) => visit ?? []);
  }
}

@Resolver(() => ElderVisit)
export class ElderVisitResolver {
  @FieldResolver(() => Resident)
  async elder(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(visit.elderId));
  }

  @FieldResolver(() => String, { description: 'whoever visits has to know whom, in full' })
  async elderName(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<string> {
    return found(await residentById(ctx).load(visit.elderId)).name;
  }

  @FieldResolver(() => ElderHomePlace, { nullable: true, description: 'until the visit has ended' })
  async home(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<ElderHomePlace | null> {
    const { actor } = ctx;
    if (!actor) return null;
    const serves = can.serve(actor, await areaPath(ctx.db.reader, visit.villageId));
    const goes = actor.residentId === visit.visitorId && visit.state === ElderVisitState.PLANNED;
    return serves || goes ? homeOfElder(ctx).load(visit.elderId) : null;
  }

  @FieldResolver(() => Resident)
  async visitor(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(visit.visitorId));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async confirmedBy(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return visit.confirmedBy ? residentById(ctx).load(visit.confirmedBy) : null;
  }

  @FieldResolver(() => Need, { nullable: true })
  async need(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<Need | null> {
    return visit.needId ? needById(ctx).load(visit.needId) : null;
  }

  @FieldResolver(() => [ElderVisitMove], { description: 'what the viewer may do right now' })
  async moves(@Root() visit: ElderVisit, @Ctx() ctx: ActorContext): Promise<ElderVisitMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const [elder, visitor] = await Promise.all([
      residentById(ctx).load(visit.elderId),
      residentById(ctx).load(visit.visitorId),
    ]);
    const village = await areaPath(ctx.db.reader, visit.villageId);
    const facts = visitFacts(visit, found(elder), found(visitor), village);
    return Object.values(ElderVisitMove).filter(
      (move) => isVisitMoveLegal(move, visit.state) && mover[move](actor, facts),
    );
  }
}
