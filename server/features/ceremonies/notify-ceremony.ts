// A household gives notice in good time, by itself or through somebody who writes down what it said.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, type Intent, replayOf } from '#server/core/history';
import { isAdult } from '#server/features/people/consent/guardian';
import { MessageKind } from '#server/features/messages/message.entity';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Household, HouseholdState } from '#server/features/people/household.entity';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Ceremony, CeremonyState } from './ceremony.entity';
import type { CeremonyKind, NoticeWay } from './ceremony.entity';
import type { CeremonyStandard } from './ceremony-standard.entity';
import { ceremonyCouncil } from './council-of';
import type { NotifyCeremonyInput, TakeCeremonyInput } from './inputs';
import { can } from './policy';
import { reserveAll } from './reserve-gear';
import { DAYS_AHEAD, daysOf, earliestDay, HEARD_WITHIN_DAYS, MOST_OPEN, noticeDaysOf } from './rules';
import { standardOn } from './settings';
import { tellCouncil, tellFamily } from './tell';

/**
 * Gives notice for the own household. Throws FORBIDDEN (without a household, not grown up), NOTICE_TOO_LATE (`about.days`,
 * `about.earliest`), OUT_OF_RANGE, TOO_MANY, GEAR_NOT_FREE (`gear.N`), NOT_FOUND (no council, no such gear).
 */
export async function notifyCeremony(tx: Tx, actor: Actor, input: NotifyCeremonyInput): Promise<Ceremony> {
  const intent = intentOf('notifyCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  demand(actor.householdId && can.notify(actor, actor.householdId), ErrorCode.FORBIDDEN);
  const household = await homeOf(tx, actor.householdId);
  const person = found(await tx.one(Resident, { id: actor.residentId }));
  demand(isAdult(person.birthYear, dayOf(tx.at)), ErrorCode.FORBIDDEN);
  const councilId = await ceremonyCouncil(tx, household.villageId);
  return write(tx, actor, intent, { household, councilId, hostId: person.id }, input, null);
}

/**
 * Writes down a notice that came by phone, on paper or in person: its day counts. Throws as `notifyCeremony`, and NOT_FOUND
 * (`householdId`, `hostId`), FORBIDDEN, IN_THE_FUTURE and OUT_OF_RANGE (`heardAt`).
 */
export async function takeCeremony(tx: Tx, actor: Actor, input: TakeCeremonyInput): Promise<Ceremony> {
  const intent = intentOf('takeCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const household = await homeOf(tx, input.householdId);
  const councilId = await ceremonyCouncil(tx, household.villageId);
  demand(
    can.take(actor, councilId, await areaPath(tx, household.areaId)),
    ErrorCode.FORBIDDEN,
    'householdId',
  );
  const hostId = input.hostId ?? household.headId;
  demand(hostId, ErrorCode.BAD_INPUT, 'hostId');
  const host = await tx.one(Resident, { id: hostId });
  const lives = host?.householdId === household.id && host.state === ResidentState.ACTIVE;
  demand(lives, ErrorCode.NOT_FOUND, 'hostId');
  const heardAt = input.heardAt ?? tx.at;
  demand(heardAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'heardAt');
  const oldest = tx.at.getTime() - HEARD_WITHIN_DAYS * 86_400_000;
  demand(heardAt.getTime() >= oldest, ErrorCode.OUT_OF_RANGE, 'heardAt');
  return write(tx, actor, intent, { household, councilId, hostId }, input, {
    by: input.heardBy,
    at: heardAt,
  });
}

async function homeOf(tx: Tx, householdId: string): Promise<Household> {
  const household = found(
    await tx.manager.findOne(Household, { where: { id: householdId }, lock: { mode: 'pessimistic_write' } }),
    'householdId',
  );
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'householdId');
  return household;
}

/** Days that make sense, told in time by the standard; OUT_OF_RANGE, NOTICE_TOO_LATE. */
export function demandDays(
  { kind, beginsOn, endsOn }: { kind: CeremonyKind; beginsOn: string; endsOn: string },
  standard: CeremonyStandard,
  toldOn: string,
): void {
  demand(beginsOn <= addDays(toldOn, DAYS_AHEAD), ErrorCode.OUT_OF_RANGE, 'beginsOn');
  demand(endsOn >= beginsOn && daysOf({ beginsOn, endsOn }) <= 7, ErrorCode.OUT_OF_RANGE, 'endsOn');
  const earliest = earliestDay(kind, standard, toldOn);
  if (beginsOn < earliest) {
    const days = String(noticeDaysOf(kind, standard));
    throw new DomainError(ErrorCode.NOTICE_TOO_LATE, 'beginsOn', { days, earliest });
  }
}

interface Home {
  household: Household;
  councilId: string;
  hostId: string;
}

async function write(
  tx: Tx,
  actor: Actor,
  intent: Intent,
  { household, councilId, hostId }: Home,
  input: NotifyCeremonyInput,
  heard: { by: NoticeWay; at: Date } | null,
): Promise<Ceremony> {
  const standard = await standardOn(tx, household.villageId, dayOf(tx.at));
  demandDays(input, standard, dayOf(heard?.at ?? tx.at));
  const open = await tx.rows(
    `select 1 from ceremony where household_id = $1 and state in ('NOTIFIED', 'AGREED') limit $2`,
    [household.id, MOST_OPEN],
  );
  demand(open.length < MOST_OPEN, ErrorCode.TOO_MANY);
  const { kind, beginsOn, endsOn, tables } = input;
  await tx.manager.insert(Ceremony, {
    id: intent.requestId,
    villageId: household.villageId,
    councilId,
    kind,
    householdId: household.id,
    hostId,
    beginsOn,
    endsOn,
    place: trimmed(input.place),
    tables,
    tableCost: input.tableCost ?? null,
    words: trimmed(input.words),
    filedBy: actor.residentId,
    filedAt: tx.at,
    heardBy: heard?.by ?? null,
    heardAt: heard?.at ?? null,
    standardId: standard.id,
    state: CeremonyState.NOTIFIED,
    thanks: '',
  });
  const ceremony = found(await tx.one(Ceremony, { id: intent.requestId }));
  await reserveAll(tx, actor.residentId, input.gear, {
    councilId,
    householdId: household.id,
    eventId: ceremony.id,
    fromOn: addDays(beginsOn, -standard.gearDays),
    untilOn: addDays(endsOn, standard.gearDays),
    purpose: '',
  });
  await tellCouncil(tx, ceremony, MessageKind.CEREMONY_NEW, 'new', actor.residentId);
  if (heard) await tellFamily(tx, ceremony, MessageKind.CEREMONY_TAKEN, 'taken');
  await keep(tx, intent, [
    {
      subjectKind: 'CEREMONY',
      subjectId: ceremony.id,
      move: heard ? 'TAKE' : 'NOTIFY',
      villageId: ceremony.villageId,
      detail: { kind, beginsOn, tables, ...(heard ? { heardBy: heard.by } : {}) },
    },
  ]);
  return ceremony;
}
