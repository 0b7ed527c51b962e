import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum GoodsCategory {
  GRAIN_OIL = 'GRAIN_OIL',
  FOOD = 'FOOD',
  CLEANING = 'CLEANING',
  CARE = 'CARE',
  HOME = 'HOME',
  TOOLS = 'TOOLS',
  SCHOOL = 'SCHOOL',
  SAFETY = 'SAFETY',
  VOUCHER = 'VOUCHER',
}
registerEnumType(GoodsCategory, { name: 'GoodsCategory' });

/** A good on the shelf, or a service voucher in the drawer. `points` is the price of one unit now. */
@Entity('goods')
@ObjectType()
export class Goods {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  code!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  unitZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  unitEn!: string;

  @Column({ type: 'text' })
  @Field(() => GoodsCategory)
  category!: GoodsCategory;

  @Column({ type: 'text' })
  @Field(() => String)
  picture!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  points!: number;

  @Column({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true })
  limitPerQuarter!: number | null;

  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  tracksBestBefore!: boolean;

  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  isService!: boolean;

  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  active!: boolean;

  @Column({ type: 'int' })
  @Field(() => Int)
  reorderLevel!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  stock!: number;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
