import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Post } from '#server/features/people/post.entity';
import { HandOver, HandOverItem } from './hand-over.entity';
import { lockCouncil } from './lock-council';
import { can } from './policy';
import type { GiveItemInput, TakeItemInput } from './seat-inputs';

interface LockedItem {
  handOver: HandOver;
  item: HandOverItem;
  giver: Post;
  taker: Post;
  manages: boolean;
  villageId: string;
}

async function lockItem(
  tx: Tx,
  actor: Actor,
  { handOverId, position }: { handOverId: string; position: number },
): Promise<LockedItem> {
  const known = found(await tx.one(HandOver, { id: handOverId }), 'handOverId');
  const { council, path } = await lockCouncil(tx, known.councilId);
  const handOver = found(await tx.one(HandOver, { id: handOverId }));
  const item = found(await tx.one(HandOverItem, { handOverId, position }), 'position');
  return {
    handOver,
    item,
    giver: found(await tx.one(Post, { id: handOver.giverPostId })),
    taker: found(await tx.one(Post, { id: handOver.takerPostId })),
    manages: can.manage(actor, path),
    villageId: council.areaId,
  };
}

/**
 * Whoever leaves gives a thing, or says that there is none; the office may say so in the place of somebody who cannot.
 * Answers the hand-over. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (it was taken over already).
 */
export async function giveItem(tx: Tx, actor: Actor, input: GiveItemInput): Promise<HandOver> {
  const intent = intentOf('giveItem', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(HandOver, { id: earlier }));

  const { handOver, item, giver, taker, manages, villageId } = await lockItem(tx, actor, input);
  const may = actor.residentId === giver.residentId || (manages && actor.residentId !== taker.residentId);
  demand(may, ErrorCode.FORBIDDEN);
  demand(item.takenAt === null, ErrorCode.ILLEGAL_MOVE, 'position');
  await tx.manager.update(
    HandOverItem,
    { handOverId: handOver.id, position: item.position },
    { given: input.given, givenBy: actor.residentId, givenAt: tx.at, note: input.note.trim() },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'HAND_OVER',
      subjectId: handOver.id,
      villageId,
      move: 'GIVE',
      detail: { position: item.position, given: input.given },
    },
  ]);
  return handOver;
}

/**
 * Whoever comes takes a thing over: nobody else, and never what one gave oneself. With the last one the hand-over is
 * closed. Answers it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (not given yet, or taken already).
 */
export async function takeItem(tx: Tx, actor: Actor, input: TakeItemInput): Promise<HandOver> {
  const intent = intentOf('takeItem', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(HandOver, { id: earlier }));

  const { handOver, item, taker, villageId } = await lockItem(tx, actor, input);
  demand(actor.residentId === taker.residentId, ErrorCode.FORBIDDEN);
  demand(item.given !== null && item.takenAt === null, ErrorCode.ILLEGAL_MOVE, 'position');
  demand(item.givenBy !== actor.residentId, ErrorCode.FORBIDDEN);
  await tx.manager.update(
    HandOverItem,
    { handOverId: handOver.id, position: item.position },
    { takenBy: actor.residentId, takenAt: tx.at },
  );
  await tx.rows(
    `update hand_over set closed_at = $2 where id = $1
       and not exists (select 1 from hand_over_item i where i.hand_over_id = $1 and i.taken_at is null)`,
    [handOver.id, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'HAND_OVER',
      subjectId: handOver.id,
      villageId,
      move: 'TAKE',
      detail: { position: item.position },
    },
  ]);
  return found(await tx.one(HandOver, { id: handOver.id }));
}
