import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { Council } from '#server/features/councils/council.entity';
import { CouncilKind } from '#server/features/councils/council-kind.entity';
import { councilById, councilKindByCode, postById } from '#server/features/councils/loaders';
import { councilActor, isCloseTo } from '#server/features/councils/seats';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area, AreaKind } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Post } from '#server/features/people/post.entity';
import { Resident } from '#server/features/people/resident.entity';
import { Rule } from '#server/features/scoring/rule.entity';
import { comparisonOf } from './comparison';
import {
  CouncilComparison,
  CouncilMonthSheet,
  CouncilPulse,
  CouncilStanding,
  CouncilSum,
  DutyRule,
  MemberMonth,
  MemberSight,
  MemberYear,
  QuietMember,
  ReappointmentSheet,
} from './duty-types';
import { CouncilDuty, CouncilDutyConnection, DutyState } from './duty.entity';
import { decideDuty, fileDuty } from './file-duty';
import { DecideDutyInput, DutyRulesInput, FileDutyInput, ReportMonthInput } from './inputs';
import { dutyRulesOf, rulesOfKinds } from './loaders';
import { can, sightOf } from './policy';
import { dutyPage, monthSheet, ownDuties, ownYears, quietMembers, reappointmentSheet } from './queries';
import { reportMonth } from './report-month';
import { sumsBy } from './rules';
import { setDutyRules } from './set-duty-rules';

function demandYear(year: number): number {
  demand(Number.isInteger(year) && year >= 2000 && year <= 2200, ErrorCode.OUT_OF_RANGE, 'year');
  return year;
}

@Resolver(() => CouncilDuty)
export class DutiesResolver {
  @Query(() => CouncilDutyConnection, {
    description: 'a council’s ledger as far as the viewer may read it, newest first',
  })
  councilDuties(
    @Arg('councilId', () => ID) councilId: string,
    @Arg('state', () => DutyState, { nullable: true }) state: DutyState | null,
    @Arg('residentId', () => ID, { nullable: true }) residentId: string | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilDutyConnection> {
    return dutyPage(ctx, {
      councilId,
      state: state ?? null,
      residentId: residentId ?? null,
      first,
      after: after ?? null,
    });
  }

  @Query(() => CouncilDutyConnection, { description: 'the viewer’s own of a year, newest first' })
  myDuties(
    @Arg('year', () => Int) year: number,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilDutyConnection> {
    return ownDuties(ctx, demandYear(year), first, after ?? null);
  }

  @Query(() => [MemberYear], { description: 'the viewer’s own year, council by council' })
  myCouncilYears(@Arg('year', () => Int) year: number, @Ctx() ctx: ActorContext): Promise<MemberYear[]> {
    return ownYears(ctx, demandYear(year));
  }

  @Query(() => ReappointmentSheet)
  reappointmentSheet(
    @Arg('councilId', () => ID) councilId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<ReappointmentSheet> {
    return reappointmentSheet(ctx, councilId, demandYear(year));
  }

  @Query(() => CouncilMonthSheet)
  councilMonth(
    @Arg('councilId', () => ID) councilId: string,
    @Arg('month', () => String, { description: 'YYYY-MM' }) month: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilMonthSheet> {
    return monthSheet(ctx, councilId, month);
  }

  @Query(() => [QuietMember], { description: 'the chair’s to know first; the office’s some weeks later' })
  quietMembers(
    @Arg('councilId', () => ID) councilId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<QuietMember[]> {
    return quietMembers(ctx, councilId);
  }

  @Query(() => CouncilComparison)
  councilComparison(
    @Arg('areaId', () => ID) areaId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilComparison> {
    return comparisonOf(ctx, areaId);
  }

  @Mutation(() => CouncilDuty)
  fileDuty(
    @Arg('input', () => FileDutyInput) input: FileDutyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilDuty> {
    return ctx.db.write((tx) => fileDuty(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilDuty)
  decideDuty(
    @Arg('input', () => DecideDutyInput) input: DecideDutyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilDuty> {
    return ctx.db.write((tx) => decideDuty(tx, actorOf(ctx), input));
  }

  @Mutation(() => Council)
  reportMonth(
    @Arg('input', () => ReportMonthInput) input: ReportMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Council> {
    return ctx.db.write((tx) => reportMonth(tx, actorOf(ctx), input));
  }

  @Mutation(() => CouncilKind)
  setDutyRules(
    @Arg('input', () => DutyRulesInput) input: DutyRulesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CouncilKind> {
    return ctx.db.write((tx) => setDutyRules(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident)
  async member(@Root() duty: CouncilDuty, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(duty.residentId));
  }

  @FieldResolver(() => Council)
  async council(@Root() duty: CouncilDuty, @Ctx() ctx: ActorContext): Promise<Council> {
    return found(await councilById(ctx).load(duty.councilId));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may confirm or refuse it' })
  async mayDecide(@Root() duty: CouncilDuty, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (duty.state !== DutyState.ASKED || !ctx.actor) return false;
    const council = found(await councilById(ctx).load(duty.councilId));
    const path = await areaPath(ctx.db.reader, council.areaId);
    const may = can.confirm(ctx.actor, council.id, path, duty.residentId);
    return may && !(await isCloseTo(ctx, ctx.actor, duty.residentId));
  }
}

/** Whose year or month it is. */
abstract class OfMember {
  residentId!: string;
  postId!: string;
}

async function seatOf({ postId }: Pick<OfMember, 'postId'>, ctx: ActorContext): Promise<Post> {
  return found(await postById(ctx).load(postId));
}

@Resolver(() => MemberYear)
export class MemberYearResolver {
  @FieldResolver(() => Council)
  async council(@Root() year: MemberYear, @Ctx() ctx: ActorContext): Promise<Council> {
    return found(await councilById(ctx).load(year.councilId));
  }

  @FieldResolver(() => Resident)
  async member(@Root() year: MemberYear, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(year.residentId));
  }

  @FieldResolver(() => Post)
  seat(@Root() year: MemberYear, @Ctx() ctx: ActorContext): Promise<Post> {
    return seatOf(year, ctx);
  }
}

@Resolver(() => MemberMonth)
export class MemberMonthResolver {
  @FieldResolver(() => Resident)
  async member(@Root() line: MemberMonth, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(line.residentId));
  }

  @FieldResolver(() => Post)
  seat(@Root() line: MemberMonth, @Ctx() ctx: ActorContext): Promise<Post> {
    return seatOf(line, ctx);
  }
}

@Resolver(() => QuietMember)
export class QuietMemberResolver {
  @FieldResolver(() => Post)
  seat(@Root() quiet: QuietMember, @Ctx() ctx: ActorContext): Promise<Post> {
    return seatOf(quiet, ctx);
  }
}

@Resolver(() => ReappointmentSheet)
export class ReappointmentSheetResolver {
  @FieldResolver(() => Council)
  async council(@Root() sheet: ReappointmentSheet, @Ctx() ctx: ActorContext): Promise<Council> {
    return found(await councilById(ctx).load(sheet.councilId));
  }
}

@Resolver(() => CouncilMonthSheet)
export class CouncilMonthSheetResolver {
  @FieldResolver(() => Council)
  async council(@Root() sheet: CouncilMonthSheet, @Ctx() ctx: ActorContext): Promise<Council> {
    return found(await councilById(ctx).load(sheet.councilId));
  }
}

@Resolver(() => CouncilStanding)
export class CouncilStandingResolver {
  @FieldResolver(() => Council)
  async council(@Root() standing: CouncilStanding, @Ctx() ctx: ActorContext): Promise<Council> {
    return found(await councilById(ctx).load(standing.councilId));
  }
}

@Resolver(() => CouncilSum)
export class CouncilSumResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'where the sum is of an area' })
  async area(@Root() sum: CouncilSum, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return sum.key.length > 10 ? areaById(ctx).load(sum.key) : null;
  }

  @FieldResolver(() => CouncilKind, { nullable: true, description: 'where the sum is of a kind' })
  async kind(@Root() sum: CouncilSum, @Ctx() ctx: ActorContext): Promise<CouncilKind | null> {
    return sum.key.length > 10 ? null : councilKindByCode(ctx).load(sum.key);
  }
}

@Resolver(() => CouncilComparison)
export class CouncilComparisonResolver {
  @FieldResolver(() => Area)
  async area(@Root() comparison: CouncilComparison, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(comparison.areaId));
  }

  @FieldResolver(() => [CouncilSum], {
    description: 'for a county its towns, for a town or village its villages',
  })
  async parts(@Root() comparison: CouncilComparison, @Ctx() ctx: ActorContext): Promise<CouncilSum[]> {
    const area = found(await areaById(ctx).load(comparison.areaId));
    return sumsBy(comparison.standings, (each) =>
      area.kind === AreaKind.COUNTY ? (each.townId ?? each.areaId) : each.areaId,
    );
  }

  @FieldResolver(() => [CouncilSum])
  kinds(@Root() comparison: CouncilComparison): CouncilSum[] {
    return sumsBy(comparison.standings, ({ kindCode }) => kindCode).toSorted((a, b) =>
      a.key.localeCompare(b.key),
    );
  }

  @FieldResolver(() => [CouncilStanding], { description: 'in the order of their villages' })
  councils(
    @Root() comparison: CouncilComparison,
    @Arg('kindCode', () => String, { nullable: true }) kindCode: string | null,
    @Arg('pulse', () => CouncilPulse, { nullable: true }) pulse: CouncilPulse | null,
  ): CouncilStanding[] {
    return comparison.standings.filter(
      (each) => (!kindCode || each.kindCode === kindCode) && (!pulse || each.pulse === pulse),
    );
  }
}

/** What the duties know of a council, given to the graph from above. */
@Resolver(() => Council)
export class CouncilDutiesResolver {
  @FieldResolver(() => MemberSight, {
    nullable: true,
    description: 'how far the viewer sees what its members did; null: not at all',
  })
  async sight(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<MemberSight | null> {
    if (!ctx.actor) return null;
    const kind = found(await councilKindByCode(ctx).load(council.kindCode));
    const path = await areaPath(ctx.db.reader, council.areaId);
    const known = { id: council.id, chairFirstDays: kind.chairFirstDays };
    return sightOf(ctx.actor, known, path, dayOf(ctx.clock.now()))?.sight ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may write down what members did' })
  async mayKeepDuties(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (!ctx.actor) return false;
    return can.keep(ctx.actor, council.id, await areaPath(ctx.db.reader, council.areaId));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may write down own duties there' })
  mayFileOwn(@Root() council: Council, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && councilActor(ctx.actor, council.id) !== null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may report a month from paper' })
  async mayReport(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.report(ctx.actor, await areaPath(ctx.db.reader, council.areaId));
  }
}

/** The rules a kind owns and the rules that make duties, given to the graph from above. */
@Resolver(() => CouncilKind)
export class CouncilKindRulesResolver {
  @FieldResolver(() => [Rule], { description: 'the county’s rules whose records it approves' })
  rules(@Root() kind: CouncilKind, @Ctx() ctx: ActorContext): Promise<Rule[]> {
    return rulesOfKinds(ctx).load(kind.code);
  }

  @FieldResolver(() => [DutyRule], { description: 'by which rules a member’s record is a duty too' })
  dutyRules(@Root() kind: CouncilKind, @Ctx() ctx: ActorContext): Promise<DutyRule[]> {
    return dutyRulesOf(ctx).load(kind.code);
  }
}
