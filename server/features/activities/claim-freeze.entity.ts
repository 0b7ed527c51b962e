import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's self-claims are closed for a while, after a proved false claim. Nothing else is; there is no list of it. */
@ObjectType()
@Entity('claim_freeze')
export class ClaimFreeze {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  /** The case that decided it. */
  @Column({ type: 'uuid' })
  caseId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { description: 'the first day on which claims are open again' })
  @Column({ type: 'date' })
  endsOn!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'lifted by the town before its end' })
  @Column({ type: 'timestamptz', nullable: true })
  liftedAt!: Date | null;
}
