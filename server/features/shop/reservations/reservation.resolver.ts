import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { householdById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { demandHousehold } from '#server/features/people/visibility';
import { CounterVisit } from '#server/features/shop/counter-visit.entity';
import { Goods } from '#server/features/shop/goods.entity';
import { goodsById, shopById, shopPlaceOf } from '#server/features/shop/loaders';
import { can } from '#server/features/shop/policy';
import { Redemption } from '#server/features/shop/redemption.entity';
import { Shop } from '#server/features/shop/shop.entity';
import { cancelReservation } from './cancel-reservation';
import { collectReservation } from './collect-reservation';
import { openPickup } from './open-pickup';
import { CancelReservationInput, CollectInput, PickupInput, ReserveInput } from './reservation-inputs';
import {
  linesByReservation,
  openAt,
  reservationById,
  reservationsAt,
  reservationsByHousehold,
  reservedPoints,
} from './reservation-queries';
import {
  Reservation,
  ReservationConnection,
  ReservationLine,
  ReservationMove,
  ReservationState,
} from './reservation.entity';
import { reservationMoves, stateAt } from './reservation-rules';
import { reserveGoods } from './reserve-goods';

@Resolver(() => Reservation)
export class ReservationResolver {
  @Mutation(() => Reservation, { description: 'goods and points put aside; nothing is posted' })
  reserveGoods(
    @Arg('input', () => ReserveInput) input: ReserveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Reservation> {
    return ctx.db.write((tx) => reserveGoods(tx, actorOf(ctx), input));
  }

  @Mutation(() => Reservation)
  cancelReservation(
    @Arg('input', () => CancelReservationInput) input: CancelReservationInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Reservation> {
    return ctx.db.write((tx) => cancelReservation(tx, actorOf(ctx), input));
  }

  @Mutation(() => CounterVisit, { description: 'by a pick-up code: for that reservation and nothing else' })
  openPickup(
    @Arg('input', () => PickupInput) input: PickupInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CounterVisit> {
    return openPickup(ctx.db, actorOf(ctx), input);
  }

  @Mutation(() => Redemption, { description: 'hands the goods out at the prices promised' })
  collectReservation(
    @Arg('input', () => CollectInput) input: CollectInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Redemption> {
    return collectReservation(ctx.db, actorOf(ctx), input);
  }

  @FieldResolver(() => ReservationState)
  state(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): ReservationState {
    return stateAt(reservation, ctx.clock.now());
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'six digits, for the household itself while it is open',
  })
  code(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): string | null {
    const open = stateAt(reservation, ctx.clock.now()) === ReservationState.OPEN;
    return open && ctx.actor?.householdId === reservation.householdId ? reservation.code : null;
  }

  @FieldResolver(() => [ReservationLine])
  lines(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): Promise<ReservationLine[]> {
    return linesByReservation(ctx).load(reservation.id);
  }

  @FieldResolver(() => Shop)
  async shop(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(reservation.shopId));
  }

  @FieldResolver(() => Household)
  async household(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): Promise<Household> {
    return found(await householdById(ctx).load(reservation.householdId));
  }

  @FieldResolver(() => Resident)
  async reservedBy(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(reservation.reservedBy));
  }

  @FieldResolver(() => [ReservationMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() reservation: Reservation, @Ctx() ctx: ActorContext): Promise<ReservationMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const may: Record<ReservationMove, boolean> = {
      CANCEL: can.cancelReservation(actor, reservation),
      COLLECT: can.runCounter(actor, await shopPlaceOf(ctx, reservation.shopId)),
    };
    return legalMoves(reservationMoves, stateAt(reservation, ctx.clock.now())).filter((move) => may[move]);
  }
}

@Resolver(() => ReservationLine)
export class ReservationLineResolver {
  @FieldResolver(() => Goods)
  async goods(@Root() line: ReservationLine, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(line.goodsId));
  }
}

@Resolver(() => Household)
export class HouseholdReservationsResolver {
  @FieldResolver(() => Int, { description: 'points put aside for goods; they cannot be spent otherwise' })
  async reservedPoints(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<number> {
    await demandHousehold(ctx, household);
    return reservedPoints(ctx).load(household.id);
  }

  @FieldResolver(() => [Reservation], {
    description: 'the last 20, newest first; empty for those who may not see what the household bought',
  })
  async reservations(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<Reservation[]> {
    await demandHousehold(ctx, household);
    const all = await reservationsByHousehold(ctx).load(household.id);
    if (ctx.actor?.householdId === household.id) return all;
    const seen = await Promise.all(
      all.map(
        async (each) => ctx.actor && can.seeRedemptionsOf(ctx.actor, await shopPlaceOf(ctx, each.shopId)),
      ),
    );
    return all.filter((_each, place) => seen[place]);
  }
}

@Resolver(() => Shop)
export class ShopReservationsResolver {
  @FieldResolver(() => ReservationConnection, {
    description: 'newest first, those still to be fetched or all; for those who may see who bought what',
  })
  async reservations(
    @Root() shop: Shop,
    @Arg('open', () => Boolean, { defaultValue: true }) open: boolean,
    @Arg('first', () => Int, { defaultValue: 30 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<ReservationConnection> {
    demand(can.seeRedemptionsOf(actorOf(ctx), await shopPlaceOf(ctx, shop.id)), ErrorCode.FORBIDDEN);
    return reservationsAt(ctx.db.reader, shop.id, open, first, after);
  }
}

@Resolver(() => CounterVisit)
export class VisitReservationsResolver {
  @FieldResolver(() => Reservation, {
    nullable: true,
    description: 'the one it was opened for by its code: nothing else can be taken in this visit',
  })
  async reservation(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<Reservation | null> {
    return visit.reservationId ? reservationById(ctx).load(visit.reservationId) : null;
  }

  @FieldResolver(() => [Reservation], { description: 'what the household can fetch here now' })
  reservations(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<Reservation[]> {
    return openAt(ctx.db.reader, visit.shopId, visit.householdId);
  }

  @FieldResolver(() => Int, { description: 'points put aside; they cannot be spent on other goods' })
  reservedPoints(@Root() visit: CounterVisit, @Ctx() ctx: ActorContext): Promise<number> {
    return reservedPoints(ctx).load(visit.householdId);
  }
}
