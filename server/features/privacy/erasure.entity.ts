import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import { ErasureChannel, ErasureState } from './rules';

/** What became of the traces of a person in one place. */
@ObjectType()
export class ErasedPlace {
  @Field(() => String, { description: 'a table, or the word of a room for its own: LOGIN, PHOTOS …' })
  place!: string;

  @Field(() => Int)
  removed!: number;

  @Field(() => Int, { description: 'rows that are kept as they were written, because the law wants them so' })
  kept!: number;
}

/** Somebody's wish that name, phone and photos be taken out for good. Closed ones never change. */
@ObjectType()
@Entity('erasure_request')
export class ErasureRequest {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => ErasureChannel)
  @Column({ type: 'text' })
  channel!: ErasureChannel;

  @Column({ type: 'uuid' })
  askedBy!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  paper!: string;

  @Field(() => ErasureState)
  @Column({ type: 'text' })
  state!: ErasureState;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  @Field(() => GraphQLLocalDate, { description: 'the last day to answer' })
  @Column({ type: 'date' })
  dueOn!: string;

  @Column({ type: 'uuid', nullable: true })
  newHeadId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  preparedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  preparedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'why it was refused' })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Field(() => String, { nullable: true, description: 'the short code that stands for the person since' })
  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Field(() => [ErasedPlace], { nullable: true })
  @Column({ type: 'jsonb', nullable: true })
  report!: ErasedPlace[] | null;
}

@ObjectType()
export class ErasureRequestConnection extends connectionOf(ErasureRequest) {}
