import { IsBoolean, IsEnum, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainTextOrEmpty } from '#server/features/people/plain-text';
import { CeremonyKind } from './ceremony.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;
const MOST_CENTS = 1_000_000;

@InputType()
export class CeremonyStandardInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  effectiveFrom!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(30)
  weddingNoticeDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(30)
  funeralNoticeDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100)
  tablesMax!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  tableCostMax!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  giftMax!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  cigarettesMax!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  spiritsMax!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(7)
  daysMax!: number;

  @Field(() => Boolean)
  @IsBoolean()
  hiredShow!: boolean;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(200)
  usualTables!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  usualTableCost!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(5)
  gearDays!: number;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(80)
  decided!: string;
}

@InputType()
export class CeremonyMonthInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'any day of the month' })
  @Matches(day)
  month!: string;

  @Field(() => CeremonyKind)
  @IsEnum(CeremonyKind)
  kind!: CeremonyKind;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(500)
  held!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(500)
  toStandard!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(50_000)
  tables!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  savedCents!: number;
}
