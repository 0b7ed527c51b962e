import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { addDays, dayOf } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { Coverage, CoverageDay, FundTotal } from './coverage';
import { UnpaidDelivery, Fund, FundLineConnection, FundMove } from './fund-types';
import { FundEntryConnection, FundEntryState } from './fund-entry.entity';
import { FundTerms } from './fund-terms.entity';
import { FundTermsInput } from './inputs';
import { termsByVillage } from './loaders';
import { can } from './policy';
import {
  coverageByVillage,
  coverageDays,
  demandSight,
  fundEntries,
  fundLines,
  fundTotals,
  openDeliveries,
} from './queries';
import { setFundTerms } from './set-terms';

const CURVE_DAYS = 365;

@Resolver(() => Fund)
export class FundResolver {
  @Query(() => Fund)
  async fund(@Arg('villageId', () => ID) villageId: string, @Ctx() ctx: ActorContext): Promise<Fund> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    await villagePath(reader, villageId);
    const path = await demandSight(reader, actor, villageId);
    const allowed: [FundMove, boolean][] = [
      [FundMove.ENTER, can.enter(actor, path)],
      [FundMove.CONFIRM, can.confirm(actor, path)],
      [FundMove.SET_TERMS, can.setTerms(actor, path)],
      [FundMove.SET_BUDGET, can.setBudget(actor, path)],
    ];
    return { villageId, moves: allowed.filter(([, may]) => may).map(([move]) => move) };
  }

  @Mutation(() => FundTerms, { description: 'the first terms open the fund' })
  async setFundTerms(
    @Arg('input', () => FundTermsInput) input: FundTermsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<FundTerms> {
    return ctx.db.write((tx) => setFundTerms(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() fund: Fund, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(fund.villageId);
  }

  @FieldResolver(() => [FundTerms], { description: 'newest first; the first is in force; empty: not opened' })
  async terms(@Root() fund: Fund, @Ctx() ctx: ActorContext): Promise<FundTerms[]> {
    return termsByVillage(ctx).load(fund.villageId);
  }

  @FieldResolver(() => Coverage, { nullable: true, description: 'null: the fund is not opened' })
  async coverage(@Root() fund: Fund, @Ctx() ctx: ActorContext): Promise<Coverage | null> {
    return coverageByVillage(ctx).load(fund.villageId);
  }

  @FieldResolver(() => [CoverageDay], { description: 'oldest first; a year back where no day is named' })
  async days(
    @Root() fund: Fund,
    @Arg('from', () => GraphQLLocalDate, { nullable: true }) from: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<CoverageDay[]> {
    const { reader } = ctx.db;
    return coverageDays(reader, fund.villageId, from ?? addDays(dayOf(reader.at), -CURVE_DAYS));
  }

  @FieldResolver(() => [FundTotal], { description: 'since the season began' })
  async totals(@Root() fund: Fund, @Ctx() ctx: ActorContext): Promise<FundTotal[]> {
    return fundTotals(ctx.db.reader, fund.villageId);
  }

  @FieldResolver(() => FundLineConnection)
  async statement(
    @Root() fund: Fund,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<FundLineConnection> {
    return fundLines(ctx.db.reader, fund.villageId, first, after);
  }

  @FieldResolver(() => FundEntryConnection)
  async entries(
    @Root() fund: Fund,
    @Arg('state', () => FundEntryState, { nullable: true }) state: FundEntryState | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<FundEntryConnection> {
    return fundEntries(ctx.db.reader, fund.villageId, state, first, after);
  }

  @FieldResolver(() => [UnpaidDelivery], { description: 'delivered, and named by no payment yet' })
  async deliveries(@Root() fund: Fund, @Ctx() ctx: ActorContext): Promise<UnpaidDelivery[]> {
    return openDeliveries(ctx.db.reader, fund.villageId);
  }
}

@Resolver(() => FundTerms)
export class FundTermsResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'named to those who may see the fund' })
  async setBy(@Root() terms: FundTerms, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    const { actor } = ctx;
    if (!actor || !can.see(actor, await areaPath(ctx.db.reader, terms.villageId))) return null;
    return residentById(ctx).load(terms.setBy);
  }
}
