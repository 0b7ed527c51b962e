import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LineRow } from './expiry-line';
import { CloseState } from './rules';

/** The closing of a season: a report that one person prepares and another signs; then points expire by it. */
@ObjectType()
@Entity('season_close')
export class SeasonClose {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  beginsOn!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  endsOn!: string;

  @Field(() => CloseState, { nullable: true, description: 'null: a dry run, of which nothing is kept' })
  @Column({ type: 'text' })
  state!: CloseState | null;

  @Field(() => Int, { description: 'households that the report takes points from' })
  @Column({ type: 'int' })
  households!: number;

  @Field(() => Int, { description: 'points in the report' })
  @Column({ type: 'bigint' })
  points!: number;

  @Column({ type: 'uuid' })
  preparedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  preparedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  signedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'body of the second signature: OC or TOWN' })
  @Column({ type: 'text', nullable: true })
  signedBody!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  signedAt!: Date | null;

  @Field(() => Int, { nullable: true })
  @Column({ type: 'int', nullable: true })
  postedHouseholds!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'points that expired; less than the report where something was spent before the second signature',
  })
  @Column({ type: 'bigint', nullable: true })
  postedPoints!: number | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  undoUntil!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  droppedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  droppedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  dropReason!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'when the whole closing was undone' })
  @Column({ type: 'timestamptz', nullable: true })
  undoneAt!: Date | null;

  /** The lines of a dry run, which no table holds. */
  lines?: LineRow[];
}
