import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Resident } from '#server/features/people/resident.entity';
import { Deed, type DeedMove, GoodMonth, type MonthMove } from './deed.entity';
import { can, type DeedFacts, MORAL_REVIEW } from './policy';
import { isDeedMoveLegal, isMonthMoveLegal } from './rules';

/** The moral review of a village; null where there is none. */
export async function reviewOf(reader: Reader, villageId: string): Promise<string | null> {
  const row = await reader.row<{ id: string }>(
    'select id from council where area_id = $1 and kind_code = $2',
    [villageId, MORAL_REVIEW],
  );
  return row?.id ?? null;
}

/** What decides who may do something about a deed. */
async function factsOf(reader: Reader, deed: Pick<Deed, 'nomineeId' | 'villageId'>): Promise<DeedFacts> {
  const nominee = found(await reader.one(Resident, { id: deed.nomineeId }));
  const kin = await reader.rows<{ kinId: string }>('select kin_id from kinship where resident_id = $1', [
    nominee.id,
  ]);
  return {
    nomineeId: nominee.id,
    householdId: nominee.householdId,
    kinIds: kin.map(({ kinId }) => kinId),
    village: await areaPath(reader, deed.villageId),
  };
}

interface HeldDeed {
  deed: Deed;
  facts: DeedFacts;
}

/** The deed, locked until the end of the transaction; NOT_FOUND. */
export async function holdDeed(tx: Tx, id: string): Promise<HeldDeed> {
  const deed = found(
    await tx.manager.findOne(Deed, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'deedId',
  );
  return { deed, facts: await factsOf(tx, deed) };
}

/** The month of a deed, kept as it is until the end of the transaction; locked before its deeds. NOT_FOUND. */
export async function holdMonthOf(tx: Tx, deedId: string): Promise<GoodMonth> {
  const row = await tx.row<GoodMonth>(
    'select m.* from good_month m join deed d on d.month_id = m.id where d.id = $1 for share of m',
    [deedId],
  );
  return Object.assign(new GoodMonth(), found(row, 'deedId'));
}

/** Is the move legal now; ILLEGAL_MOVE otherwise. */
export function demandDeedMove(deed: Deed, move: DeedMove): void {
  demand(isDeedMoveLegal(move, deed.state), ErrorCode.ILLEGAL_MOVE, 'deedId');
}

/** A month, locked, for a move of the council's chair. NOT_FOUND (also to those who see nothing of it), FORBIDDEN, ILLEGAL_MOVE. */
export async function holdMonth(
  tx: Tx,
  actor: Actor,
  id: string,
  move: MonthMove,
): Promise<{ month: GoodMonth; village: readonly string[] }> {
  const month = found(
    await tx.manager.findOne(GoodMonth, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'monthId',
  );
  const village = await areaPath(tx, month.villageId);
  demand(can.enterForOthers(actor, village), ErrorCode.NOT_FOUND, 'monthId');
  demand(can.lead(actor, village), ErrorCode.FORBIDDEN, 'monthId');
  demand(isMonthMoveLegal(move, month.state), ErrorCode.ILLEGAL_MOVE, 'monthId');
  return { month, village };
}
