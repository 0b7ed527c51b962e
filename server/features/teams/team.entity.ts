import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a team, a task or a need is about: the nine kinds of service and the four kinds of watch and delivery. */
export enum ServiceKind {
  POVERTY = 'POVERTY',
  ELDERS = 'ELDERS',
  HARDSHIP = 'HARDSHIP',
  SICK = 'SICK',
  DISABLED = 'DISABLED',
  ORPHANS = 'ORPHANS',
  DISASTER = 'DISASTER',
  MEDICAL = 'MEDICAL',
  SCHOOLING = 'SCHOOLING',
  PATROL = 'PATROL',
  DELIVERY = 'DELIVERY',
  RIVER = 'RIVER',
  FIRE = 'FIRE',
}
registerEnumType(ServiceKind, {
  name: 'ServiceKind',
  description: 'the nine kinds of service; PATROL wears red armbands, DELIVERY green ribbons',
});

export enum TeamState {
  ACTIVE = 'ACTIVE',
  RESTING = 'RESTING',
  CLOSED = 'CLOSED',
}
registerEnumType(TeamState, { name: 'TeamState', description: 'a closed team stays closed' });

export enum TeamMove {
  REVISE = 'REVISE',
  REST = 'REST',
  RESUME = 'RESUME',
  CLOSE = 'CLOSE',
  JOIN = 'JOIN',
  ENROL = 'ENROL',
  OFFER_LEAD = 'OFFER_LEAD',
  KEEP_GEAR = 'KEEP_GEAR',
}
registerEnumType(TeamMove, {
  name: 'TeamMove',
  description: 'ENROL: a leader or the office adds a volunteer',
});

/** A volunteer team of a village. */
@Entity('team')
@ObjectType()
export class Team {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'text' })
  @Field(() => ServiceKind)
  kind!: ServiceKind;

  @Column({ type: 'text' })
  @Field(() => String)
  name!: string;

  @Column({ type: 'uuid', nullable: true })
  leaderId!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  leadsSince!: Date | null;

  @Column({ type: 'text' })
  @Field(() => String)
  purpose!: string;

  @Column({ type: 'text' })
  @Field(() => TeamState)
  state!: TeamState;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  createdAt!: Date;
}
