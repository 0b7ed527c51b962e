import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AreaKind } from './area.entity';
import { PlainText, PlainTextOrEmpty } from './plain-text';

@InputType()
export class AreaInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  parentId!: string;

  @Field(() => AreaKind)
  @IsEnum(AreaKind)
  kind!: AreaKind;

  @Field(() => String)
  @PlainText(40)
  code!: string;

  @Field(() => String)
  @PlainText(40)
  nameZh!: string;

  @Field(() => String)
  @PlainText(80)
  nameEn!: string;
}

@InputType()
export class NewHouseholdInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  areaId!: string;

  @Field(() => String)
  @PlainText(20)
  number!: string;

  @Field(() => String)
  @PlainText(40)
  headName!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainTextOrEmpty(30)
  headPhone?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  headBirthYear?: number | null;
}

@InputType()
export class HouseholdInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => String)
  @PlainText(20)
  number!: string;

  @Field(() => ID)
  @IsUUID()
  areaId!: string;
}

@InputType()
export class MergeInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  fromId!: string;

  @Field(() => ID)
  @IsUUID()
  intoId!: string;
}

@InputType()
export class HeadInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;
}

@InputType()
export class CollectorsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => [ID])
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(2)
  residentIds!: string[];
}

@InputType()
export class CardInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => String)
  @PlainTextOrEmpty(200)
  reason!: string;
}

@InputType()
export class PinInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => String)
  @MaxLength(40)
  pin!: string;
}
