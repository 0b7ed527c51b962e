import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum MonthState {
  COLLECTING = 'COLLECTING',
  HEARING = 'HEARING',
  VOTING = 'VOTING',
  DECIDED = 'DECIDED',
}
registerEnumType(MonthState, { name: 'GoodMonthState' });

export enum MonthMove {
  CLOSE_NOMINATIONS = 'CLOSE_NOMINATIONS',
  CALL_VOTE = 'CALL_VOTE',
  CONCLUDE = 'CONCLUDE',
}
registerEnumType(MonthMove, { name: 'GoodMonthMove' });

export enum DeedState {
  NOMINATED = 'NOMINATED',
  ADMITTED = 'ADMITTED',
  SET_ASIDE = 'SET_ASIDE',
  CHOSEN = 'CHOSEN',
  NOT_CHOSEN = 'NOT_CHOSEN',
  IN_NOTICE = 'IN_NOTICE',
  AWARDED = 'AWARDED',
  LAPSED = 'LAPSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(DeedState, {
  name: 'DeedState',
  description:
    'ADMITTED: heard and put to the vote; LAPSED: chosen, but the person did not want it published, or a doubt held',
});

export enum DeedMove {
  HEAR = 'HEAR',
  SAY_YES = 'SAY_YES',
  SAY_NO = 'SAY_NO',
  TAKE_BACK = 'TAKE_BACK',
  SHOW_AGAIN = 'SHOW_AGAIN',
  DOUBT = 'DOUBT',
  AWARD = 'AWARD',
}
registerEnumType(DeedMove, {
  name: 'DeedMove',
  description: 'TAKE_BACK: off every public page at once; the award stays the person’s',
});

export enum SetAsideReason {
  NOT_CONFIRMED = 'NOT_CONFIRMED',
  OTHER_MONTH = 'OTHER_MONTH',
  ASKED_NOT_TO = 'ASKED_NOT_TO',
}
registerEnumType(SetAsideReason, { name: 'SetAsideReason' });

export enum LapseReason {
  SAID_NO = 'SAID_NO',
  /**
   * Written by the database alone, at the moment the person takes the consent back.
   * @public
   */
  CONSENT_WITHDRAWN = 'CONSENT_WITHDRAWN',
  DOUBT = 'DOUBT',
}
registerEnumType(LapseReason, { name: 'LapseReason' });

export enum DeedChannel {
  SELF = 'SELF',
  GUARDIAN = 'GUARDIAN',
  FAMILY = 'FAMILY',
  PAPER = 'PAPER',
}
registerEnumType(DeedChannel, {
  name: 'DeedChannel',
  description:
    'who said so: the person, a child’s guardian, the family of somebody who died, or a signed sheet',
});

/** The good deeds of one month of a village. */
@ObjectType()
@Entity('good_month')
export class GoodMonth {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'its first day' })
  @Column({ type: 'date' })
  month!: string;

  @Field(() => MonthState)
  @Column({ type: 'text' })
  state!: MonthState;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  motionId!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;
}

/** One person's good deed of a month. What was not chosen is seen by the council alone. */
@ObjectType()
@Entity('deed')
export class Deed {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  monthId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  nomineeId!: string;

  @Field(() => String, { description: 'what was confirmed at the hearing' })
  @Column({ type: 'text' })
  story!: string;

  @Field(() => DeedState)
  @Column({ type: 'text' })
  state!: DeedState;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date', nullable: true })
  heardOn!: string | null;

  @Column({ type: 'uuid', nullable: true })
  heardBy!: string | null;

  @Field(() => SetAsideReason, { nullable: true })
  @Column({ type: 'text', nullable: true })
  setAsideReason!: SetAsideReason | null;

  @Field(() => LapseReason, { nullable: true })
  @Column({ type: 'text', nullable: true })
  lapseReason!: LapseReason | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  noticeFrom!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  noticeUntil!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  awardedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  awardedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'number of the award in the village, YYYY-N' })
  @Column({ type: 'text', nullable: true })
  awardNo!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  recordId!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** Why somebody thinks that a person did good. */
@ObjectType()
@Entity('deed_nomination')
export class DeedNomination {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  deedId!: string;

  @Column({ type: 'uuid' })
  nominatedBy!: string;

  @Column({ type: 'uuid' })
  enteredBy!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  takenBackAt!: Date | null;
}

@ObjectType()
@Entity('deed_doubt')
export class DeedDoubt {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  deedId!: string;

  @Column({ type: 'uuid' })
  doubtedBy!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Field(() => Boolean, { nullable: true, description: 'the deed stands; null: not answered yet' })
  @Column({ type: 'boolean', nullable: true })
  stands!: boolean | null;

  @Field(() => String)
  @Column({ type: 'text' })
  answer!: string;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}

/** A line of a public page: only while the person agrees. */
@ObjectType()
export class PraisedDeed {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'in full: the person agreed to it' })
  name!: string;

  @Field(() => String)
  story!: string;

  @Field(() => GraphQLLocalDate)
  month!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  noticeUntil!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  awardedAt!: Date | null;

  @Field(() => String, { nullable: true })
  awardNo!: string | null;
}
