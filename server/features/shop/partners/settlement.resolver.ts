import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { shopById, shopPlaceOf } from '#server/features/shop/loaders';
import { can } from '#server/features/shop/policy';
import { Shop } from '#server/features/shop/shop.entity';
import {
  DropSettlementInput,
  PartnerInput,
  PaySettlementInput,
  PrepareSettlementInput,
  SignSettlementInput,
} from './partner-inputs';
import { linesBySettlement, monthsToSettle, settlementById, settlementsByShop } from './partner-queries';
import { revisePartner } from './revise-partner';
import { dropSettlement, paySettlement, prepareSettlement, signSettlement } from './settle';
import { Settlement, SettlementLine } from './settlement.entity';
import { SettlementMove, settlementMoves } from './settlement-rules';

async function seesStock(ctx: ActorContext, shopId: string): Promise<boolean> {
  return ctx.actor !== null && can.seeStock(ctx.actor, await shopPlaceOf(ctx, shopId));
}

const person = async (ctx: ActorContext, id: string | null): Promise<Resident | null> =>
  id ? residentById(ctx).load(id) : null;

@Resolver(() => Settlement)
export class SettlementResolver {
  @Query(() => Settlement, { nullable: true, description: 'for those who may see the shop’s stock' })
  async settlement(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Settlement | null> {
    actorOf(ctx);
    const settlement = isId(id) ? await settlementById(ctx).load(id) : null;
    return settlement && (await seesStock(ctx, settlement.shopId)) ? settlement : null;
  }

  @Mutation(() => Shop, { description: "opens a partner's shop, or amends it" })
  revisePartner(
    @Arg('input', () => PartnerInput) input: PartnerInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Shop> {
    return ctx.db.write((tx) => revisePartner(tx, actorOf(ctx), input));
  }

  @Mutation(() => Settlement, { description: "the partner's claim for a month, signed by its keeper" })
  prepareSettlement(
    @Arg('input', () => PrepareSettlementInput) input: PrepareSettlementInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Settlement> {
    return ctx.db.write((tx) => prepareSettlement(tx, actorOf(ctx), input));
  }

  @Mutation(() => Settlement, { description: 'the second signature, by the village' })
  signSettlement(
    @Arg('input', () => SignSettlementInput) input: SignSettlementInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Settlement> {
    return ctx.db.write((tx) => signSettlement(tx, actorOf(ctx), input));
  }

  @Mutation(() => Settlement)
  paySettlement(
    @Arg('input', () => PaySettlementInput) input: PaySettlementInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Settlement> {
    return ctx.db.write((tx) => paySettlement(tx, actorOf(ctx), input));
  }

  @Mutation(() => Settlement)
  dropSettlement(
    @Arg('input', () => DropSettlementInput) input: DropSettlementInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Settlement> {
    return ctx.db.write((tx) => dropSettlement(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Shop)
  async shop(@Root() settlement: Settlement, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(settlement.shopId));
  }

  @FieldResolver(() => [SettlementLine])
  lines(@Root() settlement: Settlement, @Ctx() ctx: ActorContext): Promise<SettlementLine[]> {
    return linesBySettlement(ctx).load(settlement.id);
  }

  @FieldResolver(() => Resident)
  async preparedBy(@Root() settlement: Settlement, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await person(ctx, settlement.preparedBy));
  }

  @FieldResolver(() => Resident, { nullable: true })
  signedBy(@Root() settlement: Settlement, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, settlement.signedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  paidBy(@Root() settlement: Settlement, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, settlement.paidBy);
  }

  @FieldResolver(() => [SettlementMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() settlement: Settlement, @Ctx() ctx: ActorContext): Promise<SettlementMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const place = await shopPlaceOf(ctx, settlement.shopId);
    const may: Record<SettlementMove, boolean> = {
      SIGN: can.signSettlement(actor, settlement, place),
      PAY: can.paySettlement(actor, place),
      DROP: can.dropSettlement(actor, settlement, place),
    };
    return legalMoves(settlementMoves, settlement.state).filter((move) => may[move]);
  }
}

@Resolver(() => Shop)
export class ShopSettlementsResolver {
  @FieldResolver(() => [Settlement], { description: 'newest month first; for those who may see the stock' })
  async settlements(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<Settlement[]> {
    return (await seesStock(ctx, shop.id)) ? settlementsByShop(ctx).load(shop.id) : [];
  }

  @FieldResolver(() => [GraphQLLocalDate], {
    description: 'months that have ended with receipts and without a sheet; for those who may see the stock',
  })
  async monthsToSettle(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<string[]> {
    return (await seesStock(ctx, shop.id)) ? monthsToSettle(ctx.db.reader, shop) : [];
  }
}
