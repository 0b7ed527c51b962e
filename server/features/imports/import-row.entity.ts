import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ImportChange, ImportProblem } from './problem';
import type { ReadRow } from './read-rows';
import { ImportRowState } from './rules';

/** One row of an imported sheet and what becomes of it. */
@ObjectType()
@Entity('import_row')
export class ImportRow {
  @PrimaryColumn({ type: 'uuid' })
  importId!: string;

  @Field(() => Int, { description: 'as the spreadsheet counts its rows' })
  @PrimaryColumn({ type: 'int' })
  rowNo!: number;

  @Field(() => ImportRowState)
  @Column({ type: 'text' })
  state!: ImportRowState;

  @Field(() => String, { description: 'household number' })
  @Column({ type: 'text' })
  number!: string;

  /** The household and person it stands for, or that it makes; null in a row with errors. */
  @Column({ type: 'uuid', nullable: true })
  householdId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  residentId!: string | null;

  @Field(() => Boolean, { description: 'true on the first row of a household to be made' })
  @Column({ type: 'boolean' })
  newHousehold!: boolean;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  newResident!: boolean;

  @Field(() => Boolean, { description: 'head of a household to be made' })
  @Column({ type: 'boolean' })
  isHead!: boolean;

  @Column({ type: 'uuid', nullable: true })
  areaId!: string | null;

  @Field(() => Int, { description: 'points this row pays into the purse' })
  @Column({ type: 'bigint' })
  points!: number;

  @Field(() => Int, { description: 'honour this row pays' })
  @Column({ type: 'bigint' })
  honour!: number;

  @Column({ type: 'boolean' })
  noted!: boolean;

  @Column({ type: 'text', array: true, nullable: true })
  keys!: string[] | null;

  @Column({ type: 'jsonb', nullable: true })
  content!: ReadRow | null;

  @Column({ type: 'jsonb', nullable: true })
  changes!: ImportChange[] | null;

  @Column({ type: 'jsonb', nullable: true })
  problems!: ImportProblem[] | null;
}
