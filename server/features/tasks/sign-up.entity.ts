import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum SignUpState {
  SIGNED = 'SIGNED',
  WAITING = 'WAITING',
  LEFT = 'LEFT',
  REMOVED = 'REMOVED',
}
registerEnumType(SignUpState, { name: 'SignUpState', description: 'REMOVED: taken off by an organiser' });

export enum Attendance {
  ATTENDED = 'ATTENDED',
  ABSENT = 'ABSENT',
  EXCUSED = 'EXCUSED',
}
registerEnumType(Attendance, { name: 'Attendance', description: 'EXCUSED: left in time' });

/** One person's place in a task, or in its waiting list. */
@ObjectType()
@Entity('sign_up')
export class SignUp {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  taskId!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  taskPlaceId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => SignUpState)
  @Column({ type: 'text' })
  state!: SignUpState;

  // Given by the database: the order in which people came.
  @Column({ type: 'bigint', insert: false, update: false })
  seq!: number;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'when a waiting person got a place' })
  @Column({ type: 'timestamptz', nullable: true })
  movedUpAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Field(() => Attendance, { nullable: true })
  @Column({ type: 'text', nullable: true })
  attended!: Attendance | null;

  @Column({ type: 'uuid' })
  byId!: string;
}

@ObjectType()
export class SignUpConnection extends connectionOf(SignUp) {}

/** Where a person is at a time: the database lets no two of them overlap. */
@Entity('engagement')
export class Engagement {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'tstzrange' })
  during!: string;

  @Column({ type: 'uuid', nullable: true })
  signUpId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  needVisitId!: string | null;
}
