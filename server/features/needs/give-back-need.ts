// Whoever cannot come after all says so in time, and the need is open to the team again.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdForMove, liveVisit } from './facts';
import type { NeedWordsInput } from './inputs';
import { Need, NeedMove, NeedState } from './need.entity';
import { NeedVisit, VisitState } from './need-visit.entity';
import { tellHousehold, tellOrganisers } from './tell-need';

/** Throws NOT_FOUND, FORBIDDEN (not the helper), ILLEGAL_MOVE. */
export async function giveBackNeed(tx: Tx, actor: Actor, input: NeedWordsInput): Promise<Need> {
  const intent = intentOf('giveBackNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.GIVE_BACK);
  const visit = await liveVisit(tx, need.id);
  await tx.manager.update(NeedVisit, { id: visit.id }, { state: VisitState.GIVEN_BACK });
  await tx.rows('delete from engagement where need_visit_id = $1', [visit.id]);
  await tx.manager.update(
    Need,
    { id: need.id },
    { state: NeedState.ASSIGNED, waitingSince: tx.at, surfacedAt: null },
  );
  await tellOrganisers(tx, need, MessageKind.NEED_GIVEN_BACK, visit.id);
  await tellHousehold(tx, need, MessageKind.NEED_GIVEN_BACK, visit.id);
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'GIVE_BACK',
      villageId: need.villageId,
      detail: { visitId: visit.id, reason: trimmed(input.words) },
    },
  ]);
  return found(await tx.one(Need, { id: need.id }));
}
