import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

/** One receipt: goods for points. Its id is the id of the request that made it. */
@Entity('redemption')
@ObjectType()
export class Redemption {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  receiptNumber!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Column({ type: 'uuid' })
  visitId!: string;

  @Column({ type: 'uuid' })
  keeperId!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  points!: number;

  @Column({ type: 'bigint' })
  @Field(() => Int)
  balanceAfter!: number;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  redeemedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  returnedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  returnedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  returnReason!: string | null;
}

@ObjectType()
export class RedemptionConnection extends connectionOf(Redemption) {}
