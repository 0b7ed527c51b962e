import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import { CertificateState, DocumentKind, HoursKind } from './rules';

/** A certificate of voluntary service, from the application to the paper. What an issued one says never changes. */
@ObjectType()
@Entity('certificate')
export class Certificate {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'uuid' })
  appliedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  appliedAt!: Date;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  periodFrom!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  periodTo!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  purpose!: string;

  @Field(() => DocumentKind)
  @Column({ type: 'text' })
  documentKind!: DocumentKind;

  /** Sealed; opened by `identity.ts` alone. */
  @Column({ type: 'bytea', nullable: true })
  documentSealed!: Buffer | null;

  @Field(() => CertificateState)
  @Column({ type: 'text' })
  state!: CertificateState;

  @Column({ type: 'uuid', nullable: true })
  acceptedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'from then on it may be issued' })
  @Column({ type: 'timestamptz', nullable: true })
  noticeEndsAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'minutes on the board; no more can be issued' })
  @Column({ type: 'int', nullable: true })
  noticedMinutes!: number | null;

  @Column({ type: 'uuid', nullable: true })
  issuedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  issuedAt!: Date | null;

  @Column({ type: 'int', nullable: true })
  year!: number | null;

  @Column({ type: 'int', nullable: true })
  serial!: number | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'what the public check page asks for' })
  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'the name on the paper' })
  @Column({ type: 'text', nullable: true })
  holderName!: string | null;

  @Field(() => Int, { nullable: true, description: 'minutes on the paper' })
  @Column({ type: 'int', nullable: true })
  minutes!: number | null;

  @Column({ type: 'bigint', nullable: true })
  throughSeq!: number | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  issuer!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  head!: string | null;

  @Field(() => String, { nullable: true, description: 'who handled it, as printed' })
  @Column({ type: 'text', nullable: true })
  handler!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  notes!: string | null;

  @Column({ type: 'uuid', nullable: true })
  revokeAskedBy!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'set while a revocation waits, and after it',
  })
  @Column({ type: 'timestamptz', nullable: true })
  revokeAskedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  revokeReason!: string | null;

  @Column({ type: 'uuid', nullable: true })
  revokedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'why it was refused' })
  @Column({ type: 'text', nullable: true })
  closeReason!: string | null;
}

@ObjectType()
export class CertificateConnection extends connectionOf(Certificate) {}

/** What was done, of one kind. */
@ObjectType()
export class CertificateLine {
  certificateId!: string;

  @Field(() => HoursKind)
  kind!: HoursKind;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'how many times' })
  times!: number;
}
