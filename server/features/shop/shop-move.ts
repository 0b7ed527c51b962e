import { registerEnumType } from 'type-graphql';
import type { Actor } from '#server/features/people/actor';
import { can, type ShopPlace } from './policy';

export enum ShopMove {
  DESCRIBE_GOODS = 'DESCRIBE_GOODS',
  SET_PRICE = 'SET_PRICE',
  MOVE_STOCK = 'MOVE_STOCK',
  COUNT_STOCK = 'COUNT_STOCK',
}
registerEnumType(ShopMove, {
  name: 'ShopMove',
  description: 'What the viewer may do to a shop’s goods: who hands them out neither prices nor counts them.',
});

const sentences: Readonly<Record<ShopMove, (actor: Actor, shop: ShopPlace) => boolean>> = {
  DESCRIBE_GOODS: can.describeGoods,
  SET_PRICE: can.setPrice,
  MOVE_STOCK: can.moveStock,
  COUNT_STOCK: can.countStock,
};

/** The moves that are this person's at this shop. */
export function shopMovesOf(actor: Actor, shop: ShopPlace): ShopMove[] {
  return Object.values(ShopMove).filter((move) => sentences[move](actor, shop));
}
