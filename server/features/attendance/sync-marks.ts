// What a leader marked, with or without a network, arrives here in its order: each mark counts once, and each is answered.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { belongsTo, holdTask } from '#server/features/tasks/hold-task';
import { type Task, TaskState } from '#server/features/tasks/task.entity';
import { addMarks, type NewMark } from './add-marks';
import { AttendanceMark } from './attendance-mark.entity';
import type { MarkInput, SyncMarksInput } from './inputs';
import { can } from './policy';
import { absent, type MarkedPresence, presencesOf } from './presences';
import { type Bounds, outOfBounds, weigh } from './rules';
import { attendanceSettingsOf } from './settings';
import { MarkOutcome, type MarkResult } from './attendance-types';
import { gatesOf } from './walk-ins';

/**
 * Takes marks of a task. Answers one result a mark in the order given: ADDED; KNOWN (this very mark was here before);
 * ALREADY (somebody else marked that first, and it stands); REFUSED with its code: ILLEGAL_MOVE (the roll is closed, or
 * leaving without having come), IN_THE_FUTURE, OUT_OF_RANGE, TASK_OVER (too late), CONFLICT (what it corrects stands no
 * more), REASON_REQUIRED, IDEMPOTENCY_MISMATCH, NOT_FOUND, OTHER_VILLAGE, NOT_ACTIVE and the task's gates.
 * Throws NOT_FOUND and FORBIDDEN.
 */
export async function syncMarks(tx: Tx, actor: Actor, input: SyncMarksInput): Promise<MarkResult[]> {
  const intent = intentOf('syncMarks', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return firstAnswer(tx, intent.requestId);

  const task = await holdTask(tx, input.taskId);
  demand(can.mark(actor, await belongsTo(tx, task)), ErrorCode.FORBIDDEN);
  const known = await tx.rows<AttendanceMark>('select * from attendance_mark where id = any($1::uuid[])', [
    input.marks.map(({ id }) => id),
  ]);
  const judge = new Judge(
    task,
    actor.residentId,
    new Map(known.map((mark) => [mark.id, mark])),
    await presencesOf(tx, task.id),
    await gatesOf(tx, task, [...new Set(input.marks.map(({ residentId }) => residentId))]),
    await attendanceSettingsOf(tx, task.villageId),
    tx.at,
  );
  const results = input.marks.map((mark) => judge.take(mark));
  await addMarks(tx, actor.residentId, judge.added);
  const { villageId } = task;
  await keep(tx, intent, [
    { subjectKind: 'TASK', subjectId: task.id, move: 'MARK', villageId, detail: { results } },
  ]);
  return results;
}

/** Weighs one mark after the other, each seeing those before it. */
class Judge {
  readonly added: NewMark[] = [];

  constructor(
    private readonly task: Task,
    private readonly madeBy: string,
    private readonly known: Map<string, Pick<AttendanceMark, 'id' | 'taskId' | 'residentId' | 'kind' | 'at'>>,
    private readonly presences: Map<string, MarkedPresence>,
    private readonly gates: ReadonlyMap<string, ErrorCode | null>,
    private readonly bounds: Bounds,
    private readonly now: Date,
  ) {}

  take(input: MarkInput): MarkResult {
    const mark: NewMark = {
      id: input.id.toLowerCase(),
      taskId: this.task.id,
      residentId: input.residentId,
      kind: input.kind,
      at: input.at,
      way: input.way,
      note: trimmed(input.note),
      replacesId: input.replacesId ?? null,
      gone: input.gone,
    };
    const { id } = mark;
    const before = this.known.get(id);
    if (before) {
      const isSame =
        before.taskId === mark.taskId &&
        before.residentId === mark.residentId &&
        before.kind === mark.kind &&
        before.at.getTime() === mark.at.getTime();
      return isSame
        ? { id, outcome: MarkOutcome.KNOWN, error: null }
        : refused(id, ErrorCode.IDEMPOTENCY_MISMATCH);
    }
    if (this.task.state !== TaskState.OPEN) return refused(id, ErrorCode.ILLEGAL_MOVE);
    const bound = outOfBounds(this.task, mark.at, this.now, this.bounds);
    if (bound) return refused(id, bound);
    const gate = this.gates.get(mark.residentId);
    // Taking a mark away needs no gate.
    if (gate && !mark.gone) return refused(id, gate);
    const presence = this.presences.get(mark.residentId) ?? absent();
    const weight = weigh(presence, mark);
    if (weight === 'ALREADY') return { id, outcome: MarkOutcome.ALREADY, error: null };
    if (weight !== 'ADDED') return refused(id, weight);
    presence[mark.kind] = Object.assign(new AttendanceMark(), mark, {
      madeBy: this.madeBy,
      receivedAt: this.now,
    });
    this.presences.set(mark.residentId, presence);
    this.known.set(id, mark);
    this.added.push(mark);
    return { id, outcome: MarkOutcome.ADDED, error: null };
  }
}

function refused(id: string, error: ErrorCode): MarkResult {
  return { id, outcome: MarkOutcome.REFUSED, error };
}

/** What this request answered the first time. */
async function firstAnswer(tx: Tx, requestId: string): Promise<MarkResult[]> {
  const head = await tx.row<{ detail: { results: MarkResult[] } }>(
    'select detail from history_told where request_id = $1 and input_hash is not null',
    [requestId],
  );
  return found(head).detail.results;
}
