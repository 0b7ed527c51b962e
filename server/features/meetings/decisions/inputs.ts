import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText } from '#server/features/people/plain-text';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class BeginDecisionInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ID)
  @Matches(/^[0-9A-Z]{2,10}$/)
  templateCode!: string;

  @Field(() => String)
  @PlainText(80)
  title!: string;

  @Field(() => String, { description: 'what is to be decided' })
  @PlainLines(1000)
  matter!: string;
}

@InputType()
export class StepMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  decisionId!: string;

  @Field(() => Int, { description: 'the step that is meant; any other than the one under way is refused' })
  @IsInt()
  @Min(1)
  @Max(30)
  place!: number;
}

@InputType()
export class StepWordsInput extends StepMoveInput {
  @Field(() => String)
  @PlainLines(2000)
  words!: string;
}

@InputType()
export class TakeVoteInput extends StepMoveInput {
  @Field(() => ID)
  @IsUUID()
  motionId!: string;
}

@InputType()
export class EnterSittingInput extends StepMoveInput {
  @Field(() => GraphQLLocalDate)
  @Matches(day)
  heldOn!: string;

  @Field(() => Int, { description: 'how many belong to the assembly' })
  @IsInt()
  @Min(1)
  @Max(20_000)
  due!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(20_000)
  present!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(20_000)
  agree!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(20_000)
  against!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(20_000)
  abstain!: number;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(1000)
  words!: string;
}

@InputType()
export class StopDecisionInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  decisionId!: string;

  @Field(() => String)
  @PlainText(300)
  reason!: string;
}

@InputType()
export class StepLawInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => ID)
  @Matches(/^[0-9A-Z]{2,10}$/)
  templateCode!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(30)
  place!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  presentPart?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  presentWhole?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  agreePart?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  agreeWhole?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  days?: number | null;
}
