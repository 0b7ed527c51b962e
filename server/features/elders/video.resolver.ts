import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { addDays, dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import {
  BookSlotInput,
  CancelBookingInput,
  CancelSlotInput,
  HoldCallInput,
  OfferSlotsInput,
} from './gathering-inputs';
import { bookingOf, slotsOf } from './gathering-queries';
import { can } from './policy';
import { ownEldersOf } from './queries';
import { bookSlot, cancelBooking, cancelSlot, holdCall, offerSlots } from './video';
import { VideoBooking, VideoSlot } from './video.entity';

/** Slots are shown for so many days at a time. */
const MOST_DAYS = 62;

async function serves(ctx: ActorContext, villageId: string): Promise<boolean> {
  return ctx.actor !== null && can.serve(ctx.actor, await areaPath(ctx.db.reader, villageId));
}

@Resolver(() => VideoSlot)
export class VideoResolver {
  @Query(() => [VideoSlot], {
    description:
      'from a number of days before today on; whose a booked one is the family and the association see',
  })
  async videoSlots(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('daysBack', () => Int, { defaultValue: 0 }) daysBack: number,
    @Arg('days', () => Int, { defaultValue: 31 }) days: number,
    @Ctx() ctx: ActorContext,
  ): Promise<VideoSlot[]> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    const path = await villagePath(reader, villageId);
    demand(actor.villageId === villageId || can.serve(actor, path), ErrorCode.FORBIDDEN, 'villageId');
    demand(days >= 1 && days <= MOST_DAYS, ErrorCode.OUT_OF_RANGE, 'days');
    demand(daysBack >= 0 && daysBack <= MOST_DAYS, ErrorCode.OUT_OF_RANGE, 'daysBack');
    const from = addDays(dayOf(reader.at), -daysBack);
    return slotsOf(reader, villageId, from, addDays(from, days));
  }

  @Mutation(() => [VideoSlot])
  offerSlots(
    @Arg('input', () => OfferSlotsInput) input: OfferSlotsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VideoSlot[]> {
    return ctx.db.write((tx) => offerSlots(tx, actorOf(ctx), input));
  }

  @Mutation(() => VideoSlot)
  cancelSlot(
    @Arg('input', () => CancelSlotInput) input: CancelSlotInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VideoSlot> {
    return ctx.db.write((tx) => cancelSlot(tx, actorOf(ctx), input));
  }

  @Mutation(() => VideoBooking)
  bookSlot(
    @Arg('input', () => BookSlotInput) input: BookSlotInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VideoBooking> {
    return ctx.db.write((tx) => bookSlot(tx, actorOf(ctx), input));
  }

  @Mutation(() => VideoBooking)
  cancelBooking(
    @Arg('input', () => CancelBookingInput) input: CancelBookingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VideoBooking> {
    return ctx.db.write((tx) => cancelBooking(tx, actorOf(ctx), input));
  }

  @Mutation(() => VideoBooking)
  holdCall(
    @Arg('input', () => HoldCallInput) input: HoldCallInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VideoBooking> {
    return ctx.db.write((tx) => holdCall(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Boolean)
  async isTaken(@Root() slot: VideoSlot, @Ctx() ctx: ActorContext): Promise<boolean> {
    return (await bookingOf(ctx).load(slot.id)) !== null;
  }

  @FieldResolver(() => VideoBooking, { nullable: true, description: 'for the association and the family' })
  async booking(@Root() slot: VideoSlot, @Ctx() ctx: ActorContext): Promise<VideoBooking | null> {
    const booking = await bookingOf(ctx).load(slot.id);
    if (!booking || !ctx.actor) return null;
    if (await serves(ctx, slot.villageId)) return booking;
    const { residentId } = ctx.actor;
    if (booking.elderId === residentId || booking.bookedBy === residentId) return booking;
    return (await ownEldersOf(ctx).load(ctx.actor)).includes(booking.elderId) ? booking : null;
  }
}

@Resolver(() => VideoBooking)
export class VideoBookingResolver {
  @FieldResolver(() => Resident)
  async elder(@Root() booking: VideoBooking, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(booking.elderId));
  }

  @FieldResolver(() => String, { description: 'in full: who sees a booking knows whose it is' })
  async elderName(@Root() booking: VideoBooking, @Ctx() ctx: ActorContext): Promise<string> {
    return found(await residentById(ctx).load(booking.elderId)).name;
  }

  @FieldResolver(() => Resident)
  async bookedBy(@Root() booking: VideoBooking, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(booking.bookedBy));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async assistant(@Root() booking: VideoBooking, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return booking.assistantId ? residentById(ctx).load(booking.assistantId) : null;
  }
}
