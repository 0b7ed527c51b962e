import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PlainTextOrEmpty } from '#server/features/people/plain-text';
import { RedeemLineInput } from '#server/features/shop/inputs';
import { MAX_LINES } from '#server/features/shop/rules';

@InputType()
export class ReserveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => [RedeemLineInput])
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  lines!: RedeemLineInput[];
}

@InputType()
export class CancelReservationInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  reservationId!: string;

  // The household needs none; the rule asks the keeper for it.
  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(200)
  reason!: string;
}

@InputType()
export class PickupInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => String, { description: 'the six digits on the phone of the household' })
  @Matches(/^\d{6}$/)
  code!: string;

  @Field(() => String, { defaultValue: '', description: "where the shop's terms ask for it" })
  @IsString()
  @MaxLength(20)
  pin!: string;
}

@InputType()
export class CollectInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  visitId!: string;

  @Field(() => ID)
  @IsUUID()
  reservationId!: string;
}
