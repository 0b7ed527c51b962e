import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { loader } from '#server/core/loader';
import type { Actor, ActorContext } from '#server/features/people/actor';
import { Ceremony, type CeremonyMove } from './ceremony.entity';
import { can, type CeremonyFacts, mover } from './policy';
import { isCeremonyMoveLegal } from './rules';

/** What decides about ceremonies before one viewer; one statement, in the order of the ids. */
async function readFacts(
  reader: Reader,
  viewerId: string,
  ids: readonly string[],
): Promise<(CeremonyFacts | null)[]> {
  const rows = await reader.rows<CeremonyFacts & { id: string }>(
    `select c.id, c.household_id, c.council_id, c.filed_by, c.ended_at is not null as is_over, v.path as village_path, a.path as home_path,
       is_close_to($1, c.household_id) as is_close
     from ceremony c join household h on h.id = c.household_id join area a on a.id = h.area_id
       join area v on v.id = c.village_id
     where c.id = any($2::uuid[])`,
    [viewerId, ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

const factsByKey = loader<CeremonyFacts | null>(async (reader, keys) => {
  // One request has one viewer: the part before the colon is the same in all keys.
  const viewerId = keys[0]?.split(':')[0] ?? '';
  return readFacts(
    reader,
    viewerId,
    keys.map((key) => key.split(':')[1] ?? ''),
  );
});

/** What decides about a ceremony before the viewer of a request. */
export async function factsFor(ctx: ActorContext, actor: Actor, id: string): Promise<CeremonyFacts> {
  return found(await factsByKey(ctx).load(`${actor.residentId}:${id}`));
}

interface HeldCeremony {
  ceremony: Ceremony;
  facts: CeremonyFacts;
}

/** The ceremony, locked until the end of the transaction, with what decides about it before the actor; NOT_FOUND. */
async function holdCeremony(tx: Tx, actor: Actor, id: string): Promise<HeldCeremony> {
  const ceremony = found(
    await tx.manager.findOne(Ceremony, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'ceremonyId',
  );
  const [facts] = await readFacts(tx, actor.residentId, [id]);
  return { ceremony, facts: found(facts) };
}

/**
 * The ceremony, locked, for a move of the actor. NOT_FOUND also for those who must not know that there is one, RECUSED for
 * members of the council who are of the family or its kin, FORBIDDEN for others who may not, ILLEGAL_MOVE.
 */
export async function holdForMove(
  tx: Tx,
  actor: Actor,
  id: string,
  move: CeremonyMove,
): Promise<HeldCeremony> {
  const held = await holdCeremony(tx, actor, id);
  demand(can.see(actor, held.facts), ErrorCode.NOT_FOUND, 'ceremonyId');
  if (!mover[move](actor, held.facts)) {
    const wouldServe = mover[move](actor, { ...held.facts, isClose: false });
    demand(!wouldServe, ErrorCode.RECUSED);
    demand(false, ErrorCode.FORBIDDEN);
  }
  demand(isCeremonyMoveLegal(move, held.ceremony, tx.at), ErrorCode.ILLEGAL_MOVE);
  return held;
}
