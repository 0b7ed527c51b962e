// A household asks for help by itself, or somebody of the village writes down what it said by phone, on paper or in person.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, type Intent, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Household, HouseholdState } from '#server/features/people/household.entity';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import type { ServiceKind } from '#server/features/teams/team.entity';
import type { AskForHelpInput, TakeNeedInput } from './inputs';
import { type HeardBy, Need, NeedState } from './need.entity';
import { can } from './policy';
import { DAYS_AHEAD, MOST_OPEN_NEEDS, serviceKindOf } from './rules';
import { tellOrganisers } from './tell-need';

/**
 * Asks for the own household. Throws FORBIDDEN (without a household), NOT_ACTIVE, NOT_FOUND (`forResidentId`),
 * OUT_OF_RANGE (`wantedFrom`, `wantedUntil`), TOO_MANY (requests that wait).
 */
export async function askForHelp(tx: Tx, actor: Actor, input: AskForHelpInput): Promise<Need> {
  const intent = intentOf('askForHelp', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  demand(actor.householdId && can.ask(actor, actor.householdId), ErrorCode.FORBIDDEN);
  const home = await homeOf(tx, actor.householdId, input.forResidentId ?? actor.residentId);
  const kind = serviceKindOf(home.birthYear, tx.at.getFullYear());
  return write(tx, actor, intent, home, input, kind, null);
}

/**
 * Writes down what a household asked for. Throws NOT_FOUND, FORBIDDEN (who does not organise there, or not help of the
 * `serviceKind` chosen), NOT_ACTIVE,
 * IN_THE_FUTURE (`heardAt`), OUT_OF_RANGE, TOO_MANY.
 */
export async function takeNeed(tx: Tx, actor: Actor, input: TakeNeedInput): Promise<Need> {
  const intent = intentOf('takeNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const home = await homeOf(tx, input.householdId, input.forResidentId ?? null);
  const usual = serviceKindOf(home.birthYear, tx.at.getFullYear());
  demand(can.organise(actor, home.path, usual), ErrorCode.FORBIDDEN);
  const kind = input.serviceKind ?? usual;
  demand(can.organise(actor, home.path, kind), ErrorCode.FORBIDDEN, 'serviceKind');
  const heardAt = input.heardAt ?? tx.at;
  demand(heardAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'heardAt');
  return write(tx, actor, intent, home, input, kind, { by: input.heardBy, at: heardAt });
}

interface Home {
  household: Household;
  path: readonly string[];
  /** Of the person it is for, or else of the head. */
  birthYear: number | null;
}

async function homeOf(tx: Tx, householdId: string, personId: string | null): Promise<Home> {
  const household = found(
    await tx.manager.findOne(Household, { where: { id: householdId }, lock: { mode: 'pessimistic_write' } }),
    'householdId',
  );
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'householdId');
  const asked = personId ?? household.headId;
  const person = asked ? await tx.one(Resident, { id: asked }) : null;
  if (personId) {
    const lives = person?.householdId === householdId && person.state === ResidentState.ACTIVE;
    demand(lives, ErrorCode.NOT_FOUND, 'forResidentId');
  }
  return { household, path: await areaPath(tx, household.areaId), birthYear: person?.birthYear ?? null };
}

async function write(
  tx: Tx,
  actor: Actor,
  intent: Intent,
  { household }: Home,
  input: AskForHelpInput,
  serviceKind: ServiceKind,
  heard: { by: HeardBy; at: Date } | null,
): Promise<Need> {
  const { wantedFrom, wantedUntil } = input;
  const latest = tx.at.getTime() + DAYS_AHEAD * 86_400_000;
  demand(wantedFrom.getTime() <= latest, ErrorCode.OUT_OF_RANGE, 'wantedFrom');
  const span = wantedUntil.getTime() - wantedFrom.getTime();
  demand(wantedUntil > tx.at && span > 0 && span <= 31 * 86_400_000, ErrorCode.OUT_OF_RANGE, 'wantedUntil');
  const waiting = await tx.rows(
    `select 1 from need where household_id = $1 and state in ('OPEN', 'ASSIGNED', 'ACCEPTED', 'DONE') limit $2`,
    [household.id, MOST_OPEN_NEEDS],
  );
  demand(waiting.length < MOST_OPEN_NEEDS, ErrorCode.TOO_MANY);
  await tx.manager.insert(Need, {
    id: intent.requestId,
    villageId: household.villageId,
    householdId: household.id,
    forResidentId: input.forResidentId ?? null,
    kind: input.kind,
    serviceKind,
    what: trimmed(input.what),
    wantedFrom,
    wantedUntil,
    minutes: input.minutes,
    heavy: input.heavy,
    language: input.language ?? null,
    askedBy: actor.residentId,
    askedAt: tx.at,
    onBehalfOf: heard?.by ?? null,
    heardAt: heard?.at ?? null,
    scope: input.scope,
    state: NeedState.OPEN,
    waitingSince: tx.at,
    endWords: '',
  });
  const need = found(await tx.one(Need, { id: intent.requestId }));
  await tellOrganisers(tx, need, MessageKind.NEED_NEW, 'new', actor.residentId);
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: heard ? 'TAKE' : 'ASK',
      villageId: need.villageId,
      detail: { kind: need.kind, ...(heard ? { heardBy: heard.by } : {}) },
    },
  ]);
  return need;
}
