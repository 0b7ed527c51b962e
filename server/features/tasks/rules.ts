import { registerEnumType } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { ErrorCode } from '#server/core/errors';
import { isLegal, type Moves } from '#server/core/workflow';
import { Attendance, SignUpState } from './sign-up.entity';
import type { Course, Skill } from '#server/features/teams/volunteer.entity';
import { type Task, type TaskPlace, TaskState } from './task.entity';
import { TaskRisk } from './work.entity';
import { TemplateMove, TemplateState } from './village-template.entity';

export enum TaskMove {
  SIGN_UP = 'SIGN_UP',
  LEAVE = 'LEAVE',
  SIGN_OTHERS = 'SIGN_OTHERS',
  REMOVE = 'REMOVE',
  CHANGE = 'CHANGE',
  CANCEL = 'CANCEL',
}
registerEnumType(TaskMove, { name: 'TaskMove', description: 'what the viewer may do with a task right now' });

const open = [TaskState.OPEN];

/** Each is legal until the task starts; nothing leaves CANCELLED but a change of its series. */
export const taskMoves: Moves<TaskState, TaskMove> = {
  [TaskMove.SIGN_UP]: { from: open, to: null },
  [TaskMove.LEAVE]: { from: open, to: null },
  [TaskMove.SIGN_OTHERS]: { from: open, to: null },
  [TaskMove.REMOVE]: { from: open, to: null },
  [TaskMove.CHANGE]: { from: open, to: null },
  [TaskMove.CANCEL]: { from: open, to: TaskState.CANCELLED },
};

/** A retired template is offered no more; it comes back before it is changed. */
export const templateMoves: Moves<TemplateState, TemplateMove> = {
  [TemplateMove.REVISE]: { from: [TemplateState.ACTIVE], to: null },
  [TemplateMove.RETIRE]: { from: [TemplateState.ACTIVE], to: TemplateState.RETIRED },
  [TemplateMove.RESTORE]: { from: [TemplateState.RETIRED], to: TemplateState.ACTIVE },
};

/** So many templates in use are a list that somebody still reads. */
export const MOST_TEMPLATES = 60;

/** Is this move legal now? People can be signed up by an organiser while the task runs, nobody after its end. */
export function mayNow(move: TaskMove, task: Pick<Task, 'state' | 'startsAt' | 'endsAt'>, at: Date): boolean {
  if (!isLegal(taskMoves, move, task.state)) return false;
  return move === TaskMove.SIGN_OTHERS || move === TaskMove.REMOVE ? at < task.endsAt : at < task.startsAt;
}

export const isActive = (state: SignUpState): boolean =>
  state === SignUpState.SIGNED || state === SignUpState.WAITING;

/** What a task asks of people, and what is known of one. */
export interface Fitness {
  birthYear: number | null;
  /** Null for people who are not in the register of volunteers. */
  volunteer: {
    skills: readonly Skill[];
    lightOnly: boolean;
    noNight: boolean;
    insuredUntil: string | null;
  } | null;
  /** Courses passed, each with the last day it is good for; null for good. */
  trainings: readonly { course: Course; validUntil: string | null }[];
  /** The guardian's consent to tasks, for a minor. */
  consent: boolean;
}

type Asking = Pick<Task, 'startsAt' | 'risk' | 'course' | 'minAge' | 'maxAge' | 'heavy' | 'night'>;

const ADULT = 18;

/**
 * Why this person does not fit this place of the task; null when nothing stands in the way. Only the year of birth is
 * kept: a person counts as old as he surely is. Without one he is grown up.
 */
export function obstacleOf(
  task: Asking,
  place: Pick<TaskPlace, 'skill'> | null,
  person: Fitness,
): ErrorCode | null {
  const day = dayOf(task.startsAt);
  const { birthYear, volunteer } = person;
  if (birthYear !== null) {
    const age = Number(day.slice(0, 4)) - birthYear - 1;
    if (age < task.minAge || (task.maxAge !== null && age > task.maxAge)) return ErrorCode.AGE_NOT_FIT;
    if (age < ADULT) {
      // What a guardian agrees to: no nights, no heavy work, no dangerous places.
      if (task.night || task.heavy || task.risk !== TaskRisk.NONE) return ErrorCode.AGE_NOT_FIT;
      if (!person.consent) return ErrorCode.GUARDIAN_CONSENT_REQUIRED;
    }
  }
  if (volunteer && ((task.heavy && volunteer.lightOnly) || (task.night && volunteer.noNight))) {
    return ErrorCode.TASK_NOT_FIT;
  }
  if (place?.skill && !volunteer?.skills.includes(place.skill)) return ErrorCode.SKILL_REQUIRED;
  if (task.risk === TaskRisk.TRAINED || task.risk === TaskRisk.BOTH) {
    const passed = person.trainings.some(
      ({ course, validUntil }) => course === task.course && (validUntil === null || validUntil >= day),
    );
    if (!passed) return ErrorCode.NOT_TRAINED;
  }
  if (task.risk === TaskRisk.INSURED || task.risk === TaskRisk.BOTH) {
    if (!volunteer?.insuredUntil || volunteer.insuredUntil < day) return ErrorCode.NOT_INSURED;
  }
  return null;
}

/** The last instant at which leaving is excused. */
export function excusedUntil(startsAt: Date, leaveHours: number): Date {
  return new Date(startsAt.getTime() - leaveHours * 3_600_000);
}

/** What leaving at `at` does to the record of who came: in time is excused, later is for the roll to say. */
export function attendanceOnLeaving(
  state: SignUpState,
  startsAt: Date,
  leaveHours: number,
  at: Date,
): Attendance | null {
  return state === SignUpState.SIGNED && at <= excusedUntil(startsAt, leaveHours) ? Attendance.EXCUSED : null;
}
