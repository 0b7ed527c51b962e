// Of the members whom a need is open to, the first who accepts has it; nobody promises two places at one time.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { Resident } from '#server/features/people/resident.entity';
import { isGrownUp, servingVolunteer } from '#server/features/teams/hold';
import { holdNeed } from './facts';
import type { AcceptNeedInput } from './inputs';
import { Need, NeedMove, NeedState } from './need.entity';
import { NeedVisit, VisitState } from './need-visit.entity';
import { can, NeedLevel } from './policy';
import { isNeedMoveLegal } from './rules';
import { tellHousehold } from './tell-need';

/**
 * Promises a visit. Throws NOT_FOUND (also to whom it is not open), FORBIDDEN (own household), NEED_TAKEN, ILLEGAL_MOVE,
 * NOT_ACTIVE (on a break), AGE_NOT_FIT (minors), TASK_NOT_FIT (heavy work for light hands), HELPER_TOO_CLOSE (kin),
 * OUT_OF_RANGE (`startsAt`: past, or not in the wanted time), ENGAGED_ELSEWHERE.
 */
export async function acceptNeed(tx: Tx, actor: Actor, input: AcceptNeedInput): Promise<Need> {
  const intent = intentOf('acceptNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need, facts } = await holdNeed(tx, actor, input.needId);
  demand(can.level(actor, facts) !== NeedLevel.NOTHING, ErrorCode.NOT_FOUND, 'needId');
  demand(can.accept(actor, facts), ErrorCode.FORBIDDEN);
  demand(facts.helperId === null, ErrorCode.NEED_TAKEN);
  demand(isNeedMoveLegal(NeedMove.ACCEPT, need.state), ErrorCode.ILLEGAL_MOVE);
  const volunteer = await servingVolunteer(tx, actor.residentId, need.villageId, 'needId');
  const person = found(await tx.one(Resident, { id: actor.residentId }));
  demand(isGrownUp(tx, person), ErrorCode.AGE_NOT_FIT);
  demand(!need.heavy || !volunteer.lightOnly, ErrorCode.TASK_NOT_FIT);
  const { startsAt } = input;
  const isLate = need.wantedUntil <= tx.at;
  const isInTime = startsAt >= need.wantedFrom && (isLate || startsAt < need.wantedUntil);
  // A visit that begins at once is written down some minutes later.
  demand(isInTime && startsAt.getTime() >= tx.at.getTime() - 3_600_000, ErrorCode.OUT_OF_RANGE, 'startsAt');

  const endsAt = new Date(startsAt.getTime() + need.minutes * 60_000);
  await tx.manager.insert(NeedVisit, {
    id: intent.requestId,
    needId: need.id,
    helperId: actor.residentId,
    startsAt,
    endsAt,
    state: VisitState.PLANNED,
    acceptedAt: tx.at,
    ratingWords: '',
  });
  const taken = await tx.row(
    `insert into engagement (resident_id, during, need_visit_id) values ($1, tstzrange($2, $3), $4)
     on conflict do nothing returning id`,
    [actor.residentId, startsAt, endsAt, intent.requestId],
  );
  if (!taken) throw new DomainError(ErrorCode.ENGAGED_ELSEWHERE, 'startsAt');
  await tx.manager.update(Need, { id: need.id }, { state: NeedState.ACCEPTED, surfacedAt: null });
  await tellHousehold(tx, need, MessageKind.NEED_ACCEPTED, intent.requestId, {
    helper: person.name,
    at: startsAt.toISOString(),
  });
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'ACCEPT',
      villageId: need.villageId,
      detail: { visitId: intent.requestId },
    },
  ]);
  return found(await tx.one(Need, { id: need.id }));
}
