import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import type { Actor, ActorContext } from '#server/features/people/actor';
import { kinOf, residentById } from '#server/features/people/loaders';

/** Who sits on a council on a day, and in which place of its kind ('CHAIR', 'DEPUTY', 'SECRETARY', 'MEMBER' …). */
export interface Seated {
  residentId: string;
  role: 'COUNCIL_CHAIR' | 'COUNCIL_MEMBER';
  place: string;
}

/** Everyone who sits on the council on `day` ('YYYY-MM-DD', today without it), the chair first. */
export function seatedOn(
  reader: Reader,
  councilId: string,
  day: string = dayOf(reader.at),
): Promise<Seated[]> {
  return reader.rows<Seated>(
    `select p.resident_id, p.role, s.place from post p join council_seat s on s.post_id = p.id
     where p.council_id = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2
     order by p.role, s.place, p.starts_on, p.id`,
    [councilId, day],
  );
}

/**
 * Is the person among those concerned, of the household of one of them, or marked as kin? Then they neither approve nor
 * decide in the matter.
 */
export async function recuses(
  reader: Reader,
  residentId: string,
  concernedIds: readonly string[],
): Promise<boolean> {
  const row = await reader.row<{ close: boolean }>('select council_recuses($1, $2::uuid[]) as close', [
    residentId,
    concernedIds,
  ]);
  return row?.close ?? false;
}

/** The same of one person, for reading lists: batched. */
export async function isCloseTo(ctx: ActorContext, actor: Actor, residentId: string): Promise<boolean> {
  const [resident, kin] = await Promise.all([
    residentById(ctx).load(residentId),
    kinOf(ctx).load(residentId),
  ]);
  return (
    residentId === actor.residentId ||
    (actor.householdId !== null && resident?.householdId === actor.householdId) ||
    kin.some(({ kinId }) => kinId === actor.residentId)
  );
}

/** The actor's part in the council today: its chair, a member, or none. */
export function councilActor(actor: Actor, councilId: string): 'CHAIR' | 'MEMBER' | null {
  const posts = actor.posts.filter((post) => post.councilId === councilId);
  if (posts.some((post) => post.role === 'COUNCIL_CHAIR')) return 'CHAIR';
  return posts.length > 0 ? 'MEMBER' : null;
}
