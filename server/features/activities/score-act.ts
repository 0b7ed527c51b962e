import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { type ScoringVersion, schemeOf, scoringVersion } from '#server/features/scoring/queries';
import { AUTO, requiredBodies } from '#server/features/scoring/rules';
import type { Scheme } from '#server/features/scoring/scheme.entity';

/** By what an act is scored: the rule's version of its day, and the village's numbers. */
export interface Score {
  version: ScoringVersion;
  scheme: Scheme;
}

/**
 * Finds by what an act of a village is scored.
 * Throws IN_THE_FUTURE, NOT_FOUND and RULE_NOT_EFFECTIVE, and FORBIDDEN for rules that only the system itself files.
 */
export async function scoreOf(
  tx: Tx,
  villageId: string,
  act: { ruleId: string; startedAt: Date },
): Promise<Score> {
  demand(act.startedAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'startedAt');
  const version = await scoringVersion(tx, villageId, act.ruleId, dayOf(act.startedAt));
  demand(!version.bodies.includes(AUTO), ErrorCode.FORBIDDEN, 'ruleId');
  return { version, scheme: await schemeOf(tx, villageId) };
}

/** What four eyes ask of an act worth so much: fixed when it is filed, checked by the database at approval. */
export function eyesFor(
  { version, scheme }: Score,
  facePoints: number,
): { twoApprovers: boolean; approvalsNeeded: number } {
  const twoApprovers = facePoints >= scheme.twoApproversFromPoints;
  return { twoApprovers, approvalsNeeded: requiredBodies(version.bodies, twoApprovers).length };
}
