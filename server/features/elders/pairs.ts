// Two elders help each other only when both have said so; either may end it at any time.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { type Actor, areaPath } from '#server/features/people/actor';
import { demandConsent, demandSpeaker, elderOf } from './facts';
import { ElderPair, PairEnd, PairState } from './gathering.entity';
import type { AnswerPairInput, EndPairInput, PairInput } from './gathering-inputs';
import { can } from './policy';

async function holdPair(tx: Tx, id: string): Promise<ElderPair> {
  return found(
    await tx.manager.findOne(ElderPair, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'pairId',
  );
}

/**
 * Proposes a pair. An elder may offer himself, the association anybody; who proposes for himself has said yes. Throws
 * NOT_FOUND, NOT_ACTIVE, AGE_NOT_FIT, FORBIDDEN, OTHER_VILLAGE, CONSENT_REQUIRED (the one who is helped), BAD_INPUT (one
 * household needs no pair), CONFLICT (there is one).
 */
export async function pairElders(tx: Tx, actor: Actor, input: PairInput): Promise<ElderPair> {
  const intent = intentOf('pairElders', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderPair, { id: earlier }));

  const giver = await elderOf(tx, input.giverId, 'giverId');
  const receiver = await elderOf(tx, input.receiverId, 'receiverId');
  const { villageId } = giver.resident;
  const isOwn = actor.residentId === giver.resident.id || actor.residentId === receiver.resident.id;
  demand(isOwn || can.run(actor, giver.path), ErrorCode.FORBIDDEN);
  demand(receiver.resident.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'receiverId');
  demand(giver.resident.householdId !== receiver.resident.householdId, ErrorCode.BAD_INPUT, 'receiverId');
  await demandConsent(tx, receiver.resident.id, 'HELP_VISITS', 'receiverId');
  const saidBy = (id: string): Date | null => (actor.residentId === id ? tx.at : null);
  await tx.manager.insert(ElderPair, {
    id: intent.requestId,
    villageId,
    giverId: giver.resident.id,
    receiverId: receiver.resident.id,
    wishes: input.wishes,
    state: PairState.ASKED,
    askedBy: actor.residentId,
    askedAt: tx.at,
    giverSaidAt: saidBy(giver.resident.id),
    receiverSaidAt: saidBy(receiver.resident.id),
  });
  await tell(
    tx,
    [giver.resident.id, receiver.resident.id]
      .filter((id) => id !== actor.residentId)
      .map((residentId) => ({
        residentId,
        kind: MessageKind.ELDER_PAIR_ASKED,
        params: { part: residentId === giver.resident.id ? 'GIVER' : 'RECEIVER' },
        link: '/elders',
        key: `elder-pair:${intent.requestId}:${residentId}`,
      })),
  );
  await keep(tx, intent, [
    { subjectKind: 'ELDER_PAIR', subjectId: intent.requestId, move: 'PAIR', villageId },
  ]);
  return found(await tx.one(ElderPair, { id: intent.requestId }));
}

/**
 * Says yes or no for one of the two. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, BAD_INPUT (`elderId`: neither of them),
 * CONSENT_REQUIRED (`pairId`: a yes, while the one who is helped does not agree to visits).
 */
export async function answerPair(tx: Tx, actor: Actor, input: AnswerPairInput): Promise<ElderPair> {
  const intent = intentOf('answerPair', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderPair, { id: earlier }));

  const pair = await holdPair(tx, input.pairId);
  const { elderId, agrees } = input;
  demand(elderId === pair.giverId || elderId === pair.receiverId, ErrorCode.BAD_INPUT, 'elderId');
  demandSpeaker(actor, await elderOf(tx, elderId));
  demand(pair.state === PairState.ASKED, ErrorCode.ILLEGAL_MOVE, 'pairId');
  if (agrees) await demandConsent(tx, pair.receiverId, 'HELP_VISITS', 'pairId');
  const giverSaidAt = elderId === pair.giverId ? tx.at : pair.giverSaidAt;
  const receiverSaidAt = elderId === pair.receiverId ? tx.at : pair.receiverSaidAt;
  await tx.manager.update(
    ElderPair,
    { id: pair.id },
    agrees
      ? {
          giverSaidAt,
          receiverSaidAt,
          state: giverSaidAt && receiverSaidAt ? PairState.ACTIVE : PairState.ASKED,
        }
      : { state: PairState.ENDED, endedAt: tx.at, endReason: PairEnd.SAID_NO },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_PAIR',
      subjectId: pair.id,
      move: agrees ? 'AGREE' : 'DECLINE',
      villageId: pair.villageId,
    },
  ]);
  return found(await tx.one(ElderPair, { id: pair.id }));
}

/** Ends a pair: either of the two, their families, or the association. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function endPair(tx: Tx, actor: Actor, input: EndPairInput): Promise<ElderPair> {
  const intent = intentOf('endPair', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderPair, { id: earlier }));

  const pair = await holdPair(tx, input.pairId);
  const isOwn = actor.residentId === pair.giverId || actor.residentId === pair.receiverId;
  demand(isOwn || can.run(actor, await areaPath(tx, pair.villageId)), ErrorCode.FORBIDDEN, 'pairId');
  demand(pair.state !== PairState.ENDED, ErrorCode.ILLEGAL_MOVE, 'pairId');
  await tx.manager.update(
    ElderPair,
    { id: pair.id },
    { state: PairState.ENDED, endedAt: tx.at, endReason: input.reason },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_PAIR',
      subjectId: pair.id,
      move: 'END',
      villageId: pair.villageId,
      detail: { reason: input.reason },
    },
  ]);
  return found(await tx.one(ElderPair, { id: pair.id }));
}
