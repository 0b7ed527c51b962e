// Between notice and day a family may alter its plan or take it back; the council goes through it with them and agrees.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { ErrorCode, demand, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Ceremony, CeremonyMove, CeremonyState } from './ceremony.entity';
import { holdForMove } from './facts';
import type { AmendCeremonyInput, CeremonyMoveInput, CheckCeremonyInput } from './inputs';
import { demandDays } from './notify-ceremony';
import { releaseReserved, reserveAll } from './reserve-gear';
import { standardOf } from './settings';
import { tellCouncil, tellFamily } from './tell';

const line = (ceremony: Ceremony, move: string, detail: Record<string, unknown> = {}) => ({
  subjectKind: 'CEREMONY',
  subjectId: ceremony.id,
  move,
  villageId: ceremony.villageId,
  detail,
});

/**
 * Alters the plan; what was agreed has to be agreed anew, and the gear is promised anew. A new first day is told in time
 * like a new notice. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, OUT_OF_RANGE, NOTICE_TOO_LATE, GEAR_NOT_FREE.
 */
export async function amendCeremony(tx: Tx, actor: Actor, input: AmendCeremonyInput): Promise<Ceremony> {
  const intent = intentOf('amendCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const { ceremony } = await holdForMove(tx, actor, input.ceremonyId, CeremonyMove.AMEND);
  const standard = await standardOf(tx, ceremony);
  const { beginsOn, endsOn, tables } = input;
  const isNewDay = beginsOn !== ceremony.beginsOn;
  const toldOn = isNewDay ? dayOf(tx.at) : dayOf(ceremony.heardAt ?? ceremony.filedAt);
  demandDays({ kind: ceremony.kind, beginsOn, endsOn }, standard, toldOn);
  await tx.manager.update(
    Ceremony,
    { id: ceremony.id },
    {
      beginsOn,
      endsOn,
      place: trimmed(input.place),
      tables,
      tableCost: input.tableCost ?? null,
      words: trimmed(input.words),
      state: CeremonyState.NOTIFIED,
      agreedBy: null,
      agreedAt: null,
    },
  );
  await releaseReserved(tx, ceremony.id);
  await reserveAll(tx, actor.residentId, input.gear, {
    councilId: ceremony.councilId,
    householdId: ceremony.householdId,
    eventId: ceremony.id,
    fromOn: addDays(beginsOn, -standard.gearDays),
    untilOn: addDays(endsOn, standard.gearDays),
    purpose: '',
  });
  const amended = found(await tx.one(Ceremony, { id: ceremony.id }));
  await tellCouncil(tx, amended, MessageKind.CEREMONY_CHANGED, intent.requestId, actor.residentId);
  await keep(tx, intent, [line(ceremony, 'AMEND', { beginsOn, tables })]);
  return amended;
}

/** Ticks an item of the list off, or takes the tick back. Throws NOT_FOUND, FORBIDDEN, RECUSED, ILLEGAL_MOVE. */
export async function checkCeremony(tx: Tx, actor: Actor, input: CheckCeremonyInput): Promise<Ceremony> {
  const intent = intentOf('checkCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const { ceremony } = await holdForMove(tx, actor, input.ceremonyId, CeremonyMove.CHECK);
  const { item, done } = input;
  if (done) {
    await tx.rows(
      `insert into ceremony_check (ceremony_id, item, done_by, done_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [ceremony.id, item, actor.residentId, tx.at],
    );
  } else {
    await tx.rows('delete from ceremony_check where ceremony_id = $1 and item = $2', [ceremony.id, item]);
  }
  await keep(tx, intent, [line(ceremony, 'CHECK_ITEM', { item, done })]);
  return ceremony;
}

/** Items without which nothing is agreed: the family has heard the standard and the limit of gifts. */
export const needed: readonly string[] = ['STANDARD_TOLD', 'GIFTS_TOLD'];

/** Agrees the plan. Throws NOT_FOUND, FORBIDDEN, RECUSED, ILLEGAL_MOVE, CHECKLIST_OPEN (the standard was not told yet). */
export async function agreeCeremony(tx: Tx, actor: Actor, input: CeremonyMoveInput): Promise<Ceremony> {
  const intent = intentOf('agreeCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const { ceremony } = await holdForMove(tx, actor, input.ceremonyId, CeremonyMove.AGREE);
  const told = await tx.rows(
    'select 1 from ceremony_check where ceremony_id = $1 and item = any($2::text[])',
    [ceremony.id, needed],
  );
  demand(told.length === needed.length, ErrorCode.CHECKLIST_OPEN);
  await tx.manager.update(
    Ceremony,
    { id: ceremony.id },
    { state: CeremonyState.AGREED, agreedBy: actor.residentId, agreedAt: tx.at },
  );
  const agreed = found(await tx.one(Ceremony, { id: ceremony.id }));
  await tellFamily(tx, agreed, MessageKind.CEREMONY_AGREED, intent.requestId);
  await keep(tx, intent, [line(ceremony, 'AGREE', { tables: ceremony.tables })]);
  return agreed;
}

/** Takes a notice back; what was promised of the gear is free again. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function withdrawCeremony(tx: Tx, actor: Actor, input: CeremonyMoveInput): Promise<Ceremony> {
  const intent = intentOf('withdrawCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const { ceremony } = await holdForMove(tx, actor, input.ceremonyId, CeremonyMove.WITHDRAW);
  await releaseReserved(tx, ceremony.id);
  await tx.manager.update(
    Ceremony,
    { id: ceremony.id },
    { state: CeremonyState.WITHDRAWN, endedBy: actor.residentId, endedAt: tx.at },
  );
  await tellCouncil(tx, ceremony, MessageKind.CEREMONY_WITHDRAWN, 'withdrawn', actor.residentId);
  await keep(tx, intent, [line(ceremony, 'WITHDRAW')]);
  return found(await tx.one(Ceremony, { id: ceremony.id }));
}
