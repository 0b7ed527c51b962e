import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The numbers a village plays by. */
@ObjectType()
@Entity('scheme')
export class Scheme {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, {
    description: 'redeemable points a household can earn in a quarter; above it acts earn honour',
  })
  @Column({ type: 'int' })
  householdQuarterPoints!: number;

  @Field(() => Int, { description: 'volunteer minutes that count for one person in a day' })
  @Column({ type: 'int' })
  personDayMinutes!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  twoApproversFromPoints!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  openClaimsPerHousehold!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  objectionWorkingDays!: number;

  @Column({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** What holds in a village that has not set its own numbers. */
export const defaultScheme = {
  householdQuarterPoints: 120,
  personDayMinutes: 480,
  twoApproversFromPoints: 30,
  openClaimsPerHousehold: 3,
  objectionWorkingDays: 7,
} as const;
