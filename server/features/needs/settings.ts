// How long a need may wait, and by which rules help is credited, is set by the village.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { scoringVersion, villagePath } from '#server/features/scoring/queries';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { AUTO } from '#server/features/scoring/rules';
import type { NeedSettingsInput } from './inputs';
import { DEFAULT_ANSWER_HOURS, NeedSettings } from './need-settings.entity';
import { can } from './policy';

/** A village's numbers; the defaults where it has set none. */
export async function needSettingsOf(reader: Reader, villageId: string): Promise<NeedSettings> {
  const row = await reader.one(NeedSettings, { villageId });
  return row ?? Object.assign(new NeedSettings(), { villageId, answerHours: DEFAULT_ANSWER_HOURS });
}

/**
 * Sets a village's numbers anew. Throws NOT_FOUND (village; `rules.N.ruleId`), FORBIDDEN, RULE_NOT_EFFECTIVE, BAD_INPUT
 * (`rules.N.ruleId`: a rule that needs a figure of its own, or that only the system files).
 */
export async function reviseNeedSettings(
  tx: Tx,
  actor: Actor,
  input: NeedSettingsInput,
): Promise<NeedSettings> {
  const intent = intentOf('reviseNeedSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(NeedSettings, { villageId: earlier }));

  const { villageId, answerHours, rules } = input;
  demand(can.settle(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  for (const [place, { ruleId }] of rules.entries()) {
    if (!ruleId) continue;
    const version = await scoringVersion(tx, villageId, ruleId, dayOf(tx.at));
    const fits = version.basis === RuleBasis.PER_HOUR || version.basis === RuleBasis.FLAT;
    demand(fits && !version.bodies.includes(AUTO), ErrorCode.BAD_INPUT, `rules.${place}.ruleId`);
  }
  await tx.manager.upsert(NeedSettings, { villageId, answerHours, setBy: actor.residentId, setAt: tx.at }, [
    'villageId',
  ]);
  await tx.rows('delete from need_rule where village_id = $1', [villageId]);
  await tx.rows(
    `insert into need_rule (village_id, kind, rule_id)
     select $1, kind, rule_id from unnest($2::text[], $3::uuid[]) x (kind, rule_id)`,
    [villageId, rules.map(({ kind }) => kind), rules.map(({ ruleId }) => ruleId ?? null)],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'NEED_SETTINGS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: { answerHours, rules: rules.length },
    },
  ]);
  return found(await tx.one(NeedSettings, { villageId }));
}
