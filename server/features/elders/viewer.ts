import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { villagePath } from '#server/features/scoring/queries';
import { can } from './policy';

export function demandId(id: string, field: string): void {
  demand(isId(id), ErrorCode.NOT_FOUND, field);
}

/** Only the association, and the visitor of a visit, know where an elder lives; who looks at the list is kept. */
export function look(ctx: ActorContext, villageId: string): void {
  noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: villageId, villageId });
}

export async function serves(ctx: ActorContext, villageId: string): Promise<boolean> {
  return ctx.actor !== null && can.serve(ctx.actor, await areaPath(ctx.db.reader, villageId));
}

/** People of the village, and those who work for it, see what is on; nobody else. */
export async function demandNear(ctx: ActorContext, villageId: string): Promise<void> {
  const actor = actorOf(ctx);
  demandId(villageId, 'villageId');
  const path = await villagePath(ctx.db.reader, villageId);
  demand(actor.villageId === villageId || can.serve(actor, path), ErrorCode.FORBIDDEN, 'villageId');
}
