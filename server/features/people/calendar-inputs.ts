import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PlainText } from './plain-text';

@InputType()
export class CalendarDayInput {
  @Field(() => GraphQLLocalDate)
  @IsString()
  day!: string;

  @Field(() => Boolean, { nullable: true, description: 'null takes the mark away' })
  @IsOptional()
  @IsBoolean()
  works?: boolean | null;

  @Field(() => String)
  @PlainText(40)
  nameZh!: string;

  @Field(() => String)
  @PlainText(60)
  nameEn!: string;
}

@InputType()
export class MarkDaysInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { description: 'a county, a town or a village' })
  @IsUUID()
  areaId!: string;

  @Field(() => [CalendarDayInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  days!: CalendarDayInput[];
}
