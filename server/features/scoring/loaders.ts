import { In } from 'typeorm';
import { dayOf } from '#server/core/clock';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Rule, RuleCap, RuleVersion } from './rule.entity';

export const ruleById = loader<Rule | null>(async (reader, ids) =>
  inOrder(ids, await reader.many(Rule, { id: In([...ids]) }), (rule) => rule.id),
);

export const versionById = loader<RuleVersion | null>(async (reader, ids) =>
  inOrder(ids, await reader.many(RuleVersion, { id: In([...ids]) }), (version) => version.id),
);

/** The versions of a rule, newest first. */
export const versionsByRule = loader<RuleVersion[]>(async (reader, ruleIds) => {
  const versions = await reader.many(RuleVersion, { ruleId: In([...ruleIds]) });
  versions.sort((a, b) => b.version - a.version);
  return grouped(ruleIds, versions, (version) => version.ruleId);
});

/** The version of a rule in force today. */
export const versionInForce = loader<RuleVersion | null>(async (reader, ruleIds) =>
  inOrder(
    ruleIds,
    await reader.rows<RuleVersion>(
      `select * from rule_version where rule_id = any($1)
         and effective_from <= $2 and coalesce(effective_to, 'infinity') >= $2`,
      [ruleIds, dayOf(reader.at)],
    ),
    (version) => version.ruleId,
  ),
);

export const capsByVersion = loader<RuleCap[]>(async (reader, versionIds) =>
  grouped(
    versionIds,
    await reader.rows<RuleCap>(
      'select * from rule_cap where rule_version_id = any($1) order by scope desc, period, unit',
      [versionIds],
    ),
    (cap) => cap.ruleVersionId,
  ),
);
