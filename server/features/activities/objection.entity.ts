import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import { ActivityState } from './record.entity';

export enum ObjectionState {
  OPEN = 'OPEN',
  ANSWERED = 'ANSWERED',
}
registerEnumType(ObjectionState, { name: 'ObjectionState' });

/** UPHELD: the record stands. REDUCED: it stands with fewer points. STRUCK: it is struck. */
export enum ObjectionOutcome {
  UPHELD = 'UPHELD',
  REDUCED = 'REDUCED',
  STRUCK = 'STRUCK',
}
registerEnumType(ObjectionOutcome, {
  name: 'ObjectionOutcome',
  description: 'UPHELD: the record stands; REDUCED: it stands with fewer points; STRUCK: it is struck',
});

/** PUBLICITY: the line waited on the board. AFTER_RELEASE: the points were in the purse already. */
export enum ObjectionPhase {
  PUBLICITY = 'PUBLICITY',
  AFTER_RELEASE = 'AFTER_RELEASE',
}
registerEnumType(ObjectionPhase, { name: 'ObjectionPhase' });

/** What the viewer can do about an objection now. */
export enum ObjectionMove {
  ANSWER = 'ANSWER',
  APPEAL = 'APPEAL',
  DECIDE = 'DECIDE',
}
registerEnumType(ObjectionMove, {
  name: 'ObjectionMove',
  description: 'ANSWER it, APPEAL against the answer, DECIDE the appeal',
});

/** Somebody of the village doubts a published line; it waits until the council has answered. */
@ObjectType()
@Entity('objection')
export class Objection {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  recordId!: string;

  @Column({ type: 'uuid' })
  objectorId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => ObjectionState)
  @Column({ type: 'text' })
  state!: ObjectionState;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  filedAt!: Date;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  answerDueOn!: string;

  @Field(() => ObjectionPhase)
  @Column({ type: 'text' })
  phase!: ObjectionPhase;

  @Field(() => ObjectionOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: ObjectionOutcome | null;

  @Field(() => Int, { nullable: true, description: 'what the act is worth after a REDUCED answer' })
  @Column({ type: 'int', nullable: true })
  reducedTo!: number | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Field(() => String, { nullable: true, description: 'the body that answered' })
  @Column({ type: 'text', nullable: true })
  answeredBody!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'the last day for an appeal to the town' })
  @Column({ type: 'date', nullable: true })
  appealUntil!: string | null;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}

/** The doubted line as the public board shows it: masked. */
@ObjectType()
export class ObjectedLine {
  villageId!: string;

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

  @Field(() => Int, { nullable: true })
  points!: number | null;

  @Field(() => Int)
  honour!: number;

  @Field(() => GraphQLLocalDate)
  happenedOn!: string;

  @Field(() => ActivityState)
  state!: ActivityState;
}

@ObjectType()
export class ObjectionConnection extends connectionOf(Objection) {}
