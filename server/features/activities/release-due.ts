// When publicity is over and nobody objects, points, honour and minutes are posted, each record once, all in one set.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { keep } from '#server/core/history';
import { issuing, personal, purse } from '#server/ledger/account';
import { type Entry, post } from '#server/ledger/transfer';
import { heirsOf } from '#server/features/people/purse';
import { ActivityState } from './record.entity';

/** The most records one run releases: row locks stay short, and the counter stays quick beside it. */
const RELEASE_CHUNK = 2_000;

interface DueRecord {
  id: string;
  villageId: string;
  residentId: string;
  householdId: string;
  points: number;
  honour: number;
  /** Minutes for the person's account; 0 when the rule counts none. */
  minutes: number;
}

/**
 * Releases up to `RELEASE_CHUNK` records whose publicity has ended; call it until it answers 0. Records that another
 * run holds are left to it, and a record once released is not found again.
 */
export async function releaseDue(tx: Tx): Promise<number> {
  const due = await tx.rows<DueRecord>(
    `select r.id, r.village_id, r.resident_id, r.household_id, r.granted_honour as honour,
       case when v.honour_only then 0 else coalesce(r.granted_points, 0) end as points,
       case when v.counts_minutes then coalesce(r.counted_minutes, 0) else 0 end as minutes
     from activity_record r join rule_version v on v.id = r.rule_version_id
     where r.state = 'IN_PUBLICITY' and r.publicity_ends_at <= $1
     order by r.publicity_ends_at, r.id limit ${RELEASE_CHUNK} for update of r skip locked`,
    [tx.at],
  );
  if (due.length === 0) return 0;
  const heirs = await heirsOf(
    tx,
    due.map((record) => record.householdId),
  );
  await tx.rows('update activity_record set state = $2, released_at = $3 where id = any($1::uuid[])', [
    due.map((record) => record.id),
    ActivityState.RELEASED,
    tx.at,
  ]);
  await post(
    tx,
    due.flatMap((record) => grantsOf(record, found(heirs.get(record.householdId)))),
    { actorId: null, requestId: null },
  );
  await keep(
    tx,
    null,
    due.map(({ id, villageId, points, honour, minutes }) => ({
      subjectKind: 'RECORD',
      subjectId: id,
      move: 'RELEASE',
      villageId,
      detail: { points, honour, ...(minutes > 0 ? { minutes } : {}) },
    })),
  );
  return due.length;
}

/** The transfers a record earns: points for the household's purse, honour and minutes for the person. */
function grantsOf(record: DueRecord, householdId: string): Entry[] {
  const { id, villageId, residentId } = record;
  const grants = [
    { credit: purse(villageId, householdId), amount: record.points },
    { credit: personal(villageId, 'HONOUR', residentId), amount: record.honour },
    { credit: personal(villageId, 'MINUTES', residentId), amount: record.minutes },
  ];
  return grants
    .filter(({ amount }) => amount > 0)
    .map(({ credit, amount }) => ({
      key: `grant:${id}:${credit.asset}`,
      debit: issuing(villageId, credit.asset),
      credit,
      amount,
      kind: 'GRANT' as const,
      sourceId: id,
      earnerId: residentId,
    }));
}
