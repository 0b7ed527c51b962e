import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { addDays, dayOf, periodStart } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Goods } from '#server/features/shop/goods.entity';
import { Simulation, Trial } from './fund-types';
import { PriceTrialInput, RuleTrialInput, SimulationInput } from './inputs';
import { suggestionOf } from './loaders';
import { measuredOf } from './measured';
import { coverageOf, demandSight, termsOf } from './queries';
import { simulate } from './simulation';
import { type Span, tryPrices, tryRule } from './trial-queries';

function span(from: string | null, to: string | null, today: string): Span | null {
  return from === null && to === null
    ? null
    : { from: from ?? periodStart('SEASON', today), to: to ?? today };
}

@Resolver(() => Goods)
export class OutlookResolver {
  @Query(() => Trial, { description: 'a changed rule on the last season’s acts; nothing is written' })
  async tryRule(
    @Arg('input', () => RuleTrialInput) input: RuleTrialInput,
    @Arg('from', () => GraphQLLocalDate, { nullable: true }) from: string | null,
    @Arg('to', () => GraphQLLocalDate, { nullable: true }) to: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<Trial> {
    const { reader } = ctx.db;
    await demandSight(reader, actorOf(ctx), input.villageId);
    return tryRule(reader, input, span(from, to, dayOf(reader.at)));
  }

  @Query(() => Trial, { description: 'other prices on the last season’s receipts; nothing is written' })
  async tryPrices(
    @Arg('input', () => PriceTrialInput) input: PriceTrialInput,
    @Arg('from', () => GraphQLLocalDate, { nullable: true }) from: string | null,
    @Arg('to', () => GraphQLLocalDate, { nullable: true }) to: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<Trial> {
    const { reader } = ctx.db;
    await demandSight(reader, actorOf(ctx), input.villageId);
    return tryPrices(reader, input, span(from, to, dayOf(reader.at)));
  }

  @Query(() => Simulation, { description: 'if we go on like this, when does the fund run dry?' })
  async simulateFund(
    @Arg('input', () => SimulationInput) input: SimulationInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Simulation> {
    const { reader } = ctx.db;
    await demandSight(reader, actorOf(ctx), input.villageId);
    const coverage = (await coverageOf(reader, [input.villageId])).get(input.villageId);
    const terms = (await termsOf(reader, [input.villageId])).get(input.villageId);
    demand(coverage && terms, ErrorCode.FUND_NOT_OPEN, 'villageId');
    const measured = await measuredOf(reader, input.villageId, coverage.owedPoints);
    const { balanceCents, unpaidCents, stockCents, pursePoints, pendingPoints } = coverage;
    const { greenPercent, amberPercent } = terms;
    const simulated = simulate(
      {
        balanceCents,
        unpaidCents,
        stockCents,
        pursePoints,
        pendingPoints,
        greenPercent,
        amberPercent,
        parCents: input.parCents ?? terms.parCents,
      },
      {
        incomeCents: input.incomeCents ?? measured.incomeCents,
        grants: Math.round((measured.grants * input.grantsPercent) / 100),
        redemptionPercent: input.redemptionPercent ?? measured.redemptionPercent,
        gate: input.gate,
      },
      // From the first of the next month on.
      `${addDays(periodStart('MONTH', dayOf(reader.at)), 32).slice(0, 7)}-01`,
    );
    return { measured, coverage, ...simulated };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'cost ÷ par: what it would cost without a subsidy; null where no cost is known or no fund is open',
  })
  async suggestedPoints(@Root() goods: Goods, @Ctx() ctx: ActorContext): Promise<number | null> {
    return suggestionOf(ctx).load(goods.id);
  }
}
