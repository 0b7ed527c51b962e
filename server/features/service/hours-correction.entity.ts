import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import { CorrectionState } from './rules';

/** A person asks to have hours checked; they are changed by a reversal or a new record, never by hand. */
@ObjectType()
@Entity('hours_correction')
export class HoursCorrection {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => ID, { nullable: true, description: 'null: something was never recorded' })
  @Column({ type: 'uuid', nullable: true })
  recordId!: string | null;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'uuid' })
  askedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  @Field(() => GraphQLLocalDate, { description: 'the last day to answer' })
  @Column({ type: 'date' })
  dueOn!: string;

  @Field(() => CorrectionState)
  @Column({ type: 'text' })
  state!: CorrectionState;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Field(() => ID, { nullable: true, description: 'the record that was reversed or filed anew' })
  @Column({ type: 'uuid', nullable: true })
  remedyId!: string | null;
}

@ObjectType()
export class HoursCorrectionConnection extends connectionOf(HoursCorrection) {}
