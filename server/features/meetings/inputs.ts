import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
import { SeatState, SeatWay } from './meeting.entity';
import { Majority } from './motion.entity';
import { MOST_CHOICES, MOST_ITEMS } from './rules';

const line = /^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u;

@InputType()
abstract class MeetingFactsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => String)
  @PlainText(80)
  title!: string;

  @Field(() => String)
  @PlainText(80)
  place!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => [String], { description: 'the points of the order' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @Matches(line, { each: true })
  agenda!: string[];

  @Field(() => String, {
    defaultValue: '',
    description: 'why it is called later than the village’s days before',
  })
  @PlainTextOrEmpty(200)
  shortNotice!: string;
}

@InputType()
export class CallMeetingInput extends MeetingFactsInput {
  @Field(() => ID)
  @IsUUID()
  councilId!: string;
}

@InputType()
export class AmendMeetingInput extends MeetingFactsInput {
  @Field(() => ID)
  @IsUUID()
  meetingId!: string;
}

@InputType()
export class MeetingMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  meetingId!: string;
}

@InputType()
export class CancelMeetingInput extends MeetingMoveInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}

@InputType()
export class MeetingMarkInput {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => SeatState)
  @IsEnum(SeatState)
  state!: SeatState;

  @Field(() => SeatWay, { nullable: true, description: 'for who is there: PAPER or LEADER' })
  @IsOptional()
  @IsIn([SeatWay.PAPER, SeatWay.LEADER])
  way?: SeatWay | null;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(100)
  reason!: string;
}

@InputType()
export class MarkMembersInput extends MeetingMoveInput {
  @Field(() => [MeetingMarkInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique(({ residentId }: MeetingMarkInput) => residentId)
  @ValidateNested({ each: true })
  marks!: MeetingMarkInput[];
}

@InputType()
export class AdmitByCardInput extends MeetingMoveInput {
  @Field(() => String, { description: 'a household card’s number, or what its code says' })
  @PlainText(60)
  card!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'which of them, where several of the household have seats',
  })
  @IsOptional()
  @IsUUID()
  residentId?: string | null;
}

@InputType()
export class ExcuseSelfInput extends MeetingMoveInput {
  @Field(() => Boolean, { defaultValue: false, description: 'takes the excuse back' })
  @IsBoolean()
  coming!: boolean;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(100)
  reason!: string;
}

@InputType()
export class JoinMeetingInput extends MeetingMoveInput {
  @Field(() => String)
  @Matches(/^\d{6}$/)
  code!: string;
}

@InputType()
export class AgendaSaidInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String)
  @PlainLines(2000)
  said!: string;
}

@InputType()
export class WriteMinutesInput extends MeetingMoveInput {
  @Field(() => String)
  @PlainLines(8000)
  minutes!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(300)
  guests!: string;

  @Field(() => [AgendaSaidInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_ITEMS)
  @ArrayUnique(({ id }: AgendaSaidInput) => id)
  @ValidateNested({ each: true })
  agenda!: AgendaSaidInput[];
}

@InputType()
export class AddMotionInput extends MeetingMoveInput {
  @Field(() => String)
  @PlainText(500)
  text!: string;

  @Field(() => Boolean)
  @IsBoolean()
  secret!: boolean;

  @Field(() => Majority)
  @IsEnum(Majority)
  majority!: Majority;

  @Field(() => [String], { defaultValue: [], description: 'empty: yes, no or abstention' })
  @ArrayMaxSize(MOST_CHOICES)
  @ArrayUnique()
  @Matches(line, { each: true })
  choices!: string[];

  @Field(() => Int, { defaultValue: 1, description: 'how many choices a secret ballot may name' })
  @IsInt()
  @Min(1)
  @Max(10)
  most!: number;

  @Field(() => [ID], { defaultValue: [], description: 'whom it is about' })
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  concernedIds!: string[];
}

@InputType()
export class MotionMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  motionId!: string;
}

@InputType()
export class CastVoteInput extends MotionMoveInput {
  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  optionIds!: string[];
}

@InputType()
export class PaperVoteInput {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => ID)
  @IsUUID()
  optionId!: string;
}

@InputType()
export class RecordVotesInput extends MotionMoveInput {
  @Field(() => [PaperVoteInput], { description: 'open votes given by raised hand or on paper' })
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique(({ residentId }: PaperVoteInput) => residentId)
  @ValidateNested({ each: true })
  votes!: PaperVoteInput[];
}

@InputType()
export class PaperFigureInput {
  @Field(() => ID)
  @IsUUID()
  optionId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  votes!: number;
}

@InputType()
export class CloseVoteInput extends MotionMoveInput {
  @Field(() => [ID], { defaultValue: [], description: 'who voted in secret on paper' })
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  paperVoterIds!: string[];

  @Field(() => [PaperFigureInput], { defaultValue: [], description: 'what these ballots came to together' })
  @ArrayMaxSize(20)
  @ArrayUnique(({ optionId }: PaperFigureInput) => optionId)
  @ValidateNested({ each: true })
  paper!: PaperFigureInput[];
}

@InputType()
export class PublishResolutionInput extends MotionMoveInput {
  @Field(() => String)
  @PlainText(80)
  title!: string;

  @Field(() => String)
  @PlainLines(1000)
  words!: string;
}

@InputType()
export class MeetingSettingsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(30)
  noticeDays!: number;
}
