import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { rollById } from '#server/features/activities/loaders';
import { ActivityRecord } from '#server/features/activities/record.entity';
import { Roll } from '#server/features/activities/roll.entity';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { householdById, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Resident } from '#server/features/people/resident.entity';
import { nameFor } from '#server/features/people/visibility';
import { rulesOf } from '#server/features/scoring/queries';
import { Rule } from '#server/features/scoring/rule.entity';
import { AUTO } from '#server/features/scoring/rules';
import { taskById } from '#server/features/tasks/loaders';
import { Task } from '#server/features/tasks/task.entity';
import { AttendanceMark } from './attendance-mark.entity';
import { AttendanceSettings } from './attendance-settings.entity';
import {
  AttendanceLine,
  AttendanceSheet,
  CardPeople,
  CardPerson,
  MarksAnswer,
  OwnPresence,
  RecordAttendance,
  RollCodes,
} from './attendance-types';
import { checkIn } from './check-in';
import { closeTaskRoll } from './close-task-roll';
import { AttendanceSettingsInput, CheckInInput, CloseTaskRollInput, SyncMarksInput } from './inputs';
import { behindRecord, rollIdByTask, taskIdByRoll } from './loaders';
import { codesOf, peopleOfCard, presenceAt, presencesNow, sheetOf } from './queries';
import { attendanceSettingsOf, reviseAttendanceSettings } from './settings';
import { syncMarks } from './sync-marks';

/** The sheet, noted as a look at a list of people. */
async function lookedAt(ctx: ActorContext, taskId: string): Promise<AttendanceSheet> {
  const sheet = await sheetOf(ctx.db.reader, actorOf(ctx), taskId);
  const { villageId } = sheet.task;
  noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: villageId, villageId });
  return sheet;
}

async function numberOfHome(ctx: ActorContext, residentId: string): Promise<string | null> {
  const person = await residentById(ctx).load(residentId);
  return person?.householdId ? ((await householdById(ctx).load(person.householdId))?.number ?? null) : null;
}

@Resolver(() => AttendanceSheet)
export class AttendanceSheetResolver {
  @Query(() => AttendanceSheet, {
    description: 'the roll of a task; FORBIDDEN to whoever does not organise it',
  })
  attendanceSheet(
    @Arg('taskId', () => ID) taskId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<AttendanceSheet> {
    actorOf(ctx);
    demand(isId(taskId), ErrorCode.NOT_FOUND, 'taskId');
    return lookedAt(ctx, taskId);
  }

  @Query(() => CardPeople, {
    description:
      'whom a scanned or typed card (household card, volunteer number) stands for, for the task’s organisers',
  })
  async cardPeople(
    @Arg('taskId', () => ID) taskId: string,
    @Arg('card', () => String) card: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CardPeople> {
    actorOf(ctx);
    demand(isId(taskId), ErrorCode.NOT_FOUND, 'taskId');
    const { task } = await sheetOf(ctx.db.reader, actorOf(ctx), taskId);
    const { villageId } = task;
    const { residentIds, householdId } = await peopleOfCard(ctx.db.reader, villageId, card);
    if (householdId) noteLook(ctx, { kind: AccessKind.CARD, subjectId: householdId, householdId, villageId });
    const people = residentIds.map((id) => Object.assign(new CardPerson(), { id }));
    return Object.assign(new CardPeople(), { people, card });
  }

  @Mutation(() => MarksAnswer)
  async syncMarks(
    @Arg('input', () => SyncMarksInput) input: SyncMarksInput,
    @Ctx() ctx: ActorContext,
  ): Promise<MarksAnswer> {
    const results = await ctx.db.write((tx) => syncMarks(tx, actorOf(ctx), input));
    return Object.assign(new MarksAnswer(), { taskId: input.taskId, results });
  }

  @Mutation(() => AttendanceSheet, { description: 'the marks become one roll of activity records' })
  async closeTaskRoll(
    @Arg('input', () => CloseTaskRollInput) input: CloseTaskRollInput,
    @Ctx() ctx: ActorContext,
  ): Promise<AttendanceSheet> {
    return lookedAt(ctx, await ctx.db.write((tx) => closeTaskRoll(tx, actorOf(ctx), input)));
  }

  @FieldResolver(() => Task)
  task(@Root() sheet: AttendanceSheet): Task {
    return sheet.task;
  }

  @FieldResolver(() => AttendanceSettings)
  settings(@Root() sheet: AttendanceSheet): AttendanceSettings {
    return sheet.settings;
  }

  @FieldResolver(() => RollCodes, { nullable: true, description: 'null once the roll is closed or too late' })
  codes(@Root() sheet: AttendanceSheet, @Ctx() ctx: ActorContext): Promise<RollCodes | null> {
    return codesOf(ctx.db.reader, sheet.task, sheet.opensAt);
  }

  @FieldResolver(() => Roll, { nullable: true, description: 'what the closed roll became' })
  async roll(@Root() sheet: AttendanceSheet, @Ctx() ctx: ActorContext): Promise<Roll | null> {
    const rollId = await rollIdByTask(ctx).load(sheet.task.id);
    return rollId ? rollById(ctx).load(rollId) : null;
  }

  @FieldResolver(() => [Rule], {
    description: 'for a task without a rule: those that count time, by which its hours can be recorded',
  })
  async hourRules(@Root() sheet: AttendanceSheet, @Ctx() ctx: ActorContext): Promise<Rule[]> {
    const { ruleId, villageId, startsAt } = sheet.task;
    if (ruleId) return [];
    const rules = await rulesOf(ctx.db.reader, villageId, dayOf(startsAt));
    return rules.filter(({ inForce }) => inForce?.countsMinutes && !inForce.bodies.includes(AUTO));
  }
}

@Resolver(() => MarksAnswer)
export class MarksAnswerResolver {
  @FieldResolver(() => AttendanceSheet, { description: 'the roll after these marks' })
  sheet(@Root() answer: MarksAnswer, @Ctx() ctx: ActorContext): Promise<AttendanceSheet> {
    return lookedAt(ctx, answer.taskId);
  }
}

@Resolver(() => AttendanceLine)
export class AttendanceLineResolver {
  @FieldResolver(() => Resident)
  async resident(@Root() line: AttendanceLine, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(line.residentId));
  }

  // Only those who organise a task see its sheet: a leader without a post calls people by their names too.
  @FieldResolver(() => String, { description: 'in full' })
  async name(@Root() line: AttendanceLine, @Ctx() ctx: ActorContext): Promise<string> {
    return found(await residentById(ctx).load(line.residentId)).name;
  }

  @FieldResolver(() => String, { nullable: true })
  householdNumber(@Root() line: AttendanceLine, @Ctx() ctx: ActorContext): Promise<string | null> {
    return numberOfHome(ctx, line.residentId);
  }
}

@Resolver(() => CardPerson)
export class CardPersonResolver {
  @FieldResolver(() => String, { description: 'in full' })
  async name(@Root() { id }: CardPerson, @Ctx() ctx: ActorContext): Promise<string> {
    return found(await residentById(ctx).load(id)).name;
  }

  @FieldResolver(() => String, { nullable: true })
  householdNumber(@Root() { id }: CardPerson, @Ctx() ctx: ActorContext): Promise<string | null> {
    return numberOfHome(ctx, id);
  }
}

@Resolver(() => AttendanceMark)
export class AttendanceMarkResolver {
  @FieldResolver(() => String, { description: 'who noted it, as the viewer may know the person' })
  async madeByName(@Root() mark: AttendanceMark, @Ctx() ctx: ActorContext): Promise<string> {
    return nameFor(ctx, found(await residentById(ctx).load(mark.madeBy)));
  }
}

@Resolver(() => OwnPresence)
export class OwnPresenceResolver {
  @Query(() => [OwnPresence], { description: 'the viewer at what is on now: signed up for, or marked' })
  myPresences(@Ctx() ctx: ActorContext): Promise<OwnPresence[]> {
    const { residentId, villageId } = actorOf(ctx);
    return presencesNow(ctx.db.reader, residentId, villageId);
  }

  @Mutation(() => OwnPresence, { description: 'by the changing code that the leader shows' })
  async checkIn(
    @Arg('input', () => CheckInInput) input: CheckInInput,
    @Ctx() ctx: ActorContext,
  ): Promise<OwnPresence> {
    const taskId = await ctx.db.write((tx) => checkIn(tx, actorOf(ctx), input));
    const task = found(await ctx.db.reader.one(Task, { id: taskId }));
    return presenceAt(ctx.db.reader, actorOf(ctx).residentId, task);
  }

  @FieldResolver(() => Task)
  task(@Root() presence: OwnPresence): Task {
    return presence.task;
  }
}

@Resolver(() => AttendanceSettings)
export class AttendanceSettingsResolver {
  @Query(() => AttendanceSettings)
  attendanceSettings(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<AttendanceSettings> {
    actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return attendanceSettingsOf(ctx.db.reader, villageId);
  }

  @Mutation(() => AttendanceSettings)
  reviseAttendanceSettings(
    @Arg('input', () => AttendanceSettingsInput) input: AttendanceSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<AttendanceSettings> {
    return ctx.db.write((tx) => reviseAttendanceSettings(tx, actorOf(ctx), input));
  }
}

@Resolver(() => Roll)
export class RollTaskResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'the task whose roll this is' })
  async task(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<Task | null> {
    const taskId = await taskIdByRoll(ctx).load(roll.id);
    return taskId ? taskById(ctx).load(taskId) : null;
  }
}

@Resolver(() => ActivityRecord)
export class RecordAttendanceResolver {
  @FieldResolver(() => RecordAttendance, {
    nullable: true,
    description: 'the task and the marks behind a record that a task’s roll made',
  })
  async attendance(
    @Root() record: ActivityRecord,
    @Ctx() ctx: ActorContext,
  ): Promise<RecordAttendance | null> {
    if (!record.rollId) return null;
    const behind = await behindRecord(ctx).load(record.id);
    if (!behind) return null;
    const { taskId, ...rest } = behind;
    const task = found(await taskById(ctx).load(taskId));
    return Object.assign(new RecordAttendance(), rest, { task });
  }
}

@Resolver(() => RecordAttendance)
export class BehindTaskResolver {
  @FieldResolver(() => Task)
  task(@Root() attendance: RecordAttendance): Task {
    return attendance.task;
  }
}
