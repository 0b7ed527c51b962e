import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum ReservationState {
  OPEN = 'OPEN',
  COLLECTED = 'COLLECTED',
  CANCELLED = 'CANCELLED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(ReservationState, { name: 'ReservationState' });

export enum ReservationMove {
  CANCEL = 'CANCEL',
  COLLECT = 'COLLECT',
}
registerEnumType(ReservationMove, { name: 'ReservationMove' });

/** Goods and points put aside for a household. Nothing is posted until the goods are fetched. */
@Entity('reservation')
@ObjectType()
export class Reservation {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Column({ type: 'uuid' })
  reservedBy!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'at the prices promised' })
  points!: number;

  // What is kept of it; the resolver tells an open one past its time as expired.
  @Column({ type: 'text' })
  state!: ReservationState;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  reservedAt!: Date;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'why the keeper took it back; empty otherwise' })
  reason!: string;

  @Column({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true })
  redemptionId!: string | null;
}

@ObjectType()
export class ReservationConnection extends connectionOf(Reservation) {}

/** One good put aside, at the price promised. */
@Entity('reservation_line')
@ObjectType()
export class ReservationLine {
  @PrimaryColumn({ type: 'uuid' })
  reservationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  goodsId!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  quantity!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  pointsEach!: number;

  @Column({ type: 'timestamptz', nullable: true })
  heldUntil!: Date | null;
}
