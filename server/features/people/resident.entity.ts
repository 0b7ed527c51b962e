import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum ResidentState {
  ACTIVE = 'ACTIVE',
  DECEASED = 'DECEASED',
  LEFT = 'LEFT',
}
registerEnumType(ResidentState, { name: 'ResidentState' });

/** A person. Officials of town and county have neither village nor household here. */
@Entity('resident')
@ObjectType()
export class Resident {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  villageId!: string | null;

  /** For the deceased and those who left, the household they last belonged to. */
  @Column({ type: 'uuid', nullable: true })
  householdId!: string | null;

  /** Published only through a resolver that masks it for those who may not read it. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'int', nullable: true })
  birthYear!: number | null;

  /** The sign-in account, when the person has one. */
  @Column({ type: 'text', nullable: true })
  loginId!: string | null;

  @Column({ type: 'text' })
  @Field(() => ResidentState)
  state!: ResidentState;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  /** When name and phone were taken out for good; the id stays, and with it every figure. */
  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  erasedAt!: Date | null;
}

/** What someone is to the other, as both sides call it: 父子, 姐妹. */
@ObjectType()
export class Kin {
  kinId!: string;

  @Field(() => String)
  relation!: string;
}
