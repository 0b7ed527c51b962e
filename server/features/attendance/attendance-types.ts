import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ErrorCode } from '#server/core/errors';
import type { Task } from '#server/features/tasks/task.entity';
import { AttendanceMark, MarkKind } from './attendance-mark.entity';
import type { AttendanceSettings } from './attendance-settings.entity';
import { RowOutcome } from './attendance-row.entity';

export enum MarkOutcome {
  ADDED = 'ADDED',
  KNOWN = 'KNOWN',
  ALREADY = 'ALREADY',
  REFUSED = 'REFUSED',
}
registerEnumType(MarkOutcome, {
  name: 'MarkOutcome',
  description: 'KNOWN: this very mark was here before; ALREADY: another one stands',
});

@ObjectType()
export class MarkResult {
  @Field(() => ID)
  id!: string;

  @Field(() => MarkOutcome)
  outcome!: MarkOutcome;

  @Field(() => ErrorCode, { nullable: true })
  error!: ErrorCode | null;
}

@ObjectType()
export class MarksAnswer {
  taskId!: string;

  @Field(() => [MarkResult], { description: 'one a mark, in the order given' })
  results!: MarkResult[];
}

/** One person on the roll of a task. */
@ObjectType()
export class AttendanceLine {
  taskId!: string;
  residentId!: string;

  @Field(() => ID)
  get id(): string {
    return `${this.taskId}:${this.residentId}`;
  }

  @Field(() => String, {
    nullable: true,
    description: 'the place signed up for; null for whoever came without',
  })
  role!: string | null;

  @Field(() => Boolean, { description: 'signed up, and not waiting' })
  signedUp!: boolean;

  @Field(() => String, { nullable: true, description: 'the number on the volunteer’s card' })
  number!: string | null;

  @Field(() => AttendanceMark, { nullable: true, description: 'the standing mark of coming' })
  came!: AttendanceMark | null;

  @Field(() => AttendanceMark, { nullable: true, description: 'the standing mark of leaving' })
  left!: AttendanceMark | null;

  @Field(() => Int, { description: 'whole minutes that count within the day’s most, as things stand' })
  minutes!: number;

  @Field(() => Int, { description: 'minutes that the day’s most cut off' })
  cutMinutes!: number;

  @Field(() => Int)
  lateMinutes!: number;

  @Field(() => Int)
  earlyMinutes!: number;

  @Field(() => Int, { description: 'minutes of other tasks of that day' })
  otherMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'another task whose closed roll has the person at the same time',
  })
  elsewhere!: string | null;

  @Field(() => RowOutcome, { nullable: true, description: 'once the roll is closed' })
  outcome!: RowOutcome | null;

  @Field(() => String, { description: 'why no points, or no record' })
  reason!: string;
}

@ObjectType({ description: 'the changing codes of one task, for the leader’s phone' })
export class RollCodes {
  @Field(() => Int, { description: 'seconds since 1970 divided by the length of a step' })
  firstStep!: number;

  @Field(() => Int)
  stepSeconds!: number;

  @Field(() => [String])
  codes!: string[];
}

@ObjectType({ description: 'the roll of a task as it is taken, for those who organise it' })
export class AttendanceSheet {
  task!: Task;
  settings!: AttendanceSettings;

  @Field(() => ID)
  get id(): string {
    return this.task.id;
  }

  @Field(() => GraphQLISODateTime, { description: 'the server’s clock, by which phones set theirs' })
  now!: Date;

  @Field(() => GraphQLISODateTime)
  opensAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'until then marks count' })
  closesAt!: Date;

  @Field(() => Boolean)
  mayMark!: boolean;

  @Field(() => Boolean, { description: 'those who may take rolls, once the task has begun' })
  mayClose!: boolean;

  @Field(() => Int, { description: 'minutes that count for one person in a day' })
  dayCap!: number;

  @Field(() => [AttendanceLine])
  lines!: AttendanceLine[];
}

@ObjectType()
export class CardPerson {
  @Field(() => ID)
  id!: string;
}

/** Whom a scanned or typed card stands for. */
@ObjectType()
export class CardPeople {
  @Field(() => [CardPerson])
  people!: CardPerson[];

  @Field(() => String)
  card!: string;
}

/** The viewer at a task that is on now. */
@ObjectType()
export class OwnPresence {
  task!: Task;

  @Field(() => ID)
  get id(): string {
    return this.task.id;
  }

  @Field(() => Boolean)
  signedUp!: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true })
  cameAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  leftAt!: Date | null;

  @Field(() => MarkKind, { nullable: true, description: 'what comes next; null when both are noted' })
  next!: MarkKind | null;
}

/** What lies behind a record that a task's roll made. */
@ObjectType()
export class RecordAttendance {
  task!: Task;

  @Field(() => AttendanceMark, { nullable: true })
  came!: AttendanceMark | null;

  @Field(() => AttendanceMark, { nullable: true })
  left!: AttendanceMark | null;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int)
  lateMinutes!: number;

  @Field(() => Int)
  earlyMinutes!: number;

  @Field(() => String, { description: 'why no points' })
  reason!: string;
}
