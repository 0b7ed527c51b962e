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
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { NomineeAnswer } from './council-choice.entity';
import { CouncilPlace, HandOverThing, SeatWay } from './council-kind.entity';
import { TermWish } from './council-seat.entity';
import { HandOverGiven } from './hand-over.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;
const placeCode = /^[A-Z_]{2,20}$/;

@InputType()
export class CouncilKindInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => String, { description: 'two capitals; a new one adds a kind' })
  @Matches(/^[A-Z]{2}$/)
  code!: string;

  @Field(() => String)
  @PlainText(40)
  nameZh!: string;

  @Field(() => String)
  @PlainText(80)
  nameEn!: string;

  @Field(() => String)
  @PlainLines(1000)
  charterZh!: string;

  @Field(() => String)
  @PlainLines(2000)
  charterEn!: string;

  @Field(() => String)
  @PlainTextOrEmpty(300)
  mustNotHoldZh!: string;

  @Field(() => String)
  @PlainTextOrEmpty(600)
  mustNotHoldEn!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(60)
  seatsMin!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(60)
  seatsMax!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10)
  termYears!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100)
  quorumPercent!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  meetingsPerYear!: number;

  @Field(() => [CouncilPlace])
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  posts!: CouncilPlace[];

  @Field(() => [HandOverThing])
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  handOver!: HandOverThing[];

  @Field(() => SeatWay)
  @IsEnum(SeatWay)
  seating!: SeatWay;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100)
  electorsPercent!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(99)
  votesPercent!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(14)
  @Max(90)
  minAge?: number | null;

  @Field(() => Int)
  @IsInt()
  @Min(14)
  @Max(730)
  asleepAfterDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(14)
  @Max(730)
  quietAfterDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(365)
  chairFirstDays!: number;
}

@InputType()
export class OpenTermInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  councilId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  startsOn!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  endsOn!: string;
}

@InputType()
export class OpenChoiceInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  councilId!: string;

  @Field(() => SeatWay)
  @IsEnum(SeatWay)
  way!: SeatWay;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  nominateUntil!: string;
}

@InputType()
export class NominateInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  choiceId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => String)
  @Matches(placeCode)
  place!: string;
}

@InputType()
export class AnswerNominationInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  choiceId!: string;

  @Field(() => ID, { description: 'oneself, or on behalf of whoever answered by phone or on paper' })
  @IsUUID()
  residentId!: string;

  @Field(() => NomineeAnswer)
  @IsEnum(NomineeAnswer)
  answer!: NomineeAnswer;
}

@InputType()
export class ChoiceResultInput {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => Int, { nullable: true, description: 'for an election' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  votes?: number | null;
}

@InputType()
export class CloseChoiceInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  choiceId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  heldOn!: string;

  @Field(() => String)
  @PlainText(120)
  document!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  entitled?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  present?: number | null;

  @Field(() => [ChoiceResultInput], {
    description: 'an election: the votes of each name; an appointment: those who are appointed',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique((result: ChoiceResultInput) => result.residentId)
  @ValidateNested({ each: true })
  results!: ChoiceResultInput[];
}

@InputType()
export class CancelChoiceInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  choiceId!: string;

  @Field(() => String)
  @PlainText(120)
  reason!: string;
}

@InputType()
export class SeatPlaceInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  postId!: string;

  @Field(() => String)
  @Matches(placeCode)
  place!: string;
}

@InputType()
export class TermWishInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  councilId!: string;

  @Field(() => TermWish)
  @IsEnum(TermWish)
  wish!: TermWish;
}

@InputType()
export class GiveItemInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  handOverId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(12)
  position!: number;

  @Field(() => HandOverGiven)
  @IsEnum(HandOverGiven)
  given!: HandOverGiven;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(120)
  note!: string;
}

@InputType()
export class TakeItemInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  handOverId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(12)
  position!: number;
}
