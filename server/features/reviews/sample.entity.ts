import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum RecheckOutcome {
  OK = 'OK',
  DOUBTFUL = 'DOUBTFUL',
}
registerEnumType(RecheckOutcome, {
  name: 'RecheckOutcome',
  description: 'DOUBTFUL proposes to take the record back',
});

/** A month's released records drawn to be looked at again; with its seed and candidates anybody can redo the draw. */
@ObjectType()
@Entity('sample_draw')
export class SampleDraw {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'the first day of the month whose releases were drawn from' })
  @Column({ type: 'date' })
  month!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  seed!: string;

  @Field(() => [ID], { description: 'every record released in that month' })
  @Column({ type: 'uuid', array: true })
  candidates!: string[];

  @Field(() => Int)
  @Column({ type: 'int' })
  percent!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  least!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  size!: number;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  drawnAt!: Date;
}

/** One drawn record, and what the second look found. */
@ObjectType()
@Entity('sample_line')
export class SampleLine {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  drawId!: string;

  @Column({ type: 'uuid' })
  recordId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  position!: number;

  @Field(() => String, { description: 'its lot: SHA-256 of seed, colon and record id' })
  @Column({ type: 'text' })
  ticket!: string;

  @Field(() => RecheckOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: RecheckOutcome | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'uuid', nullable: true })
  recheckedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  recheckedAt!: Date | null;
}
