import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsDate,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { CeremonyItem, CeremonyKind, NoticeWay } from './ceremony.entity';
import { MOST_GEAR } from './rules';

const day = /^\d{4}-\d{2}-\d{2}$/;
const MOST_CENTS = 1_000_000;

@InputType()
class GearWishInput {
  @Field(() => ID)
  @IsUUID()
  gearId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10_000)
  quantity!: number;
}

@InputType()
abstract class PlanInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  beginsOn!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  endsOn!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainTextOrEmpty(60)
  place!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(200)
  tables!: number;

  @Field(() => Int, { nullable: true, description: 'planned cost of a table in cents' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  tableCost?: number | null;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(300)
  words!: string;

  @Field(() => [GearWishInput], { defaultValue: [], description: 'what the family would like to borrow' })
  @ArrayMaxSize(MOST_GEAR)
  @ArrayUnique(({ gearId }: GearWishInput) => gearId)
  @ValidateNested({ each: true })
  gear!: GearWishInput[];
}

@InputType()
export class NotifyCeremonyInput extends PlanInput {
  @Field(() => CeremonyKind)
  @IsEnum(CeremonyKind)
  kind!: CeremonyKind;
}

@InputType()
export class TakeCeremonyInput extends NotifyCeremonyInput {
  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => ID, { nullable: true, description: 'whom to speak with; null: the head of the household' })
  @IsOptional()
  @IsUUID()
  hostId?: string | null;

  @Field(() => NoticeWay)
  @IsEnum(NoticeWay)
  heardBy!: NoticeWay;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'null: now' })
  @IsOptional()
  @IsDate()
  heardAt?: Date | null;
}

@InputType()
export class AmendCeremonyInput extends PlanInput {
  @Field(() => ID)
  @IsUUID()
  ceremonyId!: string;
}

@InputType()
export class CeremonyMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  ceremonyId!: string;
}

@InputType()
export class CheckCeremonyInput extends CeremonyMoveInput {
  @Field(() => CeremonyItem)
  @IsEnum(CeremonyItem)
  item!: CeremonyItem;

  @Field(() => Boolean)
  @IsBoolean()
  done!: boolean;
}

@InputType()
export class VisitCeremonyInput extends CeremonyMoveInput {
  @Field(() => GraphQLISODateTime)
  @IsDate()
  visitedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'the member who came along' })
  @IsOptional()
  @IsUUID()
  companionId?: string | null;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(200)
  tables!: number;

  @Field(() => Boolean)
  @IsBoolean()
  costKept!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  cigarettesKept!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  spiritsKept!: boolean;

  @Field(() => Boolean)
  @IsBoolean()
  hiredShow!: boolean;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(200)
  words!: string;
}

@InputType()
export class CloseCeremonyInput extends CeremonyMoveInput {
  @Field(() => String)
  @PlainLines(300)
  thanks!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'members of the council who served at it, not the one who closes',
  })
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  servedIds!: string[];
}
