import { IsUUID, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class CouncilInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  areaId!: string;

  @Field(() => String)
  @PlainText(10)
  kindCode!: string;

  @Field(() => String)
  @PlainText(40)
  nameZh!: string;

  @Field(() => String)
  @PlainText(80)
  nameEn!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  termStartsOn!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  termEndsOn!: string;
}
