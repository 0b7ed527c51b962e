// When visits are due, how many a visitor makes, and by which rules acts are credited, is set by the village.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { scoringVersion, villagePath } from '#server/features/scoring/queries';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { AUTO } from '#server/features/scoring/rules';
import type { EldersSettingsInput } from './inputs';
import { can } from './policy';
import { defaultEldersSettings, EldersSettings, usualRuleCodes } from './settings.entity';

/** A village's numbers; the defaults, with the county's rules, where it has set none. */
export async function settingsOf(reader: Reader, villageId: string): Promise<EldersSettings> {
  const row = await reader.one(EldersSettings, { villageId });
  if (row) return row;
  const rules = await reader.rows<{ code: string; id: string }>(
    `select r.code, r.id from rule r join area a on a.id = $1 where r.area_id = any(a.path) and r.code = any($2)`,
    [villageId, Object.values(usualRuleCodes)],
  );
  const byCode = new Map(rules.map(({ code, id }) => [code, id]));
  return Object.assign(new EldersSettings(), defaultEldersSettings, {
    villageId,
    visitRuleId: byCode.get(usualRuleCodes.visit) ?? null,
    callRuleId: byCode.get(usualRuleCodes.call) ?? null,
    classRuleId: byCode.get(usualRuleCodes.class) ?? null,
  });
}

/**
 * Sets a village's numbers. Answers them. Throws NOT_FOUND (village, a rule), FORBIDDEN, RULE_NOT_EFFECTIVE, BAD_INPUT
 * (a rule that needs a figure of its own, or that only the system files).
 */
export async function reviseEldersSettings(
  tx: Tx,
  actor: Actor,
  input: EldersSettingsInput,
): Promise<EldersSettings> {
  const intent = intentOf('reviseEldersSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(EldersSettings, { villageId: earlier }));

  const { requestId: _, villageId, ...numbers } = input;
  demand(can.run(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  for (const field of ['visitRuleId', 'callRuleId', 'classRuleId'] as const) {
    const ruleId = input[field];
    if (!ruleId) continue;
    const version = await scoringVersion(tx, villageId, ruleId, dayOf(tx.at));
    const fits = version.basis === RuleBasis.FLAT || version.basis === RuleBasis.PER_HOUR;
    demand(fits && !version.bodies.includes(AUTO), ErrorCode.BAD_INPUT, field);
  }
  const row = {
    ...numbers,
    visitRuleId: input.visitRuleId ?? null,
    callRuleId: input.callRuleId ?? null,
    classRuleId: input.classRuleId ?? null,
  };
  await tx.manager.upsert(EldersSettings, { villageId, ...row, setBy: actor.residentId, setAt: tx.at }, [
    'villageId',
  ]);
  const { fromAge, visitDays, mostADay, slotsAhead, classPercent } = input;
  await keep(tx, intent, [
    {
      subjectKind: 'ELDERS_SETTINGS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: { fromAge, visitDays, mostADay, slotsAhead, classPercent },
    },
  ]);
  return found(await tx.one(EldersSettings, { villageId }));
}
