import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum CorrectionKind {
  REDUCED = 'REDUCED',
  RESTORED = 'RESTORED',
}
registerEnumType(CorrectionKind, { name: 'CorrectionKind' });

export enum CorrectionCause {
  OBJECTION = 'OBJECTION',
  APPEAL = 'APPEAL',
  CASE = 'CASE',
}
registerEnumType(CorrectionCause, {
  name: 'CorrectionCause',
  description: 'what decided it: the answer to an objection, an appeal, or an appeal about a false claim',
});

/** What a decision made of an approved record. The record itself keeps what was approved. */
@ObjectType()
@Entity('correction')
export class Correction {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  recordId!: string;

  @Field(() => CorrectionKind)
  @Column({ type: 'text' })
  kind!: CorrectionKind;

  @Field(() => CorrectionCause)
  @Column({ type: 'text' })
  cause!: CorrectionCause;

  /** The objection, appeal or case. */
  @Column({ type: 'uuid' })
  causeId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  pointsBefore!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  pointsAfter!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  honourBefore!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  honourAfter!: number;

  @Column({ type: 'int' })
  minutesBefore!: number;

  @Column({ type: 'int' })
  minutesAfter!: number;

  @Column({ type: 'uuid' })
  decidedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  decidedAt!: Date;
}
