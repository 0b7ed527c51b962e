// The marks of a task become one roll: each who came with the minutes the marks prove, and a record by the ways of every roll.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { takeRoll } from '#server/features/activities/take-roll';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { scoringVersion } from '#server/features/scoring/queries';
import { AUTO } from '#server/features/scoring/rules';
import { belongsTo, holdTask } from '#server/features/tasks/hold-task';
import { Task, TaskRoll, TaskState } from '#server/features/tasks/task.entity';
import { RowOutcome } from './attendance-row.entity';
import type { CloseRowInput, CloseTaskRollInput } from './inputs';
import { can } from './policy';
import { type Reckoning, reckonTask } from './sheet';

/** What becomes of one person who was there. */
type Row = Reckoning & { outcome: RowOutcome; reason: string; points: number | null };

/** Why a task without a rule of its own brings no points. */
const NO_RULE = '这项任务不计积分，只记时长';

/**
 * Closes the roll of a task: one roll with a record for everybody present who is not refused, the attendance of those
 * who signed up, and the task itself. Answers the task's id. Without anybody to record there is no roll.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (closed or called off), IN_THE_FUTURE (not begun), BAD_INPUT (`ruleId`: none
 * to record the hours by), CONFLICT (`rows`: not those who are marked as present now), and with the row's place:
 * DUPLICATE_ROW, REASON_REQUIRED (nobody noted when the person left, or no minutes are left), ENGAGED_ELSEWHERE, BAD_INPUT
 * (hours alone under a rule that counts no time), and what `takeRoll` throws.
 */
export async function closeTaskRoll(tx: Tx, actor: Actor, input: CloseTaskRollInput): Promise<string> {
  const intent = intentOf('closeTaskRoll', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return earlier;

  const task = await holdTask(tx, input.taskId);
  const { villageId } = task;
  const path = await areaPath(tx, villageId);
  demand(can.close(actor, await belongsTo(tx, task), path), ErrorCode.FORBIDDEN);
  demand(task.state === TaskState.OPEN, ErrorCode.ILLEGAL_MOVE);
  demand(task.startsAt < tx.at, ErrorCode.IN_THE_FUTURE);
  // Two rolls of one village at once could both fill the same person's day.
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('attendance ' || $1, 0))`, [villageId]);
  const { present, dayCap } = await reckonTask(tx, task);
  const rows = rowsOf(present, input.rows, task.ruleId === null);
  const recorded = rows.filter(({ outcome }) => outcome !== RowOutcome.NONE);
  const roll = recorded.length > 0 ? await makeRoll(tx, actor, task, input, rows) : null;
  await keepRows(tx, task.id, rows, dayCap);
  if (roll) await tx.manager.insert(TaskRoll, { taskId: task.id, rollId: roll });
  const attended = await noteAttendance(tx, task.id, input.excusedIds);
  await tx.manager.update(
    Task,
    { id: task.id },
    { state: TaskState.CLOSED, changedAt: tx.at, revision: task.revision + 1 },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'TASK',
      subjectId: task.id,
      move: 'CLOSE_ROLL',
      villageId,
      detail: {
        ...attended,
        present: rows.length,
        recorded: recorded.length,
        minutes: recorded.reduce((sum, { minutes }) => sum + minutes, 0),
        ...(roll ? { rollId: roll } : {}),
      },
    },
  ]);
  return task.id;
}

/** What is recorded of each person present: exactly those are on the form. */
function rowsOf(present: readonly Reckoning[], form: readonly CloseRowInput[], noRule: boolean): Row[] {
  const byPerson = new Map(present.map((each) => [each.residentId, each]));
  const seen = new Set<string>();
  const rows = form.map((row, place) => {
    const field = `rows.${place}`;
    demand(!seen.has(row.residentId), ErrorCode.DUPLICATE_ROW, field);
    seen.add(row.residentId);
    const reckoning = byPerson.get(row.residentId);
    demand(reckoning, ErrorCode.CONFLICT, 'rows');
    const refused = trimmed(row.refusedReason ?? '');
    const hoursOnly = trimmed(row.hoursOnlyReason ?? '') || (noRule ? NO_RULE : '');
    if (refused) return { ...reckoning, outcome: RowOutcome.NONE, reason: refused, points: null };
    demand(reckoning.reckoned?.during && reckoning.minutes > 0, ErrorCode.REASON_REQUIRED, field);
    if (reckoning.elsewhere !== null) {
      throw new DomainError(ErrorCode.ENGAGED_ELSEWHERE, field, { title: reckoning.elsewhere });
    }
    const outcome = hoursOnly ? RowOutcome.HOURS : RowOutcome.POINTS;
    return { ...reckoning, outcome, reason: hoursOnly, points: hoursOnly ? null : (row.points ?? null) };
  });
  demand(seen.size === present.length, ErrorCode.CONFLICT, 'rows');
  return rows;
}

async function makeRoll(
  tx: Tx,
  actor: Actor,
  task: Task,
  input: CloseTaskRollInput,
  rows: readonly Row[],
): Promise<string> {
  const ruleId = task.ruleId ?? input.ruleId;
  demand(ruleId, ErrorCode.BAD_INPUT, 'ruleId');
  if (task.ruleId === null) {
    const version = await scoringVersion(tx, task.villageId, ruleId, dayOf(task.startsAt));
    demand(version.countsMinutes && !version.bodies.includes(AUTO), ErrorCode.BAD_INPUT, 'ruleId');
  }
  const roll = await takeRoll(tx, actor, {
    requestId: newId(),
    villageId: task.villageId,
    ruleId,
    title: task.title,
    place: task.place,
    startedAt: task.startsAt,
    endedAt: task.endsAt < tx.at ? task.endsAt : tx.at,
    note: input.note,
    rows: rows.map(({ residentId, minutes, points, outcome, reason }) => ({
      residentId,
      minutes,
      points,
      hoursOnlyReason: outcome === RowOutcome.HOURS ? reason : null,
      refusedReason: outcome === RowOutcome.NONE ? reason : null,
    })),
    photoIds: [],
  });
  return roll.id;
}

async function keepRows(tx: Tx, taskId: string, rows: readonly Row[], dayCap: number): Promise<void> {
  await tx.rows(
    `insert into attendance_row (task_id, resident_id, during, minutes, late_minutes, early_minutes, day_cap, outcome, reason)
     select $1, x."residentId", case when x.came is not null then tstzrange(x.came, x.gone) end, x.minutes, x.late, x.early, $2,
       x.outcome, x.reason
     from jsonb_to_recordset($3::jsonb) as x ("residentId" uuid, came timestamptz, gone timestamptz, minutes int, late int,
       early int, outcome text, reason text)`,
    [
      taskId,
      dayCap,
      JSON.stringify(
        rows.map(({ residentId, reckoned, minutes, outcome, reason }) => ({
          residentId,
          came: reckoned?.during?.from ?? null,
          gone: reckoned?.during?.to ?? null,
          minutes,
          late: reckoned?.lateMinutes ?? 0,
          early: reckoned?.earlyMinutes ?? 0,
          outcome,
          reason,
        })),
      ),
    ],
  );
}

/** Who of those signed up was there, who was not, and who is excused. Answers how many of each. */
async function noteAttendance(
  tx: Tx,
  taskId: string,
  excusedIds: readonly string[],
): Promise<{ attended: number; absent: number; excused: number }> {
  const noted = await tx.rows<{ attended: string }>(
    `update sign_up s set attended = case
       when exists (select 1 from attendance_row a where a.task_id = s.task_id and a.resident_id = s.resident_id)
         then 'ATTENDED'
       when s.resident_id = any($2::uuid[]) then 'EXCUSED' else 'ABSENT' end
     where s.task_id = $1 and s.state = 'SIGNED' returning attended`,
    [taskId, excusedIds],
  );
  const count = (state: string): number => noted.filter(({ attended }) => attended === state).length;
  return { attended: count('ATTENDED'), absent: count('ABSENT'), excused: count('EXCUSED') };
}
