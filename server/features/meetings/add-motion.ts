// What is put to the vote stands on the list before anybody votes: its words, its majority, whether it is secret, and whom it is about.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { meetingToMove } from './hold-meeting';
import type { AddMotionInput } from './inputs';
import { MeetingMove } from './meeting.entity';
import { Answer, Majority, Motion, MotionState } from './motion.entity';
import { MOST_MOTIONS } from './rules';

type MotionCall = AddMotionInput & {
  /** What each choice stands for in another room. */
  subjectIds?: readonly string[];
};

const yesOrNo = [Answer.YES, Answer.NO, Answer.ABSTAIN] as const;

/**
 * Adds a motion to a meeting that is called or open. Throws NOT_FOUND (also somebody concerned who is not of the village),
 * FORBIDDEN, ILLEGAL_MOVE, TOO_MANY, TOO_LONG, BAD_INPUT (`choices`: one alone; `majority`: most votes need choices, yes or
 * no does not go by most votes), OUT_OF_RANGE (`most`: several only in secret, and fewer than there are choices).
 */
export async function addMotion(tx: Tx, actor: Actor, input: MotionCall): Promise<Motion> {
  const { requestId, meetingId, text, secret, majority, choices, most, concernedIds } = input;
  const { subjectIds } = input;
  const intent = intentOf('addMotion', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Motion, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, meetingId, MeetingMove.ADD_MOTION);
  demand(choices.length !== 1, ErrorCode.BAD_INPUT, 'choices');
  for (const [place, choice] of choices.entries()) {
    demand(choice.trim().length <= 80, ErrorCode.TOO_LONG, `choices.${place}`);
  }
  demand((majority === Majority.MOST) === choices.length > 0, ErrorCode.BAD_INPUT, 'majority');
  demand(most === 1 || (secret && most < choices.length), ErrorCode.OUT_OF_RANGE, 'most');
  const known = await tx.rows(
    'select 1 as known from resident where id = any($1::uuid[]) and village_id = $2',
    [concernedIds, meeting.villageId],
  );
  demand(known.length === concernedIds.length, ErrorCode.NOT_FOUND, 'concernedIds');
  const next = await tx.row<{ place: number }>(
    'select coalesce(max(place), 0) + 1 as place from motion where meeting_id = $1',
    [meeting.id],
  );
  const { place } = found(next);
  demand(place <= MOST_MOTIONS, ErrorCode.TOO_MANY);
  await tx.manager.insert(Motion, {
    id: requestId.toLowerCase(),
    meetingId: meeting.id,
    villageId: meeting.villageId,
    place,
    text: trimmed(text),
    majority,
    secret,
    most,
    state: MotionState.PROPOSED,
    proposedBy: actor.residentId,
    proposedAt: tx.at,
  });
  const options =
    choices.length === 0
      ? yesOrNo.map((answer) => ({ answer, label: '', subjectId: null }))
      : choices.map((label, index) => ({
          answer: Answer.CHOICE,
          label: trimmed(label),
          subjectId: subjectIds?.[index] ?? null,
        }));
  await tx.rows(
    `insert into motion_option (motion_id, place, answer, label, subject_id)
     select $1, x.place, x.option->>'answer', x.option->>'label', (x.option->>'subjectId')::uuid
     from jsonb_array_elements($2::jsonb) with ordinality x (option, place)`,
    [intent.requestId, JSON.stringify(options)],
  );
  await tx.rows('insert into motion_concern (motion_id, resident_id) select $1, unnest($2::uuid[])', [
    intent.requestId,
    concernedIds,
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'MOTION',
      subjectId: intent.requestId,
      villageId: meeting.villageId,
      move: 'PROPOSE',
      detail: { meetingId: meeting.id, majority, secret },
    },
  ]);
  return found(await tx.one(Motion, { id: intent.requestId }));
}
