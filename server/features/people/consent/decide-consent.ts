// Giving and taking back are one act, as easy one way as the other; for children, and for the tasks of minors, a grown-up of the household acts.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { lockResident } from '#server/features/people/register';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { closeLogin } from '#server/features/people/sign-in/logins';
import { Consent, ConsentChannel, ConsentPurpose } from './consent.entity';
import type { ConsentInput } from './consent-inputs';
import { can } from './consent-policy';
import { isGuardians, purposesFor, standing, textInForce } from './consents';
import { isAdult, isGuarded, youthOf } from './guardian';

type Way = Pick<Consent, 'channel' | 'guardianId' | 'witnessId' | 'paper'>;

/**
 * Keeps a decision about one purpose. Answers it. A child's account whose consent is taken back is closed at once.
 * Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, BAD_INPUT (a child's purpose for a grown-up, a wrong witness or guardian),
 * CONFLICT (`textId`: the wording has changed since it was read), ILLEGAL_MOVE (it is so already).
 */
export async function decideConsent(tx: Tx, actor: Actor, input: ConsentInput): Promise<Consent> {
  const intent = intentOf('decideConsent', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Consent, { id: earlier }));

  const resident = await lockResident(tx, input.residentId, 'residentId');
  const youth = youthOf(resident.birthYear, dayOf(tx.at));
  const guarded = isGuardians(input.purpose, youth);
  const way = await wayOf(tx, actor, resident, guarded, input);
  // Who has moved away can still take back, and nothing can be agreed for him any more.
  demand(resident.state === ResidentState.ACTIVE || !input.given, ErrorCode.NOT_ACTIVE, 'residentId');
  demand(!input.given || purposesFor(youth).includes(input.purpose), ErrorCode.BAD_INPUT, 'purpose');
  const before = await standing(tx, resident.id, input.purpose);
  const text = found(await textInForce(tx, input.purpose), 'purpose');
  if (input.given) {
    demand(text.id === input.textId, ErrorCode.CONFLICT, 'textId');
    demand(!before?.given || before.textId !== text.id, ErrorCode.ILLEGAL_MOVE);
  } else {
    demand(before?.given, ErrorCode.ILLEGAL_MOVE);
  }

  const textId = input.given ? text.id : found(before).textId;
  await tx.manager.insert(Consent, {
    id: input.requestId,
    residentId: resident.id,
    purpose: input.purpose,
    textId,
    given: input.given,
    ...way,
    enteredBy: actor.residentId,
    decidedAt: tx.at,
  });
  if (!input.given && input.purpose === ConsentPurpose.ONLINE_ACCOUNT && youth.guarded) {
    await closeLogin(tx, resident.id);
  }
  const move = input.given ? 'CONSENT' : 'WITHDRAW_CONSENT';
  const detail = { purpose: input.purpose, channel: way.channel };
  const { villageId } = resident;
  await keep(tx, intent, [
    { subjectKind: 'CONSENT', subjectId: input.requestId, move, villageId, detail },
    { subjectKind: 'RESIDENT', subjectId: resident.id, move, villageId, detail },
  ]);
  return found(await tx.one(Consent, { id: input.requestId }));
}

/** By which right the actor decides. FORBIDDEN when by none; BAD_INPUT for a paper that proves nothing. */
async function wayOf(
  tx: Tx,
  actor: Actor,
  resident: Resident,
  guarded: boolean,
  { paper }: ConsentInput,
): Promise<Way> {
  const subject = { id: resident.id, householdId: resident.householdId, guarded };
  const today = dayOf(tx.at);
  if (paper) {
    const village = resident.villageId ? await areaPath(tx, resident.villageId) : null;
    demand(can.enterPaper(actor, subject, village), ErrorCode.FORBIDDEN);
    const { witnessId } = paper;
    demand(
      witnessId !== actor.residentId && witnessId !== resident.id,
      ErrorCode.BAD_INPUT,
      'paper.witnessId',
    );
    const witness = await tx.one(Resident, { id: witnessId, state: ResidentState.ACTIVE });
    demand(witness?.villageId === resident.villageId, ErrorCode.NOT_FOUND, 'paper.witnessId');
    demand(!isGuarded(witness.birthYear, today), ErrorCode.BAD_INPUT, 'paper.witnessId');
    return {
      channel: ConsentChannel.PAPER,
      guardianId: guarded ? await guardianOf(tx, resident, paper.guardianId, today) : null,
      witnessId,
      paper: trimmed(paper.number),
    };
  }
  if (can.decideForSelf(actor, subject)) {
    return { channel: ConsentChannel.SELF, guardianId: null, witnessId: null, paper: '' };
  }
  const self = found(await tx.one(Resident, { id: actor.residentId }));
  if (can.decideAsGuardian({ actor, birthYear: self.birthYear, today }, subject)) {
    return { channel: ConsentChannel.GUARDIAN, guardianId: actor.residentId, witnessId: null, paper: '' };
  }
  throw new DomainError(ErrorCode.FORBIDDEN);
}

/** The grown-up of the child's household who signed the paper; BAD_INPUT when there is no such person. */
async function guardianOf(
  tx: Tx,
  child: Resident,
  guardianId: string | null | undefined,
  today: string,
): Promise<string> {
  const guardian = guardianId
    ? await tx.one(Resident, { id: guardianId, state: ResidentState.ACTIVE })
    : null;
  demand(
    guardian && guardian.householdId === child.householdId && isAdult(guardian.birthYear, today),
    ErrorCode.BAD_INPUT,
    'paper.guardianId',
  );
  return guardian.id;
}
