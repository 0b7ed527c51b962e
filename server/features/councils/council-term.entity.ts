import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A term of a council; terms of one council follow each other and never overlap. */
@ObjectType()
@Entity('council_term')
export class CouncilTerm {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Field(() => Int, { description: 'first, second, third …' })
  @Column({ type: 'int' })
  no!: number;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  startsOn!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  endsOn!: string;

  @Column({ type: 'uuid', nullable: true })
  openedBy!: string | null;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;
}
