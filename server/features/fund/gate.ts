// Grants are weighed against the money there is at the last approval, one after the other, under the fund's lock.
import { dayOf, periodStart } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { OverBudget } from './fund-terms.entity';
import { termsOf } from './queries';
import { admit, budgetKey, type GateReason, type GateState, type Standing } from './rules';

/** A grant as the gate sees it. */
export interface Grant {
  villageId: string;
  category: string;
  /** The act's day in China: it decides whose season's budget is used. */
  day: string;
}

/** Weighs grants of a batch in their order; what one was let through for counts for the next. */
export interface Gate {
  /** Null: the points may be granted. Villages without a fund grant freely. */
  admit(grant: Grant, points: number): GateReason | null;
}

/**
 * Opens the gate of the villages for one batch. Locks their funds' rows, so that two last approvals in a village wait
 * for each other and the second sees the first one's points. Redemptions and payments do not wait: they lower what is
 * owed, or are the top-up itself. Four statements for any number of villages, one where none has a fund.
 */
export async function openGate(tx: Tx, villageIds: readonly string[]): Promise<Gate> {
  const funds = await tx.rows<{ villageId: string }>(
    'select village_id from fund where village_id = any($1::uuid[]) order by village_id for no key update',
    [[...new Set(villageIds)]],
  );
  const states =
    funds.length > 0
      ? await statesOf(
          tx,
          funds.map(({ villageId }) => villageId),
        )
      : new Map<string, GateState>();
  return {
    admit: ({ villageId, category, day }, points) => {
      const state = states.get(villageId);
      if (!state) return null;
      const { reason, after } = admit(state, budgetKey(periodStart('SEASON', day), category), points);
      states.set(villageId, after);
      return reason;
    },
  };
}

interface BudgetRow {
  villageId: string;
  seasonStartsOn: string;
  category: string;
  points: number;
  used: number;
}

async function statesOf(tx: Tx, villageIds: readonly string[]): Promise<Map<string, GateState>> {
  const terms = await termsOf(tx, villageIds);
  const standings = await tx.rows<Omit<Standing, 'parCents'> & { villageId: string }>(
    `select v.id as village_id, s.* from unnest($1::uuid[]) v (id)
     cross join lateral fund_standing(v.id) s`,
    [villageIds],
  );
  // Budgets that only warn stop nothing.
  const stopping = [...terms.values()].filter((own) => own.overBudget === OverBudget.HONOUR_ONLY);
  const budgets =
    stopping.length > 0
      ? await budgetsOf(
          tx,
          stopping.map((own) => own.villageId),
        )
      : [];
  return new Map(
    standings.flatMap(({ villageId, ...standing }) => {
      const own = terms.get(villageId);
      if (!own) return [];
      const lines = budgets.filter((row) => row.villageId === villageId);
      const state: GateState = {
        ...standing,
        parCents: own.parCents,
        greenPercent: own.greenPercent,
        amberPercent: own.amberPercent,
        overBudget: own.overBudget,
        budgets: new Map(
          lines.map(({ seasonStartsOn, category, points, used }) => [
            budgetKey(seasonStartsOn, category),
            { points, used },
          ]),
        ),
      };
      return [[villageId, state] as const];
    }),
  );
}

/** Acts are approved within weeks: this season's budget and the one before are all that can be used. */
function budgetsOf(tx: Tx, villageIds: readonly string[]): Promise<BudgetRow[]> {
  return tx.rows<BudgetRow>(
    `with newest as (
       select distinct on (village_id, season_starts_on) id, village_id, season_starts_on from season_budget
       where village_id = any($1::uuid[]) and season_starts_on >= $2::date - interval '1 year'
       order by village_id, season_starts_on, set_at desc, id desc)
     select n.village_id, n.season_starts_on, l.category, l.points, coalesce(u.used, 0) as used
     from newest n join season_budget_line l on l.budget_id = n.id
     left join (select r.village_id, r.season_starts_on, r.category, sum(r.points) as used from approved_act r
       where r.village_id = any($1::uuid[]) and r.started_at >= $2::date - interval '1 year 1 day' and r.closed_at is null
       group by 1, 2, 3) u
       on (u.village_id, u.season_starts_on, u.category) = (n.village_id, n.season_starts_on, l.category)`,
    [villageIds, periodStart('SEASON', dayOf(tx.at))],
  );
}
