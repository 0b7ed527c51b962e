import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SeatState, SeatWay } from './meeting.entity';

/** A person by name, to those who sit in the meeting or run it. */
@ObjectType()
export class MeetingPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

/** A member's seat at a meeting. */
@ObjectType()
export class MeetingSeat {
  meetingId!: string;

  @Field(() => MeetingPerson)
  person!: MeetingPerson;

  @Field(() => String, { description: 'code of the place among those of the council’s kind' })
  seat!: string;

  @Field(() => SeatState)
  state!: SeatState;

  @Field(() => SeatWay, { nullable: true })
  way!: SeatWay | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  at!: Date | null;

  @Field(() => String)
  reason!: string;

  @Field(() => Boolean, { description: 'has no account: to be told by word of mouth' })
  byMouth!: boolean;
}

/** The codes of the chair's screen, from one half minute on. */
@ObjectType()
export class MeetingCodes {
  @Field(() => Int)
  firstStep!: number;

  @Field(() => Int)
  stepSeconds!: number;

  @Field(() => [String])
  codes!: string[];
}

/** How a vote stands now, or stood when it was closed. */
@ObjectType()
export class MotionStanding {
  motionId!: string;

  @Field(() => Int, { description: 'seats that may decide it' })
  seats!: number;

  @Field(() => Int, { description: 'seats of those whom it concerns' })
  recused!: number;

  @Field(() => Int, { description: 'who is there of the former' })
  entitled!: number;

  @Field(() => Int, { description: 'how many must be there' })
  needed!: number;

  @Field(() => Int, { description: 'ballots so far' })
  ballots!: number;
}

/** An open vote of one member, told when the vote is closed. */
@ObjectType()
export class MotionVote {
  motionId!: string;

  @Field(() => ID)
  residentId!: string;

  @Field(() => ID)
  optionId!: string;
}

/** A resolution's vote in figures. */
@ObjectType()
export class ResolutionVote {
  motionId!: string;

  @Field(() => Boolean)
  secret!: boolean;

  @Field(() => Int)
  seats!: number;

  @Field(() => Int)
  entitled!: number;

  @Field(() => Int)
  ballots!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'null where it was a choice among several, or a secret vote about somebody',
  })
  agree!: number | null;

  @Field(() => Int, { nullable: true })
  against!: number | null;

  @Field(() => Int, { nullable: true })
  abstain!: number | null;
}

export enum CouncilWaitKind {
  MEETING_OPEN = 'MEETING_OPEN',
  MEETING_OVERDUE = 'MEETING_OVERDUE',
  NO_MEETING = 'NO_MEETING',
  TO_PUBLISH = 'TO_PUBLISH',
  DECISION = 'DECISION',
  RECORDS = 'RECORDS',
  TERM_ENDS = 'TERM_ENDS',
}
registerEnumType(CouncilWaitKind, {
  name: 'CouncilWaitKind',
  description:
    'NO_MEETING: none is called and the last is longer ago than its kind meets; DECISION: a step asks for this council’s vote',
});

/** Something that waits for a council. */
@ObjectType()
export class CouncilWait {
  @Field(() => CouncilWaitKind)
  kind!: CouncilWaitKind;

  @Field(() => ID, { nullable: true, description: 'of the meeting or decision' })
  subjectId!: string | null;

  @Field(() => String, { description: 'its title; empty where there is none' })
  title!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => GraphQLISODateTime, { nullable: true })
  at!: Date | null;
}
