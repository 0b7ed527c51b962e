import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum MemberState {
  ASKED = 'ASKED',
  ACTIVE = 'ACTIVE',
  REFUSED = 'REFUSED',
  LEFT = 'LEFT',
}
registerEnumType(MemberState, { name: 'MemberState' });

export enum MemberMove {
  ACCEPT = 'ACCEPT',
  REFUSE = 'REFUSE',
  WITHDRAW = 'WITHDRAW',
  LEAVE = 'LEAVE',
  REMOVE = 'REMOVE',
}
registerEnumType(MemberMove, { name: 'MemberMove' });

/** A volunteer's place in a team, from the asking to the leaving. */
@Entity('team_member')
@ObjectType()
export class TeamMember {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  teamId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'text' })
  @Field(() => MemberState)
  state!: MemberState;

  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  askedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  since!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  until!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Column({ type: 'text' })
  reason!: string;
}

export enum LeadOfferState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(LeadOfferState, { name: 'LeadOfferState' });

/** The lead of a team, offered to a member and taken over when that member accepts. */
@Entity('lead_offer')
@ObjectType()
export class LeadOffer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  teamId!: string;

  @Column({ type: 'uuid', nullable: true })
  fromId!: string | null;

  @Column({ type: 'uuid' })
  toId!: string;

  @Column({ type: 'uuid' })
  offeredBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  offeredAt!: Date;

  @Column({ type: 'text' })
  @Field(() => LeadOfferState)
  state!: LeadOfferState;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  answeredAt!: Date | null;
}
