import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum SettlementState {
  PREPARED = 'PREPARED',
  SIGNED = 'SIGNED',
  PAID = 'PAID',
  DROPPED = 'DROPPED',
}
registerEnumType(SettlementState, { name: 'SettlementState' });

/** What the village owes a partner for a month: its receipts at the agreed price of a point. */
@Entity('settlement')
@ObjectType()
export class Settlement {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  number!: string;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'its first day' })
  month!: string;

  @Column({ type: 'text' })
  @Field(() => SettlementState)
  state!: SettlementState;

  @Column({ type: 'bigint' })
  @Field(() => Int)
  points!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'lines of the sheet' })
  receipts!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  centsPerPoint!: number;

  @Column({ type: 'bigint' })
  @Field(() => Int)
  amountCents!: number;

  @Column({ type: 'uuid' })
  preparedBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  preparedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  signedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  signedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  paidBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  paidAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  paidDocument!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  droppedReason!: string | null;
}

export enum SettlementLineKind {
  RECEIPT = 'RECEIPT',
  RETURN = 'RETURN',
}
registerEnumType(SettlementLineKind, {
  name: 'SettlementLineKind',
  description: 'RETURN: a receipt of an earlier sheet whose goods came back since',
});

/** One receipt on a settlement; a return counts against it. */
@ObjectType()
export class SettlementLine {
  settlementId!: string;

  @Field(() => ID)
  redemptionId!: string;

  @Field(() => SettlementLineKind)
  kind!: SettlementLineKind;

  @Field(() => String)
  receiptNumber!: string;

  @Field(() => GraphQLISODateTime)
  redeemedAt!: Date;

  @Field(() => String)
  householdNumber!: string;

  @Field(() => Int, { description: 'negative for a return' })
  points!: number;

  @Field(() => Int)
  amountCents!: number;
}
