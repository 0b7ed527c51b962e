import { IsEnum, IsOptional, IsUUID, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Role } from './post.entity';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class PostInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => Role)
  @IsEnum(Role)
  role!: Role;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  areaId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  councilId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  shopId?: string | null;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  @Matches(day)
  endsOn?: string | null;
}

@InputType()
export class EndPostInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  postId!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(day)
  endsOn!: string;
}
