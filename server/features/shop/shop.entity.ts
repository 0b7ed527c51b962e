import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum ShopKind {
  VILLAGE = 'VILLAGE',
  PARTNER = 'PARTNER',
}
registerEnumType(ShopKind, {
  name: 'ShopKind',
  description: 'PARTNER: a shop of somebody else that takes points and is paid by the village each month',
});

/** What opens a visit for a pick-up code. */
export enum PickupCheck {
  PIN = 'PIN',
  CODE = 'CODE',
}
registerEnumType(PickupCheck, {
  name: 'PickupCheck',
  description: 'PIN: the pick-up code and the PIN; CODE: the pick-up code alone',
});

/** A shop where a village's points are taken: its own, at most one, or a partner's. All numbers are its terms. */
@Entity('shop')
@ObjectType()
export class Shop {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  openingZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  openingEn!: string;

  @Column({ type: 'text' })
  @Field(() => ShopKind)
  kind!: ShopKind;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'a partner: the paper it was agreed by' })
  agreement!: string | null;

  @Column({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'a partner: what the village pays for a point' })
  centsPerPoint!: number | null;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'through which calendar day after the receipt goods may come back' })
  returnDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'how many days goods are put aside; 0: no reservations' })
  holdDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'how many reservations a household may have open' })
  openReservations!: number;

  @Column({ type: 'text' })
  @Field(() => PickupCheck)
  pickupCheck!: PickupCheck;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'how many days before its date a batch is near it' })
  nearExpiryDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, {
    description: 'by which day of the next month the count is posted; later it is overdue',
  })
  countDueDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'how many days of sales a suggestion to reorder looks back on' })
  salesDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'for how many days an order is meant to last' })
  coverDays!: number;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
