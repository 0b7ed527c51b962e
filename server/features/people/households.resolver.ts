import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type Page, PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from './actor';
import { addHousehold } from './add-household';
import { amendHousehold } from './amend-household';
import { Area } from './area.entity';
import { HistoryEntry, historyOf } from './history-entry';
import {
  CardInput,
  CollectorsInput,
  HeadInput,
  HouseholdInput,
  MergeInput,
  NewHouseholdInput,
  PinInput,
} from './household-inputs';
import { Household } from './household.entity';
import { areaById, collectorsOf, householdById, membersOf, pointsOf, residentById } from './loaders';
import { AccessKind, type Look, noteLook } from './looks';
import { mergeHouseholds } from './merge-households';
import { nameCollectors } from './name-collectors';
import { nameHead } from './name-head';
import { HouseholdConnection, householdPage } from './queries';
import { renewCard } from './renew-card';
import { Resident } from './resident.entity';
import { setPin } from './set-pin';
import { StatementConnection, type StatementLine, statementOf } from './statement';
import { demandHousehold, mayReadCard, mayReadHousehold } from './visibility';

const lookAt = (kind: AccessKind, { id, villageId }: Household): Look => ({
  kind,
  subjectId: id,
  householdId: id,
  villageId,
});

@Resolver(() => Household)
export class HouseholdsResolver {
  @Query(() => HouseholdConnection)
  async households(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('areaId', () => ID, { nullable: true }) areaId: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<HouseholdConnection> {
    actorOf(ctx);
    const households = await householdPage(ctx, {
      villageId,
      search,
      areaId,
      first: page.first,
      after: page.after,
    });
    noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: villageId, villageId });
    return households;
  }

  @Query(() => Household, { nullable: true })
  async household(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Household | null> {
    actorOf(ctx);
    const household = await householdById(ctx).load(id);
    return household && (await mayReadHousehold(ctx, household)) ? household : null;
  }

  @Mutation(() => Household)
  addHousehold(
    @Arg('input', () => NewHouseholdInput) input: NewHouseholdInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Household> {
    return ctx.db.write((tx) => addHousehold(tx, actorOf(ctx), input));
  }

  @Mutation(() => Household)
  amendHousehold(
    @Arg('input', () => HouseholdInput) input: HouseholdInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Household> {
    return ctx.db.write((tx) => amendHousehold(tx, actorOf(ctx), input));
  }

  @Mutation(() => Household)
  mergeHouseholds(
    @Arg('input', () => MergeInput) input: MergeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Household> {
    return ctx.db.write((tx) => mergeHouseholds(tx, actorOf(ctx), input));
  }

  @Mutation(() => Household)
  nameHead(@Arg('input', () => HeadInput) input: HeadInput, @Ctx() ctx: ActorContext): Promise<Household> {
    return ctx.db.write((tx) => nameHead(tx, actorOf(ctx), input));
  }

  @Mutation(() => Household)
  nameCollectors(
    @Arg('input', () => CollectorsInput) input: CollectorsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Household> {
    return ctx.db.write((tx) => nameCollectors(tx, actorOf(ctx), input));
  }

  @Mutation(() => Household)
  renewCard(@Arg('input', () => CardInput) input: CardInput, @Ctx() ctx: ActorContext): Promise<Household> {
    return ctx.db.write((tx) => renewCard(tx, actorOf(ctx), input));
  }

  @Mutation(() => Household)
  setPin(@Arg('input', () => PinInput) input: PinInput, @Ctx() ctx: ActorContext): Promise<Household> {
    return ctx.db.write((tx) => setPin(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(household.villageId));
  }

  @FieldResolver(() => Area)
  async area(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(household.areaId));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async head(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    if (!household.headId || !(await mayReadHousehold(ctx, household))) return null;
    return residentById(ctx).load(household.headId);
  }

  @FieldResolver(() => [Resident])
  async members(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Resident[]> {
    await demandHousehold(ctx, household);
    return membersOf(ctx).load(household.id);
  }

  @FieldResolver(() => [Resident])
  async collectors(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Resident[]> {
    await demandHousehold(ctx, household);
    return collectorsOf(ctx).load(household.id);
  }

  @FieldResolver(() => Household, { nullable: true })
  async mergedInto(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Household | null> {
    return household.mergedIntoId ? householdById(ctx).load(household.mergedIntoId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'six digits; only for members and for staff who manage people',
  })
  async cardNumber(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<string | null> {
    if (!(await mayReadCard(ctx, household))) return null;
    noteLook(ctx, lookAt(AccessKind.CARD, household));
    return household.cardNumber;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "content of the card's QR; only for members and for staff who manage people",
  })
  async cardToken(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<string | null> {
    if (!(await mayReadCard(ctx, household))) return null;
    noteLook(ctx, lookAt(AccessKind.CARD, household));
    return household.cardToken;
  }

  @FieldResolver(() => Boolean)
  async pinSet(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<boolean> {
    await demandHousehold(ctx, household);
    return household.pinHash !== null;
  }

  @FieldResolver(() => Int, { description: 'redeemable points in the purse now' })
  async balance(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<number> {
    await demandHousehold(ctx, household);
    return pointsOf(ctx).load(household.id);
  }

  @FieldResolver(() => StatementConnection)
  async statement(
    @Root() household: Household,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<Page<StatementLine>> {
    await demandHousehold(ctx, household);
    noteLook(ctx, lookAt(AccessKind.STATEMENT, household));
    return statementOf(ctx, household.id, first, after);
  }

  @FieldResolver(() => [HistoryEntry])
  async history(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    await demandHousehold(ctx, household);
    return historyOf(ctx).load(household.id);
  }
}
