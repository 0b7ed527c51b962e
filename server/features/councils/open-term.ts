import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { CouncilTerm } from './council-term.entity';
import { lockManaged } from './lock-council';
import { demandTerm } from './rules';
import type { OpenTermInput } from './seat-inputs';

/**
 * A new term follows the last one without a gap in the rights: whoever sits goes on until the new seats are filled. It
 * begins at most a month ago and at most a year ahead; where it begins early, the term before ends the day before.
 * Answers the term. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`startsOn`, `termEndsOn`).
 */
export async function openTerm(tx: Tx, actor: Actor, input: OpenTermInput): Promise<CouncilTerm> {
  const intent = intentOf('openTerm', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilTerm, { id: earlier }));

  const { council, kind, term: last } = await lockManaged(tx, actor, input.councilId);
  const today = dayOf(tx.at);
  const inRange =
    input.startsOn > addDays(last.startsOn, 1) &&
    input.startsOn >= addDays(today, -31) &&
    input.startsOn <= addDays(today, 366);
  demand(inRange, ErrorCode.OUT_OF_RANGE, 'startsOn');
  demandTerm(input.startsOn, input.endsOn, kind.termYears);
  if (last.endsOn >= input.startsOn) {
    await tx.manager.update(CouncilTerm, { id: last.id }, { endsOn: addDays(input.startsOn, -1) });
  }
  await tx.manager.insert(CouncilTerm, {
    id: intent.requestId,
    councilId: council.id,
    no: last.no + 1,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    openedBy: actor.residentId,
    openedAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_TERM',
      subjectId: intent.requestId,
      villageId: council.areaId,
      move: 'OPEN',
      detail: { council: council.id, no: last.no + 1, startsOn: input.startsOn, endsOn: input.endsOn },
    },
  ]);
  return found(await tx.one(CouncilTerm, { id: intent.requestId }));
}
