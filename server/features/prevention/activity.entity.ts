import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum PreventionKind {
  TALK = 'TALK',
  SCHOOL = 'SCHOOL',
  MARKET = 'MARKET',
  FAMILY_EVENING = 'FAMILY_EVENING',
  LEAFLETS = 'LEAFLETS',
  CHESS = 'CHESS',
  DANCE = 'DANCE',
}
registerEnumType(PreventionKind, {
  name: 'PreventionKind',
  description: 'SCHOOL, MARKET: a day there; CHESS, DANCE: an evening together instead of playing for stakes',
});

export enum PreventionTopic {
  DRUGS = 'DRUGS',
  GAMBLING = 'GAMBLING',
  BOTH = 'BOTH',
}
registerEnumType(PreventionTopic, { name: 'PreventionTopic' });

export enum PreventionState {
  PLANNED = 'PLANNED',
  HELD = 'HELD',
  CANCELLED = 'CANCELLED',
}
registerEnumType(PreventionState, { name: 'PreventionState' });

export enum PreventionMove {
  AMEND = 'AMEND',
  HOLD = 'HOLD',
  CANCEL = 'CANCEL',
}
registerEnumType(PreventionMove, { name: 'PreventionMove' });

/** A talk, a day or an evening of the association. Public: it is held for everybody, and counts heads, not names. */
@ObjectType()
@Entity('prevention_activity')
export class PreventionActivity {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Field(() => PreventionKind)
  @Column({ type: 'text' })
  kind!: PreventionKind;

  @Field(() => PreventionTopic)
  @Column({ type: 'text' })
  topic!: PreventionTopic;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => String, { description: 'school, clinic or unit it is held with' })
  @Column({ type: 'text' })
  partner!: string;

  @Field(() => PreventionState)
  @Column({ type: 'text' })
  state!: PreventionState;

  @Column({ type: 'uuid' })
  plannedBy!: string;

  @Column({ type: 'timestamptz' })
  plannedAt!: Date;

  @Field(() => Int, { nullable: true, description: 'how many came; never who' })
  @Column({ type: 'int', nullable: true })
  audience!: number | null;

  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'uuid', nullable: true })
  rollId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}

@ObjectType()
export class PreventionActivityConnection extends connectionOf(PreventionActivity) {}
