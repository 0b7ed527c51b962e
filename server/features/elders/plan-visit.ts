// A visit is planned with an elder who agreed, by somebody who is neither of the home nor kin.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { demandConsent, elderOf, holdVisit, neighbourOf } from './facts';
import type { CancelVisitInput, MoveVisitInput, PlanVisitInput } from './inputs';
import { can } from './policy';
import { DAYS_AHEAD } from './rules';
import { ElderCard, ElderVisit, ElderVisitMove, ElderVisitState, VisitEnd } from './visit.entity';

function demandDay(tx: Tx, onDay: string): void {
  const today = dayOf(tx.at);
  demand(onDay >= today && onDay <= addDays(today, DAYS_AHEAD), ErrorCode.OUT_OF_RANGE, 'onDay');
}

/** Tells the visitors of new or moved visits, once for each day they were told of. */
async function tellVisitors(tx: Tx, visits: readonly ElderVisit[], actor: Actor): Promise<void> {
  await tell(
    tx,
    visits
      .filter(({ visitorId }) => visitorId !== actor.residentId)
      .map(({ id, visitorId, onDay, part }) => ({
        residentId: visitorId,
        kind: MessageKind.ELDER_VISIT_PLANNED,
        params: { day: onDay, part },
        link: '/work/elders/visits',
        key: `elder-visit:${id}:${onDay}:${part}:${visitorId}`,
      })),
  );
}

/** Tells a visitor that the visit is off, or somebody else's; who does it knows. */
async function tellOff(tx: Tx, visit: ElderVisit, actor: Actor, key: string): Promise<void> {
  if (visit.visitorId === actor.residentId) return;
  await tell(tx, [
    {
      residentId: visit.visitorId,
      kind: MessageKind.ELDER_VISIT_OFF,
      params: { day: visit.onDay, part: visit.part },
      link: '/work/elders/visits',
      key: `elder-visit-off:${key}:${visit.visitorId}`,
    },
  ]);
}

/**
 * Plans one visit. Throws NOT_FOUND, NOT_ACTIVE, AGE_NOT_FIT, FORBIDDEN (who does not run the association), OUT_OF_RANGE
 * (`onDay`), CONSENT_REQUIRED, OTHER_VILLAGE, HELPER_TOO_CLOSE, CONFLICT (planned for that part of the day already).
 */
export async function planVisit(tx: Tx, actor: Actor, input: PlanVisitInput): Promise<ElderVisit> {
  const intent = intentOf('planVisit', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderVisit, { id: earlier }));

  const { resident, path } = await elderOf(tx, input.elderId);
  demand(can.run(actor, path), ErrorCode.FORBIDDEN, 'elderId');
  const { villageId } = resident;
  demandDay(tx, input.onDay);
  await demandConsent(tx, resident.id, 'HELP_VISITS');
  await neighbourOf(tx, input.visitorId, villageId, 'visitorId');
  const card = await tx.one(ElderCard, { residentId: resident.id });
  await tx.manager.insert(ElderVisit, {
    id: intent.requestId,
    villageId,
    elderId: resident.id,
    visitorId: input.visitorId,
    occasion: input.occasion,
    onDay: input.onDay,
    part: input.part,
    wishes: card?.wishes ?? [],
    met: [],
    state: ElderVisitState.PLANNED,
    plannedBy: actor.residentId,
    plannedAt: tx.at,
  });
  const visit = found(await tx.one(ElderVisit, { id: intent.requestId }));
  await tellVisitors(tx, [visit], actor);
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_VISIT',
      subjectId: visit.id,
      move: 'PLAN',
      villageId,
      detail: { onDay: visit.onDay, occasion: visit.occasion },
    },
  ]);
  return visit;
}

/** Gives a planned visit another day or visitor; who goes no more is told. Throws as above, ILLEGAL_MOVE. */
export async function moveVisit(tx: Tx, actor: Actor, input: MoveVisitInput): Promise<ElderVisit> {
  const intent = intentOf('moveVisit', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderVisit, { id: earlier }));

  const visit = await holdVisit(tx, actor, input.visitId, ElderVisitMove.MOVE);
  const { visitorId, onDay, part } = input;
  demandDay(tx, onDay);
  await neighbourOf(tx, visitorId, visit.villageId, 'visitorId');
  await tx.manager.update(ElderVisit, { id: visit.id }, { visitorId, onDay, part });
  const moved = found(await tx.one(ElderVisit, { id: visit.id }));
  await tellVisitors(tx, [moved], actor);
  if (visitorId !== visit.visitorId) await tellOff(tx, visit, actor, intent.requestId);
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_VISIT',
      subjectId: visit.id,
      move: 'MOVE_VISIT',
      villageId: visit.villageId,
      detail: { onDay },
    },
  ]);
  return moved;
}

/** Calls a visit off, with a reason of the list, and tells the visitor. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, BAD_INPUT (`reason`). */
export async function cancelVisit(tx: Tx, actor: Actor, input: CancelVisitInput): Promise<ElderVisit> {
  const intent = intentOf('cancelVisit', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderVisit, { id: earlier }));

  const visit = await holdVisit(tx, actor, input.visitId, ElderVisitMove.CANCEL);
  // That the elder took the consent back is only ever said by doing it.
  demand(input.reason !== VisitEnd.CONSENT_WITHDRAWN, ErrorCode.BAD_INPUT, 'reason');
  await tx.manager.update(
    ElderVisit,
    { id: visit.id },
    { state: ElderVisitState.CANCELLED, endReason: input.reason },
  );
  await tellOff(tx, visit, actor, visit.id);
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_VISIT',
      subjectId: visit.id,
      move: 'CANCEL',
      villageId: visit.villageId,
      detail: { reason: input.reason },
    },
  ]);
  return found(await tx.one(ElderVisit, { id: visit.id }));
}
