// Whoever knows the address reads the calendar; so the person can have a new one at any time, and the old one ends.
import { randomBytes } from 'node:crypto';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { CalendarFeed } from './calendar-feed.entity';
import type { RenewFeedInput } from './series-inputs';

const TOKEN_BYTES = 32;

/** Gives the viewer a private calendar address, the first or a new one. Answers it. */
export async function renewFeed(tx: Tx, actor: Actor, input: RenewFeedInput): Promise<CalendarFeed> {
  const intent = intentOf('renewFeed', actor.residentId, input);
  const { residentId } = actor;
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CalendarFeed, { residentId: earlier }));

  await tx.manager.upsert(
    CalendarFeed,
    { residentId, token: randomBytes(TOKEN_BYTES).toString('base64url'), renewedAt: tx.at },
    ['residentId'],
  );
  await keep(tx, intent, [
    { subjectKind: 'CALENDAR_FEED', subjectId: residentId, move: 'RENEW', villageId: actor.villageId },
  ]);
  return found(await tx.one(CalendarFeed, { residentId }));
}
