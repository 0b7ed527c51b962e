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
import { demandServe } from './facts';
import { ElderHomePlace } from './home-place';
import { BirthdayInput, ElderCardInput } from './inputs';
import { keepBirthday, keepElderCard } from './keep-card';
import { can } from './policy';
import { birthdaysIn, deskFigures, homeOfElder } from './queries';
import { demandId, look } from './viewer';
import { ElderBirthday, ElderCard } from './visit.entity';

@ObjectType()
export class BirthdayPage {
  @Field(() => [ElderBirthday])
  known!: ElderBirthday[];

  @Field(() => Int, { description: 'elders whose day is not kept' })
  unknown!: number;
}

@Resolver()
export class CardsResolver {
  @Query(() => BirthdayPage, { description: 'of a month, for the association' })
  async elderBirthdays(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('month', () => String) month: string,
    @Ctx() ctx: ActorContext,
  ): Promise<BirthdayPage> {
    const actor = actorOf(ctx);
    demandId(villageId, 'villageId');
    await demandServe(ctx.db.reader, actor, villageId);
    look(ctx, villageId);
    const known = await birthdaysIn(ctx.db.reader, villageId, month);
    const { elders, birthdays } = await deskFigures(ctx.db.reader, villageId);
    return Object.assign(new BirthdayPage(), { known, unknown: elders - birthdays });
  }

  @Mutation(() => ElderCard)
  keepElderCard(
    @Arg('input', () => ElderCardInput) input: ElderCardInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderCard> {
    return ctx.db.write((tx) => keepElderCard(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderBirthday)
  async keepBirthday(
    @Arg('input', () => BirthdayInput) input: BirthdayInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderBirthday> {
    const birthday = await ctx.db.write((tx) => keepBirthday(tx, actorOf(ctx), input));
    return Object.assign(birthday, { age: null });
  }
}

@Resolver(() => ElderBirthday)
export class ElderBirthdayResolver {
  @FieldResolver(() => Resident)
  async elder(@Root() birthday: ElderBirthday, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(birthday.residentId));
  }

  @FieldResolver(() => ElderHomePlace, { nullable: true, description: 'for the association' })
  async home(@Root() birthday: ElderBirthday, @Ctx() ctx: ActorContext): Promise<ElderHomePlace | null> {
    const path = await areaPath(ctx.db.reader, birthday.villageId);
    return ctx.actor && can.serve(ctx.actor, path) ? homeOfElder(ctx).load(birthday.residentId) : null;
  }
}
