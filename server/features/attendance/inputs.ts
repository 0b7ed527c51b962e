import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDate,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { MarkKind, MarkWay } from './attendance-mark.entity';

const MOST_ROWS = 500;

@InputType()
export class MarkInput {
  @Field(() => ID, { description: 'made on the device: a mark sent twice is one mark' })
  @IsUUID()
  id!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => MarkKind)
  @IsEnum(MarkKind)
  kind!: MarkKind;

  @Field(() => GraphQLISODateTime, { description: 'by the device’s clock' })
  @IsDate()
  at!: Date;

  @Field(() => MarkWay)
  @IsIn([MarkWay.CARD, MarkWay.PAPER, MarkWay.LEADER])
  way!: MarkWay;

  @Field(() => String, { defaultValue: '', description: 'why, for a correction' })
  @PlainTextOrEmpty(200)
  note!: string;

  @Field(() => ID, { nullable: true, description: 'the standing mark that this one corrects' })
  @IsOptional()
  @IsUUID()
  replacesId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'takes the corrected mark away' })
  @IsBoolean()
  gone!: boolean;
}

@InputType()
export class SyncMarksInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => [MarkInput], { description: 'in the order they were made' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  marks!: MarkInput[];
}

@InputType()
export class CheckInInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'from the scanned code; without it, whichever task shows these digits',
  })
  @IsOptional()
  @IsUUID()
  taskId?: string | null;

  @Field(() => String)
  @Matches(/^\d{6}$/)
  code!: string;

  @Field(() => MarkKind)
  @IsEnum(MarkKind)
  kind!: MarkKind;
}

@InputType()
export class CloseRowInput {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => Int, { nullable: true, description: 'for a rule that leaves the figure open' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  points?: number | null;

  @Field(() => String, { nullable: true, description: 'set: minutes are recorded, and no points; why' })
  @IsOptional()
  @PlainText(200)
  hoursOnlyReason?: string | null;

  @Field(() => String, { nullable: true, description: 'set: no record at all; why' })
  @IsOptional()
  @PlainText(200)
  refusedReason?: string | null;
}

@InputType()
export class CloseTaskRollInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'for a task without a rule: by which the hours are recorded',
  })
  @IsOptional()
  @IsUUID()
  ruleId?: string | null;

  @Field(() => [CloseRowInput], { description: 'everybody who is marked as present, each once' })
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  rows!: CloseRowInput[];

  @Field(() => [ID], { defaultValue: [], description: 'signed up, not there, and excused' })
  @ArrayMaxSize(MOST_ROWS)
  @IsUUID(undefined, { each: true })
  excusedIds!: string[];

  @Field(() => String, { defaultValue: '' })
  @PlainLines(1000)
  note!: string;
}

@InputType()
export class AttendanceSettingsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsIn([1, 5, 10, 15, 30, 60])
  roundingMinutes!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(240)
  earlyMinutes!: number;

  @Field(() => Int)
  @IsInt()
  @Min(4)
  @Max(720)
  syncHours!: number;
}
