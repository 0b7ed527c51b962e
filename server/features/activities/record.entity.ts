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

/** Why an approved act brings honour only. */
export enum HonourReason {
  RULE = 'RULE',
  CAP = 'CAP',
  FUND = 'FUND',
  BUDGET = 'BUDGET',
}
registerEnumType(HonourReason, {
  name: 'HonourReason',
  description: 'its rule; a cap; the fund’s red light; its category’s budget is used up',
});

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

  @Field(() => Int, { description: 'what the act was approved with, by its rule' })
  @Column({ type: 'int' })
  facePoints!: number;

  /** What was approved, and never changes again; `grantedPoints` is what holds. */
  @Field(() => Int, {
    name: 'approvedPoints',
    nullable: true,
    description: 'redeemable points as they were approved, whatever was decided since',
  })
  @Column({ type: 'int', nullable: true })
  points!: number | null;

  /** Set by the latest correction; null while the record grants what was approved. */
  @Column({ type: 'int', nullable: true })
  correctedPoints!: number | null;

  @Column({ type: 'int', nullable: true })
  correctedHonour!: number | null;

  /** Kept by the database: the corrected points, or else the approved ones. */
  @Field(() => Int, {
    name: 'points',
    nullable: true,
    description: 'redeemable points after caps and corrections; null before approval',
  })
  @Column({ type: 'int', nullable: true, insert: false, update: false })
  grantedPoints!: number | null;

  @Field(() => Int, { name: 'honour', description: 'honour points it brings, after corrections' })
  @Column({ type: 'int', insert: false, update: false })
  grantedHonour!: number;

  @Field(() => HonourReason, {
    nullable: true,
    description: 'why it was approved for honour only; null where it brings points, or is not approved',
  })
  @Column({ type: 'text', nullable: true })
  honourReason!: HonourReason | null;

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
