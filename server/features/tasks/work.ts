import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { trimmed } from '#server/features/people/plain-text';
import { scoringVersion } from '#server/features/scoring/queries';
import { AUTO } from '#server/features/scoring/rules';
import type { WorkInput } from './inputs';
import type { PlannedPlace } from './task-series.entity';
import { TaskRisk, type Work } from './work.entity';

/**
 * The work as it is kept. Throws BAD_INPUT (`work.course`: a training asked for without saying which; `work.places.N`:
 * two roles of one name), OUT_OF_RANGE (`work.maxAge`), NOT_FOUND and RULE_NOT_EFFECTIVE (`work.ruleId`), FORBIDDEN for
 * rules that only the system files.
 */
export async function workOf(
  tx: Tx,
  villageId: string,
  day: string,
  input: WorkInput,
): Promise<Work & { ruleId: string | null }> {
  const trains = input.risk === TaskRisk.TRAINED || input.risk === TaskRisk.BOTH;
  demand(!trains || input.course, ErrorCode.BAD_INPUT, 'work.course');
  demand(!input.maxAge || input.maxAge >= input.minAge, ErrorCode.OUT_OF_RANGE, 'work.maxAge');
  const names = input.places.map(({ name }) => trimmed(name));
  const twice = names.findIndex((name, place) => names.indexOf(name) < place);
  demand(twice < 0, ErrorCode.BAD_INPUT, `work.places.${twice}.name`);
  if (input.ruleId) {
    const version = await scoringVersion(tx, villageId, input.ruleId, day);
    demand(!version.bodies.includes(AUTO), ErrorCode.FORBIDDEN, 'work.ruleId');
  }
  return {
    kind: input.kind,
    title: trimmed(input.title),
    what: trimmed(input.what),
    place: trimmed(input.place),
    gridId: input.gridId ?? null,
    ruleId: input.ruleId ?? null,
    risk: input.risk,
    course: trains ? (input.course ?? null) : null,
    minAge: input.minAge,
    maxAge: input.maxAge ?? null,
    heavy: input.heavy,
    night: input.night,
  };
}

export function plannedPlaces(input: WorkInput): PlannedPlace[] {
  return input.places.map(({ name, skill, places }) => ({
    name: trimmed(name),
    skill: skill ?? null,
    places,
  }));
}
