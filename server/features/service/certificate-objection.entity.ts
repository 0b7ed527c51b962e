import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CertificateObjectionOutcome } from './rules';

/** Somebody doubts an application while it is on the board. Who it was stays with the office. */
@ObjectType()
@Entity('certificate_objection')
export class CertificateObjection {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  certificateId!: string;

  @Column({ type: 'uuid' })
  objectorId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  filedAt!: Date;

  @Field(() => CertificateObjectionOutcome, { nullable: true, description: 'null: not answered yet' })
  @Column({ type: 'text', nullable: true })
  outcome!: CertificateObjectionOutcome | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}
