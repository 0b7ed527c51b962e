import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoleName } from '#server/features/people/actor';
import { Role } from '#server/features/people/post.entity';
import type { Columns } from './read-rows';
import { ImportState } from './rules';

/** A spreadsheet of households, residents and opening points: checked, proposed by one person, signed by another. */
@ObjectType()
@Entity('register_import')
export class RegisterImport {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the file, to prove which one was signed' })
  @Column({ type: 'text' })
  fileHash!: string;

  @Column({ type: 'jsonb' })
  columns!: Columns;

  @Field(() => [String], { description: 'headings nobody understood: their columns are left out' })
  @Column({ type: 'text', array: true })
  ignoredHeadings!: string[];

  @Field(() => ImportState)
  @Column({ type: 'text' })
  state!: ImportState;

  @Field(() => Int)
  @Column({ type: 'int' })
  rowCount!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  newHouseholds!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  newResidents!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  changedRows!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  sameRows!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  errorRows!: number;

  @Field(() => Int, { description: 'rows with something worth knowing that does not stand in the way' })
  @Column({ type: 'int' })
  notedRows!: number;

  @Field(() => Int, { description: 'opening points that this import pays' })
  @Column({ type: 'bigint' })
  points!: number;

  @Field(() => Int, { description: 'opening honour that this import pays' })
  @Column({ type: 'bigint' })
  honour!: number;

  @Column({ type: 'bytea' })
  planHash!: Buffer;

  @Field(() => GraphQLISODateTime, { description: 'when it was last compared with the register' })
  @Column({ type: 'timestamptz' })
  checkedAt!: Date;

  @Column({ type: 'uuid' })
  uploadedBy!: string;

  @Field(() => Role)
  @Column({ type: 'text' })
  uploadedRole!: RoleName;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  uploadedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  proposedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  signedBy!: string | null;

  @Field(() => Role, { nullable: true })
  @Column({ type: 'text', nullable: true })
  signedRole!: RoleName | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  signedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  droppedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  droppedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  dropReason!: string | null;
}
