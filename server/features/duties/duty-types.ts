import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DutyKind } from './duty.entity';

/** How much of one kind of duty. */
@ObjectType()
export class DutyCount {
  @Field(() => DutyKind)
  kind!: DutyKind;

  @Field(() => Int)
  count!: number;

  @Field(() => Int)
  minutes!: number;
}

/** A year of one member of one council, in figures. */
@ObjectType()
export class MemberYear {
  councilId!: string;
  residentId!: string;
  postId!: string;

  @Field(() => Int)
  year!: number;

  @Field(() => GraphQLLocalDate, { description: 'since when without a break, as far as this year tells' })
  since!: string;

  @Field(() => Int)
  duties!: number;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'points that the records of these duties brought' })
  points!: number;

  @Field(() => [DutyCount], { description: 'the kinds there were, most first' })
  byKind!: DutyCount[];

  @Field(() => [Int], { description: 'duties of each month, January first; twelve figures' })
  months!: number[];

  @Field(() => Int, { description: 'meetings held while the member sat' })
  meetingsHeld!: number;

  @Field(() => Int)
  meetingsAttended!: number;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'the last duty of the year' })
  lastOn!: string | null;

  @Field(() => Int, { description: 'the member’s own word that still waits for confirmation' })
  asked!: number;
}

/** Whose eyes: what members did is the chair’s to know first. */
export enum MemberSight {
  CHAIR = 'CHAIR',
  OFFICE = 'OFFICE',
  OWN = 'OWN',
}
registerEnumType(MemberSight, {
  name: 'MemberSight',
  description: 'CHAIR: all, to this day; OFFICE: all, some weeks later; OWN: the viewer’s own line',
});

/** Members of a council over a year, side by side: the sheet that lies on the table before a re-appointment. */
@ObjectType()
export class ReappointmentSheet {
  councilId!: string;

  @Field(() => Int)
  year!: number;

  @Field(() => MemberSight)
  sight!: MemberSight;

  @Field(() => GraphQLLocalDate, { description: 'what happened after this day is not told yet' })
  until!: string;

  @Field(() => Int)
  meetingsHeld!: number;

  @Field(() => [MemberYear], { description: 'in the order of their places, never by figures' })
  members!: MemberYear[];
}

@ObjectType()
export class MemberMonth {
  residentId!: string;
  postId!: string;

  @Field(() => Int)
  duties!: number;

  @Field(() => Int)
  minutes!: number;

  @Field(() => [DutyCount])
  byKind!: DutyCount[];
}

/** A council's month on one sheet. */
@ObjectType()
export class CouncilMonthSheet {
  councilId!: string;

  @Field(() => String, { description: 'YYYY-MM' })
  month!: string;

  @Field(() => MemberSight)
  sight!: MemberSight;

  @Field(() => GraphQLLocalDate)
  until!: string;

  @Field(() => Int)
  duties!: number;

  @Field(() => Int)
  meetings!: number;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'members who did something' })
  members!: number;

  @Field(() => Boolean, { description: 'reported from paper, not added up here' })
  reported!: boolean;

  @Field(() => [DutyCount])
  byKind!: DutyCount[];

  @Field(() => [MemberMonth], { description: 'the members whose lines the viewer may read' })
  lines!: MemberMonth[];
}

/** A member from whom nothing was heard for some time. */
@ObjectType()
export class QuietMember {
  postId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  lastOn!: string | null;

  @Field(() => Int, { description: 'days since the last duty, or since the seat was taken' })
  days!: number;
}

export enum CouncilPulse {
  ACTIVE = 'ACTIVE',
  ASLEEP = 'ASLEEP',
  NEW = 'NEW',
}
registerEnumType(CouncilPulse, {
  name: 'CouncilPulse',
  description: 'ASLEEP: no duty for the days its kind allows; NEW: founded within them, nothing done yet',
});

/** How one council stands, as town and county see it: figures of the council, never of a member. */
@ObjectType()
export class CouncilStanding {
  councilId!: string;
  areaId!: string;
  townId!: string | null;
  kindCode!: string;

  @Field(() => CouncilPulse)
  pulse!: CouncilPulse;

  @Field(() => Boolean)
  termOver!: boolean;

  @Field(() => Int)
  seats!: number;

  @Field(() => Boolean)
  hasChair!: boolean;

  @Field(() => [Int], { description: 'duties of the last twelve months, this month last' })
  months!: number[];

  @Field(() => Int)
  duties!: number;

  @Field(() => Int)
  meetings!: number;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'most members who did something in one month' })
  members!: number;

  @Field(() => GraphQLLocalDate, { nullable: true })
  lastOn!: string | null;

  @Field(() => Boolean, { description: 'some months are reported from paper' })
  reported!: boolean;
}

/** Councils added up: all of an area, or all of a kind. */
@ObjectType()
export class CouncilSum {
  key!: string;

  @Field(() => Int)
  councils!: number;

  @Field(() => Int)
  active!: number;

  @Field(() => Int)
  asleep!: number;

  @Field(() => Int)
  fresh!: number;

  @Field(() => Int)
  termOver!: number;

  @Field(() => Int)
  duties!: number;

  @Field(() => Int)
  meetings!: number;

  @Field(() => [Int], { description: 'duties of the last twelve months, this month last' })
  months!: number[];
}

/** The councils of a county, a town or a village side by side. */
@ObjectType()
export class CouncilComparison {
  areaId!: string;
  standings!: CouncilStanding[];

  @Field(() => String, { description: 'the first of the twelve months, YYYY-MM' })
  since!: string;

  @Field(() => CouncilSum)
  total!: CouncilSum;
}

@ObjectType()
export class DutyRule {
  @Field(() => String)
  ruleCode!: string;

  @Field(() => DutyKind)
  dutyKind!: DutyKind;
}
