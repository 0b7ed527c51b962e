import {
  BatchTakerResolver,
  GoodsBatchesResolver,
  RecallResolver,
  ShopBatchesResolver,
  StockBatchResolver,
} from './batches/batch.resolver';
import { Recall, StockBatch } from './batches/stock-batch.entity';
import { ShopCountsResolver, StockCountLineResolver, StockCountResolver } from './counts/count.resolver';
import { StockCount, StockCountLine } from './counts/stock-count.entity';
import { CounterVisit } from './counter-visit.entity';
import { CounterVisitResolver } from './counter-visit.resolver';
import { Goods } from './goods.entity';
import { GoodsResolver } from './goods.resolver';
import { GoodsPrice } from './goods-price.entity';
import { GoodsPriceResolver } from './goods-price.resolver';
import { controlLaws } from './control-laws';
import { shopLaws } from './laws';
import {
  AreaShopResolver,
  HouseholdRedemptionsResolver,
  PostShopResolver,
  StatementRedemptionResolver,
  ViewerShopResolver,
} from './neighbours.resolver';
import { SettlementResolver, ShopSettlementsResolver } from './partners/settlement.resolver';
import { Settlement } from './partners/settlement.entity';
import { Redemption } from './redemption.entity';
import { RedemptionResolver } from './redemption.resolver';
import { RedemptionLine } from './redemption-line.entity';
import { RedemptionLineResolver } from './redemption-line.resolver';
import { ReorderLineResolver, ShopReorderResolver } from './reorder/reorder.resolver';
import {
  HouseholdReservationsResolver,
  ReservationLineResolver,
  ReservationResolver,
  ShopReservationsResolver,
  VisitReservationsResolver,
} from './reservations/reservation.resolver';
import { Reservation, ReservationLine } from './reservations/reservation.entity';
import { Shop } from './shop.entity';
import { ShopResolver } from './shop.resolver';
import { StockMovement } from './stock-movement.entity';
import { StockMovementResolver } from './stock-movement.resolver';
import { Supply, Donor } from './supply/supply.entity';
import {
  SupplyLineResolver,
  SupplyResolver,
  PublicGiftResolver,
  ShopSupplyResolver,
} from './supply/supply.resolver';

/** What the shop brings to the house. */
export const shopRoom = {
  entities: [
    Shop,
    Goods,
    GoodsPrice,
    StockMovement,
    CounterVisit,
    Redemption,
    RedemptionLine,
    StockBatch,
    Recall,
    StockCount,
    StockCountLine,
    Reservation,
    ReservationLine,
    Donor,
    Supply,
    Settlement,
  ],
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
    StockBatchResolver,
    RecallResolver,
    BatchTakerResolver,
    GoodsBatchesResolver,
    ShopBatchesResolver,
    StockCountResolver,
    StockCountLineResolver,
    ShopCountsResolver,
    ReservationResolver,
    ReservationLineResolver,
    HouseholdReservationsResolver,
    ShopReservationsResolver,
    VisitReservationsResolver,
    SupplyResolver,
    SupplyLineResolver,
    PublicGiftResolver,
    ShopSupplyResolver,
    ShopReorderResolver,
    ReorderLineResolver,
    SettlementResolver,
    ShopSettlementsResolver,
  ],
  laws: [...shopLaws, ...controlLaws],
} as const;
