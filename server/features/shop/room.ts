import { CounterVisit } from './counter-visit.entity';
import { CounterVisitResolver } from './counter-visit.resolver';
import { Goods } from './goods.entity';
import { GoodsResolver } from './goods.resolver';
import { GoodsPrice } from './goods-price.entity';
import { GoodsPriceResolver } from './goods-price.resolver';
import { shopLaws } from './laws';
import {
  AreaShopResolver,
  HouseholdRedemptionsResolver,
  PostShopResolver,
  StatementRedemptionResolver,
  ViewerShopResolver,
} from './neighbours.resolver';
import { Redemption } from './redemption.entity';
import { RedemptionResolver } from './redemption.resolver';
import { RedemptionLine } from './redemption-line.entity';
import { RedemptionLineResolver } from './redemption-line.resolver';
import { Shop } from './shop.entity';
import { ShopResolver } from './shop.resolver';
import { StockMovement } from './stock-movement.entity';
import { StockMovementResolver } from './stock-movement.resolver';

/** What the shop brings to the house. */
export const shopRoom = {
  entities: [Shop, Goods, GoodsPrice, StockMovement, CounterVisit, Redemption, RedemptionLine],
  resolvers: [
    ShopResolver,
    GoodsResolver,
    GoodsPriceResolver,
    StockMovementResolver,
    CounterVisitResolver,
    RedemptionResolver,
    RedemptionLineResolver,
    AreaShopResolver,
    HouseholdRedemptionsResolver,
    PostShopResolver,
    StatementRedemptionResolver,
    ViewerShopResolver,
  ],
  laws: shopLaws,
} as const;
