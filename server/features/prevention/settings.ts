// How often a pledge is looked at again, and when printed matter is short, is set by the village.
import { addDays, dayOf, periodStart } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { associationOf } from './association';
import type { PreventionMonthInput, PreventionSettingsInput } from './inputs';
import { PreventionSettings, usualSettings } from './pledge.entity';
import { can } from './policy';

/** A village's numbers; the usual ones where it has set none. */
export async function preventionSettingsOf(reader: Reader, villageId: string): Promise<PreventionSettings> {
  const row = await reader.one(PreventionSettings, { villageId });
  return row ?? Object.assign(new PreventionSettings(), { villageId, ...usualSettings, setAt: null });
}

/** Sets a village's numbers anew. Throws NOT_FOUND, FORBIDDEN. */
export async function revisePreventionSettings(
  tx: Tx,
  actor: Actor,
  input: PreventionSettingsInput,
): Promise<PreventionSettings> {
  const intent = intentOf('revisePreventionSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionSettings, { villageId: earlier }));

  const { requestId: _, ...figures } = input;
  const { councilId, path } = await associationOf(tx, input.villageId);
  demand(can.settle(actor, councilId, path), ErrorCode.FORBIDDEN, 'villageId');
  await tx.manager.upsert(PreventionSettings, { ...figures, setBy: actor.residentId, setAt: tx.at }, [
    'villageId',
  ]);
  const { villageId, ...detail } = figures;
  await keep(tx, intent, [
    { subjectKind: 'PREVENTION_SETTINGS', subjectId: villageId, move: 'REVISE', villageId, detail },
  ]);
  return found(await tx.one(PreventionSettings, { villageId }));
}

/** Keeps the figures of a month that was kept on paper. Answers the village. Throws NOT_FOUND, FORBIDDEN, IN_THE_FUTURE, OUT_OF_RANGE. */
export async function reportPreventionMonth(
  tx: Tx,
  actor: Actor,
  input: PreventionMonthInput,
): Promise<string> {
  const intent = intentOf('reportPreventionMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return earlier;

  const { councilId, path, villageId } = await associationOf(tx, input.villageId);
  demand(can.settle(actor, councilId, path), ErrorCode.FORBIDDEN, 'villageId');
  const { activities, audience, handedOut, pledges } = input;
  const month = periodStart('MONTH', input.month);
  demand(month <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'month');
  demand(month >= addDays(dayOf(tx.at), -760), ErrorCode.OUT_OF_RANGE, 'month');
  await tx.rows(
    `insert into prevention_month (village_id, month, activities, audience, handed_out, pledges, reported_by, reported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (village_id, month) do update set activities = excluded.activities, audience = excluded.audience,
       handed_out = excluded.handed_out, pledges = excluded.pledges, reported_by = excluded.reported_by,
       reported_at = excluded.reported_at`,
    [villageId, month, activities, audience, handedOut, pledges, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION_MONTH',
      subjectId: villageId,
      move: 'REPORT',
      villageId,
      detail: { month, activities, audience },
    },
  ]);
  return villageId;
}
