import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UndoState } from './rules';

/** The undoing of a closing, for one household or for all: asked for by one person, signed by another. */
@ObjectType()
@Entity('season_undo')
export class SeasonUndo {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  closeId!: string;

  @Column({ type: 'uuid', nullable: true })
  householdId!: string | null;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => UndoState)
  @Column({ type: 'text' })
  state!: UndoState;

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

  @Field(() => Int, { nullable: true, description: 'points given back' })
  @Column({ type: 'bigint', nullable: true })
  undonePoints!: number | null;

  @Column({ type: 'uuid', nullable: true })
  droppedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  droppedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  dropReason!: string | null;
}
