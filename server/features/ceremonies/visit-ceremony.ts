// On the day members of the council come by, look at what was agreed, and write down what they saw; never who gave what.
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { seatedOn } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Ceremony, CeremonyMove, CeremonyState } from './ceremony.entity';
import { CeremonyVisit } from './ceremony-visit.entity';
import { holdForMove } from './facts';
import type { VisitCeremonyInput } from './inputs';
import { daysOf, isToStandard } from './rules';
import { standardOf } from './settings';

/**
 * Throws NOT_FOUND (`companionId`: nobody of the council), FORBIDDEN, RECUSED (also for the companion), ILLEGAL_MOVE,
 * IN_THE_FUTURE and OUT_OF_RANGE (`visitedAt`: not on a day of the event).
 */
export async function visitCeremony(tx: Tx, actor: Actor, input: VisitCeremonyInput): Promise<Ceremony> {
  const intent = intentOf('visitCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const { ceremony } = await holdForMove(tx, actor, input.ceremonyId, CeremonyMove.VISIT);
  const { visitedAt, companionId, tables, costKept, cigarettesKept, spiritsKept, hiredShow } = input;
  demand(visitedAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'visitedAt');
  const isOnTheDay =
    visitedAt >= startOfDay(ceremony.beginsOn) && visitedAt < startOfDay(addDays(ceremony.endsOn, 1));
  demand(isOnTheDay, ErrorCode.OUT_OF_RANGE, 'visitedAt');
  const onDay = dayOf(visitedAt);
  if (companionId) {
    const seats = await seatedOn(tx, ceremony.councilId, onDay);
    const sits = seats.some(({ residentId }) => residentId === companionId);
    demand(sits && companionId !== actor.residentId, ErrorCode.NOT_FOUND, 'companionId');
  }
  const seen = { tables, costKept, cigarettesKept, spiritsKept, hiredShow };
  const toStandard = isToStandard(seen, daysOf(ceremony), await standardOf(tx, ceremony));
  await tx.manager.insert(CeremonyVisit, {
    ceremonyId: ceremony.id,
    visitorId: actor.residentId,
    companionId: companionId ?? null,
    visitedAt,
    ...seen,
    toStandard,
    words: trimmed(input.words),
    writtenAt: tx.at,
  });
  await tx.manager.update(Ceremony, { id: ceremony.id }, { state: CeremonyState.VISITED });
  await logDuties(
    tx,
    actor.residentId,
    [actor.residentId, companionId].flatMap((residentId) =>
      residentId
        ? {
            councilId: ceremony.councilId,
            residentId,
            kind: DutyKind.VISIT,
            onDay,
            sourceKind: 'CEREMONY_VISIT',
            sourceId: ceremony.id,
          }
        : [],
    ),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'CEREMONY',
      subjectId: ceremony.id,
      move: 'VISIT',
      villageId: ceremony.villageId,
      detail: { tables, toStandard },
    },
  ]);
  return found(await tx.one(Ceremony, { id: ceremony.id }));
}
