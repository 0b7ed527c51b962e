import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum ObjectionState {
  OPEN = 'OPEN',
  ANSWERED = 'ANSWERED',
}
registerEnumType(ObjectionState, { name: 'ObjectionState' });

/** UPHELD: the record stands. STRUCK: it is struck. */
export enum ObjectionOutcome {
  UPHELD = 'UPHELD',
  STRUCK = 'STRUCK',
}
registerEnumType(ObjectionOutcome, {
  name: 'ObjectionOutcome',
  description: 'UPHELD: the record stands; STRUCK: it is struck',
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

  @Field(() => ObjectionOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: ObjectionOutcome | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}
