import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { areaPath } from '#server/features/people/actor';
import { Rule, type RuleCap, type RuleVersion } from './rule.entity';
import { defaultScheme, Scheme } from './scheme.entity';

const categories = `array['PEACE','VOLUNTEER','ENVIRONMENT','CUSTOMS','GOVERNANCE','CARE','LEARNING','HONOUR','LOCAL']`;

/**
 * The rules of a village: the county's template and its own, each with the version in force on `day` as `inForce`.
 * With `upcoming`, also rules that only begin later (`inForce` null). Public: who may earn what is no secret.
 */
export async function rulesOf(
  reader: Reader,
  villageId: string,
  day: string,
  upcoming = false,
): Promise<Rule[]> {
  const path = await villagePath(reader, villageId);
  const versions = await reader.rows<RuleVersion>(
    `select v.* from rule_version v join rule r on r.id = v.rule_id
     where r.area_id = any($1) and v.effective_from <= $2 and coalesce(v.effective_to, 'infinity') >= $2`,
    [path, day],
  );
  const inForce = new Map(versions.map((version) => [version.ruleId, version]));
  const rules = await reader.rows<Rule>(
    `select r.* from rule r where r.area_id = any($1)
       and (r.id = any($2) or $3 and exists (
         select 1 from rule_version v where v.rule_id = r.id and v.effective_from > $4))
     order by array_position(${categories}, r.category), r.code`,
    [path, [...inForce.keys()], upcoming, day],
  );
  return rules.map((rule) => ({ ...rule, inForce: inForce.get(rule.id) ?? null }));
}

/** Ids from the county down to the village; NOT_FOUND when the id names no village or community. */
export async function villagePath(reader: Reader, villageId: string): Promise<readonly string[]> {
  const path = await areaPath(reader, villageId);
  const village = await reader.row(`select 1 from area where id = $1 and kind in ('VILLAGE', 'COMMUNITY')`, [
    villageId,
  ]);
  demand(village, ErrorCode.NOT_FOUND, 'villageId');
  return path;
}

/** A village's numbers; the defaults where it has set none. */
export async function schemeOf(reader: Reader, villageId: string): Promise<Scheme> {
  const scheme = await reader.one(Scheme, { villageId });
  return scheme ?? Object.assign(new Scheme(), { villageId, ...defaultScheme, updatedAt: reader.at });
}

/** A rule's version with its caps and the rule it belongs to, as an act is scored by it. */
export type ScoringVersion = RuleVersion & { caps: RuleCap[] };

/**
 * The version of a rule that scores an act of the village on `day`.
 * Throws NOT_FOUND for a rule that is not the village's, RULE_NOT_EFFECTIVE when none of its versions covers the day.
 */
export async function scoringVersion(
  reader: Reader,
  villageId: string,
  ruleId: string,
  day: string,
): Promise<ScoringVersion> {
  const rule = await reader.one(Rule, { id: ruleId });
  demand(rule && (await areaPath(reader, villageId)).includes(rule.areaId), ErrorCode.NOT_FOUND, 'ruleId');
  const version = await reader.row<ScoringVersion>(
    `select v.*, coalesce((select jsonb_agg(jsonb_build_object('scope', c.scope, 'period', c.period, 'unit', c.unit,
         'max', c.max)) from rule_cap c where c.rule_version_id = v.id), '[]') as caps
     from rule_version v
     where v.rule_id = $1 and v.effective_from <= $2 and coalesce(v.effective_to, 'infinity') >= $2`,
    [ruleId, day],
  );
  demand(version, ErrorCode.RULE_NOT_EFFECTIVE, 'ruleId');
  return version;
}
