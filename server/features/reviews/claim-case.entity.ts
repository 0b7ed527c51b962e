import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum CaseState {
  OPEN = 'OPEN',
  PROVED = 'PROVED',
  NOT_PROVED = 'NOT_PROVED',
  APPEALED = 'APPEALED',
  CONFIRMED = 'CONFIRMED',
  LIFTED = 'LIFTED',
}
registerEnumType(CaseState, {
  name: 'CaseState',
  description: 'CONFIRMED and LIFTED are what the town made of an appeal',
});

export enum CaseMove {
  STATE = 'STATE',
  VOTE = 'VOTE',
  APPEAL = 'APPEAL',
  DECIDE = 'DECIDE',
}
registerEnumType(CaseMove, {
  name: 'CaseMove',
  description: 'STATE: the person speaks; VOTE; APPEAL to the town; DECIDE the appeal',
});

export enum CaseSource {
  SIGN = 'SIGN',
  RECHECK = 'RECHECK',
  OTHER = 'OTHER',
}
registerEnumType(CaseSource, { name: 'CaseSource', description: 'what made somebody look' });

/** A proposal to take a record back: the person is heard, two bodies decide, the town can be asked once. */
@ObjectType()
@Entity('claim_case')
export class ClaimCase {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  recordId!: string;

  /** The person it is about. */
  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => CaseSource)
  @Column({ type: 'text' })
  source!: CaseSource;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => Int, {
    description: 'months without self-claims that are proposed; 0: only the points go back',
  })
  @Column({ type: 'int' })
  freezeMonths!: number;

  @Column({ type: 'uuid' })
  proposedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  proposedAt!: Date;

  @Field(() => CaseState)
  @Column({ type: 'text' })
  state!: CaseState;

  @Field(() => GraphQLLocalDate, {
    description: 'the last day for the statement; nobody votes before it was made or the day is over',
  })
  @Column({ type: 'date' })
  hearUntil!: string;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  statement!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  statedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'false: the points were spent already, and no purse falls below zero',
  })
  @Column({ type: 'boolean', nullable: true })
  takenBack!: boolean | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date', nullable: true })
  appealUntil!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  appealReason!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  appealedAt!: Date | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date', nullable: true })
  appealDueOn!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  appealAnswer!: string | null;

  @Column({ type: 'uuid', nullable: true })
  appealDecidedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  appealDecidedAt!: Date | null;
}

@ObjectType()
export class ClaimCaseConnection extends connectionOf(ClaimCase) {}

/** One person's word on a case, for a body. */
@ObjectType()
@Entity('case_vote')
export class CaseVote {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'uuid' })
  voterId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  body!: string;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  proved!: boolean;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  votedAt!: Date;
}
