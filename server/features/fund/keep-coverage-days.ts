// Every day's coverage is kept once, as it stood at midnight; days missed by a stopped server are worked out later.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { lightOf, type Standing, type Thresholds } from './rules';

/** The most days of a village that one run works out. */
const CHUNK = 400;

type DayRow = Standing & Thresholds & { villageId: string; day: string };

/** Keeps up to `CHUNK` days of every village that have ended and are not kept yet; call it until it answers 0. */
export async function keepCoverageDays(tx: Tx): Promise<number> {
  // Two processes never work out the same days.
  await tx.rows('select pg_advisory_xact_lock(814512)');
  const rows = await tx.rows<DayRow>(
    `with missing as (
       select f.village_id, coalesce(max(c.day) + 1, (f.opened_at at time zone 'Asia/Shanghai')::date) as first_day
       from fund f left join coverage_day c on c.village_id = f.village_id group by f.village_id)
     select m.village_id, s.*, t.par_cents, t.green_percent, t.amber_percent
     from missing m
     cross join lateral fund_days(m.village_id, m.first_day, least($1::date - 1, m.first_day + ${CHUNK - 1})) s
     cross join lateral (select * from fund_terms t where t.village_id = m.village_id
       and t.set_at < ((s.day + 1)::timestamp at time zone 'Asia/Shanghai')
       order by t.set_at desc, t.id desc limit 1) t
     where m.first_day < $1::date`,
    [dayOf(tx.at)],
  );
  if (rows.length === 0) return 0;
  await tx.rows(
    `insert into coverage_day (village_id, day, balance_cents, unpaid_cents, stock_cents, purse_points,
       pending_points, par_cents, light)
     select "villageId", day, "balanceCents", "unpaidCents", "stockCents", "pursePoints", "pendingPoints", "parCents",
       light
     from jsonb_to_recordset($1::jsonb) as x ("villageId" uuid, day date, "balanceCents" bigint, "unpaidCents" bigint,
       "stockCents" bigint, "pursePoints" bigint, "pendingPoints" bigint, "parCents" int, light text)`,
    [JSON.stringify(rows.map((row) => ({ ...row, light: lightOf(row, row) })))],
  );
  return rows.length;
}
