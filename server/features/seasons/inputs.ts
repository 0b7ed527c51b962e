import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';
import { ExpiryPolicy } from './calendar';

@InputType()
export class SeasonSettingsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ExpiryPolicy)
  @IsEnum(ExpiryPolicy)
  expiry!: ExpiryPolicy;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(12)
  beginMonth!: number;

  @Field(() => [Int])
  @ArrayMaxSize(6)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(180, { each: true })
  noticeDays!: number[];

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(90)
  undoDays!: number;
}

@InputType()
export class CloseSeasonInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Boolean, { description: 'true: the same report, and nothing is written' })
  @IsBoolean()
  dryRun!: boolean;
}

@InputType()
export class SignCloseInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  closeId!: string;
}

@InputType()
export class DropCloseInput extends SignCloseInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}

@InputType()
export class UndoExpiryInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  closeId!: string;

  @Field(() => ID, { nullable: true, description: 'null: all households of the closing' })
  @IsOptional()
  @IsUUID()
  householdId?: string | null;

  @Field(() => String)
  @PlainText(200)
  reason!: string;
}

@InputType()
export class SignUndoInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  undoId!: string;
}

@InputType()
export class DropUndoInput extends SignUndoInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}
