import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainTextOrEmpty } from '#server/features/people/plain-text';
import { DutyKind } from './duty.entity';

@InputType()
export class FileDutyInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  councilId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => DutyKind)
  @IsEnum(DutyKind)
  kind!: DutyKind;

  @Field(() => GraphQLLocalDate)
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  onDay!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(720)
  minutes?: number | null;

  @Field(() => String, { defaultValue: '', description: 'what was done; never about whom' })
  @PlainTextOrEmpty(60)
  what!: string;
}

@InputType()
export class DecideDutyInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  dutyId!: string;

  @Field(() => Boolean)
  @IsBoolean()
  confirm!: boolean;
}

@InputType()
export class ReportMonthInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  councilId!: string;

  @Field(() => String, { description: 'YYYY-MM' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(2000)
  duties!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  meetings!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(100_000)
  minutes!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  members!: number;

  @Field(() => GraphQLLocalDate, { description: 'the last day on which something was done' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  lastOn!: string;
}

@InputType()
export class DutyRuleInput {
  @Field(() => String)
  @Matches(/^[A-Z]{2}-\d{2}$/)
  ruleCode!: string;

  @Field(() => DutyKind)
  @IsEnum(DutyKind)
  dutyKind!: DutyKind;
}

@InputType()
export class DutyRulesInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => String)
  @Matches(/^[A-Z]{2}$/)
  kindCode!: string;

  @Field(() => [DutyRuleInput])
  @ArrayMaxSize(40)
  @ArrayUnique((rule: DutyRuleInput) => rule.ruleCode)
  @ValidateNested({ each: true })
  rules!: DutyRuleInput[];
}
