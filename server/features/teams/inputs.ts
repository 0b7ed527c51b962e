import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { GearCondition, GearKind } from './gear.entity';
import { EVERY_SPAN } from './rules';
import { MemberMove } from './team-member.entity';
import { ServiceKind, TeamMove } from './team.entity';
import { Course, Skill, SourceGroup, SpokenLanguage, VolunteerMove } from './volunteer.entity';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
class TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;
}

@InputType()
export class NewTeamInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ServiceKind)
  @IsEnum(ServiceKind)
  kind!: ServiceKind;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(300)
  purpose!: string;
}

@InputType()
export class TeamInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => ServiceKind)
  @IsEnum(ServiceKind)
  kind!: ServiceKind;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(300)
  purpose!: string;
}

@InputType()
export class TeamMoveInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => TeamMove, { description: 'REST, RESUME or CLOSE' })
  @IsEnum(TeamMove)
  move!: TeamMove;
}

@InputType({ description: 'what a volunteer says of himself' })
export class VolunteerInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => SourceGroup, { nullable: true })
  @IsOptional()
  @IsEnum(SourceGroup)
  sourceGroup?: SourceGroup | null;

  @Field(() => [Skill])
  @IsArray()
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsEnum(Skill, { each: true })
  skills!: Skill[];

  @Field(() => [SpokenLanguage])
  @IsArray()
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsEnum(SpokenLanguage, { each: true })
  languages!: SpokenLanguage[];

  @Field(() => Int, { description: '21 bits: weekday (Monday 0) × 3 + morning 0, afternoon 1, evening 2' })
  @IsInt()
  @Min(0)
  @Max(EVERY_SPAN)
  available!: number;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  lightOnly!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  noNight!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'number of the signed form, where the office enters what somebody wrote on paper',
  })
  @IsOptional()
  @PlainText(40)
  paperNumber?: string | null;
}

@InputType()
export class VolunteerMoveInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => VolunteerMove, { description: 'PAUSE, RESUME or LEAVE' })
  @IsEnum(VolunteerMove)
  move!: VolunteerMove;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'the last day of a break' })
  @IsOptional()
  @Matches(DAY)
  until?: string | null;
}

@InputType()
export class JoinInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => String, { defaultValue: '', description: 'a word to the leader' })
  @PlainTextOrEmpty(200)
  words!: string;
}

@InputType()
export class EnrolInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;
}

@InputType()
export class MemberMoveInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  memberId!: string;

  @Field(() => MemberMove)
  @IsEnum(MemberMove)
  move!: MemberMove;

  @Field(() => String, { defaultValue: '', description: 'needed to refuse or remove somebody' })
  @PlainTextOrEmpty(200)
  reason!: string;
}

@InputType()
export class OfferLeadInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;
}

@InputType()
export class AnswerLeadInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  offerId!: string;

  @Field(() => Boolean, { description: 'false: declined, or taken back by who offered it' })
  @IsBoolean()
  accept!: boolean;
}

@InputType()
export class TrainingInput extends TeamsRequest {
  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  residentIds!: string[];

  @Field(() => Course)
  @IsEnum(Course)
  course!: Course;

  @Field(() => GraphQLLocalDate)
  @Matches(DAY)
  passedOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @Matches(DAY)
  validUntil?: string | null;
}

@InputType()
export class InsuranceInput extends TeamsRequest {
  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  residentIds!: string[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'null: not insured' })
  @IsOptional()
  @Matches(DAY)
  until?: string | null;
}

@InputType()
export class NewGearInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field(() => GearKind)
  @IsEnum(GearKind)
  kind!: GearKind;

  @Field(() => [String], { description: 'the numbers on the pieces' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,19}$/u, { each: true })
  numbers!: string[];
}

@InputType()
export class IssueGearInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  gearId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;
}

@InputType()
export class TakeBackGearInput extends TeamsRequest {
  @Field(() => ID)
  @IsUUID()
  gearId!: string;

  @Field(() => GearCondition)
  @IsEnum(GearCondition)
  condition!: GearCondition;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(100)
  note!: string;
}
