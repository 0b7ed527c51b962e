import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { recuses, seatedOn } from '#server/features/councils/seats';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { CouncilDuty, DutyKind, DutyState } from './duty.entity';
import type { DecideDutyInput, FileDutyInput } from './inputs';
import { can } from './policy';
import { knownCouncil } from './queries';
import { LATEST_DAYS } from './rules';

/**
 * A duty that no meeting, visit or notice has logged is written down by hand: by the chair or the office it counts at
 * once, by the member or somebody of the household or kin it waits for somebody else's yes. Meetings are not: their roll
 * logs them. Answers the duty. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT (`kind`, or `residentId` who did not sit that day),
 * IN_THE_FUTURE, OUT_OF_RANGE, CONFLICT (`onDay`: the same kind of duty of that day is written down, or a record is it).
 */
export async function fileDuty(tx: Tx, actor: Actor, input: FileDutyInput): Promise<CouncilDuty> {
  const intent = intentOf('fileDuty', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilDuty, { id: earlier }));

  const council = await knownCouncil(tx, input.councilId);
  demand(can.file(actor, council.id, council.path, input.residentId), ErrorCode.FORBIDDEN);
  demand(input.kind !== DutyKind.MEETING, ErrorCode.BAD_INPUT, 'kind');
  const today = dayOf(tx.at);
  demand(input.onDay <= today, ErrorCode.IN_THE_FUTURE, 'onDay');
  demand(input.onDay >= addDays(today, -LATEST_DAYS), ErrorCode.OUT_OF_RANGE, 'onDay');
  const sat = (await seatedOn(tx, council.id, input.onDay)).some(
    ({ residentId }) => residentId === input.residentId,
  );
  demand(sat, ErrorCode.BAD_INPUT, 'residentId');

  const known = await tx.row(
    `select 1 from council_duty where council_id = $1 and resident_id = $2 and kind = $3 and on_day = $4
       and source_kind in ('FILED', 'RECORD') and state in ('ASKED', 'DONE') limit 1`,
    [council.id, input.residentId, input.kind, input.onDay],
  );
  demand(!known, ErrorCode.CONFLICT, 'onDay');

  const waits = await recuses(tx, actor.residentId, [input.residentId]);
  await tx.manager.insert(CouncilDuty, {
    id: intent.requestId,
    councilId: council.id,
    residentId: input.residentId,
    kind: input.kind,
    onDay: input.onDay,
    minutes: input.minutes ?? null,
    sourceKind: 'FILED',
    sourceId: intent.requestId,
    what: trimmed(input.what),
    state: waits ? DutyState.ASKED : DutyState.DONE,
    at: tx.at,
    loggedBy: actor.residentId,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'DUTY',
      subjectId: intent.requestId,
      villageId: council.areaId,
      move: waits ? 'ASK' : 'FILE',
      detail: {
        council: council.id,
        resident: input.residentId,
        kind: input.kind,
        onDay: input.onDay,
        minutes: input.minutes ?? null,
      },
    },
  ]);
  return found(await tx.one(CouncilDuty, { id: intent.requestId }));
}

/**
 * Somebody else than the one who did it, and than the household and kin, says whether a member's own word counts; the
 * member is told. Answers the duty. Throws NOT_FOUND, FORBIDDEN, RECUSED, ILLEGAL_MOVE (decided already).
 */
export async function decideDuty(tx: Tx, actor: Actor, input: DecideDutyInput): Promise<CouncilDuty> {
  const intent = intentOf('decideDuty', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilDuty, { id: earlier }));

  const duty = found(
    await tx.manager.findOne(CouncilDuty, {
      where: { id: input.dutyId },
      lock: { mode: 'pessimistic_write' },
    }),
    'dutyId',
  );
  const council = await knownCouncil(tx, duty.councilId);
  demand(can.confirm(actor, council.id, council.path, duty.residentId), ErrorCode.FORBIDDEN);
  demand(!(await recuses(tx, actor.residentId, [duty.residentId])), ErrorCode.RECUSED, 'dutyId');
  demand(duty.state === DutyState.ASKED, ErrorCode.ILLEGAL_MOVE, 'dutyId');
  await tx.manager.update(
    CouncilDuty,
    { id: duty.id },
    {
      state: input.confirm ? DutyState.DONE : DutyState.REFUSED,
      decidedBy: actor.residentId,
      decidedAt: tx.at,
    },
  );
  await tell(tx, [
    {
      residentId: duty.residentId,
      kind: input.confirm ? MessageKind.COUNCIL_DUTY_CONFIRMED : MessageKind.COUNCIL_DUTY_REFUSED,
      params: { councilZh: council.nameZh, councilEn: council.nameEn, day: duty.onDay },
      link: '/councils',
      key: `council:duty:${duty.id}`,
    },
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'DUTY',
      subjectId: duty.id,
      villageId: council.areaId,
      move: input.confirm ? 'CONFIRM' : 'REFUSE',
      detail: { resident: duty.residentId },
    },
  ]);
  return found(await tx.one(CouncilDuty, { id: duty.id }));
}
