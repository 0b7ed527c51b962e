import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one unit of a good has cost since `fromAt`; rows are only ever added. */
@Entity('goods_price')
@ObjectType()
export class GoodsPrice {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  goodsId!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  points!: number;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  fromAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  setBy!: string | null;
}
