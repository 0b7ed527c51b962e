// During its notice anybody of the village may doubt a deed, once and with a reason; it is answered before the award.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Deed, DeedDoubt, DeedMove, DeedState, LapseReason } from './deed.entity';
import { demandDeedMove, holdDeed } from './facts';
import type { AnswerDoubtInput, DoubtDeedInput } from './inputs';
import { can } from './policy';

/** Doubts a deed in notice. Throws NOT_FOUND, FORBIDDEN (another village, the own home), ILLEGAL_MOVE, CONFLICT (once already). */
export async function doubtDeed(tx: Tx, actor: Actor, input: DoubtDeedInput): Promise<DeedDoubt> {
  const intent = intentOf('doubtDeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(DeedDoubt, { id: earlier }));

  const { deed, facts } = await holdDeed(tx, input.deedId);
  demand(can.doubt(actor, deed.villageId, facts), ErrorCode.FORBIDDEN, 'deedId');
  // What is not in notice is not there for the public.
  demand(deed.state === DeedState.IN_NOTICE, ErrorCode.NOT_FOUND, 'deedId');
  demandDeedMove(deed, DeedMove.DOUBT);
  const before = await tx.rows('select 1 from deed_doubt where deed_id = $1 and doubted_by = $2', [
    deed.id,
    actor.residentId,
  ]);
  demand(before.length === 0, ErrorCode.CONFLICT, 'deedId');
  await tx.manager.insert(DeedDoubt, {
    id: intent.requestId,
    deedId: deed.id,
    doubtedBy: actor.residentId,
    words: trimmed(input.words),
    at: tx.at,
    answer: '',
  });
  await keep(tx, intent, [
    { subjectKind: 'DEED', subjectId: deed.id, move: 'DOUBT', villageId: deed.villageId },
    { subjectKind: 'DEED_DOUBT', subjectId: intent.requestId, move: 'DOUBT', villageId: deed.villageId },
  ]);
  return found(await tx.one(DeedDoubt, { id: intent.requestId }));
}

/**
 * Answers a doubt: the deed stands, or it lapses. Who doubted is told. Throws NOT_FOUND, FORBIDDEN (not of those who
 * answer, or the doubter), RECUSED, ILLEGAL_MOVE.
 */
export async function answerDoubt(tx: Tx, actor: Actor, input: AnswerDoubtInput): Promise<DeedDoubt> {
  const intent = intentOf('answerDoubt', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(DeedDoubt, { id: earlier }));

  const doubt = found(await tx.one(DeedDoubt, { id: input.doubtId }), 'doubtId');
  const { deed, facts } = await holdDeed(tx, doubt.deedId);
  demand(can.answer(actor, facts), ErrorCode.NOT_FOUND, 'doubtId');
  demand(actor.residentId !== doubt.doubtedBy, ErrorCode.FORBIDDEN, 'doubtId');
  demand(!can.isClose(actor, facts), ErrorCode.RECUSED, 'doubtId');
  const waits = (await tx.one(DeedDoubt, { id: doubt.id }))?.answeredAt === null;
  demand(waits, ErrorCode.ILLEGAL_MOVE, 'doubtId');
  const { stands } = input;
  await tx.manager.update(
    DeedDoubt,
    { id: doubt.id },
    { stands, answer: trimmed(input.answer), answeredBy: actor.residentId, answeredAt: tx.at },
  );
  if (!stands && deed.state === DeedState.IN_NOTICE) {
    await tx.manager.update(
      Deed,
      { id: deed.id },
      { state: DeedState.LAPSED, lapseReason: LapseReason.DOUBT },
    );
  }
  await tell(tx, [
    {
      residentId: doubt.doubtedBy,
      kind: MessageKind.DEED_DOUBT_ANSWERED,
      params: { stands: stands ? 'YES' : 'NO' },
      link: '/good-deeds',
      key: `deed-doubt:${doubt.id}`,
    },
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'DEED_DOUBT',
      subjectId: doubt.id,
      move: 'ANSWER_DOUBT',
      villageId: deed.villageId,
      detail: { stands },
    },
  ]);
  return found(await tx.one(DeedDoubt, { id: doubt.id }));
}
