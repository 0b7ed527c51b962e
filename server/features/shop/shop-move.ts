import { registerEnumType } from 'type-graphql';
import type { Actor } from '#server/features/people/actor';
import { can, type ShopPlace } from './policy';
import { ShopKind } from './shop.entity';

interface KnownShop extends ShopPlace {
  kind: ShopKind;
}

export enum ShopMove {
  DESCRIBE_GOODS = 'DESCRIBE_GOODS',
  SET_PRICE = 'SET_PRICE',
  MOVE_STOCK = 'MOVE_STOCK',
  COUNT_STOCK = 'COUNT_STOCK',
  OPEN_COUNT = 'OPEN_COUNT',
  RECALL = 'RECALL',
  LIFT_RECALL = 'LIFT_RECALL',
  RESERVE = 'RESERVE',
  REVISE_TERMS = 'REVISE_TERMS',
  PREPARE_SETTLEMENT = 'PREPARE_SETTLEMENT',
}
registerEnumType(ShopMove, {
  name: 'ShopMove',
  description: 'What the viewer may do to a shop’s goods: who hands them out neither prices nor counts them.',
});

const sentences: Readonly<Record<ShopMove, (actor: Actor, shop: KnownShop) => boolean>> = {
  DESCRIBE_GOODS: can.describeGoods,
  SET_PRICE: can.setPrice,
  MOVE_STOCK: can.moveStock,
  COUNT_STOCK: can.countStock,
  OPEN_COUNT: (actor, shop) => shop.kind === ShopKind.VILLAGE && can.openCount(actor, shop),
  RECALL: can.recall,
  LIFT_RECALL: can.liftRecall,
  RESERVE: can.reserve,
  REVISE_TERMS: can.reviseTerms,
  PREPARE_SETTLEMENT: (actor, shop) => shop.kind === ShopKind.PARTNER && can.prepareSettlement(actor, shop),
};

/** The moves that are this person's at this shop. */
export function shopMovesOf(actor: Actor, shop: KnownShop): ShopMove[] {
  return Object.values(ShopMove).filter((move) => sentences[move](actor, shop));
}
