import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#server/core/pagination';
import { CertificateLine } from './certificate.entity';
import { HoursKind } from './rules';
import type { HoursTerms } from './terms.entity';

@ObjectType()
export class HoursTeam {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

/** Minutes of one month, team and kind. All of them add up to what the ledger holds. */
@ObjectType()
export class HoursTotal {
  @Field(() => String, { description: 'YYYY-MM of the day it was done' })
  month!: string;

  @Field(() => HoursKind)
  kind!: HoursKind;

  @Field(() => HoursTeam, { nullable: true, description: 'null: done without a team' })
  team!: HoursTeam | null;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'acts that stand' })
  times!: number;
}

export enum MinutesMove {
  GRANT = 'GRANT',
  REVERSAL = 'REVERSAL',
  OTHER = 'OTHER',
}
registerEnumType(MinutesMove, { name: 'MinutesMove' });

/** One line of a person's minutes, explained by the act it came from. */
@ObjectType()
export class MinutesLine {
  @Field(() => ID)
  id!: string;

  seq!: number;

  @Field(() => MinutesMove)
  move!: MinutesMove;

  @Field(() => Int, { description: 'minutes that came (or, below zero, went)' })
  minutes!: number;

  @Field(() => Int, { description: 'minutes after this line' })
  balance!: number;

  @Field(() => GraphQLLocalDate)
  doneOn!: string;

  @Field(() => GraphQLISODateTime)
  postedAt!: Date;

  @Field(() => HoursKind)
  kind!: HoursKind;

  @Field(() => HoursTeam, { nullable: true })
  team!: HoursTeam | null;

  @Field(() => ID, { nullable: true })
  recordId!: string | null;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true })
  ruleNameZh!: string | null;

  @Field(() => String, { nullable: true })
  ruleNameEn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'minutes on the roll; more than count above the day’s cap',
  })
  workedMinutes!: number | null;
}

@ObjectType()
export class MinutesLineConnection extends connectionOf(MinutesLine) {}

/** An honour for the hours of a calendar year. */
@ObjectType()
export class HoursHonour {
  @Field(() => ID)
  id!: string;

  residentId!: string;

  @Field(() => Int)
  year!: number;

  @Field(() => Int)
  hours!: number;

  @Field(() => Int, { description: 'honour points it brought; 0 where no rule of the village says so' })
  points!: number;

  @Field(() => GraphQLISODateTime)
  awardedAt!: Date;
}

/** Somebody who agreed to stand on the honour roll. */
@ObjectType()
export class HonourRollLine {
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  year!: number;

  @Field(() => Int)
  hours!: number;
}

/** A person's hours of voluntary service: apart from points, never spent. */
@ObjectType()
export class PersonHours {
  residentId!: string;
  villageId!: string;

  @Field(() => Int, { description: 'what the ledger holds' })
  minutes!: number;
}

export enum VillageHoursMove {
  REVISE_TERMS = 'REVISE_TERMS',
  EXPORT = 'EXPORT',
  SEE_CERTIFICATES = 'SEE_CERTIFICATES',
}
registerEnumType(VillageHoursMove, { name: 'VillageHoursMove' });

/** The hours of a village's people in one calendar year. */
@ObjectType()
export class VillageHours {
  villageId!: string;
  terms!: HoursTerms;

  @Field(() => Int)
  year!: number;
}

/** One application on the public board: masked. */
@ObjectType()
export class CertificateNotice {
  @Field(() => ID)
  id!: string;

  residentId!: string;
  villageId!: string;

  @Field(() => String)
  maskedName!: string;

  @Field(() => String)
  householdNumber!: string;

  @Field(() => GraphQLLocalDate)
  periodFrom!: string;

  @Field(() => GraphQLLocalDate)
  periodTo!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => GraphQLISODateTime)
  acceptedAt!: Date;

  @Field(() => GraphQLISODateTime)
  noticeEndsAt!: Date;

  @Field(() => Boolean, { description: 'somebody objected and waits for an answer' })
  objected!: boolean;
}

export enum CheckResult {
  VALID = 'VALID',
  REVOKED = 'REVOKED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(CheckResult, { name: 'CheckResult', description: 'UNKNOWN: no certificate has this code' });

/** What the public learns of a certificate by its code: what stands on the paper, the name masked, no document. */
@ObjectType()
export class CheckedCertificate {
  @Field(() => String)
  number!: string;

  @Field(() => String)
  maskedName!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => GraphQLLocalDate)
  periodFrom!: string;

  @Field(() => GraphQLLocalDate)
  periodTo!: string;

  @Field(() => [CertificateLine])
  lines!: CertificateLine[];

  @Field(() => String)
  issuer!: string;

  @Field(() => GraphQLLocalDate)
  issuedOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  revokedOn!: string | null;
}

@ObjectType()
export class CertificateCheck {
  @Field(() => CheckResult)
  result!: CheckResult;

  @Field(() => CheckedCertificate, { nullable: true })
  certificate!: CheckedCertificate | null;
}
