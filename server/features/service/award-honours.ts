// Hours of a year are honoured by the system itself, once each, from what the ledger holds.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { newId } from '#server/core/id';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { issuing, personal } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import { reached } from './rules';
import { termsOfVillage } from './terms';
import type { HoursTerms } from './terms.entity';

const CHUNK = 500;

interface YearRow {
  accountId: string;
  residentId: string;
  villageId: string;
  balance: number;
  year: number;
  minutes: number;
  throughSeq: number;
}

/**
 * Gives the honours that hours have reached since the last run, to at most `CHUNK` people; call it until it answers 0.
 * Answers how many people it looked at. Two runs at once give each honour once: the second finds it given.
 */
export async function awardHonours(tx: Tx): Promise<number> {
  const rows = await tx.rows<YearRow>(
    `with due as (
       select a.id, a.owner_id, a.book_id, a.balance from account a
       left join honour_progress p on p.account_id = a.id
       where a.asset = 'MINUTES' and a.kind = 'OWNER' and a.balance > 0 and a.balance is distinct from p.balance
       order by a.id limit ${CHUNK})
     select due.id as account_id, due.owner_id as resident_id, due.book_id as village_id, due.balance, y.year,
       y.minutes, y.through_seq
     from due cross join lateral (
       select extract(year from m.done_on)::int as year, sum(m.minutes)::bigint as minutes, max(m.seq) as through_seq
       from minutes_line m where m.account_id = due.id group by 1) y
     order by due.id, y.year`,
    [],
  );
  if (rows.length === 0) return 0;
  const accounts = new Map(rows.map((row) => [row.accountId, row.balance]));
  const terms = new Map<string, HoursTerms>();
  for (const villageId of new Set(rows.map((row) => row.villageId))) {
    terms.set(villageId, await termsOfVillage(tx, villageId));
  }
  const limits = await pointLimits(tx, [...terms.keys()]);
  const due = rows.flatMap((row) => {
    const { honourHours = [], honourPoints = [] } = terms.get(row.villageId) ?? {};
    const limit = limits.get(row.villageId);
    return reached(row.minutes, honourHours).map((hours) => {
      const points = honourPoints[honourHours.indexOf(hours)] ?? 0;
      return { ...row, id: newId(), hours, points: limit ? Math.min(points, limit) : 0 };
    });
  });
  const given = await tx.rows<{ id: string }>(
    `insert into service_honour (id, village_id, resident_id, year, hours, minutes, through_seq, points, awarded_at)
     select h.id, h."villageId", h."residentId", h.year, h.hours, h.minutes, h."throughSeq", h.points, $2
     from jsonb_to_recordset($1::jsonb) as h (id uuid, "villageId" uuid, "residentId" uuid, year int, hours int,
       minutes int, "throughSeq" bigint, points int)
     on conflict (resident_id, village_id, year, hours) do nothing returning id`,
    [JSON.stringify(due), tx.at],
  );
  const isNew = new Set(given.map(({ id }) => id));
  const awarded = due.filter(({ id }) => isNew.has(id));
  await tx.rows(
    `insert into honour_progress (account_id, balance) select * from unnest($1::uuid[], $2::bigint[])
     on conflict (account_id) do update set balance = excluded.balance`,
    [[...accounts.keys()], [...accounts.values()]],
  );
  await post(
    tx,
    awarded
      .filter(({ points }) => points > 0)
      .map(({ id, villageId, residentId, points }) => ({
        key: `award:${id}`,
        debit: issuing(villageId, 'HONOUR'),
        credit: personal(villageId, 'HONOUR', residentId),
        amount: points,
        kind: 'AWARD' as const,
        sourceId: id,
        earnerId: residentId,
      })),
    { actorId: null, requestId: null },
  );
  await tell(
    tx,
    awarded.map(({ id, residentId, year, hours, points }) => ({
      residentId,
      kind: MessageKind.HONOUR_REACHED,
      params: { hours: String(hours), year: String(year), points: String(points) },
      link: '/service',
      key: `honour:${id}`,
    })),
  );
  if (awarded.length > 0) {
    await keep(
      tx,
      null,
      awarded.map(({ residentId, villageId, year, hours, points }) => ({
        subjectKind: 'RESIDENT',
        subjectId: residentId,
        move: 'HONOUR_HOURS',
        villageId,
        detail: { year, hours, points },
      })),
    );
  }
  return accounts.size;
}

/** The most honour points that the rule for hours reached gives today, by village; absent where none says so. */
async function pointLimits(tx: Tx, villageIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ villageId: string; most: number }>(
    `select a.id as village_id, max(v.points_max) as most
     from area a join rule r on r.area_id = any (a.path) and r.category = 'VOLUNTEER'
     join rule_version v on v.rule_id = r.id and v.bodies = array['AUTO'] and v.honour_only
     where a.id = any($1::uuid[]) and v.effective_from <= $2 and coalesce(v.effective_to, 'infinity') >= $2
     group by 1`,
    [villageIds, dayOf(tx.at)],
  );
  return new Map(rows.map((row) => [row.villageId, row.most]));
}
