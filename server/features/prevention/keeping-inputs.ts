import { IsEnum, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText } from '#server/features/people/plain-text';
import { PreventionTopic } from './activity.entity';
import { MaterialKind, MaterialState, StockMoveKind } from './material.entity';
import { PledgeHow } from './pledge.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
abstract class WordingInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => String)
  @PlainText(40)
  titleZh!: string;

  @Field(() => String)
  @PlainText(80)
  titleEn!: string;

  @Field(() => String)
  @PlainLines(2000)
  bodyZh!: string;

  @Field(() => String)
  @PlainLines(4000)
  bodyEn!: string;
}

@InputType()
export class AddMaterialInput extends WordingInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => MaterialKind)
  @IsEnum(MaterialKind)
  kind!: MaterialKind;

  @Field(() => PreventionTopic)
  @IsEnum(PreventionTopic)
  topic!: PreventionTopic;

  @Field(() => String)
  @PlainText(40)
  name!: string;
}

@InputType()
export class ReviseMaterialInput extends WordingInput {
  @Field(() => ID)
  @IsUUID()
  materialId!: string;
}

@InputType()
export class SettleMaterialInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  materialId!: string;

  @Field(() => MaterialState)
  @IsEnum(MaterialState)
  state!: MaterialState;
}

@InputType()
export class MoveStockInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  materialId!: string;

  @Field(() => StockMoveKind)
  @IsEnum(StockMoveKind)
  kind!: StockMoveKind;

  @Field(() => Int, { description: 'pieces; COUNTED: as many as there are' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  pieces!: number;
}

@InputType()
export class SignPledgeInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => PreventionTopic)
  @IsEnum(PreventionTopic)
  topic!: PreventionTopic;
}

@InputType()
export class TakePledgeInput extends SignPledgeInput {
  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => GraphQLLocalDate, { description: 'of the paper' })
  @Matches(day)
  signedOn!: string;
}

@InputType()
export class CheckPledgeInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  pledgeId!: string;

  @Field(() => PledgeHow, {
    nullable: true,
    description: 'how a member asked; null: the household says so itself',
  })
  @IsOptional()
  @IsEnum(PledgeHow)
  how?: PledgeHow | null;
}

@InputType()
export class EndPledgeInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  pledgeId!: string;
}
