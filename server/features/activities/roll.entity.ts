import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

/** Who was at an event: one form, and one record for each of its people. */
@ObjectType()
@Entity('roll')
export class Roll {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  ruleVersionId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Field(() => String)
  @Column({ type: 'text' })
  note!: string;

  /** The person who took it. */
  @Column({ type: 'uuid' })
  takenBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** Someone who was on the roll but gets no record, and why. */
@ObjectType()
export class RefusedRow {
  residentId!: string;

  @Field(() => String)
  reason!: string;
}

@ObjectType()
export class RollConnection extends connectionOf(Roll) {}
