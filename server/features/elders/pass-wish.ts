// What the association cannot do itself goes to the volunteers as a request for help, and back: a request that it answers
// itself becomes a visit. Either way one thing is in one place.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { takeNeed } from '#server/features/needs/ask-for-help';
import { closeNeed } from '#server/features/needs/end-need';
import { findNeed } from '#server/features/needs/queries';
import { EndReason, HeardBy, type Need, NeedScope, NeedState } from '#server/features/needs/need.entity';
import type { Actor } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { demandConsent, elderOf, neighbourOf } from './facts';
import type { PassWishInput, TakeOverNeedInput } from './inputs';
import { planVisit } from './plan-visit';
import { can } from './policy';
import { needKinds, wishesByKind, wishWords } from './rules';
import { ElderVisit, VisitOccasion } from './visit.entity';

/**
 * Makes a request for help of an elder's wish, in the words of the list. Answers it. Throws NOT_FOUND, NOT_ACTIVE,
 * AGE_NOT_FIT, FORBIDDEN, CONSENT_REQUIRED, BAD_INPUT (`visitId`: another elder's), and what takeNeed throws.
 */
export async function passWish(tx: Tx, actor: Actor, input: PassWishInput): Promise<Need> {
  const intent = intentOf('passWish', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await findNeed(tx, earlier));

  const { resident, path } = await elderOf(tx, input.elderId);
  demand(can.run(actor, path), ErrorCode.FORBIDDEN, 'elderId');
  await demandConsent(tx, resident.id, 'HELP_VISITS');
  if (input.visitId) {
    const visit = found(await tx.one(ElderVisit, { id: input.visitId }), 'visitId');
    demand(visit.elderId === resident.id, ErrorCode.BAD_INPUT, 'visitId');
  }
  const { wish, wantedFrom, wantedUntil, minutes } = input;
  const need = await takeNeed(tx, actor, {
    requestId: newId(),
    householdId: resident.householdId,
    forResidentId: resident.id,
    heardBy: HeardBy.IN_PERSON,
    kind: needKinds[wish],
    what: wishWords[wish],
    wantedFrom,
    wantedUntil,
    minutes,
    heavy: false,
    scope: NeedScope.TEAM,
  });
  await tx.rows(
    `insert into elder_need (need_id, elder_id, visit_id, wish, at, passed_by) values ($1, $2, $3, $4, $5, $6)`,
    [need.id, resident.id, input.visitId ?? null, wish, tx.at, actor.residentId],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'PASS_WISH',
      villageId: resident.villageId,
      detail: { wish },
    },
  ]);
  return need;
}

/**
 * Answers a waiting request of an elder by a visit of the association: the request ends with that reason, the visit
 * names it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (it does not wait any more), NOT_ACTIVE (nobody it is for),
 * CONSENT_REQUIRED, and what planVisit and closeNeed throw.
 */
export async function takeOverNeed(tx: Tx, actor: Actor, input: TakeOverNeedInput): Promise<ElderVisit> {
  const intent = intentOf('takeOverNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderVisit, { id: earlier }));

  const need = found(await findNeed(tx, input.needId), 'needId');
  const elderId = need.forResidentId ?? (await tx.one(Household, { id: need.householdId }))?.headId;
  demand(elderId, ErrorCode.NOT_ACTIVE, 'needId');
  const { resident, path } = await elderOf(tx, elderId, 'needId');
  // Those who may not know of the request learn nothing of it here.
  demand(can.run(actor, path), ErrorCode.NOT_FOUND, 'needId');
  const waits = need.state === NeedState.OPEN || need.state === NeedState.ASSIGNED;
  demand(waits, ErrorCode.ILLEGAL_MOVE, 'needId');
  const { visitorId, onDay, part } = input;
  await neighbourOf(tx, visitorId, resident.villageId, 'visitorId');
  const visit = await planVisit(tx, actor, {
    requestId: newId(),
    elderId: resident.id,
    visitorId,
    onDay,
    part,
    occasion: VisitOccasion.ASKED,
  });
  await tx.rows(
    'update elder_visit set need_id = $2, wishes = array(select distinct unnest(wishes || $3::text)) where id = $1',
    [visit.id, need.id, wishesByKind[need.kind]],
  );
  const end = { requestId: newId(), needId: need.id, reason: EndReason.ASSOCIATION_VISITS, words: '' };
  await closeNeed(tx, actor, end);
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_VISIT',
      subjectId: visit.id,
      move: 'TAKE_OVER',
      villageId: resident.villageId,
      detail: { need: need.kind },
    },
  ]);
  return found(await tx.one(ElderVisit, { id: visit.id }));
}
