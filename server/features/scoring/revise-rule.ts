// A rule is never rewritten: a new version begins on its day, and the one before ends the day before it.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import type { RuleInput } from './inputs';
import { mayRevise } from './policy';
import { Rule, RuleCap, RuleCategory, RuleVersion } from './rule.entity';
import { AUTO, demandSound, VILLAGE_RULE_POINTS, VILLAGE_RULES } from './rules';

/**
 * Makes a rule (`ruleId` null) or a new version of one, in force from `effectiveFrom` (today or later). Answers the rule.
 * Throws FORBIDDEN, NOT_FOUND, OUT_OF_RANGE (`effectiveFrom`: in the past, or not after the version before), RULE_LIMIT
 * (a sixth village rule), POINTS_OUT_OF_RANGE, FOUR_EYES_COUNT (`bodies`: too few for its points), CONFLICT (`code`).
 */
export async function reviseRule(tx: Tx, actor: Actor, input: RuleInput): Promise<Rule> {
  const intent = intentOf('reviseRule', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Rule, { id: earlier }));

  const path = await areaPath(tx, input.areaId);
  demand(mayRevise(actor, path), ErrorCode.FORBIDDEN, 'areaId');
  const owner = found(
    await tx.row<{ kind: string }>('select kind from area where id = $1 for no key update', [input.areaId]),
  );
  const today = dayOf(tx.at);
  demand(input.effectiveFrom >= today, ErrorCode.OUT_OF_RANGE, 'effectiveFrom');
  const rule = input.ruleId ? await lockRule(tx, input) : await newRule(tx, input);
  if (owner.kind !== 'COUNTY') {
    demand(owner.kind === 'VILLAGE' || owner.kind === 'COMMUNITY', ErrorCode.BAD_INPUT, 'areaId');
    demand(input.pointsMax <= VILLAGE_RULE_POINTS, ErrorCode.POINTS_OUT_OF_RANGE, 'pointsMax');
    await demandRoom(tx, rule, today);
  }
  demand(
    (input.category === RuleCategory.LOCAL) === (owner.kind !== 'COUNTY'),
    ErrorCode.BAD_INPUT,
    'category',
  );
  demand(input.code.startsWith('LO-') === (owner.kind !== 'COUNTY'), ErrorCode.BAD_INPUT, 'code');
  demandSound(input, await twoApproversFrom(tx, input.areaId));
  await demandKnownBodies(tx, input.bodies);

  const version = await endLatest(tx, rule.id, input.effectiveFrom);
  const ruleVersionId = newId();
  await tx.manager.insert(RuleVersion, {
    id: ruleVersionId,
    ruleId: rule.id,
    version,
    nameZh: trimmed(input.nameZh),
    nameEn: trimmed(input.nameEn),
    plainZh: trimmed(input.plainZh),
    plainEn: trimmed(input.plainEn),
    basis: input.basis,
    pointsMin: input.pointsMin,
    pointsMax: input.pointsMax,
    proof: input.proof,
    proofZh: trimmed(input.proofZh),
    proofEn: trimmed(input.proofEn),
    selfClaim: input.selfClaim,
    bodies: input.bodies,
    publicityDays: input.publicityDays,
    honourOnly: input.honourOnly,
    countsMinutes: input.countsMinutes,
    effectiveFrom: input.effectiveFrom,
    effectiveTo: null,
    createdBy: actor.residentId,
    createdAt: tx.at,
  });
  if (input.caps.length > 0) {
    const caps = input.caps.map(({ scope, period, unit, max }) => ({
      ruleVersionId,
      scope,
      period,
      unit,
      max,
    }));
    await tx.manager.insert(RuleCap, caps);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'RULE',
      subjectId: rule.id,
      move: version === 1 ? 'CREATE' : 'REVISE',
      villageId: owner.kind === 'COUNTY' ? null : input.areaId,
      detail: {
        version,
        effectiveFrom: input.effectiveFrom,
        pointsMin: input.pointsMin,
        pointsMax: input.pointsMax,
      },
    },
  ]);
  return rule;
}

async function lockRule(tx: Tx, input: RuleInput): Promise<Rule> {
  const rule = await tx.row<Rule>('select * from rule where id = $1 for update', [input.ruleId]);
  demand(rule && rule.areaId === input.areaId, ErrorCode.NOT_FOUND, 'ruleId');
  demand(rule.code === input.code, ErrorCode.BAD_INPUT, 'code');
  demand(rule.category === input.category, ErrorCode.BAD_INPUT, 'category');
  return rule;
}

async function newRule(tx: Tx, input: RuleInput): Promise<Rule> {
  const { areaId, code, category } = input;
  demand(!(await tx.one(Rule, { areaId, code })), ErrorCode.CONFLICT, 'code');
  const rule = { id: input.requestId, areaId, code, category, createdAt: tx.at };
  await tx.manager.insert(Rule, rule);
  return rule;
}

/** The owner's row is locked, so the count holds until this rule is in. */
async function demandRoom(tx: Tx, rule: Rule, today: string): Promise<void> {
  const others = await tx.rows(
    `select 1 from rule r where r.area_id = $1 and r.id <> $2 and exists (
       select 1 from rule_version v where v.rule_id = r.id and coalesce(v.effective_to, 'infinity') >= $3)`,
    [rule.areaId, rule.id, today],
  );
  demand(others.length < VILLAGE_RULES, ErrorCode.RULE_LIMIT);
}

/** Ends the version before the new one begins; answers the new version's number. */
async function endLatest(tx: Tx, ruleId: string, effectiveFrom: string): Promise<number> {
  const latest = await tx.row<RuleVersion>(
    'select * from rule_version where rule_id = $1 order by version desc limit 1',
    [ruleId],
  );
  if (!latest) return 1;
  demand(
    effectiveFrom > (latest.effectiveTo ?? latest.effectiveFrom),
    ErrorCode.OUT_OF_RANGE,
    'effectiveFrom',
  );
  if (latest.effectiveTo === null) {
    await tx.rows('update rule_version set effective_to = $2 where id = $1', [
      latest.id,
      addDays(effectiveFrom, -1),
    ]);
  }
  return latest.version + 1;
}

/** The two-approver line of the villages the rule is for; a stricter village gets its second body record by record. */
async function twoApproversFrom(tx: Tx, areaId: string): Promise<number> {
  const row = await tx.row<{ points: number }>(
    `select coalesce(max(s.two_approvers_from_points), 30) as points
     from scheme s join area a on a.id = s.village_id where $1 = any (a.path)`,
    [areaId],
  );
  return found(row).points;
}

async function demandKnownBodies(tx: Tx, bodies: readonly string[]): Promise<void> {
  const kinds = await tx.rows<{ code: string }>('select code from council_kind');
  const known = new Set(['V', 'TOWN', 'COUNTY', AUTO, ...kinds.map(({ code }) => code)]);
  demand(
    bodies.every((body) => known.has(body)),
    ErrorCode.BAD_INPUT,
    'bodies',
  );
}
