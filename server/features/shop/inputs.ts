import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsBoolean,
  IsEnum,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { GoodsCategory } from './goods.entity';
import { MAX_LINE_QUANTITY, MAX_LINES, MAX_STOCK } from './rules';
import { PickupCheck } from './shop.entity';
import { StockMovementKind } from './stock-movement.entity';

@InputType()
export class ShopInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String)
  @PlainText(60)
  nameZh!: string;

  @Field(() => String)
  @PlainText(80)
  nameEn!: string;

  @Field(() => String)
  @PlainTextOrEmpty(120)
  openingZh!: string;

  @Field(() => String)
  @PlainTextOrEmpty(160)
  openingEn!: string;
}

@InputType()
export class TermsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  returnDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(30)
  holdDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(20)
  openReservations!: number;

  @Field(() => PickupCheck)
  @IsEnum(PickupCheck)
  pickupCheck!: PickupCheck;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(365)
  nearExpiryDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(28)
  countDueDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(7)
  @Max(366)
  salesDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(7)
  @Max(366)
  coverDays!: number;
}

@InputType()
export class GoodsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { nullable: true, description: 'null makes a new good' })
  @IsOptional()
  @IsUUID()
  goodsId?: string | null;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => String)
  @Matches(/^[A-Z0-9-]{1,12}$/)
  code!: string;

  @Field(() => String)
  @PlainText(60)
  nameZh!: string;

  @Field(() => String)
  @PlainText(80)
  nameEn!: string;

  @Field(() => String)
  @PlainTextOrEmpty(40)
  unitZh!: string;

  @Field(() => String)
  @PlainTextOrEmpty(40)
  unitEn!: string;

  @Field(() => GoodsCategory)
  @IsEnum(GoodsCategory)
  category!: GoodsCategory;

  // A path under this origin: a picture from elsewhere would tell others who looks at the shop.
  @Field(() => String, { defaultValue: '' })
  @MaxLength(120)
  @Matches(/^(\/(?!\/)[\w./-]*)?$/)
  picture!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100_000)
  points!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limitPerQuarter?: number | null;

  @Field(() => Boolean)
  @IsBoolean()
  tracksBestBefore!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  isService!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  active!: boolean;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MAX_STOCK)
  reorderLevel!: number;
}

@InputType()
export class StockInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  goodsId!: string;

  @Field(() => StockMovementKind)
  @IsEnum(StockMovementKind)
  kind!: StockMovementKind;

  @Field(() => Int, {
    description: 'PURCHASE, DONATION, LOSS: how many (positive); COUNT: how many are really there',
  })
  @IsInt()
  @Min(0)
  @Max(MAX_STOCK)
  quantity!: number;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(200)
  reason!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(80)
  document!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  unitCostCents?: number | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @IsISO8601()
  bestBeforeOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'LOSS: of this batch; without it the oldest goes first' })
  @IsOptional()
  @IsUUID()
  batchId?: string | null;
}

@InputType()
export class VisitInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => String, { description: "six digits or the content of the card's QR" })
  @PlainText(100)
  card!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(20)
  pin!: string;
}

@InputType()
export class CloseVisitInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  visitId!: string;
}

@InputType()
export class RedeemLineInput {
  @Field(() => ID)
  @IsUUID()
  goodsId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(MAX_LINE_QUANTITY)
  quantity!: number;
}

@InputType()
export class RedeemInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  visitId!: string;

  @Field(() => [RedeemLineInput])
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  lines!: RedeemLineInput[];
}

@InputType()
export class ReturnInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  redemptionId!: string;

  // Blank is let through here: the rule answers REASON_REQUIRED.
  @Field(() => String)
  @PlainTextOrEmpty(200)
  reason!: string;
}
