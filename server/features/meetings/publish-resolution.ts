// What a council resolved is told to everybody once, in words in which nobody concerned stands by name.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { maskName } from '#server/features/people/mask';
import { trimmed } from '#server/features/people/plain-text';
import { motionToMove } from './hold-meeting';
import type { PublishResolutionInput } from './inputs';
import { MeetingState } from './meeting.entity';
import { MotionMove, MotionOutcome } from './motion.entity';
import { Resolution } from './resolution.entity';

/**
 * Publishes what was adopted or chosen in a closed meeting, with a number of its council and year. Throws NOT_FOUND,
 * FORBIDDEN, RECUSED, ILLEGAL_MOVE, CONFLICT (published already), BAD_INPUT (`words`: empty).
 */
export async function publishResolution(
  tx: Tx,
  actor: Actor,
  input: PublishResolutionInput,
): Promise<Resolution> {
  const intent = intentOf('publishResolution', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resolution, { id: earlier }));

  const { motion, meeting } = await motionToMove(tx, actor, input.motionId, MotionMove.PUBLISH);
  const holds = motion.outcome === MotionOutcome.ADOPTED || motion.outcome === MotionOutcome.CHOSEN;
  demand(holds && meeting.state === MeetingState.CLOSED, ErrorCode.ILLEGAL_MOVE);
  demand(!(await tx.one(Resolution, { motionId: motion.id })), ErrorCode.CONFLICT);
  demand(trimmed(input.words) !== '', ErrorCode.BAD_INPUT, 'words');
  // Numbers follow each other without a gap: whoever publishes waits here for the one before.
  await tx.rows('select 1 as held from council where id = $1 for update', [meeting.councilId]);
  const year = Number(dayOf(found(motion.closedAt)).slice(0, 4));
  const next = await tx.row<{ no: number }>(
    'select coalesce(max(no), 0) + 1 as no from resolution where council_id = $1 and year = $2',
    [meeting.councilId, year],
  );
  const concerned = await tx.rows<{ name: string }>(
    `select r.name from motion_concern c join resident r on r.id = c.resident_id where c.motion_id = $1
     order by length(r.name) desc`,
    [motion.id],
  );
  const told = (words: string): string =>
    concerned.reduce((text, { name }) => text.replaceAll(name, maskName(name)), trimmed(words));
  const resolution = Object.assign(new Resolution(), {
    id: intent.requestId,
    councilId: meeting.councilId,
    villageId: meeting.villageId,
    motionId: motion.id,
    year,
    no: found(next).no,
    title: told(input.title),
    words: told(input.words),
    resolvedOn: dayOf(found(motion.closedAt)),
    publishedBy: actor.residentId,
    publishedAt: tx.at,
  });
  await tx.manager.insert(Resolution, resolution);
  await keep(tx, intent, [
    {
      subjectKind: 'RESOLUTION',
      subjectId: resolution.id,
      villageId: meeting.villageId,
      move: 'PUBLISH_RESOLUTION',
      detail: { year, no: resolution.no, motionId: motion.id },
    },
  ]);
  return resolution;
}
