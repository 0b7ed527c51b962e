import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import type { ServiceKind } from '#server/features/teams/team.entity';
import type { SpokenLanguage } from '#server/features/teams/volunteer.entity';

export enum NeedKind {
  SHOPPING = 'SHOPPING',
  ESCORT = 'ESCORT',
  REPAIR = 'REPAIR',
  VISIT = 'VISIT',
  OTHER = 'OTHER',
}
registerEnumType(NeedKind, { name: 'NeedKind', description: 'ESCORT: somebody comes along on a way' });

export enum NeedState {
  OPEN = 'OPEN',
  ASSIGNED = 'ASSIGNED',
  ACCEPTED = 'ACCEPTED',
  DONE = 'DONE',
  CONFIRMED = 'CONFIRMED',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(NeedState, {
  name: 'NeedState',
  description:
    'DONE: the helper says so; CONFIRMED: both sides do; CLOSED: ended without help, with a reason',
});

export enum NeedMove {
  ASSIGN = 'ASSIGN',
  ACCEPT = 'ACCEPT',
  GIVE_BACK = 'GIVE_BACK',
  FINISH = 'FINISH',
  CONFIRM = 'CONFIRM',
  NOT_DONE = 'NOT_DONE',
  RATE = 'RATE',
  WITHDRAW = 'WITHDRAW',
  CLOSE = 'CLOSE',
}
registerEnumType(NeedMove, { name: 'NeedMove' });

export enum HeardBy {
  PHONE = 'PHONE',
  PAPER = 'PAPER',
  IN_PERSON = 'IN_PERSON',
}
registerEnumType(HeardBy, { name: 'HeardBy', description: 'how somebody who wrote it down heard of it' });

export enum NeedScope {
  TEAM = 'TEAM',
  ORGANISERS = 'ORGANISERS',
}
registerEnumType(NeedScope, {
  name: 'NeedScope',
  description: 'TEAM: any member of the team may take it; ORGANISERS: only whom an organiser asked',
});

export enum EndReason {
  NO_LONGER_NEEDED = 'NO_LONGER_NEEDED',
  NOT_FEASIBLE = 'NOT_FEASIBLE',
  FAMILY_HELPED = 'FAMILY_HELPED',
  DUPLICATE = 'DUPLICATE',
  ASSOCIATION_VISITS = 'ASSOCIATION_VISITS',
}
registerEnumType(EndReason, {
  name: 'EndReason',
  description: 'ASSOCIATION_VISITS: the elders’ association comes instead',
});

/** A household that asks for help. Whose it is is known to few; see `levelOf`. */
@ObjectType()
@Entity('need')
export class Need {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Column({ type: 'uuid', nullable: true })
  forResidentId!: string | null;

  @Field(() => NeedKind)
  @Column({ type: 'text' })
  kind!: NeedKind;

  @Column({ type: 'text' })
  serviceKind!: ServiceKind;

  @Column({ type: 'text' })
  what!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  wantedFrom!: Date;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  wantedUntil!: Date;

  @Field(() => Int, { description: 'about how long it will take' })
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => Boolean, { description: 'something heavy has to be carried or moved' })
  @Column({ type: 'boolean' })
  heavy!: boolean;

  @Column({ type: 'text', nullable: true })
  language!: SpokenLanguage | null;

  @Column({ type: 'uuid' })
  askedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  onBehalfOf!: HeardBy | null;

  @Column({ type: 'timestamptz', nullable: true })
  heardAt!: Date | null;

  @Field(() => NeedScope)
  @Column({ type: 'text' })
  scope!: NeedScope;

  @Column({ type: 'uuid', nullable: true })
  teamId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  assignedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  assignedAt!: Date | null;

  @Field(() => NeedState)
  @Column({ type: 'text' })
  state!: NeedState;

  @Column({ type: 'timestamptz' })
  waitingSince!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  surfacedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Field(() => EndReason, { nullable: true })
  @Column({ type: 'text', nullable: true })
  endReason!: EndReason | null;

  @Column({ type: 'text' })
  endWords!: string;
}

@ObjectType()
export class NeedConnection extends connectionOf(Need) {}
