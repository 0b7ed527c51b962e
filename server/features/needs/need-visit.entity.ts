import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum VisitState {
  PLANNED = 'PLANNED',
  DONE = 'DONE',
  CONFIRMED = 'CONFIRMED',
  GIVEN_BACK = 'GIVEN_BACK',
  CALLED_OFF = 'CALLED_OFF',
}
registerEnumType(VisitState, {
  name: 'VisitState',
  description: 'GIVEN_BACK: the helper could not come; CALLED_OFF: the household needed it no longer',
});

export enum ConfirmedHow {
  HOUSEHOLD = 'HOUSEHOLD',
  CALL = 'CALL',
  IN_PERSON = 'IN_PERSON',
}
registerEnumType(ConfirmedHow, {
  name: 'ConfirmedHow',
  description: 'CALL, IN_PERSON: somebody of the village asked a household without a phone of its own',
});

/** A volunteer's answer to a need, from the acceptance to the household's word. */
@ObjectType()
@Entity('need_visit')
export class NeedVisit {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  needId!: string;

  @Column({ type: 'uuid' })
  helperId!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  endsAt!: Date;

  @Field(() => VisitState)
  @Column({ type: 'text' })
  state!: VisitState;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  acceptedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'when it began, as the helper says' })
  @Column({ type: 'timestamptz', nullable: true })
  beganAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'how long it took, as the helper says' })
  @Column({ type: 'int', nullable: true })
  minutes!: number | null;

  @Column({ type: 'uuid', nullable: true })
  confirmedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Field(() => ConfirmedHow, { nullable: true })
  @Column({ type: 'text', nullable: true })
  confirmedHow!: ConfirmedHow | null;

  @Column({ type: 'uuid', nullable: true })
  recordId!: string | null;

  @Column({ type: 'int', nullable: true })
  rating!: number | null;

  @Column({ type: 'text' })
  ratingWords!: string;

  @Column({ type: 'uuid', nullable: true })
  ratedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  ratedAt!: Date | null;
}
