import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type Actor, type ActorContext, areaPath } from '#server/features/people/actor';
import { kinOf, residentById } from '#server/features/people/loaders';
import { type Deed, DeedState } from './deed.entity';
import { can, type DeedFacts } from './policy';

export function demandVillage(id: string): void {
  demand(isId(id), ErrorCode.NOT_FOUND, 'villageId');
}

const chosen: readonly DeedState[] = [
  DeedState.CHOSEN,
  DeedState.IN_NOTICE,
  DeedState.AWARDED,
  DeedState.LAPSED,
];

/** What is not chosen is told to nobody but members of the council who are not close to it. */
export const mayReview = (actor: Actor, facts: DeedFacts): boolean =>
  can.serve(actor, facts.village) && !can.isClose(actor, facts);

/** Once chosen, the rest of the council, the office that arranges it, and the one who did it see it as well. */
export async function sees(ctx: ActorContext, actor: Actor, deed: Deed): Promise<boolean> {
  const facts = await factsFor(ctx, deed);
  if (mayReview(actor, facts)) return true;
  const { village } = facts;
  const near =
    can.serve(actor, village) || can.arrange(actor, village) || actor.residentId === deed.nomineeId;
  return near && chosen.includes(deed.state);
}

export async function factsFor(ctx: ActorContext, deed: Deed): Promise<DeedFacts> {
  const nominee = found(await residentById(ctx).load(deed.nomineeId));
  const kin = await kinOf(ctx).load(nominee.id);
  return {
    nomineeId: nominee.id,
    householdId: nominee.householdId,
    kinIds: kin.map(({ kinId }) => kinId),
    village: await areaPath(ctx.db.reader, deed.villageId),
  };
}
