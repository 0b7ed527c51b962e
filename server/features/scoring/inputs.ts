import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';
import { CapPeriod, CapScope, CapUnit, Proof, RuleBasis, RuleCategory } from './rule.entity';

@InputType()
export class RuleCapInput {
  @Field(() => CapScope)
  @IsEnum(CapScope)
  scope!: CapScope;

  @Field(() => CapPeriod)
  @IsEnum(CapPeriod)
  period!: CapPeriod;

  @Field(() => CapUnit)
  @IsEnum(CapUnit)
  unit!: CapUnit;

  @Field(() => Int)
  @Min(1)
  @Max(100_000)
  max!: number;
}

@InputType()
export class RuleInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { nullable: true, description: 'null makes a new rule' })
  @IsOptional()
  @IsUUID()
  ruleId?: string | null;

  @Field(() => ID)
  @IsUUID()
  areaId!: string;

  @Field(() => String)
  @Matches(/^[A-Z]{2}-[0-9]{2}$/)
  code!: string;

  @Field(() => RuleCategory)
  @IsEnum(RuleCategory)
  category!: RuleCategory;

  @Field(() => String)
  @PlainText(60)
  nameZh!: string;

  @Field(() => String)
  @PlainText(80)
  nameEn!: string;

  @Field(() => String)
  @PlainText(300)
  plainZh!: string;

  @Field(() => String)
  @PlainText(300)
  plainEn!: string;

  @Field(() => RuleBasis)
  @IsEnum(RuleBasis)
  basis!: RuleBasis;

  @Field(() => Int)
  @Min(1)
  @Max(1000)
  pointsMin!: number;

  @Field(() => Int)
  @Min(1)
  @Max(1000)
  pointsMax!: number;

  @Field(() => [RuleCapInput])
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  caps!: RuleCapInput[];

  @Field(() => Proof)
  @IsEnum(Proof)
  proof!: Proof;

  @Field(() => String)
  @PlainText(80)
  proofZh!: string;

  @Field(() => String)
  @PlainText(120)
  proofEn!: string;

  @Field(() => Boolean)
  @IsBoolean()
  selfClaim!: boolean;

  @Field(() => [String])
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @IsString({ each: true })
  bodies!: string[];

  @Field(() => Int)
  @Min(0)
  @Max(30)
  publicityDays!: number;

  @Field(() => Boolean)
  @IsBoolean()
  honourOnly!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  countsMinutes!: boolean;

  @Field(() => GraphQLLocalDate)
  @IsString()
  effectiveFrom!: string;
}

@InputType()
export class EndRuleInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  ruleId!: string;

  @Field(() => GraphQLLocalDate)
  @IsString()
  effectiveTo!: string;
}

@InputType()
export class SchemeInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(10_000)
  householdQuarterPoints!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1440)
  personDayMinutes!: number;

  // A village may ask for a second approver earlier than the county does, never later.
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(30)
  twoApproversFromPoints!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(20)
  openClaimsPerHousehold!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(30)
  objectionWorkingDays!: number;
}
