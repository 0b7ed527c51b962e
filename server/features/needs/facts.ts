import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { loader } from '#server/core/loader';
import type { Actor, ActorContext } from '#server/features/people/actor';
import { Need, type NeedMove } from './need.entity';
import { NeedVisit } from './need-visit.entity';
import { can, mover, type NeedFacts, NeedLevel } from './policy';
import { isNeedMoveLegal } from './rules';

/** What decides who may know of needs, before one viewer; one statement, in the order of the ids. */
async function readFacts(
  reader: Reader,
  viewerId: string,
  needIds: readonly string[],
): Promise<(NeedFacts | null)[]> {
  const rows = await reader.rows<NeedFacts & { id: string }>(
    `select n.id, n.household_id, a.path as home_path, n.service_kind,
       case when t.state <> 'CLOSED' then t.leader_id end as leader_id, v.helper_id,
       n.state in ('CONFIRMED', 'CLOSED', 'WITHDRAWN') as is_over,
       (exists (select 1 from team_member m where m.team_id = n.team_id and m.resident_id = $1 and m.state = 'ACTIVE')
         and (n.scope = 'TEAM' or exists (select 1 from need_asked k where k.need_id = n.id and k.resident_id = $1)))
         as is_open_to,
       (n.on_behalf_of is null and exists (select 1 from resident r where r.household_id = n.household_id
         and r.state = 'ACTIVE' and r.login_id is not null)) as speaks_for_itself
     from need n join household h on h.id = n.household_id join area a on a.id = h.area_id
       left join team t on t.id = n.team_id
       left join need_visit v on v.need_id = n.id and v.state in ('PLANNED', 'DONE', 'CONFIRMED')
     where n.id = any($2::uuid[])`,
    [viewerId, needIds],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return needIds.map((id) => byId.get(id) ?? null);
}

const factsByKey = loader<NeedFacts | null>(async (reader, keys) => {
  // One request has one viewer: the part before the colon is the same in all keys.
  const viewerId = keys[0]?.split(':')[0] ?? '';
  return readFacts(
    reader,
    viewerId,
    keys.map((key) => key.split(':')[1] ?? ''),
  );
});

/** What decides about a need before the viewer of a request. */
export async function factsFor(ctx: ActorContext, actor: Actor, needId: string): Promise<NeedFacts> {
  return found(await factsByKey(ctx).load(`${actor.residentId}:${needId}`));
}

/** How much of a need the viewer of a request sees. */
export async function levelOf(ctx: ActorContext, needId: string): Promise<NeedLevel> {
  if (!ctx.actor) return NeedLevel.NOTHING;
  return can.level(ctx.actor, await factsFor(ctx, ctx.actor, needId));
}

interface HeldNeed {
  need: Need;
  facts: NeedFacts;
}

/** The need, locked until the end of the transaction, with what decides about it before the actor; NOT_FOUND. */
export async function holdNeed(tx: Tx, actor: Actor, id: string): Promise<HeldNeed> {
  const need = found(
    await tx.manager.findOne(Need, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'needId',
  );
  const [facts] = await readFacts(tx, actor.residentId, [id]);
  return { need, facts: found(facts) };
}

/**
 * The need, locked, for a move of the actor. NOT_FOUND also for those who must not know that there is one, FORBIDDEN for
 * those who may know but not do it, ILLEGAL_MOVE.
 */
export async function holdForMove(tx: Tx, actor: Actor, id: string, move: NeedMove): Promise<HeldNeed> {
  const held = await holdNeed(tx, actor, id);
  demand(can.level(actor, held.facts) !== NeedLevel.NOTHING, ErrorCode.NOT_FOUND, 'needId');
  demand(mover[move](actor, held.facts), ErrorCode.FORBIDDEN);
  demand(isNeedMoveLegal(move, held.need.state), ErrorCode.ILLEGAL_MOVE);
  return held;
}

/** The visit that answers the need now, locked with it; NOT_FOUND. */
export async function liveVisit(tx: Tx, needId: string): Promise<NeedVisit> {
  const row = await tx.row<NeedVisit>(
    "select * from need_visit where need_id = $1 and state in ('PLANNED', 'DONE', 'CONFIRMED') for update",
    [needId],
  );
  return Object.assign(new NeedVisit(), found(row));
}
