import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

/** What a council resolved, in the words that are told to everybody. */
@ObjectType()
@Entity('resolution')
export class Resolution {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  motionId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  year!: number;

  @Field(() => Int, { description: 'of its council and year' })
  @Column({ type: 'int' })
  no!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'names of those concerned are masked' })
  @Column({ type: 'text' })
  words!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  resolvedOn!: string;

  @Column({ type: 'uuid' })
  publishedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  publishedAt!: Date;
}

@ObjectType()
export class ResolutionConnection extends connectionOf(Resolution) {}
