// The village's office says how many days before a meeting its members are told.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import type { MeetingSettingsInput } from './inputs';
import { MeetingSettings, noticeDaysOf } from './meeting-settings.entity';
import { can } from './policy';

/** Sets a village's days of notice. Throws NOT_FOUND, FORBIDDEN. */
export async function setMeetingTerms(
  tx: Tx,
  actor: Actor,
  input: MeetingSettingsInput,
): Promise<MeetingSettings> {
  const { requestId: _, villageId, noticeDays } = input;
  const intent = intentOf('setMeetingTerms', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(MeetingSettings, { villageId: earlier }));

  const path = await areaPath(tx, villageId);
  demand(can.settle(actor, path), ErrorCode.FORBIDDEN);
  demand(path.at(-1) === villageId, ErrorCode.NOT_FOUND, 'villageId');
  const before = await noticeDaysOf(tx, villageId);
  await tx.rows(
    `insert into meeting_settings (village_id, notice_days, set_by, set_at) values ($1, $2, $3, $4)
     on conflict (village_id) do update set notice_days = excluded.notice_days, set_by = excluded.set_by, set_at = excluded.set_at`,
    [villageId, noticeDays, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING_SETTINGS',
      subjectId: villageId,
      villageId,
      move: 'SET',
      detail: { noticeDays: { before, after: noticeDays } },
    },
  ]);
  return found(await tx.one(MeetingSettings, { villageId }));
}
