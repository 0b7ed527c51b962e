import { ArrayMaxSize, IsBoolean, IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PlainTextOrEmpty } from '#server/features/people/plain-text';
import { ActivityState, ActivityWay } from './record.entity';

@InputType()
export class RecordFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  villageId?: string | null;

  @Field(() => [ActivityState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(11)
  @IsEnum(ActivityState, { each: true })
  states?: ActivityState[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  ruleId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  residentId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  householdId?: string | null;

  @Field(() => ActivityWay, { nullable: true })
  @IsOptional()
  @IsEnum(ActivityWay)
  way?: ActivityWay | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainTextOrEmpty(60)
  search?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @IsString()
  from?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @IsString()
  to?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'only what the viewer can move on now' })
  @IsOptional()
  @IsBoolean()
  waitingForMe?: boolean | null;
}
