import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsBoolean,
  IsEnum,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { MAX_STOCK } from '#server/features/shop/rules';
import { SupplyKind } from './supply.entity';

@InputType()
export class DonorInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => ID, { nullable: true, description: 'null enters a new donor' })
  @IsOptional()
  @IsUUID()
  donorId?: string | null;

  @Field(() => String)
  @PlainText(60)
  name!: string;

  @Field(() => Boolean, { description: 'agreed to be named on the board' })
  @IsBoolean()
  named!: boolean;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(200)
  note!: string;
}

@InputType()
export class SupplyLineInput {
  @Field(() => ID)
  @IsUUID()
  goodsId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(MAX_STOCK)
  quantity!: number;

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
}

@InputType()
export class SupplyInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => SupplyKind)
  @IsEnum(SupplyKind)
  kind!: SupplyKind;

  @Field(() => String, { defaultValue: '', description: 'PURCHASE: from whom' })
  @PlainTextOrEmpty(60)
  supplier!: string;

  @Field(() => String, { defaultValue: '', description: 'PURCHASE: number of the invoice' })
  @PlainTextOrEmpty(60)
  invoice!: string;

  @Field(() => ID, { nullable: true, description: 'DONATION: by whom' })
  @IsOptional()
  @IsUUID()
  donorId?: string | null;

  @Field(() => GraphQLLocalDate)
  @IsISO8601()
  receivedOn!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(200)
  note!: string;

  @Field(() => [SupplyLineInput])
  @ArrayNotEmpty()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  lines!: SupplyLineInput[];
}
