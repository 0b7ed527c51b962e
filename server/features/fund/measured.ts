import { addDays, dayOf, periodStart, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';

/** Whole months looked back over. */
const MONTHS = 6;

/** How a village has gone on of late, a month. */
export interface Measured {
  incomeCents: number;
  grants: number;
  redemptionPercent: number;
  /** Whole months it was measured over; a village younger than one is measured over the days it has. */
  months: number;
}

/** The first day of the month `count` months before that of `day`. */
function monthsBefore(day: string, count: number): string {
  let month = periodStart('MONTH', day);
  for (let left = count; left > 0; left -= 1) month = periodStart('MONTH', addDays(month, -1));
  return month;
}

/**
 * Means of the last six whole months, or of those since the fund opened. The part redeemed is taken of what was owed
 * at the month's ends and granted within. One statement.
 */
export async function measuredOf(reader: Reader, villageId: string, owedNow: number): Promise<Measured> {
  const today = dayOf(reader.at);
  const to = periodStart('MONTH', today);
  const row = found(
    await reader.row<{
      months: number;
      income: number;
      grants: number;
      redeemed: number;
      owed: number | null;
    }>(
      `select greatest(1, extract(epoch from ($3::timestamptz - begin.at)) / 2629800)::float8 as months,
         (select coalesce(sum(case when e.direction = 'IN' then e.amount_cents end), 0) from fund_entry e
          where e.village_id = $1 and e.state = 'CONFIRMED' and e.reverses_id is null
            and e.decided_at >= begin.at and e.decided_at < $3) as income,
         (select coalesce(sum(r.points), 0) from approved_act r
          where r.village_id = $1 and r.approved_at >= begin.at and r.approved_at < $3 and r.closed_at is null) as grants,
         (select coalesce(sum(d.points), 0) from redemption d
          where d.village_id = $1 and d.redeemed_at >= begin.at and d.redeemed_at < $3
            and d.returned_at is null) as redeemed,
         (select avg(c.purse_points + c.pending_points)::float8 from coverage_day c
          where c.village_id = $1 and c.day >= begin.at and c.day < $3) as owed
       from (select least($3::timestamptz, greatest($2::timestamptz, f.opened_at)) as at
             from fund f where f.village_id = $1) begin`,
      [villageId, startOfDay(monthsBefore(today, MONTHS)), startOfDay(to)],
    ),
  );
  const { months } = row;
  const grants = Math.round(row.grants / months);
  const spendable = Math.max(1, (row.owed ?? owedNow) + grants);
  return {
    incomeCents: Math.round(row.income / months),
    grants,
    redemptionPercent: Math.min(100, Math.round((row.redeemed / months / spendable) * 100)),
    months: Math.round(months),
  };
}
