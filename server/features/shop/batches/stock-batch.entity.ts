import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum BatchSource {
  OPENING = 'OPENING',
  PURCHASE = 'PURCHASE',
  DONATION = 'DONATION',
  FOUND = 'FOUND',
}
registerEnumType(BatchSource, {
  name: 'BatchSource',
  description: 'OPENING: what lay there before batches were kept; FOUND: turned up in a count',
});

export enum BatchState {
  GOOD = 'GOOD',
  NEAR = 'NEAR',
  EXPIRED = 'EXPIRED',
  RECALLED = 'RECALLED',
}
registerEnumType(BatchState, {
  name: 'BatchState',
  description: 'NEAR: its date is near; EXPIRED and RECALLED ones are not handed out any more',
});

/** All units of a good that came by one line of one paper, with one date. The oldest date goes first. */
@Entity('stock_batch')
@ObjectType()
export class StockBatch {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  goodsId!: string;

  @Column({ type: 'text' })
  @Field(() => BatchSource)
  source!: BatchSource;

  @Column({ type: 'uuid', nullable: true })
  movementId!: string | null;

  @Column({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true })
  bestBeforeOn!: string | null;

  @Column({ type: 'text' })
  @Field(() => String)
  document!: string;

  @Column({ type: 'int' })
  opening!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'how many are left of it' })
  quantity!: number;

  @Column({ type: 'boolean' })
  blocked!: boolean;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  receivedAt!: Date;
}

/** A batch taken off because something is wrong with it. */
@Entity('recall')
@ObjectType()
export class Recall {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  batchId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  reason!: string;

  @Column({ type: 'uuid' })
  recalledBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  recalledAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  liftedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  liftedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  liftReason!: string | null;
}

/** A household that took some of a batch home and did not bring it back. */
@ObjectType()
export class BatchTaker {
  batchId!: string;
  householdId!: string;
  redemptionId!: string;

  @Field(() => Int)
  quantity!: number;
}
