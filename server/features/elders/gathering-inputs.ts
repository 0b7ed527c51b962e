import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsDate,
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
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';
import { Festival, PairEnd } from './gathering.entity';
import { RequestInput } from './inputs';
import { VisitWish } from './visit.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class CallMealInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Festival)
  @IsEnum(Festival)
  festival!: Festival;

  @Field(() => String)
  @PlainText(60)
  title!: string;

  @Field(() => String)
  @PlainText(60)
  place!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(60)
  tables!: number;

  @Field(() => Int)
  @IsInt()
  @Min(2)
  @Max(12)
  seats!: number;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  closesOn!: string;
}

@InputType()
class MealMoveInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  mealId!: string;
}

@InputType()
export class SeatMealInput extends MealMoveInput {}

@InputType()
export class CancelMealInput extends MealMoveInput {}

@InputType()
export class JoinMealInput extends MealMoveInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(2)
  companions!: number;
}

@InputType()
export class LeaveMealInput extends MealMoveInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;
}

@InputType()
export class HoldMealInput extends MealMoveInput {
  @Field(() => [ID], { defaultValue: [], description: 'who said they would come and did not' })
  @ArrayMaxSize(720)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  absentIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'members of the association who served' })
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  serverIds!: string[];
}

@InputType()
export class SessionInput {
  @Field(() => String)
  @PlainText(60)
  topic!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => Int, { defaultValue: 60 })
  @IsInt()
  @Min(15)
  @Max(240)
  minutes!: number;
}

@InputType()
export class OpenClassInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String)
  @PlainText(60)
  title!: string;

  @Field(() => String)
  @PlainText(60)
  place!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  teacherId?: string | null;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(60)
  places!: number;

  @Field(() => [SessionInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(24)
  @ValidateNested({ each: true })
  sessions!: SessionInput[];
}

@InputType()
class ClassMoveInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  classId!: string;
}

@InputType()
export class JoinClassInput extends ClassMoveInput {
  @Field(() => ID)
  @IsUUID()
  elderId!: string;
}

@InputType()
export class FinishClassInput extends ClassMoveInput {}

@InputType()
export class ClassRollInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  sessionId!: string;

  @Field(() => [ID], { description: 'of the pupils those who were there' })
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  presentIds!: string[];
}

@InputType()
export class PairInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  giverId!: string;

  @Field(() => ID)
  @IsUUID()
  receiverId!: string;

  @Field(() => [VisitWish])
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsEnum(VisitWish, { each: true })
  wishes!: VisitWish[];
}

@InputType()
export class AnswerPairInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  pairId!: string;

  @Field(() => ID, { description: 'for which of the two' })
  @IsUUID()
  elderId!: string;

  @Field(() => Boolean)
  @IsBoolean()
  agrees!: boolean;
}

@InputType()
export class EndPairInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  pairId!: string;

  @Field(() => PairEnd)
  @IsEnum(PairEnd)
  reason!: PairEnd;
}

@InputType()
export class OfferSlotsInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String)
  @PlainText(60)
  place!: string;

  @Field(() => [GraphQLLocalDate])
  @ArrayMinSize(1)
  @ArrayMaxSize(31)
  @ArrayUnique()
  @Matches(day, { each: true })
  days!: string[];

  @Field(() => String, { description: 'HH:MM, of China' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  from!: string;

  @Field(() => Int, { description: 'one after the other' })
  @IsInt()
  @Min(1)
  @Max(16)
  count!: number;

  @Field(() => Int)
  @IsInt()
  @Min(10)
  @Max(120)
  minutes!: number;
}

@InputType()
export class CancelSlotInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  slotId!: string;
}

@InputType()
export class BookSlotInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  slotId!: string;

  @Field(() => ID)
  @IsUUID()
  elderId!: string;
}

@InputType()
export class CancelBookingInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  bookingId!: string;
}

@InputType()
export class HoldCallInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  bookingId!: string;

  @Field(() => Boolean, { description: 'false: nobody came' })
  @IsBoolean()
  held!: boolean;

  @Field(() => ID, { nullable: true, description: 'who helped with it' })
  @IsOptional()
  @IsUUID()
  assistantId?: string | null;
}
