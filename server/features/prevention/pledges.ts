// A pledge is the household's own and free: it signs, confirms once a year, or takes it back, and then neither list nor
// history says whose it was.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, type Intent, replayOf } from '#server/core/history';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { isAdult } from '#server/features/people/consent/guardian';
import { Household, HouseholdState } from '#server/features/people/household.entity';
import { Resident } from '#server/features/people/resident.entity';
import { associationOf, servedBy } from './association';
import type { CheckPledgeInput, EndPledgeInput, SignPledgeInput, TakePledgeInput } from './keeping-inputs';
import { PledgeHow, PreventionPledge } from './pledge.entity';
import { can } from './policy';
import { reviewDay } from './rules';
import { preventionSettingsOf } from './settings';

/**
 * A request that the history is to keep without who made it, since of a household's own word it must not say whose it was:
 * nor does the fingerprint, which whoever tries each resident or household could otherwise find.
 */
const unsigned = (name: string, input: { requestId: string }): Intent => intentOf(name, null, input);

/** Of a member's work for the association the history says who did it. */
const byMember = (intent: Intent, actor: Actor): Intent => ({ ...intent, actorId: actor.residentId });

const keysOf = (pledgeId: string): string => `pledge:${pledgeId}:`;

/** Tells the household what a member wrote down for it. */
async function tellHousehold(tx: Tx, pledge: PreventionPledge, what: 'ENTERED' | 'ENDED'): Promise<void> {
  await tell(tx, [
    {
      residentId: pledge.signedBy,
      kind: MessageKind.PLEDGE_ENTERED,
      params: { state: what, day: pledge.signedOn },
      link: '/prevention',
      key: `${keysOf(pledge.id)}${what}`,
    },
  ]);
}

/** A household's word is given, confirmed and taken back by those who are grown up; FORBIDDEN. */
async function demandGrownUp(tx: Tx, actor: Actor): Promise<void> {
  const person = found(await tx.one(Resident, { id: actor.residentId }));
  demand(isAdult(person.birthYear, dayOf(tx.at)), ErrorCode.FORBIDDEN);
}

/** Signs for the own household. Throws FORBIDDEN (without a household, not grown up), CONFLICT (it has signed). */
export async function signPledge(tx: Tx, actor: Actor, input: SignPledgeInput): Promise<PreventionPledge> {
  const { householdId } = actor;
  demand(householdId, ErrorCode.FORBIDDEN);
  const intent = unsigned('signPledge', input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionPledge, { id: earlier, householdId }));

  await demandGrownUp(tx, actor);
  const household = await activeHousehold(tx, householdId);
  const { councilId } = await associationOf(tx, household.villageId);
  const signature = { signedBy: actor.residentId, signedOn: dayOf(tx.at), onPaper: false };
  return write(tx, actor, intent, household, councilId, { ...input, ...signature });
}

/**
 * Writes down a signature on paper, and tells the household. Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, IN_THE_FUTURE,
 * OUT_OF_RANGE, CONFLICT.
 */
export async function takePledge(tx: Tx, actor: Actor, input: TakePledgeInput): Promise<PreventionPledge> {
  const { householdId, ...paper } = input;
  const intent = byMember(unsigned('takePledge', paper), actor);
  const earlier = await replayOf(tx, intent);
  if (earlier) return (await holdPledge(tx, actor, earlier)).pledge;

  const household = await activeHousehold(tx, householdId);
  const { councilId } = await servedBy(tx, actor, household.villageId);
  demand(input.signedOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'signedOn');
  demand(input.signedOn >= addDays(dayOf(tx.at), -60), ErrorCode.OUT_OF_RANGE, 'signedOn');
  demand(household.headId, ErrorCode.BAD_INPUT, 'householdId');
  const signature = { signedBy: household.headId, signedOn: input.signedOn, onPaper: true };
  const pledge = await write(tx, actor, intent, household, councilId, { topic: input.topic, ...signature });
  await tellHousehold(tx, pledge, 'ENTERED');
  return pledge;
}

async function activeHousehold(tx: Tx, id: string): Promise<Household> {
  const household = found(
    await tx.manager.findOne(Household, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'householdId',
  );
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'householdId');
  return household;
}

async function write(
  tx: Tx,
  actor: Actor,
  intent: Intent,
  household: Household,
  councilId: string,
  signed: Pick<PreventionPledge, 'topic' | 'signedBy' | 'signedOn' | 'onPaper'>,
): Promise<PreventionPledge> {
  const already = await tx.one(PreventionPledge, { householdId: household.id });
  demand(!already, ErrorCode.CONFLICT);
  const { pledgeMonths } = await preventionSettingsOf(tx, household.villageId);
  const text = await tx.row<{ id: string }>(
    `select v.id from prevention_material m join prevention_version v on v.material_id = m.id
     where m.council_id = $1 and m.kind = 'PLEDGE' and m.state = 'ACTIVE' order by m.made_at, v.version desc limit 1`,
    [councilId],
  );
  await tx.manager.insert(PreventionPledge, {
    id: intent.requestId,
    villageId: household.villageId,
    councilId,
    householdId: household.id,
    topic: signed.topic,
    textId: text?.id ?? null,
    signedBy: signed.signedBy,
    signedOn: signed.signedOn,
    onPaper: signed.onPaper,
    filedBy: actor.residentId,
    reviewOn: reviewDay(signed.signedOn, pledgeMonths),
  });
  await keep(tx, intent, [
    {
      subjectKind: 'PLEDGE',
      subjectId: intent.requestId,
      move: 'SIGN',
      villageId: household.villageId,
      detail: { topic: signed.topic },
    },
  ]);
  return found(await tx.one(PreventionPledge, { id: intent.requestId }));
}

interface HeldPledge {
  pledge: PreventionPledge;
  isOwn: boolean;
}

/** The pledge, locked; NOT_FOUND also to those whose business it is not, FORBIDDEN to the household's minors. */
async function holdPledge(tx: Tx, actor: Actor, id: string): Promise<HeldPledge> {
  const pledge = found(
    await tx.manager.findOne(PreventionPledge, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'pledgeId',
  );
  const isOwn = can.pledge(actor, pledge.householdId);
  demand(isOwn || can.seePledges(actor, pledge.councilId), ErrorCode.NOT_FOUND, 'pledgeId');
  if (isOwn) await demandGrownUp(tx, actor);
  return { pledge, isOwn };
}

/**
 * The yearly check: the household stands by its word, says so itself or to a member who asks. Throws NOT_FOUND, FORBIDDEN (not
 * grown up), BAD_INPUT (`how`: a member of the household needs none, a member of the association says how), CONFLICT (checked
 * today already).
 */
export async function checkPledge(tx: Tx, actor: Actor, input: CheckPledgeInput): Promise<PreventionPledge> {
  const intent = unsigned('checkPledge', input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return (await holdPledge(tx, actor, earlier)).pledge;

  const { pledge, isOwn } = await holdPledge(tx, actor, input.pledgeId);
  const how = isOwn ? PledgeHow.HOUSEHOLD : (input.how ?? null);
  demand(how && (isOwn || how !== PledgeHow.HOUSEHOLD), ErrorCode.BAD_INPUT, 'how');
  const today = dayOf(tx.at);
  const { pledgeMonths } = await preventionSettingsOf(tx, pledge.villageId);
  const reviewOn = reviewDay(today, pledgeMonths);
  demand(pledge.signedOn < today && reviewOn > pledge.reviewOn, ErrorCode.CONFLICT);
  await tx.rows(
    `insert into prevention_pledge_check (id, pledge_id, checked_on, how, by_id, review_on) values ($1, $2, $3, $4, $5, $6)`,
    [input.requestId, pledge.id, today, how, actor.residentId, reviewOn],
  );
  await tx.manager.update(PreventionPledge, { id: pledge.id }, { reviewOn });
  if (!isOwn) {
    await logDuties(tx, actor.residentId, [
      {
        councilId: pledge.councilId,
        residentId: actor.residentId,
        kind: DutyKind.VISIT,
        onDay: today,
        sourceKind: 'PLEDGE_CHECK',
        sourceId: input.requestId,
      },
    ]);
  }
  await keep(tx, isOwn ? intent : byMember(intent, actor), [
    {
      subjectKind: 'PLEDGE',
      subjectId: pledge.id,
      move: 'CONFIRM',
      villageId: pledge.villageId,
      detail: { how },
    },
  ]);
  return found(await tx.one(PreventionPledge, { id: pledge.id }));
}

/**
 * Takes a pledge back: the row goes with its checks and messages, and nothing says whose it was. A member does so where the
 * pledge was given on paper, and the household is told. Answers true. Throws NOT_FOUND, FORBIDDEN.
 */
export async function endPledge(tx: Tx, actor: Actor, input: EndPledgeInput): Promise<boolean> {
  const intent = unsigned('endPledge', input);
  if (await replayOf(tx, intent)) return true;

  const { pledge, isOwn } = await holdPledge(tx, actor, input.pledgeId);
  demand(isOwn || pledge.onPaper, ErrorCode.FORBIDDEN);
  await tx.rows('delete from prevention_pledge where id = $1', [pledge.id]);
  await tx.rows('delete from message where resident_id = $1 and starts_with(dedupe_key, $2)', [
    pledge.signedBy,
    keysOf(pledge.id),
  ]);
  if (!isOwn) await tellHousehold(tx, pledge, 'ENDED');
  await keep(tx, isOwn ? intent : byMember(intent, actor), [
    { subjectKind: 'PLEDGE', subjectId: pledge.id, move: 'END', villageId: pledge.villageId },
  ]);
  return true;
}
