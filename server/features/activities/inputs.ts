import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDate,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, GraphQLISODateTime, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { AppealOutcome } from './appeal.entity';
import { ObjectionOutcome } from './objection.entity';

const MOST_ROWS = 500;
const MOST_MINUTES = 1440;

/** What every form about an act says, whoever files it. */
@InputType()
abstract class ActInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => String)
  @PlainText(80)
  title!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(1000)
  note!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(80)
  place!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startedAt!: Date;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(MOST_MINUTES)
  minutes!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  points?: number | null;

  @Field(() => [ID], { defaultValue: [] })
  @ArrayMaxSize(6)
  @IsUUID(undefined, { each: true })
  photoIds!: string[];

  @Field(() => Boolean, { defaultValue: true })
  @IsBoolean()
  submit!: boolean;
}

@InputType()
export class FileRecordInput extends ActInput {
  @Field(() => ID)
  @IsUUID()
  ruleId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;
}

@InputType()
export class ClaimInput extends ActInput {
  @Field(() => ID)
  @IsUUID()
  ruleId!: string;
}

@InputType()
export class AmendInput extends ActInput {
  @Field(() => ID)
  @IsUUID()
  recordId!: string;
}

@InputType()
export class RollRowInput {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_MINUTES)
  minutes?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  points?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'set: a record of the minutes alone, without points; kept as its note',
  })
  @IsOptional()
  @PlainText(200)
  hoursOnlyReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "set: the person was there, but gets no record; kept in the roll's history",
  })
  @IsOptional()
  @PlainText(200)
  refusedReason?: string | null;
}

@InputType()
export class RollInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ID)
  @IsUUID()
  ruleId!: string;

  @Field(() => String)
  @PlainText(80)
  title!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(80)
  place!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @IsOptional()
  @IsDate()
  endedAt?: Date | null;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(1000)
  note!: string;

  @Field(() => [RollRowInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  rows!: RollRowInput[];

  @Field(() => [ID], { defaultValue: [] })
  @ArrayMaxSize(6)
  @IsUUID(undefined, { each: true })
  photoIds!: string[];
}

@InputType()
export class RecordMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  recordId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainLines(500)
  reason?: string | null;
}

export enum Decision {
  CHECK = 'CHECK',
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  REJECT = 'REJECT',
}
registerEnumType(Decision, { name: 'Decision' });

@InputType()
export class DecisionInput {
  @Field(() => ID)
  @IsUUID()
  recordId!: string;

  @Field(() => Decision)
  @IsEnum(Decision)
  decision!: Decision;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainLines(500)
  reason?: string | null;
}

@InputType()
export class DecisionsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => [DecisionInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  decisions!: DecisionInput[];
}

@InputType()
export class ObjectInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  recordId!: string;

  @Field(() => String)
  @PlainLines(1000)
  reason!: string;
}

@InputType()
export class AnswerInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  objectionId!: string;

  @Field(() => ObjectionOutcome)
  @IsEnum(ObjectionOutcome)
  outcome!: ObjectionOutcome;

  @Field(() => Int, { nullable: true, description: 'for REDUCED: what the act is worth, below what it was' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  points?: number | null;

  @Field(() => String)
  @PlainLines(1000)
  answer!: string;
}

@InputType()
export class AppealInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  objectionId!: string;

  @Field(() => String)
  @PlainLines(1000)
  reason!: string;
}

@InputType()
export class DecideAppealInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  appealId!: string;

  @Field(() => AppealOutcome)
  @IsEnum(AppealOutcome)
  outcome!: AppealOutcome;

  @Field(() => Int, { nullable: true, description: 'for REDUCED: what the act is worth' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  points?: number | null;

  @Field(() => String)
  @PlainLines(1000)
  answer!: string;
}
