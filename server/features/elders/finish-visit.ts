// One says that the visit was made; somebody else of the association confirms it, and only then it counts.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { seatedOn } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import type { Actor } from '#server/features/people/actor';
import { creditAct, gridOf } from './credit';
import { associationOf, holdVisit } from './facts';
import type { ConfirmVisitsInput, FinishVisitInput } from './inputs';
import { instantOf } from './rules';
import { settingsOf } from './settings';
import { ElderVisit, ElderVisitMove, ElderVisitState } from './visit.entity';

/** Says that a visit was made. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, IN_THE_FUTURE (its day has not come), BAD_INPUT (`met`). */
export async function finishVisit(tx: Tx, actor: Actor, input: FinishVisitInput): Promise<ElderVisit> {
  const intent = intentOf('finishVisit', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderVisit, { id: earlier }));

  const visit = await holdVisit(tx, actor, input.visitId, ElderVisitMove.FINISH);
  demand(visit.onDay <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'visitId');
  demand(
    input.met.every((wish) => visit.wishes.includes(wish)),
    ErrorCode.BAD_INPUT,
    'met',
  );
  const { minutes, met } = input;
  await tx.manager.update(
    ElderVisit,
    { id: visit.id },
    { state: ElderVisitState.DONE, minutes, met, doneAt: tx.at, doneBy: actor.residentId },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_VISIT',
      subjectId: visit.id,
      move: 'FINISH',
      villageId: visit.villageId,
      detail: { minutes },
    },
  ]);
  return found(await tx.one(ElderVisit, { id: visit.id }));
}

/**
 * Confirms visits that were made: each is logged as a duty of a visitor who sits in the association, and becomes the
 * visitor's record under the village's rule. All or nothing. Throws NOT_FOUND, FORBIDDEN (who said that it was made, the
 * homes of visitor and elder), ILLEGAL_MOVE, each with its place (`visitIds.3`).
 */
export async function confirmVisits(tx: Tx, actor: Actor, input: ConfirmVisitsInput): Promise<ElderVisit[]> {
  const intent = intentOf('confirmVisits', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return inOrder(tx, input.visitIds);

  const visits: ElderVisit[] = [];
  for (const [place, id] of input.visitIds.entries()) {
    visits.push(await holdVisit(tx, actor, id, ElderVisitMove.CONFIRM, `visitIds.${place}`));
  }
  const records = new Map<string, string>();
  for (const visit of visits.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const record = await creditVisit(tx, actor, visit);
    if (record) records.set(visit.id, record);
    await tx.manager.update(
      ElderVisit,
      { id: visit.id },
      {
        state: ElderVisitState.CONFIRMED,
        confirmedAt: tx.at,
        confirmedBy: actor.residentId,
        recordId: record,
      },
    );
  }
  await logVisits(tx, actor, visits, records);
  await keep(
    tx,
    intent,
    visits.flatMap((visit) => {
      const { villageId } = visit;
      const record = records.get(visit.id);
      return [
        { subjectKind: 'ELDER_VISIT', subjectId: visit.id, move: 'CONFIRM', villageId },
        ...(record ? [{ subjectKind: 'RECORD', subjectId: record, move: 'FILE', villageId }] : []),
      ];
    }),
  );
  return inOrder(tx, input.visitIds);
}

async function inOrder(tx: Tx, ids: readonly string[]): Promise<ElderVisit[]> {
  const visits = await tx.rows<ElderVisit>(
    'select * from elder_visit where id = any($1::uuid[]) order by array_position($1::uuid[], id)',
    [ids],
  );
  return visits.map((row) => Object.assign(new ElderVisit(), row));
}

async function creditVisit(tx: Tx, actor: Actor, visit: ElderVisit): Promise<string | null> {
  const { visitRuleId } = await settingsOf(tx, visit.villageId);
  const record = await creditAct(tx, actor.residentId, {
    villageId: visit.villageId,
    residentId: visit.visitorId,
    ruleId: visitRuleId,
    // Whose home it was is nobody's business who reads the record.
    title: '老年人协会探访',
    place: await gridOf(tx, visit.elderId),
    startedAt: instantOf(visit.onDay, visit.part),
    minutes: visit.minutes ?? 0,
  });
  return record?.id ?? null;
}

/** Visits of those who sat in the association on the day are duties of theirs. */
async function logVisits(
  tx: Tx,
  actor: Actor,
  visits: readonly ElderVisit[],
  records: ReadonlyMap<string, string>,
): Promise<void> {
  for (const visit of visits) {
    const councilId = await associationOf(tx, visit.villageId);
    if (!councilId) continue;
    const seats = await seatedOn(tx, councilId, visit.onDay);
    if (!seats.some(({ residentId }) => residentId === visit.visitorId)) continue;
    await logDuties(tx, actor.residentId, [
      {
        councilId,
        residentId: visit.visitorId,
        kind: DutyKind.VISIT,
        onDay: visit.onDay,
        minutes: visit.minutes,
        sourceKind: 'ELDER_VISIT',
        sourceId: visit.id,
        recordId: records.get(visit.id) ?? null,
      },
    ]);
  }
}
