import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum GearKind {
  ARMBAND = 'ARMBAND',
  RIBBON = 'RIBBON',
  VEST = 'VEST',
  TORCH = 'TORCH',
  RADIO = 'RADIO',
  WHISTLE = 'WHISTLE',
  LIFE_RING = 'LIFE_RING',
  FIRST_AID = 'FIRST_AID',
  FIRE_TOOL = 'FIRE_TOOL',
}
registerEnumType(GearKind, {
  name: 'GearKind',
  description: 'ARMBAND: red, for patrols; RIBBON: green, for deliveries; FIRST_AID: a box',
});

export enum GearState {
  STORED = 'STORED',
  HELD = 'HELD',
  LOST = 'LOST',
  WORN_OUT = 'WORN_OUT',
}
registerEnumType(GearState, { name: 'GearState' });

export enum GearCondition {
  GOOD = 'GOOD',
  WORN_OUT = 'WORN_OUT',
  LOST = 'LOST',
}
registerEnumType(GearCondition, {
  name: 'GearCondition',
  description: 'how a piece came back, or that it did not',
});

/** One numbered piece of a team's gear. */
@Entity('gear')
@ObjectType()
export class Gear {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  teamId!: string;

  @Column({ type: 'text' })
  @Field(() => GearKind)
  kind!: GearKind;

  @Column({ type: 'text' })
  @Field(() => String)
  number!: string;

  @Column({ type: 'text' })
  @Field(() => GearState)
  state!: GearState;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** Who had a piece, from when to when. */
@Entity('gear_issue')
@ObjectType()
export class GearIssue {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  gearId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  issuedAt!: Date;

  @Column({ type: 'uuid' })
  issuedBy!: string;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  returnedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  returnedTo!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => GearCondition, { nullable: true })
  condition!: GearCondition | null;

  @Column({ type: 'text' })
  @Field(() => String)
  note!: string;
}
