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
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { ElderMeal, MealGuest } from './gathering.entity';
import {
  CallMealInput,
  CancelMealInput,
  HoldMealInput,
  JoinMealInput,
  LeaveMealInput,
  SeatMealInput,
} from './gathering-inputs';
import { guestsOf, headCount, mealsOf, serversOf } from './gathering-queries';
import { callMeal, cancelMeal, closeMeal, joinMeal, leaveMeal, seatMeal } from './meals';
import { can } from './policy';
import { demandId, demandNear, serves } from './viewer';

@ObjectType()
export class MealHeads {
  @Field(() => Int)
  guests!: number;

  @Field(() => Int)
  companions!: number;

  @Field(() => Int)
  absent!: number;
}

@Resolver()
export class MealsResolver {
  @Query(() => [ElderMeal])
  async elderMeals(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal[]> {
    await demandNear(ctx, villageId);
    return mealsOf(ctx.db.reader, villageId);
  }

  @Query(() => ElderMeal)
  async elderMeal(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<ElderMeal> {
    actorOf(ctx);
    demandId(id, 'id');
    const meal = found(await ctx.db.reader.one(ElderMeal, { id }), 'id');
    await demandNear(ctx, meal.villageId);
    return meal;
  }

  @Mutation(() => ElderMeal)
  callMeal(
    @Arg('input', () => CallMealInput) input: CallMealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal> {
    return ctx.db.write((tx) => callMeal(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderMeal)
  joinMeal(
    @Arg('input', () => JoinMealInput) input: JoinMealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal> {
    return ctx.db.write((tx) => joinMeal(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderMeal)
  leaveMeal(
    @Arg('input', () => LeaveMealInput) input: LeaveMealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal> {
    return ctx.db.write((tx) => leaveMeal(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderMeal)
  seatMeal(
    @Arg('input', () => SeatMealInput) input: SeatMealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal> {
    return ctx.db.write((tx) => seatMeal(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderMeal)
  closeMeal(
    @Arg('input', () => HoldMealInput) input: HoldMealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal> {
    return ctx.db.write((tx) => closeMeal(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderMeal)
  cancelMeal(
    @Arg('input', () => CancelMealInput) input: CancelMealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderMeal> {
    return ctx.db.write((tx) => cancelMeal(tx, actorOf(ctx), input));
  }
}

@Resolver(() => ElderMeal)
export class ElderMealResolver {
  @FieldResolver(() => MealHeads)
  async heads(@Root() meal: ElderMeal, @Ctx() ctx: ActorContext): Promise<MealHeads> {
    return Object.assign(new MealHeads(), headCount(await guestsOf(ctx).load(meal.id)));
  }

  @FieldResolver(() => [MealGuest], { description: 'by table, for the association' })
  async guests(@Root() meal: ElderMeal, @Ctx() ctx: ActorContext): Promise<MealGuest[]> {
    return (await serves(ctx, meal.villageId)) ? guestsOf(ctx).load(meal.id) : [];
  }

  @FieldResolver(() => [Resident], { description: 'members of the association who served' })
  async servers(@Root() meal: ElderMeal, @Ctx() ctx: ActorContext): Promise<Resident[]> {
    if (!(await serves(ctx, meal.villageId))) return [];
    const ids = await serversOf(ctx).load(meal.id);
    const people = await Promise.all(ids.map((id) => residentById(ctx).load(id)));
    return people.flatMap((person) => person ?? []);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer arranges it' })
  async mayRun(@Root() meal: ElderMeal, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.run(ctx.actor, await areaPath(ctx.db.reader, meal.villageId));
  }
}

@Resolver(() => MealGuest)
export class MealGuestResolver {
  @FieldResolver(() => ID)
  id(@Root() guest: MealGuest): string {
    return `${guest.mealId}/${guest.residentId}`;
  }

  @FieldResolver(() => Resident)
  async elder(@Root() guest: MealGuest, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(guest.residentId));
  }
}
