import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '#server/core/pagination';
import { type ActivityRecord, ActivityState } from '#server/features/activities/record.entity';

/** What anyone may read of a village without signing in. */
@ObjectType({ description: 'The public board: masked, without sign-in' })
export class Board {
  villageId!: string;
}

@ObjectType()
export class BoardFigures {
  @Field(() => Int)
  households!: number;

  @Field(() => Int, { description: 'records now in publicity, those held by an objection among them' })
  inPublicity!: number;

  @Field(() => Int, { description: 'records released since the first of the month' })
  releasedThisMonth!: number;

  @Field(() => Int)
  pointsReleasedThisMonth!: number;

  @Field(() => Int, {
    description: 'points spent in the shop since the first of the month, returns left out',
  })
  redeemedThisMonth!: number;
}

/** What of a record decides whether the viewer may object to it; never published. */
export type NoticedRecord = Pick<
  ActivityRecord,
  'id' | 'villageId' | 'residentId' | 'householdId' | 'filerId' | 'state' | 'twoApprovers' | 'publicityEndsAt'
>;

/** One masked line of the board: its fields are all that is published of a record (D5). */
@ObjectType({ description: 'One masked line: 张*华, household number, act, points' })
export class BoardNotice {
  record!: NoticedRecord;

  @Field(() => ID)
  recordId!: string;

  @Field(() => String)
  maskedName!: string;

  @Field(() => String)
  householdNumber!: string;

  @Field(() => String)
  ruleCode!: string;

  @Field(() => String)
  ruleNameZh!: string;

  @Field(() => String)
  ruleNameEn!: string;

  @Field(() => Int)
  points!: number;

  @Field(() => Int)
  honour!: number;

  @Field(() => GraphQLLocalDate)
  happenedOn!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  publishedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  publicityEndsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  releasedAt!: Date | null;

  @Field(() => ActivityState)
  state!: ActivityState;

  @Field(() => String)
  approvedByZh!: string;

  @Field(() => String)
  approvedByEn!: string;
}

@ObjectType()
export class BoardNoticeConnection extends connectionOf(BoardNotice) {}
