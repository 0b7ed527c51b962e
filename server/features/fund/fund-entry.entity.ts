import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum FundDirection {
  IN = 'IN',
  OUT = 'OUT',
}
registerEnumType(FundDirection, { name: 'FundDirection' });

/** Where money comes from, and what it is spent for; the ledger's accounts have the same names. */
export enum FundPurpose {
  TOWNSHIP = 'TOWNSHIP',
  COLLECTIVE = 'COLLECTIVE',
  DONORS = 'DONORS',
  HELPING_UNIT = 'HELPING_UNIT',
  OTHER_SOURCE = 'OTHER_SOURCE',
  PURCHASES = 'PURCHASES',
  SERVICES = 'SERVICES',
  OTHER_SPENDING = 'OTHER_SPENDING',
}
registerEnumType(FundPurpose, { name: 'FundPurpose' });

export enum FundEntryState {
  ENTERED = 'ENTERED',
  CONFIRMED = 'CONFIRMED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  REVERSED = 'REVERSED',
}
registerEnumType(FundEntryState, { name: 'FundEntryState' });

export enum FundEntryMove {
  CONFIRM = 'CONFIRM',
  REFUSE = 'REFUSE',
  WITHDRAW = 'WITHDRAW',
  REVERSE = 'REVERSE',
}
registerEnumType(FundEntryMove, { name: 'FundEntryMove' });

/** Money in or out as one person entered it and another confirmed it. Nothing of it is ever edited. */
@ObjectType()
@Entity('fund_entry')
export class FundEntry {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => FundDirection)
  @Column({ type: 'text' })
  direction!: FundDirection;

  @Field(() => FundPurpose)
  @Column({ type: 'text' })
  purpose!: FundPurpose;

  @Field(() => String, { description: 'who gave it, or who was paid' })
  @Column({ type: 'text' })
  party!: string;

  @Field(() => String, { description: 'number of the receipt or invoice' })
  @Column({ type: 'text' })
  document!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  happenedOn!: string;

  @Field(() => Int, { description: 'cents of a yuan, always positive' })
  @Column({ type: 'bigint' })
  amountCents!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  note!: string;

  @Field(() => FundEntryState)
  @Column({ type: 'text' })
  state!: FundEntryState;

  @Column({ type: 'uuid', nullable: true })
  reversesId!: string | null;

  @Column({ type: 'uuid' })
  enteredBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  enteredAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'why it was refused' })
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  reversedAt!: Date | null;
}

@ObjectType()
export class FundEntryConnection extends connectionOf(FundEntry) {}
