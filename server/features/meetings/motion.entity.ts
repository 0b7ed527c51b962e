import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum Majority {
  HALF_PRESENT = 'HALF_PRESENT',
  TWO_THIRDS_PRESENT = 'TWO_THIRDS_PRESENT',
  HALF_SEATS = 'HALF_SEATS',
  TWO_THIRDS_SEATS = 'TWO_THIRDS_SEATS',
  MOST = 'MOST',
}
registerEnumType(Majority, {
  name: 'Majority',
  description:
    'more than half, or at least two thirds, of those there or of all seats; MOST: of several choices those with most votes',
});

export enum MotionState {
  PROPOSED = 'PROPOSED',
  OPEN = 'OPEN',
  DECIDED = 'DECIDED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(MotionState, { name: 'MotionState' });

export enum MotionOutcome {
  ADOPTED = 'ADOPTED',
  REJECTED = 'REJECTED',
  CHOSEN = 'CHOSEN',
  TIED = 'TIED',
  VOID = 'VOID',
}
registerEnumType(MotionOutcome, {
  name: 'MotionOutcome',
  description:
    'VOID: nothing was decided, as too few were there when it was closed, too few voted in secret, or the box did not open',
});

export enum MotionMove {
  OPEN = 'OPEN',
  WITHDRAW = 'WITHDRAW',
  VOTE = 'VOTE',
  CLOSE = 'CLOSE',
  PUBLISH = 'PUBLISH',
}
registerEnumType(MotionMove, { name: 'MotionMove' });

export enum Answer {
  YES = 'YES',
  NO = 'NO',
  ABSTAIN = 'ABSTAIN',
  CHOICE = 'CHOICE',
}
registerEnumType(Answer, { name: 'MotionAnswer' });

/** What is put to the vote in a meeting. */
@ObjectType()
@Entity('motion')
export class Motion {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  meetingId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  place!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  text!: string;

  @Field(() => Majority)
  @Column({ type: 'text' })
  majority!: Majority;

  @Field(() => Boolean, { description: 'no record says who voted for what' })
  @Column({ type: 'boolean' })
  secret!: boolean;

  @Field(() => Int, { description: 'how many options a ballot may name' })
  @Column({ type: 'int' })
  most!: number;

  @Field(() => MotionState)
  @Column({ type: 'text' })
  state!: MotionState;

  @Column({ type: 'uuid' })
  proposedBy!: string;

  @Column({ type: 'timestamptz' })
  proposedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  openedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Field(() => MotionOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: MotionOutcome | null;

  @Column({ type: 'int', nullable: true })
  seats!: number | null;

  @Column({ type: 'int', nullable: true })
  recused!: number | null;

  @Column({ type: 'int', nullable: true })
  entitled!: number | null;

  @Column({ type: 'int', nullable: true })
  quorumNeeded!: number | null;

  @Column({ type: 'int', nullable: true })
  ballots!: number | null;
}

/** One of the answers a ballot may give. */
@ObjectType()
@Entity('motion_option')
export class MotionOption {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  motionId!: string;

  @Column({ type: 'int' })
  place!: number;

  @Field(() => Answer)
  @Column({ type: 'text' })
  answer!: Answer;

  @Field(() => String, { description: 'empty for yes, no and abstention' })
  @Column({ type: 'text' })
  label!: string;

  @Field(() => ID, { nullable: true, description: 'what it stands for in another room' })
  @Column({ type: 'uuid', nullable: true })
  subjectId!: string | null;

  @Field(() => Int, { nullable: true, description: 'null until the vote is closed' })
  @Column({ type: 'int', nullable: true })
  votes!: number | null;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  chosen!: boolean;
}
