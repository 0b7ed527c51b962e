import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { ServiceKind } from '#server/features/teams/team.entity';
import { Course, Skill } from '#server/features/teams/volunteer.entity';
import { TaskRisk } from './work.entity';

@InputType()
export class PlaceInput {
  @Field(() => String, { description: 'role' })
  @PlainText(20)
  name!: string;

  @Field(() => Skill, { nullable: true })
  @IsOptional()
  @IsEnum(Skill)
  skill?: Skill | null;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(200)
  places!: number;
}

@InputType({ description: 'what a task or a series of them asks' })
export class WorkInput {
  @Field(() => ServiceKind)
  @IsEnum(ServiceKind)
  kind!: ServiceKind;

  @Field(() => String)
  @PlainText(60)
  title!: string;

  @Field(() => String)
  @PlainLines(500)
  what!: string;

  @Field(() => String)
  @PlainText(80)
  place!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  gridId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  ruleId?: string | null;

  @Field(() => TaskRisk)
  @IsEnum(TaskRisk)
  risk!: TaskRisk;

  @Field(() => Course, { nullable: true })
  @IsOptional()
  @IsEnum(Course)
  course?: Course | null;

  @Field(() => Int)
  @IsInt()
  @Min(6)
  @Max(80)
  minAge!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(10)
  @Max(100)
  maxAge?: number | null;

  @Field(() => Boolean)
  @IsBoolean()
  heavy!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  night!: boolean;

  @Field(() => [PlaceInput])
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  places!: PlaceInput[];
}

@InputType()
export class PostTaskInput {
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

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  endsAt!: Date;
}

@InputType()
export class ChangeTaskInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => WorkInput)
  @ValidateNested()
  work!: WorkInput;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  @IsDate()
  endsAt!: Date;

  @Field(() => String, { description: 'told to everyone signed up' })
  @PlainText(200)
  reason!: string;
}

@InputType()
export class CancelTaskInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => String, { description: 'told to everyone signed up' })
  @PlainText(200)
  reason!: string;
}

@InputType()
export class SignUpInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => ID, { nullable: true, description: 'needed where a task has several roles' })
  @IsOptional()
  @IsUUID()
  placeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'null: the viewer; organisers name somebody without a phone',
  })
  @IsOptional()
  @IsUUID()
  residentId?: string | null;
}

@InputType()
export class LeaveTaskInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  signUpId!: string;

  @Field(() => String)
  @PlainTextOrEmpty(200)
  reason!: string;
}

@InputType()
export class RemoveSignUpInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  signUpId!: string;

  @Field(() => Boolean, { description: 'the person asked for it: excused' })
  @IsBoolean()
  excused!: boolean;

  @Field(() => String, { description: 'told to the person' })
  @PlainText(200)
  reason!: string;
}
