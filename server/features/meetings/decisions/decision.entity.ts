import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum DecisionState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  REJECTED = 'REJECTED',
  STOPPED = 'STOPPED',
}
registerEnumType(DecisionState, { name: 'DecisionState' });

export enum StepKind {
  NOTE = 'NOTE',
  COUNCIL = 'COUNCIL',
  ASSEMBLY = 'ASSEMBLY',
  DISCLOSURE = 'DISCLOSURE',
}
registerEnumType(StepKind, {
  name: 'DecisionStepKind',
  description:
    'NOTE: written down; COUNCIL: a vote of a council here; ASSEMBLY: counted elsewhere, in figures; DISCLOSURE: shown to everybody for days',
});

export enum StepOutcome {
  PASSED = 'PASSED',
  FAILED = 'FAILED',
}
registerEnumType(StepOutcome, { name: 'DecisionStepOutcome' });

export enum SittingOutcome {
  PASSED = 'PASSED',
  FAILED = 'FAILED',
  NO_QUORUM = 'NO_QUORUM',
}
registerEnumType(SittingOutcome, {
  name: 'SittingOutcome',
  description: 'NO_QUORUM: too few were there; it may sit again',
});

export enum SittingState {
  ENTERED = 'ENTERED',
  CONFIRMED = 'CONFIRMED',
  DROPPED = 'DROPPED',
}
registerEnumType(SittingState, { name: 'SittingState' });

export enum DecisionMove {
  NOTE = 'NOTE',
  TAKE_VOTE = 'TAKE_VOTE',
  ENTER = 'ENTER',
  CONFIRM = 'CONFIRM',
  DROP = 'DROP',
  SHOW = 'SHOW',
  END_SHOWING = 'END_SHOWING',
  STOP = 'STOP',
}
registerEnumType(DecisionMove, {
  name: 'DecisionMove',
  description: 'what the viewer may do at the step under way',
});

/** A way of deciding: its steps are rows too. */
@ObjectType()
@Entity('decision_template')
export class DecisionTemplate {
  @Field(() => ID)
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'int' })
  position!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  nameZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  nameEn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whatZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whatEn!: string;
}

/** What a step asks for. */
@ObjectType()
export class StepLaw {
  @Field(() => Int)
  place!: number;

  @Field(() => StepKind)
  kind!: StepKind;

  @Field(() => String, { nullable: true, description: 'the kind of council whose vote it is' })
  councilKind!: string | null;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => String)
  whoZh!: string;

  @Field(() => String)
  whoEn!: string;

  @Field(() => Int, { nullable: true, description: 'presentPart of presentWhole of those due must be there' })
  presentPart!: number | null;

  @Field(() => Int, { nullable: true })
  presentWhole!: number | null;

  @Field(() => Int, { nullable: true, description: 'agreePart of agreeWhole must agree' })
  agreePart!: number | null;

  @Field(() => Int, { nullable: true })
  agreeWhole!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'counted of those due, not of those there' })
  agreeOfDue!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'more than that, not at least' })
  agreeMore!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'days it is shown' })
  days!: number | null;
}

/** A matter of the village on its way through the steps of its template. What it shows is public. */
@ObjectType()
@Entity('decision')
export class VillageDecision {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'text' })
  templateCode!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  year!: number;

  @Field(() => Int, { description: 'of its village and year' })
  @Column({ type: 'int' })
  no!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  matter!: string;

  @Field(() => DecisionState)
  @Column({ type: 'text' })
  state!: DecisionState;

  @Field(() => Int, { description: 'the step under way, or the one it ended at' })
  @Column({ type: 'int' })
  step!: number;

  @Column({ type: 'uuid' })
  startedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Field(() => String)
  @Column({ type: 'text' })
  endReason!: string;
}

@ObjectType()
export class DecisionConnection extends connectionOf(VillageDecision) {}

/** The vote of a council that a step rests on, in figures. */
@ObjectType()
export class StepVote {
  motionId!: string;

  @Field(() => Int)
  seats!: number;

  @Field(() => Int)
  entitled!: number;

  @Field(() => Int)
  agree!: number;

  @Field(() => Int)
  against!: number;

  @Field(() => Int)
  abstain!: number;

  @Field(() => GraphQLLocalDate)
  heldOn!: string;
}

/** An assembly in figures; who came is nobody's list. */
@ObjectType()
@Entity('decision_sitting')
export class DecisionSitting {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  decisionId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'int' })
  place!: number;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  heldOn!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  due!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  present!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  agree!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  against!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  abstain!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'uuid' })
  enteredBy!: string;

  @Column({ type: 'timestamptz' })
  enteredAt!: Date;

  @Field(() => SittingState)
  @Column({ type: 'text' })
  state!: SittingState;

  @Field(() => SittingOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: SittingOutcome | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}

/** One step of a decision: what it asks for, as it was when the decision began, and what came of it. */
@ObjectType()
@Entity('decision_step')
export class DecisionStep {
  @PrimaryColumn({ type: 'uuid' })
  decisionId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @PrimaryColumn({ type: 'int' })
  place!: number;

  @Column({ type: 'text' })
  kind!: StepKind;

  @Column({ type: 'text', nullable: true })
  councilKind!: string | null;

  @Column({ type: 'text' })
  nameZh!: string;

  @Column({ type: 'text' })
  nameEn!: string;

  @Column({ type: 'text' })
  whoZh!: string;

  @Column({ type: 'text' })
  whoEn!: string;

  @Column({ type: 'int', nullable: true })
  presentPart!: number | null;

  @Column({ type: 'int', nullable: true })
  presentWhole!: number | null;

  @Column({ type: 'int', nullable: true })
  agreePart!: number | null;

  @Column({ type: 'int', nullable: true })
  agreeWhole!: number | null;

  @Column({ type: 'text', nullable: true })
  agreeOf!: 'DUE' | 'PRESENT' | null;

  @Column({ type: 'boolean', nullable: true })
  agreeMore!: boolean | null;

  @Column({ type: 'int', nullable: true })
  days!: number | null;

  @Field(() => String, { description: 'what was proposed or found, or what is shown' })
  @Column({ type: 'text' })
  words!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  shownFrom!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  shownUntil!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  motionId!: string | null;

  @Field(() => StepOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: StepOutcome | null;

  @Column({ type: 'uuid', nullable: true })
  doneBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;
}

/** What a step asks for, as the graph tells it. */
export function lawOf(step: Omit<StepLaw, 'agreeOfDue'> & { agreeOf: string | null }): StepLaw {
  const { agreeOf, ...law } = step;
  return {
    place: law.place,
    kind: law.kind,
    councilKind: law.councilKind,
    nameZh: law.nameZh,
    nameEn: law.nameEn,
    whoZh: law.whoZh,
    whoEn: law.whoEn,
    presentPart: law.presentPart,
    presentWhole: law.presentWhole,
    agreePart: law.agreePart,
    agreeWhole: law.agreeWhole,
    agreeOfDue: agreeOf === null ? null : agreeOf === 'DUE',
    agreeMore: law.agreeMore,
    days: law.days,
  };
}
