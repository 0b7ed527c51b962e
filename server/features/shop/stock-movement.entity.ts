import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

export enum StockMovementKind {
  PURCHASE = 'PURCHASE',
  DONATION = 'DONATION',
  REDEMPTION = 'REDEMPTION',
  RETURN = 'RETURN',
  LOSS = 'LOSS',
  COUNT = 'COUNT',
}
registerEnumType(StockMovementKind, { name: 'StockMovementKind' });

/** Goods in (positive) or out (negative). Stock is the sum of these rows and of nothing else. */
@Entity('stock_movement')
@ObjectType()
export class StockMovement {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  goodsId!: string;

  @Column({ type: 'text' })
  @Field(() => StockMovementKind)
  kind!: StockMovementKind;

  @Column({ type: 'int' })
  @Field(() => Int)
  quantity!: number;

  @Column({ type: 'text' })
  @Field(() => String)
  reason!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  document!: string;

  @Column({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true })
  unitCostCents!: number | null;

  @Column({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true })
  bestBeforeOn!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true })
  redemptionId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  movedBy!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  movedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  requestId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  batchId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true })
  supplyId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true })
  countId!: string | null;
}

@ObjectType()
export class StockMovementConnection extends connectionOf(StockMovement) {}
