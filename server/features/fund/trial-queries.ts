import { addDays, dayOf, periodStart, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { areaPath } from '#server/features/people/actor';
import { schemeOf } from '#server/features/scoring/queries';
import { Rule } from '#server/features/scoring/rule.entity';
import { Coverage } from './coverage';
import type { PriceTrialInput, RuleTrialInput } from './inputs';
import { coverageOf, termsOf } from './queries';
import { lightOf } from './rules';
import { compareActs, comparePrices, rescored, type Trial, type TrialAct, type TrialLine } from './trial';

/** The days that a trial looks back over, both inclusive. */
export interface Span {
  from: string;
  to: string;
}

export interface TrialAnswer extends Trial, Span {
  unaffordable: number;
  coverage: Coverage | null;
  coverageAfter: Coverage | null;
}

/** The season before this one where something was approved in it; else this season so far. One statement. */
async function lastSeason(reader: Reader, villageId: string): Promise<Span> {
  const today = dayOf(reader.at);
  const begins = periodStart('SEASON', today);
  const last = addDays(begins, -1);
  const earlier = await reader.row<{ lived: boolean }>(
    'select exists (select 1 from approved_act where village_id = $1 and season_starts_on = $2 and closed_at is null) as lived',
    [villageId, periodStart('SEASON', last)],
  );
  return earlier?.lived ? { from: periodStart('SEASON', last), to: last } : { from: begins, to: today };
}

async function spanOf(reader: Reader, villageId: string, span: Span | null): Promise<Span> {
  if (!span) return lastSeason(reader, villageId);
  // Counters of quarters and seasons begin unused: a span begins where they do.
  const from = periodStart('QUARTER', span.from);
  demand(from <= span.to, ErrorCode.OUT_OF_RANGE, 'to');
  return { from, to: span.to };
}

/**
 * What a changed rule would have brought. Throws NOT_FOUND for a rule that is not the village's. Constant statements.
 */
export async function tryRule(
  reader: Reader,
  input: RuleTrialInput,
  wanted: Span | null,
): Promise<TrialAnswer> {
  const rule = found(await reader.one(Rule, { id: input.ruleId }), 'ruleId');
  demand((await areaPath(reader, input.villageId)).includes(rule.areaId), ErrorCode.NOT_FOUND, 'ruleId');
  demand(input.pointsMin <= input.pointsMax, ErrorCode.POINTS_OUT_OF_RANGE, 'pointsMin');
  const span = await spanOf(reader, input.villageId, wanted);
  const scheme = await schemeOf(reader, input.villageId);
  const rows = await reader.rows<Omit<TrialAct, 'day' | 'scheme'> & { startedAt: Date }>(
    `select r.id as record_id, r.rule_id, r.resident_id, r.household_id, r.roll_id, r.category, r.started_at, r.minutes,
       r.face_points, r.lowered_to, jsonb_build_object('basis', v.basis, 'pointsMin', v.points_min, 'honourOnly', v.honour_only,
         'countsMinutes', v.counts_minutes) as version,
       coalesce((select jsonb_agg(jsonb_build_object('scope', c.scope, 'period', c.period, 'unit', c.unit,
         'max', c.max)) from rule_cap c where c.rule_version_id = v.id), '[]') as caps
     from approved_act r join rule_version v on v.id = r.rule_version_id
     where r.village_id = $1 and r.started_at >= $2 and r.started_at < $3 and r.closed_at is null
     order by r.started_at, r.id`,
    [input.villageId, startOfDay(span.from), startOfDay(addDays(span.to, 1))],
  );
  const acts = rows.map(({ startedAt, ...act }): TrialAct => ({ ...act, day: dayOf(startedAt), scheme }));
  const trial = compareActs(acts, rescored(acts, input.ruleId, input));
  return answerOf(
    reader,
    input.villageId,
    span,
    { ...trial, unaffordable: 0 },
    trial.pointsAfter - trial.pointsBefore,
  );
}

/** What other prices would have cost the households. Throws NOT_FOUND (`prices`). Constant statements. */
export async function tryPrices(
  reader: Reader,
  input: PriceTrialInput,
  wanted: Span | null,
): Promise<TrialAnswer> {
  const span = await spanOf(reader, input.villageId, wanted);
  const prices = new Map(input.prices.map(({ goodsId, points }) => [goodsId, points]));
  const known = await reader.rows(
    'select 1 from goods g join shop s on s.id = g.shop_id where s.village_id = $1 and g.id = any($2::uuid[])',
    [input.villageId, [...prices.keys()]],
  );
  demand(known.length === prices.size, ErrorCode.NOT_FOUND, 'prices');
  const lines = await reader.rows<TrialLine>(
    `select l.goods_id, g.category, r.household_id, r.id as redemption_id, l.quantity, l.points_each, r.balance_after
     from redemption r join redemption_line l on l.redemption_id = r.id join goods g on g.id = l.goods_id
     where r.village_id = $1 and r.redeemed_at >= $2 and r.redeemed_at < $3 and r.returned_at is null`,
    [input.villageId, startOfDay(span.from), startOfDay(addDays(span.to, 1))],
  );
  const trial = comparePrices(lines, prices);
  // Dearer goods take more points out of the purses.
  return answerOf(reader, input.villageId, span, trial, trial.pointsBefore - trial.pointsAfter);
}

/** The coverage today, and as it would be with so many more points owed. */
async function answerOf(
  reader: Reader,
  villageId: string,
  span: Span,
  trial: Trial & { unaffordable: number },
  moreOwed: number,
): Promise<TrialAnswer> {
  const coverage = (await coverageOf(reader, [villageId])).get(villageId) ?? null;
  const terms = (await termsOf(reader, [villageId])).get(villageId);
  if (!coverage || !terms) return { ...trial, ...span, coverage: null, coverageAfter: null };
  // Points that would never have been granted are taken off what is owed, at most all of it.
  const pursePoints = Math.max(-coverage.pendingPoints, coverage.pursePoints + moreOwed);
  const { balanceCents, unpaidCents, stockCents, pendingPoints, parCents } = coverage;
  const after = { balanceCents, unpaidCents, stockCents, pendingPoints, parCents, pursePoints };
  return {
    ...trial,
    ...span,
    coverage,
    coverageAfter: Object.assign(new Coverage(), after, { light: lightOf(after, terms) }),
  };
}
