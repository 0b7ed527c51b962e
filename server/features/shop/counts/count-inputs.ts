import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsISO8601,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { MAX_STOCK } from '#server/features/shop/rules';

@InputType()
export class OpenCountInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  shopId!: string;

  @Field(() => GraphQLLocalDate, { description: 'its first day' })
  @IsISO8601()
  month!: string;
}

@InputType()
export class CountLineInput {
  @Field(() => ID)
  @IsUUID()
  goodsId!: string;

  @Field(() => Int, { description: 'how many lie on the shelf now' })
  @IsInt()
  @Min(0)
  @Max(MAX_STOCK)
  counted!: number;

  // Needed where the count differs: the rule answers REASON_REQUIRED.
  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(200)
  reason!: string;
}

@InputType()
export class EnterCountInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  countId!: string;

  @Field(() => [CountLineInput])
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  lines!: CountLineInput[];
}

@InputType()
export class SignCountInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  countId!: string;
}

@InputType()
export class ReturnCountInput extends SignCountInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}
