import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { RuleBasis, RuleCategory } from '#server/features/scoring/rule.entity';
import { RuleCapInput } from '#server/features/scoring/inputs';
import { FundPurpose } from './fund-entry.entity';
import { OverBudget } from './fund-terms.entity';

/** Ten million yuan: no village's entry is larger, and the sums stay whole numbers everywhere. */
const MOST_CENTS = 1_000_000_000;

@InputType()
export class FundEntryInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => FundPurpose, { description: 'says also whether the money comes in or goes out' })
  @IsEnum(FundPurpose)
  purpose!: FundPurpose;

  @Field(() => String)
  @PlainText(60)
  party!: string;

  @Field(() => String)
  @PlainText(80)
  document!: string;

  @Field(() => GraphQLLocalDate)
  @IsString()
  happenedOn!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(MOST_CENTS)
  amountCents!: number;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(200)
  note!: string;

  @Field(() => [ID], { defaultValue: [], description: 'deliveries that this pays for, in full' })
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  movementIds!: string[];
}

export enum FundDecision {
  CONFIRM = 'CONFIRM',
  REFUSE = 'REFUSE',
}
registerEnumType(FundDecision, { name: 'FundDecision' });

@InputType()
export class FundDecisionInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  entryId!: string;

  @Field(() => FundDecision)
  @IsEnum(FundDecision)
  decision!: FundDecision;

  @Field(() => String, { nullable: true, description: 'needed to refuse' })
  @IsOptional()
  @PlainTextOrEmpty(200)
  reason?: string | null;
}

@InputType()
export class FundMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  entryId!: string;

  @Field(() => String, { nullable: true, description: 'needed to reverse' })
  @IsOptional()
  @PlainTextOrEmpty(200)
  reason?: string | null;
}

@InputType()
export class FundTermsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100_000)
  parCents!: number;

  @Field(() => Int)
  @IsInt()
  @Min(50)
  @Max(500)
  greenPercent!: number;

  @Field(() => Int)
  @IsInt()
  @Min(50)
  @Max(300)
  amberPercent!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100)
  budgetWarnPercent!: number;

  @Field(() => OverBudget)
  @IsEnum(OverBudget)
  overBudget!: OverBudget;

  @Field(() => String)
  @PlainText(80)
  document!: string;

  @Field(() => GraphQLLocalDate)
  @IsString()
  decidedOn!: string;
}

@InputType()
export class BudgetLineInput {
  @Field(() => RuleCategory)
  @IsEnum(RuleCategory)
  category!: RuleCategory;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  points!: number;
}

@InputType()
export class BudgetInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'any day of the season' })
  @IsString()
  season!: string;

  @Field(() => String)
  @PlainText(80)
  document!: string;

  @Field(() => GraphQLLocalDate)
  @IsString()
  decidedOn!: string;

  @Field(() => [BudgetLineInput], { description: 'categories left out have no limit' })
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  lines!: BudgetLineInput[];
}

@InputType()
export class RuleTrialInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ID)
  @IsUUID()
  ruleId!: string;

  @Field(() => RuleBasis)
  @IsEnum(RuleBasis)
  basis!: RuleBasis;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1000)
  pointsMin!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1000)
  pointsMax!: number;

  @Field(() => Boolean)
  @IsBoolean()
  honourOnly!: boolean;

  @Field(() => [RuleCapInput])
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  caps!: RuleCapInput[];
}

@InputType()
export class PriceTrialLine {
  @Field(() => ID)
  @IsUUID()
  goodsId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100_000)
  points!: number;
}

@InputType()
export class PriceTrialInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => [PriceTrialLine])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  prices!: PriceTrialLine[];
}

@InputType()
export class SimulationInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int, { nullable: true, description: 'null: as measured' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  incomeCents?: number | null;

  @Field(() => Int, { defaultValue: 100, description: 'grants a month, in percent of those measured' })
  @IsInt()
  @Min(0)
  @Max(1000)
  grantsPercent!: number;

  @Field(() => Int, { nullable: true, description: 'points spent a month, in percent of those owed' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  redemptionPercent?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  parCents?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'red stops new grants, as the product does' })
  @IsBoolean()
  gate!: boolean;
}
