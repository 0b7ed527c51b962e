import { IsInt, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainText, PlainTextOrEmpty } from './plain-text';

const MOST_POINTS = 10_000_000;

@InputType()
export class NewResidentInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainTextOrEmpty(30)
  phone?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  birthYear?: number | null;
}

@InputType()
export class OfficialInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { description: 'the town or county the person will serve' })
  @IsUUID()
  areaId!: string;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainTextOrEmpty(30)
  phone?: string | null;
}

@InputType()
export class ResidentInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => String)
  @PlainText(40)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainTextOrEmpty(30)
  phone?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  birthYear?: number | null;
}

@InputType()
export class MoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => ID, { nullable: true, description: "null: a household of one's own is made" })
  @IsOptional()
  @IsUUID()
  toHouseholdId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainTextOrEmpty(20)
  newNumber?: string | null;

  @Field(() => Int, { defaultValue: 0, description: "how many of the purse's points go with the person" })
  @IsInt()
  @Min(0)
  @Max(MOST_POINTS)
  points!: number;
}

@InputType()
export class ResidentEndInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => ID, { nullable: true, description: 'who becomes head when the head leaves' })
  @IsOptional()
  @IsUUID()
  newHeadId?: string | null;
}

@InputType()
export class KinInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => ID)
  @IsUUID()
  kinId!: string;

  @Field(() => String)
  @PlainTextOrEmpty(20)
  relation!: string;
}

@InputType()
export class LoginInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => String)
  @MaxLength(128)
  password!: string;
}
