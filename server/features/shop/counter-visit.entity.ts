import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A household at the counter whose card and PIN were checked; lasts 15 minutes at most. */
@Entity('counter_visit')
@ObjectType({ description: 'A household at the counter, its PIN checked: 15 minutes' })
export class CounterVisit {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Column({ type: 'uuid' })
  keeperId!: string;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  reservationId!: string | null;
}

/** How many more of a good a household may take this quarter. */
@ObjectType()
export class Allowance {
  @Field(() => ID)
  goodsId!: string;

  @Field(() => Int)
  remaining!: number;
}
