import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum RuleCategory {
  PEACE = 'PEACE',
  VOLUNTEER = 'VOLUNTEER',
  ENVIRONMENT = 'ENVIRONMENT',
  CUSTOMS = 'CUSTOMS',
  GOVERNANCE = 'GOVERNANCE',
  CARE = 'CARE',
  LEARNING = 'LEARNING',
  HONOUR = 'HONOUR',
  LOCAL = 'LOCAL',
}
registerEnumType(RuleCategory, { name: 'RuleCategory' });

export enum RuleBasis {
  FLAT = 'FLAT',
  RANGE = 'RANGE',
  PER_HOUR = 'PER_HOUR',
  SHARED = 'SHARED',
}
registerEnumType(RuleBasis, { name: 'RuleBasis' });

export enum CapScope {
  PERSON = 'PERSON',
  HOUSEHOLD = 'HOUSEHOLD',
}
registerEnumType(CapScope, { name: 'CapScope' });

export enum CapPeriod {
  DAY = 'DAY',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  SEASON = 'SEASON',
}
registerEnumType(CapPeriod, { name: 'CapPeriod' });

export enum CapUnit {
  TIMES = 'TIMES',
  MINUTES = 'MINUTES',
}
registerEnumType(CapUnit, { name: 'CapUnit' });

export enum Proof {
  ROLL = 'ROLL',
  PHOTO = 'PHOTO',
  SHEET = 'SHEET',
  NOTE = 'NOTE',
  AGREEMENT = 'AGREEMENT',
  CERTIFICATE = 'CERTIFICATE',
  NOTICE = 'NOTICE',
  BOTH_SIGN = 'BOTH_SIGN',
  LEDGER = 'LEDGER',
}
registerEnumType(Proof, { name: 'Proof' });

/** At most `max` times (or minutes) for one person or household in each period. */
@ObjectType()
@Entity('rule_cap')
export class RuleCap {
  @PrimaryColumn({ type: 'uuid' })
  ruleVersionId!: string;

  @Field(() => CapScope)
  @PrimaryColumn({ type: 'text' })
  scope!: CapScope;

  @Field(() => CapPeriod)
  @PrimaryColumn({ type: 'text' })
  period!: CapPeriod;

  @Field(() => CapUnit)
  @PrimaryColumn({ type: 'text' })
  unit!: CapUnit;

  @Field(() => Int)
  @Column({ type: 'int' })
  max!: number;
}

/** What a rule says from one day to another. A version that scored a record never changes. */
@ObjectType()
@Entity('rule_version')
export class RuleVersion {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  ruleId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  version!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  nameZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  nameEn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  plainZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  plainEn!: string;

  @Field(() => RuleBasis)
  @Column({ type: 'text' })
  basis!: RuleBasis;

  @Field(() => Int, { description: 'per act; per hour for PER_HOUR; the pot of a case for SHARED' })
  @Column({ type: 'int' })
  pointsMin!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  pointsMax!: number;

  @Field(() => Proof)
  @Column({ type: 'text' })
  proof!: Proof;

  @Field(() => String)
  @Column({ type: 'text' })
  proofZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  proofEn!: string;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  selfClaim!: boolean;

  @Field(() => [String], {
    description:
      "Who approves, all of them: V village duty officer, TOWN, COUNTY, AUTO, or a council kind's code",
  })
  @Column({ type: 'text', array: true })
  bodies!: string[];

  @Field(() => Int)
  @Column({ type: 'int' })
  publicityDays!: number;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  honourOnly!: boolean;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  countsMinutes!: boolean;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  effectiveFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date', nullable: true })
  effectiveTo!: string | null;

  @Column({ type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** A rule under which acts earn points: the county's template, or one of a village's own. */
@ObjectType()
@Entity('rule')
export class Rule {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  areaId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  code!: string;

  @Field(() => RuleCategory)
  @Column({ type: 'text' })
  category!: RuleCategory;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  /** The version in force on the day a list was asked for; undefined when the rule was read by itself. */
  inForce?: RuleVersion | null;
}
