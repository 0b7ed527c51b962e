import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { Area } from './area.entity';
import { can } from './policy';
import type { EndPostInput } from './post-inputs';
import { Post } from './post.entity';

/**
 * A post ends on a day that does not rewrite the past: yesterday at the earliest, which takes the rights away at once.
 * What was approved in office stays valid.
 */
export async function endPost(tx: Tx, actor: Actor, input: EndPostInput): Promise<Post> {
  const intent = intentOf('endPost', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Post, { id: earlier }));

  const post = found(
    await tx.manager.findOne(Post, { where: { id: input.postId }, lock: { mode: 'pessimistic_write' } }),
    'postId',
  );
  const area = found(await tx.one(Area, { id: post.areaId }));
  demand(can.endPost(actor, post.role, area.path, post.residentId), ErrorCode.FORBIDDEN);
  const yesterday = addDays(dayOf(tx.at), -1);
  demand(post.endsOn === null || post.endsOn > yesterday, ErrorCode.NOT_ACTIVE, 'postId');
  const inRange =
    input.endsOn >= post.startsOn &&
    input.endsOn >= yesterday &&
    input.endsOn <= (post.endsOn ?? '9999-12-31');
  demand(inRange, ErrorCode.OUT_OF_RANGE, 'endsOn');

  await tx.manager.update(Post, { id: post.id }, { endsOn: input.endsOn });
  const detail = { role: post.role, area: area.nameZh, endsOn: { before: post.endsOn, after: input.endsOn } };
  const { villageId } = area;
  await keep(tx, intent, [
    { subjectKind: 'POST', subjectId: post.id, villageId, move: 'END_POST', detail },
    { subjectKind: 'RESIDENT', subjectId: post.residentId, villageId, move: 'END_POST', detail },
  ]);
  return Object.assign(post, { endsOn: input.endsOn });
}
