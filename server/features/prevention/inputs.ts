import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsDate,
  IsEnum,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { PreventionKind, PreventionTopic } from './activity.entity';
import { MOST_MATERIALS, MOST_SPEAKERS } from './rules';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
abstract class ActivityPlan {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => PreventionKind)
  @IsEnum(PreventionKind)
  kind!: PreventionKind;

  @Field(() => PreventionTopic)
  @IsEnum(PreventionTopic)
  topic!: PreventionTopic;

  @Field(() => String)
  @PlainText(60)
  title!: string;

  @Field(() => String)
  @PlainText(60)
  place!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => Int, { defaultValue: 90 })
  @IsInt()
  @Min(15)
  @Max(720)
  minutes!: number;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(40)
  partner!: string;
}

@InputType()
export class PlanPreventionInput extends ActivityPlan {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;
}

@InputType()
export class AmendPreventionInput extends ActivityPlan {
  @Field(() => ID)
  @IsUUID()
  activityId!: string;
}

@InputType()
export class PreventionMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  activityId!: string;
}

@InputType()
class HandedOutInput {
  @Field(() => ID)
  @IsUUID()
  materialId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10_000)
  pieces!: number;
}

@InputType()
export class HoldPreventionInput extends PreventionMoveInput {
  @Field(() => Int, { description: 'how many came' })
  @IsInt()
  @Min(0)
  @Max(20_000)
  audience!: number;

  @Field(() => [ID], { description: 'members of the association who held it' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SPEAKERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  speakerIds!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description:
      'those of the village who came and asked for their points; goes through the usual check and approval',
  })
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  creditIds!: string[];

  @Field(() => [HandedOutInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_MATERIALS)
  @ArrayUnique(({ materialId }: HandedOutInput) => materialId)
  @ValidateNested({ each: true })
  handedOut!: HandedOutInput[];

  @Field(() => String, { defaultValue: '' })
  @PlainLines(300)
  words!: string;
}

@InputType()
export class PreventionSettingsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(36)
  pledgeMonths!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(90)
  remindDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(10_000)
  lowStock!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(365)
  activitiesPerYear!: number;
}

@InputType()
export class PreventionMonthInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'any day of the month' })
  @Matches(day)
  month!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(500)
  activities!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  audience!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  handedOut!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(10_000)
  pledges!: number;
}
