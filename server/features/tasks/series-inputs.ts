import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
import { PlainText } from '#server/features/people/plain-text';
import { WorkInput } from './inputs';
import { OnHolidays, SeriesDayKind } from './task-series.entity';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class RhythmInput {
  @Field(() => [Int], { description: '0 Monday to 6 Sunday' })
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(6, { each: true })
  weekdays!: number[];

  @Field(() => Int, { description: 'every so many weeks' })
  @IsInt()
  @Min(1)
  @Max(8)
  every!: number;

  @Field(() => GraphQLLocalDate)
  @Matches(dayPattern)
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @Matches(dayPattern)
  until?: string | null;

  @Field(() => String, { description: 'HH:MM in China' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  startsTime!: string;

  @Field(() => Int)
  @IsInt()
  @Min(15)
  @Max(1440)
  minutes!: number;

  @Field(() => OnHolidays)
  @IsEnum(OnHolidays)
  holidays!: OnHolidays;
}

@InputType()
export class PostSeriesInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;

  @Field(() => WorkInput)
  @ValidateNested()
  work!: WorkInput;

  @Field(() => RhythmInput)
  @ValidateNested()
  rhythm!: RhythmInput;
}

@InputType()
export class ChangeSeriesInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  seriesId!: string;

  @Field(() => WorkInput)
  @ValidateNested()
  work!: WorkInput;

  @Field(() => RhythmInput)
  @ValidateNested()
  rhythm!: RhythmInput;

  @Field(() => String, { description: 'told to everyone signed up' })
  @PlainText(200)
  reason!: string;
}

@InputType()
export class SeriesDayInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  seriesId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(dayPattern)
  onDate!: string;

  @Field(() => SeriesDayKind, { nullable: true, description: 'null: back to the rhythm' })
  @IsOptional()
  @IsEnum(SeriesDayKind)
  kind?: SeriesDayKind | null;

  @Field(() => String)
  @PlainText(200)
  reason!: string;
}

@InputType()
export class EndSeriesInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  seriesId!: string;

  @Field(() => String, { description: 'told to everyone signed up' })
  @PlainText(200)
  reason!: string;
}

@InputType()
export class RenewFeedInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;
}

@InputType()
export class TaskSettingsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(3)
  @Max(168)
  remindFirstHours!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(48)
  remindLastHours!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(168)
  leaveHours!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(26)
  weeksAhead!: number;
}
