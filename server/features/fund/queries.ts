import type { Reader } from '#server/core/database';
import { dayOf, periodStart, startOfDay } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { loader } from '#server/core/loader';
import { type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, areaPath } from '#server/features/people/actor';
import { timeKeyOf } from '#server/features/shop/time-page';
import { BudgetUse } from './budget.entity';
import { Coverage, CoverageDay, FundLine, type FundTotal } from './coverage';
import { FundEntry, type FundEntryState } from './fund-entry.entity';
import type { FundTerms } from './fund-terms.entity';
import { can } from './policy';
import { lightOf, type Standing } from './rules';

/** Most days of a curve: somewhat more than three seasons. */
const MOST_DAYS = 1_200;

/** Throws FORBIDDEN unless the actor may see the fund of the village; answers the path from the county to it. */
export async function demandSight(
  reader: Reader,
  actor: Actor,
  villageId: string,
): Promise<readonly string[]> {
  const path = await areaPath(reader, villageId);
  demand(can.see(actor, path), ErrorCode.FORBIDDEN, 'villageId');
  return path;
}

/** The terms in force in each village; a village without a fund is absent. */
export async function termsOf(
  reader: Reader,
  villageIds: readonly string[],
): Promise<Map<string, FundTerms>> {
  const rows = await reader.rows<FundTerms>(
    `select distinct on (village_id) * from fund_terms where village_id = any($1::uuid[])
     order by village_id, set_at desc, id desc`,
    [villageIds],
  );
  return new Map(rows.map((row) => [row.villageId, row]));
}

/** What the villages' funds have and owe now; villages without a fund are absent. Two statements for any number. */
export async function coverageOf(
  reader: Reader,
  villageIds: readonly string[],
): Promise<Map<string, Coverage>> {
  const terms = await termsOf(reader, villageIds);
  const rows = await reader.rows<Omit<Standing, 'parCents'> & { villageId: string }>(
    `select v.id as village_id, s.* from unnest($1::uuid[]) v (id)
     cross join lateral fund_standing(v.id) s`,
    [[...terms.keys()]],
  );
  return new Map(
    rows.flatMap(({ villageId, ...standing }) => {
      const own = terms.get(villageId);
      if (!own) return [];
      const at = { ...standing, parCents: own.parCents };
      return [[villageId, Object.assign(new Coverage(), at, { light: lightOf(at, own) })] as const];
    }),
  );
}

export const coverageByVillage = loader<Coverage | null>(async (reader, villageIds) => {
  const found = await coverageOf(reader, villageIds);
  return villageIds.map((id) => found.get(id) ?? null);
});

/** The curve: how the fund stood at the end of each day from `from` on, oldest first. */
export async function coverageDays(reader: Reader, villageId: string, from: string): Promise<CoverageDay[]> {
  const rows = await reader.rows<Omit<CoverageDay, 'freeCents'>>(
    `select * from (select day, balance_cents, unpaid_cents, stock_cents, purse_points, pending_points, par_cents, light
       from coverage_day where village_id = $1 and day >= $2 order by day desc limit ${MOST_DAYS}) d order by day`,
    [villageId, from],
  );
  return rows.map((row) => Object.assign(new CoverageDay(), row));
}

/** A page of the fund's statement, newest first, each line with the balance after it. */
export async function fundLines(
  reader: Reader,
  villageId: string,
  first: number,
  after: string | null,
): Promise<Page<FundLine>> {
  const [before = Number.MAX_SAFE_INTEGER] = valuesOf(after, 1) ?? [];
  const rows = await reader.rows<FundLine>(
    `select t.id, t.seq, t.source_id as entry_id, t.posted_at, t.kind = 'REVERSAL' as reversal,
       case when t.credit_account_id = a.id then t.amount else -t.amount end as amount_cents,
       case when t.credit_account_id = a.id then t.credit_balance else t.debit_balance end as balance_cents
     from account a
     cross join lateral (
       (select * from transfer c where c.credit_account_id = a.id and c.seq < $2 order by c.seq desc limit $3)
       union all
       (select * from transfer d where d.debit_account_id = a.id and d.seq < $2 order by d.seq desc limit $3)) t
     where a.book_id = $1 and a.asset = 'FUND_CENTS' and a.kind = 'OWNER' and a.owner_id = $1
     order by t.seq desc limit $3`,
    [villageId, Number(before), pageSize(first) + 1],
  );
  return pageOf(
    rows.map((row) => Object.assign(new FundLine(), row)),
    first,
    (row) => [row.seq],
  );
}

/** A page of entries, newest first; of one state when it is given. */
export async function fundEntries(
  reader: Reader,
  villageId: string,
  state: FundEntryState | null,
  first: number,
  after: string | null,
): Promise<Page<FundEntry>> {
  const key = timeKeyOf(after);
  const rows = await reader.rows<FundEntry>(
    `select * from fund_entry where village_id = $1 and ($2::text is null or state = $2)
       and (entered_at, id) < ($3::timestamptz, $4::uuid) order by entered_at desc, id desc limit $5`,
    [villageId, state, key.at, key.id, pageSize(first) + 1],
  );
  return pageOf(rows, first, (row) => [row.enteredAt.toISOString(), row.id]);
}

/** Money in and out since the season began, by source and purpose, reversals taken off. */
export function fundTotals(reader: Reader, villageId: string): Promise<FundTotal[]> {
  return reader.rows<FundTotal>(
    `select s.kind as purpose, sum(case when t.credit_account_id = o.id then t.amount else -t.amount end
         * case when s.kind in ('PURCHASES', 'SERVICES', 'OTHER_SPENDING') then -1 else 1 end) as amount_cents
     from account o
     join account s on s.book_id = o.book_id and s.asset = o.asset and s.kind <> 'OWNER'
     join transfer t on (t.debit_account_id, t.credit_account_id) in ((o.id, s.id), (s.id, o.id))
     where o.book_id = $1 and o.asset = 'FUND_CENTS' and o.kind = 'OWNER' and o.owner_id = $1 and t.posted_at >= $2
     group by s.kind order by s.kind`,
    [villageId, startOfDay(periodStart('SEASON', dayOf(reader.at)))],
  );
}

/** Goods delivered since the fund opened and named by no payment that stands or waits, oldest first. */
export interface UnpaidDelivery {
  document: string;
  movedOn: string;
  costCents: number;
  goods: number;
  movementIds: string[];
}

export function openDeliveries(reader: Reader, villageId: string): Promise<UnpaidDelivery[]> {
  return reader.rows<UnpaidDelivery>(
    `select m.document, (m.moved_at at time zone 'Asia/Shanghai')::date as moved_on, count(*) as goods,
       sum(m.quantity::bigint * m.unit_cost_cents) as cost_cents, array_agg(m.id order by m.id) as movement_ids
     from fund f join shop s on s.village_id = f.village_id
     join goods g on g.shop_id = s.id and not g.is_service
     join stock_movement m on m.goods_id = g.id
     where f.village_id = $1 and m.kind = 'PURCHASE' and m.moved_at >= f.opened_at and m.unit_cost_cents > 0
       and not exists (select 1 from fund_purchase p join fund_entry e on e.id = p.entry_id
         where p.movement_id = m.id and e.state in ('ENTERED', 'CONFIRMED'))
     group by 1, 2 order by 2, 1 limit 100`,
    [villageId],
  );
}

/** The use made of each category of a season, in the rules' order; `points` null where nothing limits it. */
export async function budgetUses(
  reader: Reader,
  villageId: string,
  budgetId: string | null,
  seasonStartsOn: string,
): Promise<BudgetUse[]> {
  const rows = await reader.rows<BudgetUse>(
    `select c.category, l.points, coalesce(u.granted, 0) as granted, coalesce(u.in_publicity, 0) as in_publicity
     from unnest(array['PEACE','VOLUNTEER','ENVIRONMENT','CUSTOMS','GOVERNANCE','CARE','LEARNING','HONOUR','LOCAL'])
       with ordinality c (category, place)
     left join season_budget_line l on l.budget_id = $2 and l.category = c.category
     left join (select r.category, sum(r.points) filter (where r.state = 'RELEASED') as granted,
         sum(r.points) filter (where r.state <> 'RELEASED') as in_publicity
       from approved_act r where r.village_id = $1 and r.season_starts_on = $3 and r.closed_at is null
       group by 1) u on u.category = c.category
     order by c.place`,
    [villageId, budgetId, seasonStartsOn],
  );
  return rows.map((row) => Object.assign(new BudgetUse(), row));
}

/** How many entries of others wait for this person's confirmation. One statement. */
export async function entriesToConfirm(
  reader: Reader,
  actor: Actor,
  villageIds: readonly string[],
): Promise<number> {
  const row = await reader.row<{ count: number }>(
    `select count(*) from fund_entry where village_id = any($1::uuid[]) and state = 'ENTERED' and entered_by <> $2`,
    [villageIds, actor.residentId],
  );
  return row?.count ?? 0;
}
