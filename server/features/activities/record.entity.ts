import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum ActivityState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  CHECKED = 'CHECKED',
  APPROVED = 'APPROVED',
  IN_PUBLICITY = 'IN_PUBLICITY',
  OBJECTED = 'OBJECTED',
  RELEASED = 'RELEASED',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  REVERSED = 'REVERSED',
}
registerEnumType(ActivityState, { name: 'ActivityState' });

/** How a record came in: on a roll, filed for someone, or claimed by the person. */
export enum ActivityWay {
  ROLL = 'ROLL',
  FILED = 'FILED',
  CLAIM = 'CLAIM',
}
registerEnumType(ActivityWay, { name: 'ActivityWay' });

export enum ActivityMove {
  SUBMIT = 'SUBMIT',
  AMEND = 'AMEND',
  CHECK = 'CHECK',
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  REJECT = 'REJECT',
  WITHDRAW = 'WITHDRAW',
  OBJECT = 'OBJECT',
  ANSWER = 'ANSWER',
  REVERSE = 'REVERSE',
}
registerEnumType(ActivityMove, { name: 'ActivityMove' });

/** One person's act under one version of a rule, from draft to released points. */
@ObjectType()
@Entity('activity_record')
export class ActivityRecord {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid', nullable: true })
  rollId!: string | null;

  @Column({ type: 'uuid' })
  ruleId!: string;

  @Column({ type: 'uuid' })
  ruleVersionId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  note!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startedAt!: Date;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => Int, { description: 'what the act is worth by its rule = honour points at release' })
  @Column({ type: 'int' })
  facePoints!: number;

  @Field(() => Int, { nullable: true, description: 'redeemable points after caps; null before approval' })
  @Column({ type: 'int', nullable: true })
  points!: number | null;

  /** Minutes that count for the person, within the day's cap; null before approval. */
  @Column({ type: 'int', nullable: true })
  countedMinutes!: number | null;

  /** Minutes that the rule's own caps counted; null before approval. */
  @Column({ type: 'int', nullable: true })
  scoredMinutes!: number | null;

  @Field(() => ActivityState)
  @Column({ type: 'text' })
  state!: ActivityState;

  @Field(() => ActivityWay)
  @Column({ type: 'text' })
  way!: ActivityWay;

  @Column({ type: 'uuid' })
  filerId!: string;

  @Column({ type: 'uuid', nullable: true })
  checkerId!: string | null;

  @Field(() => Int)
  @Column({ type: 'smallint' })
  approvalsNeeded!: number;

  @Column({ type: 'boolean' })
  twoApprovers!: boolean;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  checkedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  publicityEndsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  releasedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}

@ObjectType()
export class ActivityRecordConnection extends connectionOf(ActivityRecord) {}
