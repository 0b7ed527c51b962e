import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VisitWish } from './visit.entity';

export enum Festival {
  SPRING = 'SPRING',
  LANTERN = 'LANTERN',
  QINGMING = 'QINGMING',
  DRAGON_BOAT = 'DRAGON_BOAT',
  MID_AUTUMN = 'MID_AUTUMN',
  DOUBLE_NINTH = 'DOUBLE_NINTH',
  BIRTHDAYS = 'BIRTHDAYS',
  OTHER = 'OTHER',
}
registerEnumType(Festival, { name: 'Festival' });

export enum MealState {
  OPEN = 'OPEN',
  SEATED = 'SEATED',
  HELD = 'HELD',
  CANCELLED = 'CANCELLED',
}
registerEnumType(MealState, {
  name: 'MealState',
  description: 'SEATED: the place list is made and can be made anew; HELD: over, and who came is known',
});

export enum GuestState {
  COMING = 'COMING',
  LEFT = 'LEFT',
  CAME = 'CAME',
  ABSENT = 'ABSENT',
}
registerEnumType(GuestState, { name: 'GuestState' });

export enum AskedHow {
  SELF = 'SELF',
  FAMILY = 'FAMILY',
  ASSOCIATION = 'ASSOCIATION',
}
registerEnumType(AskedHow, { name: 'AskedHow', description: 'who spoke for the elder' });

/** A meal at a festival: so many tables with so many seats, and who comes. */
@ObjectType()
@Entity('elder_meal')
export class ElderMeal {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Festival)
  @Column({ type: 'text' })
  festival!: Festival;

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
  tables!: number;

  @Field(() => Int, { description: 'at each table' })
  @Column({ type: 'int' })
  seats!: number;

  @Field(() => String, { description: 'last day on which one can say that one comes, YYYY-MM-DD' })
  @Column({ type: 'date' })
  closesOn!: string;

  @Field(() => MealState)
  @Column({ type: 'text' })
  state!: MealState;

  @Column({ type: 'uuid' })
  calledBy!: string;

  @Column({ type: 'timestamptz' })
  calledAt!: Date;
}

@ObjectType()
export class MealGuest {
  mealId!: string;
  residentId!: string;

  @Field(() => Int, { description: 'who come along, without the elder' })
  companions!: number;

  @Field(() => AskedHow)
  how!: AskedHow;

  @Field(() => GuestState)
  state!: GuestState;

  @Field(() => Int, { nullable: true })
  tableNo!: number | null;
}

export enum ClassState {
  OPEN = 'OPEN',
  FINISHED = 'FINISHED',
}
registerEnumType(ClassState, { name: 'ElderClassState' });

export enum PupilState {
  IN = 'IN',
  LEFT = 'LEFT',
  FINISHED = 'FINISHED',
}
registerEnumType(PupilState, { name: 'PupilState' });

/** A class with its sessions, mostly about the phone. */
@ObjectType()
@Entity('elder_class')
export class ElderClass {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'uuid', nullable: true })
  teacherId!: string | null;

  @Field(() => Int)
  @Column({ type: 'int' })
  places!: number;

  @Field(() => ClassState)
  @Column({ type: 'text' })
  state!: ClassState;

  @Field(() => ID, { nullable: true, description: 'the roll of those who finished it' })
  @Column({ type: 'uuid', nullable: true })
  rollId!: string | null;

  @Column({ type: 'uuid' })
  openedBy!: string;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}

@ObjectType()
@Entity('elder_session')
export class ElderSession {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  classId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  no!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  topic!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'when its roll was taken' })
  @Column({ type: 'timestamptz', nullable: true })
  rolledAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  rolledBy!: string | null;
}

@ObjectType()
export class ElderPupil {
  classId!: string;
  residentId!: string;

  @Field(() => PupilState)
  state!: PupilState;

  @Field(() => [ID], { description: 'sessions at which the person was there' })
  sessionIds!: string[];
}

export enum PairState {
  ASKED = 'ASKED',
  ACTIVE = 'ACTIVE',
  ENDED = 'ENDED',
}
registerEnumType(PairState, { name: 'PairState', description: 'ACTIVE: both have said yes' });

export enum PairEnd {
  SAID_NO = 'SAID_NO',
  NO_LONGER = 'NO_LONGER',
  MOVED = 'MOVED',
}
registerEnumType(PairEnd, { name: 'PairEnd' });

/** One elder helps another. */
@ObjectType()
@Entity('elder_pair')
export class ElderPair {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  giverId!: string;

  @Column({ type: 'uuid' })
  receiverId!: string;

  @Field(() => [VisitWish])
  @Column({ type: 'text', array: true })
  wishes!: VisitWish[];

  @Field(() => PairState)
  @Column({ type: 'text' })
  state!: PairState;

  @Column({ type: 'uuid' })
  askedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  giverSaidAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  receiverSaidAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Field(() => PairEnd, { nullable: true })
  @Column({ type: 'text', nullable: true })
  endReason!: PairEnd | null;
}
