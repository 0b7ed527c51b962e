import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum GearGroup {
  TABLE = 'TABLE',
  STOOL = 'STOOL',
  BOWL = 'BOWL',
  SOUND = 'SOUND',
  TENT = 'TENT',
  STOVE = 'STOVE',
  CHESS = 'CHESS',
  OTHER = 'OTHER',
}
registerEnumType(GearGroup, { name: 'GearGroup' });

export enum CouncilGearState {
  ACTIVE = 'ACTIVE',
  RETIRED = 'RETIRED',
}
registerEnumType(CouncilGearState, { name: 'CouncilGearState' });

export enum LoanState {
  RESERVED = 'RESERVED',
  OUT = 'OUT',
  BACK = 'BACK',
  CANCELLED = 'CANCELLED',
}
registerEnumType(LoanState, { name: 'LoanState' });

export enum LoanMove {
  HAND_OUT = 'HAND_OUT',
  TAKE_BACK = 'TAKE_BACK',
  CANCEL = 'CANCEL',
}
registerEnumType(LoanMove, { name: 'LoanMove' });

/** Something a council lends, in so many pieces. */
@ObjectType()
@Entity('council_gear')
export class CouncilGear {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Field(() => GearGroup)
  @Column({ type: 'text' })
  kind!: GearGroup;

  @Field(() => String)
  @Column({ type: 'text' })
  name!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  quantity!: number;

  @Field(() => CouncilGearState)
  @Column({ type: 'text' })
  state!: CouncilGearState;

  @Column({ type: 'uuid' })
  addedBy!: string;

  @Column({ type: 'timestamptz' })
  addedAt!: Date;
}

/** Pieces of a gear promised or lent for whole days; read by `loanColumns`. Shown to the council and the borrower. */
@ObjectType()
export class GearLoan {
  @Field(() => ID)
  id!: string;

  gearId!: string;
  householdId!: string | null;
  eventId!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'the first day' })
  fromOn!: string;

  @Field(() => GraphQLLocalDate, { description: 'the last day' })
  untilOn!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => LoanState)
  state!: LoanState;

  @Field(() => String)
  purpose!: string;

  @Field(() => GraphQLISODateTime)
  askedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  outAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  backAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'pieces that did not come back whole' })
  broken!: number | null;
}

/** Days of China out of instants of a range. */
export const loanColumns = `l.id, l.gear_id, l.household_id, l.event_id, l.quantity, l.state, l.purpose, l.asked_at, l.out_at,
  l.back_at, l.broken, to_char(lower(l.during) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as from_on,
  to_char((upper(l.during) - interval '1 day') at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as until_on`;
