import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { dayOf, periodStart } from '#server/core/clock';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { BudgetUse, SeasonBudget } from './budget.entity';
import { BudgetInput } from './inputs';
import { can } from './policy';
import { budgetUses, demandSight, termsOf } from './queries';
import { FundTerms } from './fund-terms.entity';
import { setSeasonBudget } from './set-budget';

@ObjectType({
  description: 'A season’s points by category: what the resolution gives, what is used, what is left',
})
export class BudgetView {
  @Field(() => ID)
  villageId!: string;

  @Field(() => GraphQLLocalDate)
  seasonStartsOn!: string;

  @Field(() => [SeasonBudget], {
    description: 'resolutions on the season, newest first; the first is in force',
  })
  resolutions!: SeasonBudget[];

  @Field(() => [BudgetUse])
  uses!: BudgetUse[];

  @Field(() => FundTerms, { nullable: true })
  terms!: FundTerms | null;

  @Field(() => Boolean)
  maySet!: boolean;
}

@Resolver(() => SeasonBudget)
export class BudgetResolver {
  @Query(() => BudgetView)
  async seasonBudget(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('season', () => GraphQLLocalDate, { nullable: true, description: 'any day of it; null: this one' })
    season: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<BudgetView> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    const path = await villagePath(reader, villageId);
    await demandSight(reader, actor, villageId);
    const seasonStartsOn = periodStart('SEASON', season ?? dayOf(reader.at));
    const resolutions = await reader.rows<SeasonBudget>(
      `select * from season_budget where village_id = $1 and season_starts_on = $2
       order by set_at desc, id desc limit 50`,
      [villageId, seasonStartsOn],
    );
    return {
      villageId,
      seasonStartsOn,
      resolutions,
      uses: await budgetUses(reader, villageId, resolutions[0]?.id ?? null, seasonStartsOn),
      terms: (await termsOf(reader, [villageId])).get(villageId) ?? null,
      maySet: can.setBudget(actor, path) && seasonStartsOn >= periodStart('SEASON', dayOf(reader.at)),
    };
  }

  @Mutation(() => SeasonBudget)
  async setSeasonBudget(
    @Arg('input', () => BudgetInput) input: BudgetInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonBudget> {
    return ctx.db.write((tx) => setSeasonBudget(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async setBy(@Root() budget: SeasonBudget, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return ctx.actor ? residentById(ctx).load(budget.setBy) : null;
  }
}
