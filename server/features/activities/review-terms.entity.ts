import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A village's numbers for doubts, re-checks and hearings. */
@ObjectType()
@Entity('review_terms')
export class ReviewTerms {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'days after its release that a line can still be objected to' })
  @Column({ type: 'int' })
  objectionDaysAfterRelease!: number;

  @Field(() => Int, { description: 'days after an answer to appeal to the town' })
  @Column({ type: 'int' })
  appealDays!: number;

  @Field(() => Int, { description: 'working days the town has to decide an appeal' })
  @Column({ type: 'int' })
  appealWorkingDays!: number;

  @Field(() => Int, { description: 'bits of 64 in which two photos may differ and still look the same' })
  @Column({ type: 'int' })
  photoDistance!: number;

  @Field(() => Int, { description: 'days within which the same people mediating again is a sign' })
  @Column({ type: 'int' })
  repeatPairDays!: number;

  @Field(() => Int, { description: 'self-claims of a household beyond which there are many' })
  @Column({ type: 'int' })
  manyClaims!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  manyClaimsDays!: number;

  @Field(() => Int, { description: "per cent of a month's released records to be looked at again" })
  @Column({ type: 'int' })
  samplePercent!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  sampleLeast!: number;

  @Field(() => Int, { description: 'days the person has for a statement' })
  @Column({ type: 'int' })
  hearingDays!: number;

  @Field(() => Int, { description: 'the most months that self-claims can be closed to a person' })
  @Column({ type: 'int' })
  freezeMonths!: number;

  @Column({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** What holds in a village that has not set its own numbers. */
export const defaultTerms = {
  objectionDaysAfterRelease: 30,
  appealDays: 10,
  appealWorkingDays: 10,
  photoDistance: 6,
  repeatPairDays: 90,
  manyClaims: 6,
  manyClaimsDays: 30,
  samplePercent: 10,
  sampleLeast: 3,
  hearingDays: 5,
  freezeMonths: 3,
} as const;
