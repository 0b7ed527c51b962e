// How long a notice lasts, how many deeds a month has, and by which rules it is credited, is set by the village.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { scoringVersion, villagePath } from '#server/features/scoring/queries';
import { AUTO } from '#server/features/scoring/rules';
import type { PraiseSettingsInput } from './inputs';
import { can } from './policy';
import { defaultPraiseSettings, PraiseSettings, usualRuleCodes } from './settings.entity';

/** A village's numbers; the defaults, with the county's rules, where it has set none. */
export async function settingsOf(reader: Reader, villageId: string): Promise<PraiseSettings> {
  const row = await reader.one(PraiseSettings, { villageId });
  if (row) return row;
  const rules = await reader.rows<{ code: string; id: string }>(
    `select r.code, r.id from rule r join area a on a.id = $1 where r.area_id = any(a.path) and r.code = any($2)`,
    [villageId, Object.values(usualRuleCodes)],
  );
  const byCode = new Map(rules.map(({ code, id }) => [code, id]));
  return Object.assign(new PraiseSettings(), defaultPraiseSettings, {
    villageId,
    awardRuleId: byCode.get(usualRuleCodes.award) ?? null,
    attendRuleId: byCode.get(usualRuleCodes.attend) ?? null,
    speakRuleId: byCode.get(usualRuleCodes.speak) ?? null,
  });
}

/** Sets a village's numbers. Answers them. Throws NOT_FOUND (village, a rule), FORBIDDEN, RULE_NOT_EFFECTIVE, BAD_INPUT (a rule only the system files). */
export async function revisePraiseSettings(
  tx: Tx,
  actor: Actor,
  input: PraiseSettingsInput,
): Promise<PraiseSettings> {
  const intent = intentOf('revisePraiseSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PraiseSettings, { villageId: earlier }));

  const { villageId, noticeDays, mostChosen, mostNominations, awardPoints } = input;
  demand(can.arrange(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  for (const field of ['awardRuleId', 'attendRuleId', 'speakRuleId'] as const) {
    const ruleId = input[field];
    if (!ruleId) continue;
    const version = await scoringVersion(tx, villageId, ruleId, dayOf(tx.at));
    demand(!version.bodies.includes(AUTO), ErrorCode.BAD_INPUT, field);
  }
  const numbers = { noticeDays, mostChosen, mostNominations, awardPoints };
  await tx.manager.upsert(
    PraiseSettings,
    {
      villageId,
      ...numbers,
      awardRuleId: input.awardRuleId ?? null,
      attendRuleId: input.attendRuleId ?? null,
      speakRuleId: input.speakRuleId ?? null,
      setBy: actor.residentId,
      setAt: tx.at,
    },
    ['villageId'],
  );
  await keep(tx, intent, [
    { subjectKind: 'PRAISE_SETTINGS', subjectId: villageId, move: 'REVISE', villageId, detail: numbers },
  ]);
  return found(await tx.one(PraiseSettings, { villageId }));
}
