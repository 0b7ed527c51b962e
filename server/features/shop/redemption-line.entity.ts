import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One good of a receipt, at the price of that moment. */
@Entity('redemption_line')
@ObjectType()
export class RedemptionLine {
  @PrimaryColumn({ type: 'uuid' })
  redemptionId!: string;

  @PrimaryColumn({ type: 'uuid' })
  goodsId!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  quantity!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  pointsEach!: number;
}
