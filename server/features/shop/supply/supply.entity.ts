import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum SupplyKind {
  PURCHASE = 'PURCHASE',
  DONATION = 'DONATION',
}
registerEnumType(SupplyKind, { name: 'SupplyKind' });

/** Somebody who gives goods to the shop: a person, a firm, an office. */
@Entity('donor')
@ObjectType()
export class Donor {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  name!: string;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'agreed to be named on the board' })
  named!: boolean;

  @Column({ type: 'text' })
  @Field(() => String)
  note!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** What came on one day with one paper: an invoice, or a donation that gets a receipt. */
@Entity('supply')
@ObjectType()
export class Supply {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  shopId!: string;

  @Column({ type: 'text' })
  @Field(() => SupplyKind)
  kind!: SupplyKind;

  @Column({ type: 'text' })
  @Field(() => String, { description: "the shop's own number, on the receipt of a donation" })
  number!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  supplier!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  invoice!: string;

  @Column({ type: 'uuid', nullable: true })
  donorId!: string | null;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate)
  receivedOn!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  note!: string;

  @Column({ type: 'uuid' })
  enteredBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  enteredAt!: Date;
}

/** One good of a supply. */
@ObjectType()
export class SupplyLine {
  @Field(() => ID)
  id!: string;

  supplyId!: string;
  goodsId!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int, { nullable: true, description: 'cost of one; for a donation its stated worth' })
  unitCostCents!: number | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  bestBeforeOn!: string | null;
}

/** One good of a gift as the board shows it: the donor is named when he agreed to it. */
@ObjectType()
export class PublicGift {
  @Field(() => ID)
  id!: string;

  goodsId!: string;

  @Field(() => GraphQLLocalDate)
  receivedOn!: string;

  @Field(() => String, { nullable: true, description: 'null: a warm-hearted neighbour' })
  donorName!: string | null;

  @Field(() => Int)
  quantity!: number;
}
