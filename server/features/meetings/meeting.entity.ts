import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum MeetingState {
  CALLED = 'CALLED',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(MeetingState, { name: 'MeetingState' });

export enum MeetingMove {
  AMEND = 'AMEND',
  CANCEL = 'CANCEL',
  OPEN = 'OPEN',
  EXCUSE = 'EXCUSE',
  EXCUSE_SELF = 'EXCUSE_SELF',
  MARK = 'MARK',
  JOIN = 'JOIN',
  ADD_MOTION = 'ADD_MOTION',
  WRITE = 'WRITE',
  CLOSE = 'CLOSE',
}
registerEnumType(MeetingMove, {
  name: 'MeetingMove',
  description: 'JOIN: by the changing code, for oneself; EXCUSE_SELF: cannot come, or can after all',
});

export enum SeatState {
  DUE = 'DUE',
  PRESENT = 'PRESENT',
  LEFT = 'LEFT',
  EXCUSED = 'EXCUSED',
  ABSENT = 'ABSENT',
}
registerEnumType(SeatState, {
  name: 'MeetingSeatState',
  description: 'LEFT: was there and went before the end',
});

export enum SeatWay {
  QR = 'QR',
  CARD = 'CARD',
  PAPER = 'PAPER',
  LEADER = 'LEADER',
}
registerEnumType(SeatWay, { name: 'MeetingSeatWay', description: 'how it is known that a member came' });

/** One meeting of a council, from the call to the minutes. */
@ObjectType()
@Entity('meeting')
export class Meeting {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  year!: number;

  @Field(() => Int, { description: 'of its council and year' })
  @Column({ type: 'int' })
  no!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => String, { description: 'who else was there' })
  @Column({ type: 'text' })
  guests!: string;

  @Field(() => MeetingState)
  @Column({ type: 'text' })
  state!: MeetingState;

  @Column({ type: 'uuid' })
  calledBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  calledAt!: Date;

  @Field(() => String, {
    description: 'why it was called later than the village’s days before; empty: in time',
  })
  @Column({ type: 'text' })
  shortNotice!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  quorumPercent!: number;

  @Column({ type: 'int', nullable: true })
  seats!: number | null;

  @Column({ type: 'int', nullable: true })
  quorumNeeded!: number | null;

  @Column({ type: 'uuid', nullable: true })
  openedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Field(() => String)
  @Column({ type: 'text' })
  minutes!: string;

  @Column({ type: 'uuid', nullable: true })
  recordedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  recordedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  cancelledBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  @Field(() => String)
  @Column({ type: 'text' })
  cancelReason!: string;
}

@ObjectType()
export class MeetingConnection extends connectionOf(Meeting) {}

/** One point of a meeting's order, and what was said to it. */
@ObjectType()
@Entity('agenda_item')
export class AgendaItem {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  meetingId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  place!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  said!: string;
}

/** A member's seat at one meeting. */
@Entity('meeting_attendance')
export class MeetingSeatRow {
  @PrimaryColumn({ type: 'uuid' })
  meetingId!: string;

  @PrimaryColumn({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'text' })
  seat!: string;

  @Column({ type: 'text' })
  state!: SeatState;

  @Column({ type: 'text', nullable: true })
  way!: SeatWay | null;

  @Column({ type: 'timestamptz', nullable: true })
  at!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  markedBy!: string | null;

  @Column({ type: 'text' })
  reason!: string;
}
