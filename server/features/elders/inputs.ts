import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsDate,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { DayPart, VisitEnd, VisitOccasion, VisitWish } from './visit.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;
const month = /^\d{4}-(0[1-9]|1[0-2])$/;

@InputType()
export abstract class RequestInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;
}

@InputType()
export class EldersSettingsInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(50)
  @Max(80)
  fromAge!: number;

  @Field(() => Int)
  @IsInt()
  @Min(7)
  @Max(180)
  visitDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10)
  mostADay!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10)
  slotsAhead!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100)
  classPercent!: number;

  @Field(() => ID, { nullable: true, description: 'null: visits bring no record' })
  @IsOptional()
  @IsUUID()
  visitRuleId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  callRuleId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  classRuleId?: string | null;
}

@InputType()
export class ElderCardInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;

  @Field(() => [VisitWish])
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsEnum(VisitWish, { each: true })
  wishes!: VisitWish[];

  @Field(() => [DayPart], { defaultValue: [] })
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsEnum(DayPart, { each: true })
  parts!: DayPart[];

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(7)
  @Max(180)
  visitDays?: number | null;
}

@InputType()
export class BirthdayInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(12)
  month!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(31)
  day!: number;
}

@InputType()
export class PlanMonthInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String, { description: 'YYYY-MM' })
  @Matches(month)
  month!: string;

  @Field(() => [ID], { defaultValue: [], description: 'who visits; empty: whoever sits in the association' })
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  visitorIds!: string[];
}

@InputType()
export class PlanVisitInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;

  @Field(() => ID)
  @IsUUID()
  visitorId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  onDay!: string;

  @Field(() => DayPart)
  @IsEnum(DayPart)
  part!: DayPart;

  @Field(() => VisitOccasion, { defaultValue: VisitOccasion.ROUTINE })
  @IsEnum(VisitOccasion)
  occasion!: VisitOccasion;
}

@InputType()
class VisitMoveInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  visitId!: string;
}

@InputType()
export class MoveVisitInput extends VisitMoveInput {
  @Field(() => ID)
  @IsUUID()
  visitorId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  onDay!: string;

  @Field(() => DayPart)
  @IsEnum(DayPart)
  part!: DayPart;
}

@InputType()
export class CancelVisitInput extends VisitMoveInput {
  @Field(() => VisitEnd)
  @IsEnum(VisitEnd)
  reason!: VisitEnd;
}

@InputType()
export class FinishVisitInput extends VisitMoveInput {
  @Field(() => Int)
  @IsInt()
  @Min(5)
  @Max(480)
  minutes!: number;

  @Field(() => [VisitWish], { defaultValue: [], description: 'of the wishes those that were met' })
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsEnum(VisitWish, { each: true })
  met!: VisitWish[];
}

@InputType()
export class ConfirmVisitsInput extends RequestInput {
  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  visitIds!: string[];
}

@InputType()
export class PassWishInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;

  @Field(() => VisitWish)
  @IsEnum(VisitWish)
  wish!: VisitWish;

  @Field(() => ID, { nullable: true, description: 'the visit at which it was said' })
  @IsOptional()
  @IsUUID()
  visitId?: string | null;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  wantedFrom!: Date;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  wantedUntil!: Date;

  @Field(() => Int, { defaultValue: 60 })
  @IsInt()
  @Min(15)
  @Max(480)
  minutes!: number;
}

@InputType()
export class TakeOverNeedInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  needId!: string;

  @Field(() => ID)
  @IsUUID()
  visitorId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  onDay!: string;

  @Field(() => DayPart)
  @IsEnum(DayPart)
  part!: DayPart;
}
