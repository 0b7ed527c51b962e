import { councilKinds, handOverOf, meetingsPerYear, placesOf } from '#server/app/demo/council-kinds';
import type { RuleSeed } from '#server/app/demo/rule-seed';
import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import { standardDutyRules } from '#server/migrations/20261123020000-duties';
import { type Ids, insert } from './insert';

/** The kinds of councils a county knows: data, so that a new kind needs no new code. */
export async function insertCouncilKinds(tx: Tx): Promise<void> {
  const rows = councilKinds.map((kind) => ({
    code: kind.code,
    name_zh: kind.nameZh,
    name_en: kind.nameEn,
    charter_zh: kind.charterZh,
    charter_en: kind.charterEn,
    seats_min: kind.seatsMin,
    seats_max: kind.seatsMax,
    term_years: kind.termYears,
    quorum_percent: kind.quorumPercent,
    must_not_hold_zh: kind.mustNotHoldZh,
    must_not_hold_en: kind.mustNotHoldEn,
    meetings_per_year: meetingsPerYear[kind.meets],
    posts: placesOf(kind),
    hand_over: handOverOf(kind.code),
    seating: kind.code === 'DG' || kind.code === 'MC' || kind.code === 'VT' ? 'APPOINTED' : 'ELECTED',
    electors_percent: 50,
    votes_percent: 50,
    min_age: kind.minAge,
    asleep_after_days: 120,
    quiet_after_days: 90,
    chair_first_days: 30,
  }));
  await insert(tx, 'council_kind', rows);
  await insert(
    tx,
    'council_duty_rule',
    standardDutyRules.map(([kind_code, rule_code, duty_kind]) => ({ kind_code, rule_code, duty_kind })),
  );
}

/** Scoring rules with their first versions and caps, owned by an area. */
export async function insertRules(
  tx: Tx,
  rules: readonly RuleSeed[],
  areaId: string,
  effectiveFrom: string,
  createdAt: Date,
  ids: Ids,
): Promise<void> {
  await insert(
    tx,
    'rule',
    rules.map(({ code, category }) => ({
      id: ids.make(code),
      area_id: areaId,
      code,
      category,
      created_at: createdAt,
    })),
  );
  const versionIds = rules.map(() => newId());
  await insert(
    tx,
    'rule_version',
    rules.map((each, index) => ({
      id: versionIds[index],
      rule_id: ids.of(each.code),
      version: 1,
      name_zh: each.nameZh,
      name_en: each.nameEn,
      plain_zh: each.plainZh,
      plain_en: each.plainEn,
      basis: each.basis,
      points_min: each.pointsMin,
      points_max: each.pointsMax,
      proof: each.proof,
      proof_zh: each.proofZh,
      proof_en: each.proofEn,
      self_claim: each.selfClaim,
      bodies: each.bodies,
      publicity_days: each.publicityDays,
      honour_only: each.honourOnly,
      counts_minutes: each.countsMinutes,
      effective_from: effectiveFrom,
      created_at: createdAt,
    })),
  );
  await insert(
    tx,
    'rule_cap',
    rules.flatMap((each, index) =>
      each.caps.map(({ scope, period, unit, limit }) => ({
        rule_version_id: versionIds[index],
        scope,
        period,
        unit,
        max: limit,
      })),
    ),
  );
}
