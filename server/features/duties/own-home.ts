/**
 * SQL: does a version of a rule reward a household for what it does at home? It does where the proof is the household's own
 * notice (its wedding, its funeral), or where the points are counted per household (its yard, its waste, no banquet): the
 * one served is the one rewarded, so a member's record of it is no duty towards the village.
 */
export const rewardsOwnHome = (version: string): string =>
  `(${version}.proof = 'NOTICE' or exists (select 1 from rule_cap own where own.rule_version_id = ${version}.id
    and own.scope = 'HOUSEHOLD'))`;
