import { IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';
import { ShopInput } from '#server/features/shop/inputs';

@InputType()
export class PartnerInput extends ShopInput {
  @Field(() => ID, { nullable: true, description: 'null opens a new partner' })
  @IsOptional()
  @IsUUID()
  shopId?: string | null;

  @Field(() => String, { description: 'the paper by which the village and the partner agreed' })
  @PlainText(80)
  agreement!: string;

  @Field(() => Int, { description: 'what the village pays for a point' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  centsPerPoint!: number;
}

@InputType()
export class PrepareSettlementInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => GraphQLLocalDate, { description: 'its first day; it has ended' })
  @IsISO8601()
  month!: string;
}

@InputType()
export class SignSettlementInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  settlementId!: string;
}

@InputType()
export class PaySettlementInput extends SignSettlementInput {
  @Field(() => String, { description: 'the paper of the payment' })
  @PlainText(80)
  document!: string;
}

@InputType()
export class DropSettlementInput extends SignSettlementInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}
