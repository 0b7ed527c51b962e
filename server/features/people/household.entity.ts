import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum HouseholdState {
  ACTIVE = 'ACTIVE',
  MERGED = 'MERGED',
  CLOSED = 'CLOSED',
}
registerEnumType(HouseholdState, { name: 'HouseholdState' });

/** The unit that owns a purse and a card. */
@Entity('household')
@ObjectType()
export class Household {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  areaId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  number!: string;

  @Column({ type: 'uuid', nullable: true })
  headId!: string | null;

  @Column({ type: 'text' })
  cardNumber!: string;

  @Column({ type: 'text' })
  cardToken!: string;

  @Column({ type: 'text', nullable: true })
  pinHash!: string | null;

  @Column({ type: 'int' })
  pinFailures!: number;

  @Column({ type: 'timestamptz', nullable: true })
  pinLockedUntil!: Date | null;

  @Column({ type: 'text' })
  @Field(() => HouseholdState)
  state!: HouseholdState;

  @Column({ type: 'uuid', nullable: true })
  mergedIntoId!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
