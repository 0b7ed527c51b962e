import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SeatWay } from './council-kind.entity';

export enum ChoiceState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ChoiceState, { name: 'ChoiceState' });

export enum NomineeAnswer {
  YES = 'YES',
  NO = 'NO',
}
registerEnumType(NomineeAnswer, { name: 'NomineeAnswer' });

export enum ChoiceMove {
  NOMINATE = 'NOMINATE',
  STAND = 'STAND',
  ANSWER = 'ANSWER',
  CLOSE = 'CLOSE',
  CANCEL = 'CANCEL',
}
registerEnumType(ChoiceMove, {
  name: 'ChoiceMove',
  description:
    'NOMINATE: put somebody’s name forward; STAND: put forward the own; ANSWER: say yes or no oneself',
});

/** An election or appointment of a term: names put forward, their yes, the record, and who is seated by it. */
@ObjectType()
@Entity('council_choice')
export class CouncilChoice {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Column({ type: 'uuid' })
  termId!: string;

  @Field(() => SeatWay)
  @Column({ type: 'text' })
  way!: SeatWay;

  @Field(() => ChoiceState)
  @Column({ type: 'text' })
  state!: ChoiceState;

  @Field(() => GraphQLLocalDate, { description: 'the last day for putting names forward' })
  @Column({ type: 'date' })
  nominateUntil!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date', nullable: true })
  heldOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'how many were entitled to vote' })
  @Column({ type: 'int', nullable: true })
  entitled!: number | null;

  @Field(() => Int, { nullable: true, description: 'how many voted' })
  @Column({ type: 'int', nullable: true })
  present!: number | null;

  @Field(() => String, { description: 'the paper it rests on' })
  @Column({ type: 'text' })
  document!: string;

  @Column({ type: 'uuid' })
  openedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}

/** A name put forward. */
@ObjectType()
@Entity('council_nominee')
export class CouncilNominee {
  @PrimaryColumn({ type: 'uuid' })
  choiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  residentId!: string;

  @Field(() => String, { description: 'code of the place' })
  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'uuid' })
  nominatedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  nominatedAt!: Date;

  @Field(() => NomineeAnswer, { nullable: true, description: 'null until the person has said yes or no' })
  @Column({ type: 'text', nullable: true })
  answer!: NomineeAnswer | null;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Field(() => Int, { nullable: true })
  @Column({ type: 'int', nullable: true })
  votes!: number | null;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  seated!: boolean;
}
