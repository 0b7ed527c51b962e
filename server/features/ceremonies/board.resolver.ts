import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { WorkQueue } from '#server/features/activities/queue.resolver';
import { Council } from '#server/features/councils/council.entity';
import { councilById } from '#server/features/councils/loaders';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { CeremonyStandard } from './ceremony-standard.entity';
import { CeremonyBoard, CeremonyCounts, CeremonyFigures, CeremonyPerson, GearDay } from './ceremony-types';
import { figuresBelow, publicCounts } from './figures';
import { CouncilGear, GearLoan, LoanMove, LoanState } from './gear.entity';
import { AddCouncilGearInput, AmendCouncilGearInput, LendGearInput, MoveLoanInput } from './gear-inputs';
import { borrowerById, gearById, gearOf, lendersOf, takenByDay, villageLoans } from './gear-queries';
import { CeremonyMonthInput, CeremonyStandardInput } from './standard-inputs';
import { addCouncilGear, amendCouncilGear, lendGear, moveLoan } from './lend-gear';
import { can } from './policy';
import { boardCouncil, boardFigures, membersOf, sitsOn, waitingFor } from './queries';
import { reportCeremonyMonth } from './report-month';
import { isLoanMoveLegal } from './rules';
import { reviseCeremonyStandard, standardOn, standardsOf } from './settings';

const MOST_DAYS = 62;

@Resolver(() => CeremonyBoard)
export class CeremonyBoardResolver {
  @Query(() => CeremonyBoard, { description: 'for the council and the office' })
  async ceremonyBoard(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<Omit<CeremonyBoard, 'members'>> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const councilId = await boardCouncil(reader, actor, villageId);
    return {
      villageId,
      councilId,
      ...(await boardFigures(reader, villageId)),
      mayServe: sitsOn(actor, councilId),
      maySettle: can.settle(actor, councilId, await villagePath(reader, villageId)),
    };
  }

  @FieldResolver(() => [CeremonyPerson])
  async members(@Root() board: CeremonyBoard, @Ctx() ctx: ActorContext): Promise<CeremonyPerson[]> {
    return membersOf(ctx.db.reader, board.councilId);
  }

  @Query(() => CeremonyStandard, { description: 'public: what the village asks today' })
  async ceremonyStandard(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CeremonyStandard> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    await villagePath(ctx.db.reader, villageId);
    return standardOn(ctx.db.reader, villageId, dayOf(ctx.db.reader.at));
  }

  @Query(() => [CeremonyStandard], { description: 'public: every version, the latest first' })
  async ceremonyStandards(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CeremonyStandard[]> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return standardsOf(ctx.db.reader, villageId);
  }

  @Query(() => CeremonyCounts, { description: 'public: figures of a calendar year' })
  async ceremonyCounts(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<CeremonyCounts> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    demand(year >= 1 && year <= 9998, ErrorCode.OUT_OF_RANGE, 'year');
    return publicCounts(ctx.db.reader, villageId, year);
  }

  @Query(() => [CeremonyFigures], {
    description:
      'villages of an area, for its office, town and county; those with fewer than three events stay untold',
  })
  async ceremonyFigures(
    @Arg('areaId', () => ID) areaId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<CeremonyFigures[]> {
    const actor = actorOf(ctx);
    demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
    demand(year >= 1 && year <= 9998, ErrorCode.OUT_OF_RANGE, 'year');
    return figuresBelow(ctx.db.reader, actor, areaId, year);
  }

  @Mutation(() => CeremonyStandard)
  async reviseCeremonyStandard(
    @Arg('input', () => CeremonyStandardInput) input: CeremonyStandardInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CeremonyStandard> {
    return ctx.db.write((tx) => reviseCeremonyStandard(tx, actorOf(ctx), input));
  }

  @Mutation(() => ID, { description: 'figures of a month that was kept on paper; answers the village' })
  async reportCeremonyMonth(
    @Arg('input', () => CeremonyMonthInput) input: CeremonyMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<string> {
    return ctx.db.write((tx) => reportCeremonyMonth(tx, actorOf(ctx), input));
  }
}

@Resolver(() => CouncilGear)
export class CouncilGearResolver {
  @Query(() => [CouncilGear], {
    description: 'what the councils of a village lend, for those who live or work there',
  })
  async councilGear(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilGear[]> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return gearOf(ctx.db.reader, actor, villageId);
  }

  @Query(() => [Council], { description: 'the councils for which the viewer lends' })
  async gearLenders(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<Council[]> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return lendersOf(ctx.db.reader, actor, villageId);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer lends it' })
  async mayLend(@Root() gear: CouncilGear, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (!ctx.actor) return false;
    const council = found(await councilById(ctx).load(gear.councilId));
    return can.lend(ctx.actor, council.id, await areaPath(ctx.db.reader, council.areaId));
  }

  @FieldResolver(() => [GearDay], { description: 'how many are taken on each day; figures only' })
  async calendar(
    @Root() gear: CouncilGear,
    @Arg('fromOn', () => GraphQLLocalDate) fromOn: string,
    @Arg('days', () => Int) days: number,
    @Ctx() ctx: ActorContext,
  ): Promise<GearDay[]> {
    demand(days >= 1 && days <= MOST_DAYS, ErrorCode.OUT_OF_RANGE, 'days');
    return takenByDay(ctx).load(`${gear.id}:${fromOn}:${days}`);
  }

  @Mutation(() => CouncilGear)
  async addCouncilGear(
    @Arg('input', () => AddCouncilGearInput) input: AddCouncilGearInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilGear> {
    return ctx.db.write((tx) => addCouncilGear(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilGear)
  async amendCouncilGear(
    @Arg('input', () => AmendCouncilGearInput) input: AmendCouncilGearInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilGear> {
    return ctx.db.write((tx) => amendCouncilGear(tx, actorOf(ctx), input));
  }
}

/** Shown to the council and the office, and through their ceremony to the family. */
@Resolver(() => GearLoan)
export class GearLoanResolver {
  @Query(() => [GearLoan], {
    description: 'promised and out, or what came back, of the councils for which the viewer lends',
  })
  async gearLoans(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('past', () => Boolean, { defaultValue: false }) past: boolean,
    @Ctx() ctx: ActorContext,
  ): Promise<GearLoan[]> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return villageLoans(ctx.db.reader, actor, villageId, past);
  }

  @FieldResolver(() => CouncilGear)
  async gear(@Root() loan: GearLoan, @Ctx() ctx: ActorContext): Promise<CouncilGear | null> {
    return gearById(ctx).load(loan.gearId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'number and head of the household; null: the village itself',
  })
  async borrower(@Root() loan: GearLoan, @Ctx() ctx: ActorContext): Promise<string | null> {
    const home = loan.householdId ? await borrowerById(ctx).load(loan.householdId) : null;
    return home ? `${home.number} ${home.name}` : null;
  }

  @FieldResolver(() => ID, { nullable: true })
  ceremonyId(@Root() loan: GearLoan): string | null {
    return loan.eventId;
  }

  @FieldResolver(() => Boolean, { description: 'out longer than was agreed' })
  overdue(@Root() loan: GearLoan, @Ctx() ctx: ActorContext): boolean {
    return loan.state === LoanState.OUT && loan.untilOn < dayOf(ctx.db.reader.at);
  }

  @FieldResolver(() => [LoanMove], {
    description: 'what the state and the day allow; who may is asked again when it is done',
  })
  moves(@Root() loan: GearLoan, @Ctx() ctx: ActorContext): LoanMove[] {
    const today = dayOf(ctx.db.reader.at);
    return Object.values(LoanMove).filter((move) => isLoanMoveLegal(move, loan, today));
  }

  @Mutation(() => GearLoan)
  async lendGear(
    @Arg('input', () => LendGearInput) input: LendGearInput,
    @Ctx() ctx: ActorContext,
  ): Promise<GearLoan> {
    return ctx.db.write((tx) => lendGear(tx, actorOf(ctx), input));
  }

  @Mutation(() => GearLoan)
  async moveLoan(
    @Arg('input', () => MoveLoanInput) input: MoveLoanInput,
    @Ctx() ctx: ActorContext,
  ): Promise<GearLoan> {
    return ctx.db.write((tx) => moveLoan(tx, actorOf(ctx), input));
  }
}

@Resolver(() => WorkQueue)
export class QueueCeremoniesResolver {
  @FieldResolver(() => Int, {
    description: 'weddings and funerals to be agreed, visited or thanked by the viewer’s council',
  })
  async ceremoniesWaiting(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<number> {
    return waitingFor(ctx.db.reader, actorOf(ctx));
  }
}
