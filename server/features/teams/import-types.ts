import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import type { Moves } from '#server/core/workflow';
import type { ColumnName } from './import-headings';
import { ListProblem } from './import-problem';
import type { RowContent } from './import-rows';

export enum ListState {
  DRAFT = 'DRAFT',
  PROPOSED = 'PROPOSED',
  APPLIED = 'APPLIED',
  DROPPED = 'DROPPED',
}
registerEnumType(ListState, { name: 'ListState', description: 'of a list of volunteers that is brought in' });

export enum ListMove {
  PROPOSE = 'PROPOSE',
  SIGN = 'SIGN',
  DROP = 'DROP',
}
registerEnumType(ListMove, { name: 'ListMove' });

export const listMoves: Moves<ListState, ListMove> = {
  PROPOSE: { from: [ListState.DRAFT], to: ListState.PROPOSED },
  SIGN: { from: [ListState.PROPOSED], to: ListState.APPLIED },
  DROP: { from: [ListState.DRAFT, ListState.PROPOSED], to: ListState.DROPPED },
};

export enum ListRowState {
  NEW = 'NEW',
  CHANGED = 'CHANGED',
  SAME = 'SAME',
  ERROR = 'ERROR',
}
registerEnumType(ListRowState, { name: 'ListRowState', description: 'ERROR: the row is left out' });

/** A list of volunteers brought in from a spreadsheet, from the upload to the second signature. */
@Entity('volunteer_import')
@ObjectType()
export class VolunteerImport {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  areaId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  fileName!: string;

  @Column({ type: 'text' })
  fileHash!: string;

  @Column({ type: 'jsonb' })
  columns!: Partial<Record<ColumnName, number>>;

  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'headings that nobody understood' })
  ignoredHeadings!: string[];

  @Column({ type: 'text' })
  @Field(() => ListState)
  state!: ListState;

  @Column({ type: 'int' })
  @Field(() => Int)
  rowCount!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  newRows!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  changedRows!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  sameRows!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'rows that are left out' })
  errorRows!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  notedRows!: number;

  @Column({ type: 'bytea' })
  planHash!: Buffer;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  checkedAt!: Date;

  @Column({ type: 'uuid' })
  uploadedBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => GraphQLISODateTime)
  uploadedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  proposedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  signedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  signedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  droppedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLISODateTime, { nullable: true })
  droppedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  dropReason!: string | null;
}

/** A row of such a list; what it says is forgotten once the list is signed or dropped. */
@Entity('volunteer_import_row')
@ObjectType()
export class VolunteerImportRow {
  @PrimaryColumn({ type: 'uuid' })
  importId!: string;

  @PrimaryColumn({ type: 'int' })
  @Field(() => Int, { description: 'as the spreadsheet counts' })
  rowNo!: number;

  @Column({ type: 'text' })
  @Field(() => ListRowState)
  state!: ListRowState;

  @Column({ type: 'uuid', nullable: true })
  residentId!: string | null;

  @Column({ type: 'boolean' })
  noted!: boolean;

  @Column({ type: 'jsonb', nullable: true })
  content!: RowContent | null;

  @Column({ type: 'jsonb', nullable: true })
  problems!: ListProblem[] | null;
}

@ObjectType()
export class VolunteerImportConnection extends connectionOf(VolunteerImport) {}

@ObjectType()
export class VolunteerImportRowConnection extends connectionOf(VolunteerImportRow) {}

@ObjectType({ description: 'what signing would make of the register as it is now; nothing is written' })
export class VolunteerDryRun {
  @Field(() => Int, { description: 'people who would be registered' })
  newVolunteers!: number;

  @Field(() => Int, { description: 'registered people whose profile would change' })
  changedVolunteers!: number;

  @Field(() => Int, { description: 'places in teams' })
  memberships!: number;

  @Field(() => Int)
  trainings!: number;

  @Field(() => Int, { description: 'rows left out' })
  errorRows!: number;

  @Field(() => Boolean, { description: 'the register is no longer what the kept preview rests on' })
  outdated!: boolean;
}
