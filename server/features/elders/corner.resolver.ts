import { Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { ElderPair } from './gathering.entity';
import { bookingsFor, comingTo, pairsWith } from './gathering-queries';
import { agreedOf, birthdayOf, cardOf, ownElders } from './queries';
import { VideoBooking } from './video.entity';
import { ElderBirthday, ElderCard } from './visit.entity';

/** An elder as the family sees it: what was agreed, wished, booked and joined. */
@ObjectType()
export class ElderCorner {
  @Field(() => ID, { name: 'id' })
  elderId!: string;
}

@Resolver(() => ElderCorner)
export class ElderCornerResolver {
  @Query(() => [ElderCorner], { description: 'elders for whom the viewer speaks: the own, of the home, kin' })
  async myElders(@Ctx() ctx: ActorContext): Promise<ElderCorner[]> {
    const ids = await ownElders(ctx.db.reader, actorOf(ctx));
    return ids.map((elderId) => Object.assign(new ElderCorner(), { elderId }));
  }

  @FieldResolver(() => Resident)
  async elder(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(corner.elderId));
  }

  @FieldResolver(() => String, { description: 'in full: it is the family’s own' })
  async name(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<string> {
    return found(await residentById(ctx).load(corner.elderId)).name;
  }

  @FieldResolver(() => Boolean)
  async agreedVisits(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<boolean> {
    return (await agreedOf(ctx).load(corner.elderId)).visits;
  }

  @FieldResolver(() => Boolean)
  async agreedBirthday(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<boolean> {
    return (await agreedOf(ctx).load(corner.elderId)).birthday;
  }

  @FieldResolver(() => ElderCard, { nullable: true, description: 'the elder’s own' })
  card(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<ElderCard | null> | null {
    return ctx.actor?.residentId === corner.elderId ? cardOf(ctx).load(corner.elderId) : null;
  }

  @FieldResolver(() => ElderBirthday, { nullable: true, description: 'the elder’s own' })
  birthday(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<ElderBirthday | null> | null {
    return ctx.actor?.residentId === corner.elderId ? birthdayOf(ctx).load(corner.elderId) : null;
  }

  @FieldResolver(() => [VideoBooking], { description: 'from today on' })
  bookings(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<VideoBooking[]> {
    return bookingsFor(ctx).load(corner.elderId);
  }

  @FieldResolver(() => [ID])
  async mealIds(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<string[]> {
    return (await comingTo(ctx).load(corner.elderId)).meals;
  }

  @FieldResolver(() => [ID])
  async classIds(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<string[]> {
    return (await comingTo(ctx).load(corner.elderId)).classes;
  }

  @FieldResolver(() => [ElderPair], { description: 'asked or alive; the elder’s own' })
  pairs(@Root() corner: ElderCorner, @Ctx() ctx: ActorContext): Promise<ElderPair[]> | ElderPair[] {
    return ctx.actor?.residentId === corner.elderId ? pairsWith(ctx).load(corner.elderId) : [];
  }
}
