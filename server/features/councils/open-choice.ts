import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { ChoiceState, CouncilChoice } from './council-choice.entity';
import { lockChoice, lockManaged } from './lock-council';
import type { CancelChoiceInput, OpenChoiceInput } from './seat-inputs';

const LONGEST_DAYS = 60;

/**
 * Seats are filled by one election or appointment at a time, for the council's latest term; names may be put forward
 * until a day at most two months ahead. Answers it. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`nominateUntil`),
 * CONFLICT (one is open).
 */
export async function openChoice(tx: Tx, actor: Actor, input: OpenChoiceInput): Promise<CouncilChoice> {
  const intent = intentOf('openChoice', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilChoice, { id: earlier }));

  const { council, term } = await lockManaged(tx, actor, input.councilId);
  const today = dayOf(tx.at);
  const inRange = input.nominateUntil >= today && input.nominateUntil <= addDays(today, LONGEST_DAYS);
  demand(inRange, ErrorCode.OUT_OF_RANGE, 'nominateUntil');
  const open = await tx.one(CouncilChoice, { councilId: council.id, state: ChoiceState.OPEN });
  demand(!open, ErrorCode.CONFLICT, 'councilId');
  await tx.manager.insert(CouncilChoice, {
    id: intent.requestId,
    councilId: council.id,
    termId: term.id,
    way: input.way,
    nominateUntil: input.nominateUntil,
    openedBy: actor.residentId,
    openedAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_CHOICE',
      subjectId: intent.requestId,
      villageId: council.areaId,
      move: 'OPEN',
      detail: { council: council.id, way: input.way, term: term.no, until: input.nominateUntil },
    },
  ]);
  return found(await tx.one(CouncilChoice, { id: intent.requestId }));
}

/** Gives up an open election or appointment, with a reason. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelChoice(tx: Tx, actor: Actor, input: CancelChoiceInput): Promise<CouncilChoice> {
  const intent = intentOf('cancelChoice', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilChoice, { id: earlier }));

  const known = found(await tx.one(CouncilChoice, { id: input.choiceId }), 'choiceId');
  const locked = await lockManaged(tx, actor, known.councilId);
  const { choice } = await lockChoice(tx, input.choiceId);
  await tx.manager.update(
    CouncilChoice,
    { id: choice.id },
    { state: ChoiceState.CANCELLED, closedBy: actor.residentId, closedAt: tx.at },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_CHOICE',
      subjectId: choice.id,
      villageId: locked.council.areaId,
      move: 'CANCEL',
      detail: { reason: input.reason.trim() },
    },
  ]);
  return found(await tx.one(CouncilChoice, { id: choice.id }));
}
