import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum DutyKind {
  MEETING = 'MEETING',
  VISIT = 'VISIT',
  TALK = 'TALK',
  INSPECTION = 'INSPECTION',
  EVENT = 'EVENT',
  MEDIATION = 'MEDIATION',
  LENDING = 'LENDING',
  REVIEW = 'REVIEW',
}
registerEnumType(DutyKind, { name: 'DutyKind', description: 'what a member of a council did for it' });

export enum DutyState {
  DONE = 'DONE',
  ASKED = 'ASKED',
  REFUSED = 'REFUSED',
  STRUCK = 'STRUCK',
}
registerEnumType(DutyState, {
  name: 'DutyState',
  description:
    'ASKED: the member’s own word, not yet confirmed; STRUCK: the record it came from was taken back',
});

/** One duty of one member, logged once. */
@ObjectType()
@Entity('council_duty')
export class CouncilDuty {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => DutyKind)
  @Column({ type: 'text' })
  kind!: DutyKind;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  onDay!: string;

  @Field(() => Int, { nullable: true })
  @Column({ type: 'int', nullable: true })
  minutes!: number | null;

  @Field(() => String, { description: 'what it was logged from; FILED when written down by hand' })
  @Column({ type: 'text' })
  sourceKind!: string;

  @Column({ type: 'uuid' })
  sourceId!: string;

  @Column({ type: 'uuid', nullable: true })
  rollId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'the activity record it became, where it brought points or hours',
  })
  @Column({ type: 'uuid', nullable: true })
  recordId!: string | null;

  @Field(() => String)
  @Column({ type: 'text' })
  what!: string;

  @Field(() => DutyState)
  @Column({ type: 'text' })
  state!: DutyState;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'uuid' })
  loggedBy!: string;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;
}

@ObjectType()
export class CouncilDutyConnection extends connectionOf(CouncilDuty) {}
