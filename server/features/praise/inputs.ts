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
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { SetAsideReason } from './deed.entity';
import { GuestWay, TalkPartKind } from './talk.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
abstract class RequestInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;
}

@InputType()
export class PraiseSettingsInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(3)
  @Max(30)
  noticeDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  mostChosen!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10)
  mostNominations!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(40)
  awardPoints!: number;

  @Field(() => ID, { nullable: true, description: 'null: an award brings no record' })
  @IsOptional()
  @IsUUID()
  awardRuleId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  attendRuleId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  speakRuleId?: string | null;
}

@InputType()
export class NominateDeedInput extends RequestInput {
  @Field(() => String, { nullable: true, description: 'the full name, for those who have no list of people' })
  @IsOptional()
  @PlainText(40)
  nomineeName?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  nomineeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'the grid, where several have that name' })
  @IsOptional()
  @IsUUID()
  gridId?: string | null;

  @Field(() => String)
  @PlainLines(300)
  @Length(1, 300)
  words!: string;

  @Field(() => ID, { nullable: true, description: 'for whom the council or the office writes it down' })
  @IsOptional()
  @IsUUID()
  forResidentId?: string | null;
}

@InputType()
export class TakeBackNominationInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  nominationId!: string;
}

@InputType()
export class CloseNominationsInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  monthId!: string;
}

@InputType()
export class HearDeedInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  deedId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  heardOn!: string;

  @Field(() => String, { description: 'what was confirmed, in words that may be published' })
  @PlainLines(300)
  story!: string;

  @Field(() => SetAsideReason, { nullable: true, description: 'null: it is put to the vote' })
  @IsOptional()
  @IsEnum(SetAsideReason)
  setAside?: SetAsideReason | null;
}

@InputType()
export class CallDeedVoteInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  monthId!: string;

  @Field(() => ID, { description: 'a meeting of the moral review that is called or open' })
  @IsUUID()
  meetingId!: string;
}

@InputType()
export class ConcludeMonthInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  monthId!: string;
}

@InputType()
export class DeedPaperInput {
  @Field(() => String, { description: 'number of the sheet in the village’s file' })
  @PlainText(40)
  number!: string;

  @Field(() => ID, { description: 'who saw it signed: neither the person nor whoever enters it' })
  @IsUUID()
  witnessId!: string;

  @Field(() => ID, { nullable: true, description: 'for a child: the grown-up of the household who signed' })
  @IsOptional()
  @IsUUID()
  guardianId?: string | null;
}

@InputType()
export class AnswerDeedInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  deedId!: string;

  @Field(() => Boolean, { description: 'published with the full name; false: not, or not any more' })
  @IsBoolean()
  agrees!: boolean;

  @Field(() => ID, {
    nullable: true,
    description:
      'the wording of the honour board that was read, where the person had not agreed to it before',
  })
  @IsOptional()
  @IsUUID()
  textId?: string | null;

  @Field(() => DeedPaperInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  paper?: DeedPaperInput | null;
}

@InputType()
export class DoubtDeedInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  deedId!: string;

  @Field(() => String)
  @PlainLines(500)
  @Length(1, 500)
  words!: string;
}

@InputType()
export class AnswerDoubtInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  doubtId!: string;

  @Field(() => Boolean, { description: 'the deed stands' })
  @IsBoolean()
  stands!: boolean;

  @Field(() => String)
  @PlainLines(500)
  @Length(1, 500)
  answer!: string;
}

@InputType()
export class AwardDeedInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  deedId!: string;
}

@InputType()
export class TalkPartInput {
  @Field(() => TalkPartKind)
  @IsEnum(TalkPartKind)
  kind!: TalkPartKind;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(60)
  title!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(120)
  minutes!: number;
}

@InputType()
export class PlanTalkInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String)
  @PlainText(60)
  title!: string;

  @Field(() => String)
  @PlainText(60)
  place!: string;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => ID, { nullable: true, description: 'an awarded deed whose story is told' })
  @IsOptional()
  @IsUUID()
  deedId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  speakerId?: string | null;

  @Field(() => [TalkPartInput], { description: 'five to seven, each kind once' })
  @ArrayMinSize(5)
  @ArrayMaxSize(7)
  @ArrayUnique(({ kind }: TalkPartInput) => kind)
  @ValidateNested({ each: true })
  parts!: TalkPartInput[];
}

@InputType()
export class TalkMoveInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  talkId!: string;
}

@InputType()
export class AttendTalkInput extends RequestInput {
  @Field(() => String, { description: 'what stands on the wall of the hall' })
  @Matches(/^[A-Z2-9]{10}$/)
  code!: string;
}

@InputType()
export class MarkTalkInput extends TalkMoveInput {
  @Field(() => [ID], { description: 'who is there, as on the paper list or as the leader sees them' })
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  residentIds!: string[];

  @Field(() => GuestWay, { defaultValue: GuestWay.PAPER })
  @IsEnum(GuestWay)
  way!: GuestWay;

  @Field(() => Boolean, { defaultValue: true, description: 'false: they are taken off the list' })
  @IsBoolean()
  there!: boolean;
}
