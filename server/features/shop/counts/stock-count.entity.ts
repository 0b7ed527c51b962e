import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum CountState {
  COUNTING = 'COUNTING',
  SIGNING = 'SIGNING',
  POSTED = 'POSTED',
  DROPPED = 'DROPPED',
}
registerEnumType(CountState, {
  name: 'CountState',
  description: 'SIGNING: one of the two has signed; POSTED: both have, and the stock is what was counted',
});

/** The count of a shop's whole shelf for one month, signed by its keeper and by its supervisor. */
@Entity('stock_count')
@ObjectType()
export class StockCount {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'its first day' })
  month!: string;

  @Column({ type: 'text' })
  @Field(() => CountState)
  state!: CountState;

  @Column({ type: 'uuid' })
  openedBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime, { description: 'the instant at which the book stock was frozen' })
  openedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  keeperId!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  keeperSignedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  supervisorId!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  supervisorSignedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  postedAt!: Date | null;
}

/** One good on the sheet. */
@Entity('stock_count_line')
@ObjectType()
export class StockCountLine {
  @PrimaryColumn({ type: 'uuid' })
  countId!: string;

  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  goodsId!: string;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'in the book when the sheet was opened' })
  book!: number;

  @Column({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true })
  counted!: number | null;

  @Column({ type: 'int', nullable: true })
  moved!: number | null;

  @Column({ type: 'text' })
  @Field(() => String)
  reason!: string;

  @Column({ type: 'uuid', nullable: true })
  countedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  countedAt!: Date | null;

  /** What the book holds this moment: only while the line is not counted. */
  stockNow!: number;
}

/** The figures of a count, for the board. */
@ObjectType()
export class CountFigures {
  countId!: string;

  @Field(() => Int, { description: 'goods on the sheet' })
  goods!: number;

  @Field(() => Int)
  counted!: number;

  @Field(() => Int, { description: 'goods of which more or fewer were found than the book says' })
  differing!: number;

  @Field(() => Int, { description: 'units found beyond the book' })
  over!: number;

  @Field(() => Int, { description: 'units missing' })
  under!: number;
}

/** A month that has ended without a posted count. */
@ObjectType()
export class CountDue {
  @Field(() => GraphQLLocalDate, { description: 'its first day' })
  month!: string;

  @Field(() => GraphQLLocalDate, { description: 'the last day on which it is in time' })
  dueOn!: string;

  @Field(() => Boolean)
  overdue!: boolean;
}
