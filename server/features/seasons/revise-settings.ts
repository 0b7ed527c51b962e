// How long points live is set by the village; a change never shortens the life of points already granted.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { promiseKept } from './calendar';
import type { SeasonSettingsInput } from './inputs';
import { can } from './policy';
import { holdSeasons, termsOfVillage } from './queries';
import { SeasonSettings } from './season-settings.entity';

/** Sets a village's season settings anew; earlier versions are kept. Throws NOT_FOUND, FORBIDDEN. */
export async function reviseSettings(
  tx: Tx,
  actor: Actor,
  input: SeasonSettingsInput,
): Promise<SeasonSettings> {
  const intent = intentOf('reviseSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonSettings, { id: intent.requestId }));

  const { villageId, expiry, beginMonth, undoDays } = input;
  demand(can.revise(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  await holdSeasons(tx, villageId);
  const before = await termsOfVillage(tx, villageId);
  const settings = {
    expiry,
    beginMonth,
    noticeDays: input.noticeDays.toSorted((a, b) => b - a),
    undoDays,
    noExpiryBefore: (await hasPoints(tx, villageId))
      ? promiseKept(dayOf(tx.at), before, { expiry, beginMonth })
      : before.noExpiryBefore,
  };
  await tx.manager.insert(SeasonSettings, {
    id: intent.requestId,
    villageId,
    version: before.version + 1,
    ...settings,
    fromAt: tx.at,
    setBy: actor.residentId,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_SETTINGS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: changed<object>(
        { ...before, noticeDays: before.noticeDays.join(' ') },
        { ...settings, noticeDays: settings.noticeDays.join(' ') },
      ),
    },
  ]);
  return found(await tx.one(SeasonSettings, { id: intent.requestId }));
}

/** Has anybody been promised anything? A village that holds no point yet sets its calendar freely. */
async function hasPoints(tx: Tx, villageId: string): Promise<boolean> {
  const row = await tx.row(
    `select 1 from account where book_id = $1 and asset = 'POINTS' and kind = 'OWNER' and balance > 0 limit 1`,
    [villageId],
  );
  return row !== null;
}
