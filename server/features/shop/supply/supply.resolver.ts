import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { periodStart } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { Goods } from '#server/features/shop/goods.entity';
import { goodsById, shopById, shopPlaceOf } from '#server/features/shop/loaders';
import { can } from '#server/features/shop/policy';
import { Shop } from '#server/features/shop/shop.entity';
import { Supply, SupplyKind, SupplyLine, Donor, PublicGift } from './supply.entity';
import { recordSupply } from './record-supply';
import { reviseDonor } from './revise-donor';
import { SupplyInput, DonorInput } from './supply-inputs';
import { suppliesIn, supplyById, donorById, donorsOf, linesBySupply, publicGifts } from './supply-queries';

async function seesStock(ctx: ActorContext, shopId: string): Promise<boolean> {
  return can.seeStock(actorOf(ctx), await shopPlaceOf(ctx, shopId));
}

@Resolver(() => Supply)
export class SupplyResolver {
  @Query(() => Supply, { nullable: true, description: 'for those who may see the stock' })
  async supply(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Supply | null> {
    actorOf(ctx);
    const supply = isId(id) ? await supplyById(ctx).load(id) : null;
    return supply && (await seesStock(ctx, supply.shopId)) ? supply : null;
  }

  @Mutation(() => Supply, { description: 'an invoice or a gift, with all its goods' })
  recordSupply(
    @Arg('input', () => SupplyInput) input: SupplyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Supply> {
    return ctx.db.write((tx) => recordSupply(tx, actorOf(ctx), input));
  }

  @Mutation(() => Donor, { description: 'enters a donor, or amends one' })
  reviseDonor(@Arg('input', () => DonorInput) input: DonorInput, @Ctx() ctx: ActorContext): Promise<Donor> {
    return ctx.db.write((tx) => reviseDonor(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Shop)
  async shop(@Root() supply: Supply, @Ctx() ctx: ActorContext): Promise<Shop> {
    return found(await shopById(ctx).load(supply.shopId));
  }

  @FieldResolver(() => Donor, { nullable: true })
  async donor(@Root() supply: Supply, @Ctx() ctx: ActorContext): Promise<Donor | null> {
    return supply.donorId ? donorById(ctx).load(supply.donorId) : null;
  }

  @FieldResolver(() => [SupplyLine])
  lines(@Root() supply: Supply, @Ctx() ctx: ActorContext): Promise<SupplyLine[]> {
    return linesBySupply(ctx).load(supply.id);
  }

  @FieldResolver(() => Int, { description: 'cost of all lines, cents; lines without a cost count nothing' })
  async costCents(@Root() supply: Supply, @Ctx() ctx: ActorContext): Promise<number> {
    const lines = await linesBySupply(ctx).load(supply.id);
    return lines.reduce((sum, line) => sum + line.quantity * (line.unitCostCents ?? 0), 0);
  }

  @FieldResolver(() => Resident)
  async enteredBy(@Root() supply: Supply, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(supply.enteredBy));
  }
}

@Resolver(() => SupplyLine)
export class SupplyLineResolver {
  @FieldResolver(() => Goods)
  async goods(@Root() line: SupplyLine, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(line.goodsId));
  }
}

@Resolver(() => PublicGift)
export class PublicGiftResolver {
  @FieldResolver(() => Goods)
  async goods(@Root() gift: PublicGift, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(gift.goodsId));
  }
}

@Resolver(() => Shop)
export class ShopSupplyResolver {
  @FieldResolver(() => [Donor], { description: 'by name; for those who may see the stock' })
  async donors(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<Donor[]> {
    demand(await seesStock(ctx, shop.id), ErrorCode.FORBIDDEN);
    return donorsOf(ctx.db.reader, shop.id);
  }

  @FieldResolver(() => [Supply], {
    description: 'received in the month of that day, newest first; for those who may see the stock',
  })
  async supplies(
    @Root() shop: Shop,
    @Arg('month', () => GraphQLLocalDate) month: string,
    @Arg('kind', () => SupplyKind, { nullable: true }) kind: SupplyKind | null,
    @Ctx() ctx: ActorContext,
  ): Promise<Supply[]> {
    demand(await seesStock(ctx, shop.id), ErrorCode.FORBIDDEN);
    return suppliesIn(ctx.db.reader, shop.id, periodStart('MONTH', month), kind ?? null);
  }

  @FieldResolver(() => [PublicGift], { description: 'public: the last 100, newest first' })
  gifts(@Root() shop: Shop, @Ctx() ctx: ActorContext): Promise<PublicGift[]> {
    return publicGifts(ctx.db.reader, shop.id);
  }
}
