import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum CeremonyKind {
  WEDDING = 'WEDDING',
  FUNERAL = 'FUNERAL',
}
registerEnumType(CeremonyKind, { name: 'CeremonyKind' });

export enum CeremonyState {
  NOTIFIED = 'NOTIFIED',
  AGREED = 'AGREED',
  VISITED = 'VISITED',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(CeremonyState, {
  name: 'CeremonyState',
  description:
    'AGREED: tables and gear are talked through; VISITED: the council was there on the day; CLOSED: thanked',
});

export enum CeremonyMove {
  AMEND = 'AMEND',
  CHECK = 'CHECK',
  AGREE = 'AGREE',
  VISIT = 'VISIT',
  CLOSE = 'CLOSE',
  WITHDRAW = 'WITHDRAW',
}
registerEnumType(CeremonyMove, { name: 'CeremonyMove' });

export enum NoticeWay {
  PHONE = 'PHONE',
  PAPER = 'PAPER',
  IN_PERSON = 'IN_PERSON',
}
registerEnumType(NoticeWay, { name: 'NoticeWay', description: 'how somebody who wrote it down heard of it' });

/** What the council goes through with a family beforehand. */
export enum CeremonyItem {
  STANDARD_TOLD = 'STANDARD_TOLD',
  GIFTS_TOLD = 'GIFTS_TOLD',
  MENU = 'MENU',
  GEAR = 'GEAR',
  FOOD_SAFETY = 'FOOD_SAFETY',
  FIRE = 'FIRE',
  ROAD = 'ROAD',
  QUIET = 'QUIET',
}
registerEnumType(CeremonyItem, {
  name: 'CeremonyItem',
  description: 'GIFTS_TOLD: the limit was told; who gave what is written down nowhere',
});

/** A wedding or funeral a household gave notice of. Known to the household, the council and the village's office alone. */
@ObjectType()
@Entity('ceremony')
export class Ceremony {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Field(() => CeremonyKind)
  @Column({ type: 'text' })
  kind!: CeremonyKind;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Column({ type: 'uuid' })
  hostId!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  beginsOn!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  endsOn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  tables!: number;

  @Field(() => Int, { nullable: true, description: 'planned cost of a table in cents; null: not said' })
  @Column({ type: 'int', nullable: true })
  tableCost!: number | null;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'uuid' })
  filedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  filedAt!: Date;

  @Field(() => NoticeWay, { nullable: true, description: 'null: the household gave notice by itself' })
  @Column({ type: 'text', nullable: true })
  heardBy!: NoticeWay | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  heardAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  standardId!: string | null;

  @Field(() => CeremonyState)
  @Column({ type: 'text' })
  state!: CeremonyState;

  @Column({ type: 'uuid', nullable: true })
  agreedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  agreedAt!: Date | null;

  @Field(() => String, { description: 'the thanks note of the council; empty until it is closed' })
  @Column({ type: 'text' })
  thanks!: string;

  @Field(() => Int, { nullable: true, description: 'an estimate, in cents' })
  @Column({ type: 'int', nullable: true })
  savedCents!: number | null;

  @Field(() => ID, { nullable: true, description: 'the record that brings the family points' })
  @Column({ type: 'uuid', nullable: true })
  recordId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}

@ObjectType()
export class CeremonyConnection extends connectionOf(Ceremony) {}
