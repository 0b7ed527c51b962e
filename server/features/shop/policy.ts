import { type Actor, postOver } from '#server/features/people/actor';

/** What the shop's sentences look at: which shop, and the ids from the county down to its village. */
export interface ShopPlace {
  id: string;
  path: readonly string[];
}

function keeps(actor: Actor, shopId: string): boolean {
  return actor.posts.some((post) => post.role === 'SHOP_KEEPER' && post.shopId === shopId);
}

function supervises(actor: Actor, shopId: string): boolean {
  return actor.posts.some((post) => post.role === 'SHOP_SUPERVISOR' && post.shopId === shopId);
}

function runsVillage(actor: Actor, shop: ShopPlace): boolean {
  return postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], shop.path) !== null;
}

function sitsOnOversight(actor: Actor, shop: ShopPlace): boolean {
  return actor.posts.some((post) => post.councilKind === 'OC' && shop.path.includes(post.areaId));
}

/** Ids of the shops the actor keeps today. */
export function keptShops(actor: Actor): string[] {
  return actor.posts.flatMap((post) => (post.role === 'SHOP_KEEPER' && post.shopId ? [post.shopId] : []));
}

/** The post in which the actor would sign a count of the shop; null when none. */
export function countSeat(actor: Actor, shopId: string): 'KEEPER' | 'SUPERVISOR' | null {
  if (keeps(actor, shopId)) return 'KEEPER';
  return supervises(actor, shopId) ? 'SUPERVISOR' : null;
}

export const can = {
  /** The village office opens the shop and says when it is open; so do the town and the administrator. */
  openShop: (actor: Actor, village: readonly string[]): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'ADMINISTRATOR'], village) !== null,

  /** The keeper alone serves at the counter. */
  runCounter: (actor: Actor, shop: ShopPlace): boolean => keeps(actor, shop.id),

  /** The keeper and the village's clerk and secretary describe goods: names, picture, limit, shelf or not. */
  describeGoods: (actor: Actor, shop: ShopPlace): boolean =>
    keeps(actor, shop.id) || runsVillage(actor, shop),

  /**
   * Who hands goods out does not say what they cost: prices are set by the clerk, the secretary or the shop's
   * supervisor, never by its keeper, whatever other post the keeper holds.
   */
  setPrice: (actor: Actor, shop: ShopPlace): boolean =>
    !keeps(actor, shop.id) && (supervises(actor, shop.id) || runsVillage(actor, shop)),

  /** Goods in and losses: the keeper, the supervisor, the clerk or the secretary. */
  moveStock: (actor: Actor, shop: ShopPlace): boolean =>
    keeps(actor, shop.id) || supervises(actor, shop.id) || runsVillage(actor, shop),

  /** A count corrects the keeper's shelf, so the keeper cannot post it. */
  countStock: (actor: Actor, shop: ShopPlace): boolean =>
    !keeps(actor, shop.id) && (supervises(actor, shop.id) || runsVillage(actor, shop)),

  /** Movements, goods' history and goods off the shelf: the shop's and village's people, oversight, town and county. */
  seeStock: (actor: Actor, shop: ShopPlace): boolean =>
    can.moveStock(actor, shop) ||
    sitsOnOversight(actor, shop) ||
    postOver(actor, ['TOWN_STAFF', 'COUNTY_STAFF', 'ADMINISTRATOR'], shop.path) !== null,

  /** Who bought what is between the household, the shop and the village's clerk and secretary. */
  seeRedemptionsOf: (actor: Actor, shop: ShopPlace): boolean => can.moveStock(actor, shop),

  seeRedemption: (actor: Actor, redemption: { householdId: string }, shop: ShopPlace): boolean =>
    actor.householdId === redemption.householdId || can.seeRedemptionsOf(actor, shop),

  /** The shop's numbers (return days, holds, warnings) are the village office's to set, as its opening is. */
  reviseTerms: (actor: Actor, shop: ShopPlace): boolean => can.openShop(actor, shop.path),

  /** A month's sheet is opened by whoever may write goods in. */
  openCount: (actor: Actor, shop: ShopPlace): boolean => can.moveStock(actor, shop),

  /** The keeper types in what lies on the shelf; the supervisor may too. */
  enterCount: (actor: Actor, shop: ShopPlace): boolean => keeps(actor, shop.id) || supervises(actor, shop.id),

  /** Both sign a count, each for the own post; the database refuses one person twice. */
  signCount: (actor: Actor, shop: ShopPlace): boolean => countSeat(actor, shop.id) !== null,

  /** Bad goods are taken off at once, by anybody of the shop or the village. */
  recall: (actor: Actor, shop: ShopPlace): boolean => can.moveStock(actor, shop),

  /** Who sells does not decide that recalled goods are good again. */
  liftRecall: (actor: Actor, shop: ShopPlace): boolean => can.countStock(actor, shop),

  /** Households of the village put goods aside, each member for all. */
  reserve: (actor: Actor, shop: ShopPlace): boolean =>
    actor.householdId !== null && actor.villageId === shop.path.at(-1),

  /** The household itself takes a reservation back; so does the keeper, with a reason. */
  cancelReservation: (actor: Actor, reservation: { householdId: string; shopId: string }): boolean =>
    actor.householdId === reservation.householdId || keeps(actor, reservation.shopId),

  /** The partner's keeper claims a month's money from the village. */
  prepareSettlement: (actor: Actor, shop: ShopPlace): boolean => keeps(actor, shop.id),

  /** The village's clerk or secretary signs what the partner claims, never who claimed it, nor a keeper there. */
  signSettlement: (actor: Actor, paper: { preparedBy: string }, shop: ShopPlace): boolean =>
    actor.residentId !== paper.preparedBy && !keeps(actor, shop.id) && runsVillage(actor, shop),

  paySettlement: (actor: Actor, shop: ShopPlace): boolean =>
    !keeps(actor, shop.id) && runsVillage(actor, shop),

  /** Who claimed takes it back; who would have to sign declines. */
  dropSettlement: (actor: Actor, paper: { preparedBy: string }, shop: ShopPlace): boolean =>
    actor.residentId === paper.preparedBy || can.signSettlement(actor, paper, shop),

  /** Goods come back over the counter (keeper) or to the supervisor. */
  returnRedemption: (actor: Actor, redemption: { shopId: string }): boolean =>
    keeps(actor, redemption.shopId) || supervises(actor, redemption.shopId),
};
