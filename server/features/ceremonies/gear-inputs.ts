import { IsEnum, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { CouncilGearState, GearGroup, LoanMove } from './gear.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class AddCouncilGearInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  councilId!: string;

  @Field(() => GearGroup)
  @IsEnum(GearGroup)
  kind!: GearGroup;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10_000)
  quantity!: number;
}

@InputType()
export class AmendCouncilGearInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  gearId!: string;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(10_000)
  quantity!: number;

  @Field(() => CouncilGearState)
  @IsEnum(CouncilGearState)
  state!: CouncilGearState;
}

@InputType()
export class LendGearInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  gearId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10_000)
  quantity!: number;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  fromOn!: string;

  @Field(() => GraphQLLocalDate, { description: 'the last day' })
  @Matches(day)
  untilOn!: string;

  @Field(() => ID, { nullable: true, description: 'null: for an event of the village itself' })
  @IsOptional()
  @IsUUID()
  householdId?: string | null;

  @Field(() => ID, { nullable: true, description: 'the wedding or funeral it is for' })
  @IsOptional()
  @IsUUID()
  ceremonyId?: string | null;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(60)
  purpose!: string;
}

@InputType()
export class MoveLoanInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  loanId!: string;

  @Field(() => LoanMove)
  @IsEnum(LoanMove)
  move!: LoanMove;

  @Field(() => Int, { defaultValue: 0, description: 'taking back: pieces that did not come back whole' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  broken!: number;
}
