import type { Reader } from '#server/core/database';
import { DomainError, demand, ErrorCode } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { findCard } from '#server/features/people/card';
import { belongsTo } from '#server/features/tasks/hold-task';
import { Task, TaskState } from '#server/features/tasks/task.entity';
import { MarkKind } from './attendance-mark.entity';
import { AttendanceSheet, OwnPresence, type RollCodes } from './attendance-types';
import { codeOf, STEP_SECONDS, stepOf, taskSecret } from './codes';
import { can } from './policy';
import { AFTER_END_MS, opensAt } from './rules';
import { attendanceSettingsOf } from './settings';
import { linesOf } from './sheet';

/** The roll of a task for those who organise it. NOT_FOUND, FORBIDDEN. */
export async function sheetOf(reader: Reader, actor: Actor, taskId: string): Promise<AttendanceSheet> {
  const task = await reader.one(Task, { id: taskId });
  demand(task, ErrorCode.NOT_FOUND, 'taskId');
  const belongs = await belongsTo(reader, task);
  demand(can.mark(actor, belongs), ErrorCode.FORBIDDEN, 'taskId');
  const settings = await attendanceSettingsOf(reader, task.villageId);
  const isOpen = task.state === TaskState.OPEN;
  const closesAt = new Date(task.endsAt.getTime() + settings.syncHours * 3_600_000);
  const opens = opensAt(task, settings);
  const village = await areaPath(reader, task.villageId);
  return Object.assign(new AttendanceSheet(), {
    task,
    settings,
    now: reader.at,
    opensAt: opens,
    closesAt,
    mayMark: isOpen && reader.at >= opens && reader.at <= closesAt,
    mayClose: isOpen && reader.at > task.startsAt && can.close(actor, belongs, village),
    ...(await linesOf(reader, task)),
  });
}

/** The codes of a task from its opening, or now, until two hours after its end: what its leader's phone shows. */
export async function codesOf(reader: Reader, task: Task, opens: Date): Promise<RollCodes | null> {
  const last = stepOf(new Date(task.endsAt.getTime() + AFTER_END_MS));
  const first = Math.max(stepOf(opens), stepOf(reader.at) - 2);
  if (task.state !== TaskState.OPEN || first > last) return null;
  const secret = await taskSecret(reader, task.id);
  return {
    firstStep: first,
    stepSeconds: STEP_SECONDS,
    codes: Array.from({ length: last - first + 1 }, (_, nth) => codeOf(secret, first + nth)),
  };
}

/**
 * Whom a scanned or typed card stands for: the members of a household's card, or the one volunteer of a number. Only
 * people of the village. CARD_NOT_FOUND otherwise.
 */
export async function peopleOfCard(
  reader: Reader,
  villageId: string,
  card: string,
): Promise<{ residentIds: string[]; householdId: string | null }> {
  const plain = card.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (/^ZY\d{8}$/.test(plain)) {
    const person = await reader.row<{ id: string; householdId: string | null }>(
      `select r.id, r.household_id from volunteer v join resident r on r.id = v.resident_id and r.state = 'ACTIVE'
       where v.number = $1 and r.village_id = $2`,
      [plain, villageId],
    );
    if (!person) throw new DomainError(ErrorCode.CARD_NOT_FOUND, 'card');
    return { residentIds: [person.id], householdId: person.householdId };
  }
  const household = await findCard(reader, card);
  demand(household.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'card');
  const members = await reader.rows<{ id: string }>(
    `select id from resident where household_id = $1 and state = 'ACTIVE' order by birth_year, id`,
    [household.id],
  );
  return { residentIds: members.map(({ id }) => id), householdId: household.id };
}

/** Where the person signed up or was marked, of what is on at this moment. */
export async function presencesNow(
  reader: Reader,
  residentId: string,
  villageId: string | null,
): Promise<OwnPresence[]> {
  if (!villageId) return [];
  const { earlyMinutes } = await attendanceSettingsOf(reader, villageId);
  const rows = await reader.rows<{
    id: string;
    signedUp: boolean;
    cameAt: Date | null;
    leftAt: Date | null;
  }>(
    `select t.id, exists (select 1 from sign_up s where s.task_id = t.id and s.resident_id = $1 and s.state = 'SIGNED')
         as signed_up, i.at as came_at, o.at as left_at
     from task t
     left join attendance_standing i on i.task_id = t.id and i.resident_id = $1 and i.kind = 'IN' and not i.gone
     left join attendance_standing o on o.task_id = t.id and o.resident_id = $1 and o.kind = 'OUT' and not o.gone
     where t.village_id = $2 and t.state <> 'CANCELLED' and t.starts_at <= $3 and t.ends_at >= $4
       and (i.id is not null or exists (select 1 from sign_up s where s.task_id = t.id and s.resident_id = $1
         and s.state = 'SIGNED'))
     order by t.starts_at, t.id`,
    [
      residentId,
      villageId,
      new Date(reader.at.getTime() + earlyMinutes * 60_000),
      new Date(reader.at.getTime() - AFTER_END_MS),
    ],
  );
  const tasks = await Promise.all(rows.map(({ id }) => reader.one(Task, { id })));
  return rows.flatMap(({ signedUp, cameAt, leftAt }, place) => {
    const task = tasks[place];
    if (!task) return [];
    const next = task.state !== TaskState.OPEN || leftAt ? null : cameAt ? MarkKind.OUT : MarkKind.IN;
    return [Object.assign(new OwnPresence(), { task, signedUp, cameAt, leftAt, next })];
  });
}

/** The viewer at one task. */
export async function presenceAt(reader: Reader, residentId: string, task: Task): Promise<OwnPresence> {
  const own = await reader.row<{ signedUp: boolean; cameAt: Date | null; leftAt: Date | null }>(
    `select exists (select 1 from sign_up s where s.task_id = $1 and s.resident_id = $2 and s.state = 'SIGNED') as signed_up,
       (select at from attendance_standing where task_id = $1 and resident_id = $2 and kind = 'IN' and not gone) as came_at,
       (select at from attendance_standing where task_id = $1 and resident_id = $2 and kind = 'OUT' and not gone) as left_at`,
    [task.id, residentId],
  );
  const { signedUp = false, cameAt = null, leftAt = null } = own ?? {};
  const next = task.state !== TaskState.OPEN || leftAt ? null : cameAt ? MarkKind.OUT : MarkKind.IN;
  return Object.assign(new OwnPresence(), { task, signedUp, cameAt, leftAt, next });
}
