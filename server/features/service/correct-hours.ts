// A person may ask to have hours checked, and the village must look and answer; nothing is ever edited by hand.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { ActivityRecord, ActivityState } from '#server/features/activities/record.entity';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { workingDaysFrom } from '#server/features/people/working-days';
import { HoursCorrection } from './hours-correction.entity';
import type { AnswerHoursCorrectionInput, AskHoursCorrectionInput, HoursCorrectionMoveInput } from './inputs';
import { can } from './policy';
import { CorrectionState } from './rules';
import { termsOfVillage } from './terms';

const MOST_OPEN = 5;

/**
 * Asks for a correction of hours; due within the village's working days.
 * Throws NOT_FOUND (also a record of somebody else), FORBIDDEN, NOT_ACTIVE, REASON_REQUIRED (`words`), TOO_MANY.
 */
export async function askHoursCorrection(
  tx: Tx,
  actor: Actor,
  input: AskHoursCorrectionInput,
): Promise<HoursCorrection> {
  const intent = intentOf('askHoursCorrection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(HoursCorrection, { id: earlier }));
  const residentId = input.residentId ?? actor.residentId;
  const resident = found(await tx.one(Resident, { id: residentId }), 'residentId');
  const { villageId } = resident;
  demand(villageId, ErrorCode.NOT_ACTIVE, 'residentId');
  demand(can.askCorrection(actor, residentId, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  const recordId = input.recordId ?? null;
  if (recordId) found(await tx.one(ActivityRecord, { id: recordId, residentId }), 'recordId');
  const words = trimmed(input.words);
  demand(words, ErrorCode.REASON_REQUIRED, 'words');
  // Held, so that two requests at once are counted one after the other.
  await tx.rows('select id from resident where id = $1 for no key update', [residentId]);
  const open = await tx.rows(`select 1 from hours_correction where resident_id = $1 and state = 'OPEN'`, [
    residentId,
  ]);
  demand(open.length < MOST_OPEN, ErrorCode.TOO_MANY);
  const { answerDays } = await termsOfVillage(tx, villageId);
  await tx.manager.insert(HoursCorrection, {
    id: intent.requestId,
    villageId,
    residentId,
    recordId,
    words,
    askedBy: actor.residentId,
    askedAt: tx.at,
    dueOn: await workingDaysFrom(tx, villageId, answerDays),
    state: CorrectionState.OPEN,
  });
  await keep(tx, intent, [
    { subjectKind: 'HOURS_CORRECTION', subjectId: intent.requestId, move: 'ASK', villageId },
  ]);
  return found(await tx.one(HoursCorrection, { id: intent.requestId }));
}

/** The request, locked, while it waits. NOT_FOUND also for those whom it does not concern. */
async function hold(
  tx: Tx,
  id: string,
  seen: (one: HoursCorrection) => boolean | Promise<boolean>,
): Promise<HoursCorrection> {
  const one = found(
    await tx.manager.findOne(HoursCorrection, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'correctionId',
  );
  demand(await seen(one), ErrorCode.NOT_FOUND, 'correctionId');
  return one;
}

/**
 * Answers a request: kept as it is, or corrected by a record that was reversed or filed since.
 * Throws NOT_FOUND, FORBIDDEN (also for who filed the record in doubt), ILLEGAL_MOVE, BAD_INPUT (`outcome`),
 * REASON_REQUIRED (`answer`), REMEDY_REQUIRED (`remedyId`: no such record of this person since the request).
 */
export async function answerHoursCorrection(
  tx: Tx,
  actor: Actor,
  input: AnswerHoursCorrectionInput,
): Promise<HoursCorrection> {
  const intent = intentOf('answerHoursCorrection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(HoursCorrection, { id: earlier }));
  const one = await hold(tx, input.correctionId, async (each) =>
    [each.residentId, each.askedBy].includes(actor.residentId)
      ? true
      : can.seeHours(actor, await areaPath(tx, each.villageId)),
  );
  demand(can.answerCorrection(actor, one, await areaPath(tx, one.villageId)), ErrorCode.FORBIDDEN);
  const doubted = one.recordId ? await tx.one(ActivityRecord, { id: one.recordId }) : null;
  demand(doubted?.filerId !== actor.residentId, ErrorCode.FOUR_EYES_FILER);
  demand(one.state === CorrectionState.OPEN, ErrorCode.ILLEGAL_MOVE);
  const { outcome } = input;
  demand(
    outcome === CorrectionState.CORRECTED || outcome === CorrectionState.KEPT,
    ErrorCode.BAD_INPUT,
    'outcome',
  );
  const answer = trimmed(input.answer);
  demand(answer, ErrorCode.REASON_REQUIRED, 'answer');
  const remedyId = outcome === CorrectionState.CORRECTED ? (input.remedyId ?? null) : null;
  if (outcome === CorrectionState.CORRECTED) {
    const remedy = remedyId
      ? await tx.one(ActivityRecord, { id: remedyId, residentId: one.residentId })
      : null;
    demand(remedy && isRemedy(remedy, one.askedAt), ErrorCode.REMEDY_REQUIRED, 'remedyId');
  }
  await tx.manager.update(
    HoursCorrection,
    { id: one.id },
    { state: outcome, answer, answeredBy: actor.residentId, answeredAt: tx.at, remedyId },
  );
  await tell(tx, [
    {
      residentId: one.residentId,
      kind: MessageKind.HOURS_ANSWERED,
      params: { outcome, answer },
      link: '/service',
      key: `hours-answered:${one.id}`,
    },
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'HOURS_CORRECTION',
      subjectId: one.id,
      move: 'ANSWER',
      villageId: one.villageId,
      detail: { outcome, answer },
    },
  ]);
  return found(await tx.one(HoursCorrection, { id: one.id }));
}

const given: readonly ActivityState[] = [
  ActivityState.APPROVED,
  ActivityState.IN_PUBLICITY,
  ActivityState.OBJECTED,
  ActivityState.RELEASED,
];

/** A record taken back, or filed and approved, after the request was made. */
function isRemedy(record: ActivityRecord, since: Date): boolean {
  if (record.state === ActivityState.REVERSED) return record.closedAt !== null && record.closedAt >= since;
  return given.includes(record.state) && record.createdAt >= since;
}

/** Takes a request back. Throws NOT_FOUND, ILLEGAL_MOVE. */
export async function withdrawHoursCorrection(
  tx: Tx,
  actor: Actor,
  input: HoursCorrectionMoveInput,
): Promise<HoursCorrection> {
  const intent = intentOf('withdrawHoursCorrection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(HoursCorrection, { id: earlier }));
  const one = await hold(tx, input.correctionId, (each) => can.withdrawCorrection(actor, each));
  demand(one.state === CorrectionState.OPEN, ErrorCode.ILLEGAL_MOVE);
  await tx.manager.update(HoursCorrection, { id: one.id }, { state: CorrectionState.WITHDRAWN });
  await keep(tx, intent, [
    { subjectKind: 'HOURS_CORRECTION', subjectId: one.id, move: 'WITHDRAW', villageId: one.villageId },
  ]);
  return found(await tx.one(HoursCorrection, { id: one.id }));
}
