import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { AppealOutcome } from '#server/features/activities/appeal.entity';
import { ObjectionOutcome } from '#server/features/activities/objection.entity';

/** A body's yes; who gave it for the body is not published. */
@ObjectType()
export class NoticeApproval {
  recordId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  bodyZh!: string;

  @Field(() => String)
  bodyEn!: string;

  @Field(() => GraphQLISODateTime)
  approvedAt!: Date;
}

/** That somebody doubted the line and what came of it; who, why and the answer's words may name persons. */
@ObjectType()
export class NoticeObjection {
  recordId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  filedAt!: Date;

  @Field(() => GraphQLLocalDate)
  answerDueOn!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  answeredAt!: Date | null;

  @Field(() => ObjectionOutcome, { nullable: true })
  outcome!: ObjectionOutcome | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'an appeal against the answer' })
  appealedAt!: Date | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  appealDueOn!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  appealDecidedAt!: Date | null;

  @Field(() => AppealOutcome, { nullable: true })
  appealOutcome!: AppealOutcome | null;
}
