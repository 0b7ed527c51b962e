import {
  ArrayMaxSize,
  ArrayUnique,
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
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText } from '#server/features/people/plain-text';
import { ServiceKind } from '#server/features/teams/team.entity';
import { SpokenLanguage } from '#server/features/teams/volunteer.entity';
import { EndReason, HeardBy, NeedKind, NeedScope } from './need.entity';
import { ConfirmedHow } from './need-visit.entity';
import { MOST_ASKED } from './rules';

@InputType()
abstract class WantedInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => NeedKind)
  @IsEnum(NeedKind)
  kind!: NeedKind;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(300)
  what!: string;

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

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  heavy!: boolean;

  @Field(() => SpokenLanguage, { nullable: true })
  @IsOptional()
  @IsEnum(SpokenLanguage)
  language?: SpokenLanguage | null;

  @Field(() => ID, { nullable: true, description: 'one person of the household; null: the household' })
  @IsOptional()
  @IsUUID()
  forResidentId?: string | null;

  @Field(() => NeedScope, { defaultValue: NeedScope.TEAM })
  @IsEnum(NeedScope)
  scope!: NeedScope;
}

@InputType()
export class AskForHelpInput extends WantedInput {}

@InputType()
export class TakeNeedInput extends WantedInput {
  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => HeardBy)
  @IsEnum(HeardBy)
  heardBy!: HeardBy;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'null: now' })
  @IsOptional()
  @IsDate()
  heardAt?: Date | null;

  @Field(() => ServiceKind, {
    nullable: true,
    description: 'which volunteers are thought of and by which rule it is credited; null: by age',
  })
  @IsOptional()
  @IsEnum(ServiceKind)
  serviceKind?: ServiceKind | null;
}

@InputType()
class NeedMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  needId!: string;
}

@InputType()
export class AssignNeedInput extends NeedMoveInput {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => [ID], { defaultValue: [], description: 'members who are asked by name' })
  @ArrayMaxSize(MOST_ASKED)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  residentIds!: string[];

  @Field(() => NeedScope)
  @IsEnum(NeedScope)
  scope!: NeedScope;
}

@InputType()
export class AcceptNeedInput extends NeedMoveInput {
  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;
}

@InputType()
export class FinishNeedInput extends NeedMoveInput {
  @Field(() => GraphQLISODateTime)
  @IsDate()
  beganAt!: Date;

  @Field(() => Int)
  @IsInt()
  @Min(15)
  @Max(480)
  minutes!: number;
}

@InputType()
export class ConfirmNeedInput extends NeedMoveInput {
  @Field(() => ConfirmedHow, {
    nullable: true,
    description: 'how somebody else asked the household; null: a member of it confirms',
  })
  @IsOptional()
  @IsEnum(ConfirmedHow)
  how?: ConfirmedHow | null;
}

@InputType()
export class NeedWordsInput extends NeedMoveInput {
  @Field(() => String, { defaultValue: '' })
  @PlainLines(200)
  words!: string;
}

@InputType()
export class NotDoneInput extends NeedMoveInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}

@InputType()
export class RateNeedInput extends NeedWordsInput {
  @Field(() => Int, { description: '1 to 5' })
  @IsInt()
  @Min(1)
  @Max(5)
  rating!: number;
}

@InputType()
export class CloseNeedInput extends NeedWordsInput {
  @Field(() => EndReason)
  @IsEnum(EndReason)
  reason!: EndReason;
}

@InputType()
class NeedRuleInput {
  @Field(() => ServiceKind)
  @IsEnum(ServiceKind)
  kind!: ServiceKind;

  @Field(() => ID, { nullable: true, description: 'null: help of this kind brings neither points nor hours' })
  @IsOptional()
  @IsUUID()
  ruleId?: string | null;
}

@InputType()
export class NeedSettingsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(336)
  answerHours!: number;

  @Field(() => [NeedRuleInput], {
    defaultValue: [],
    description: 'kinds without a line are credited by the county’s hourly rule of that kind',
  })
  @ArrayMaxSize(13)
  @ArrayUnique(({ kind }: NeedRuleInput) => kind)
  @ValidateNested({ each: true })
  rules!: NeedRuleInput[];
}
