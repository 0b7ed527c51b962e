// A good deed is named in public only while the one who did it wants it: before the notice, during it, and ever after.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { type Actor, areaPath } from '#server/features/people/actor';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import { can as canConsent } from '#server/features/people/consent/consent-policy';
import { standing } from '#server/features/people/consent/consents';
import { decideConsent } from '#server/features/people/consent/decide-consent';
import { isAdult, isGuarded } from '#server/features/people/consent/guardian';
import { Household } from '#server/features/people/household.entity';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Deed, DeedChannel, DeedMove, DeedState, LapseReason } from './deed.entity';
import { demandDeedMove, holdDeed } from './facts';
import type { AnswerDeedInput } from './inputs';
import { noticeEnd } from './rules';
import { settingsOf } from './settings';

interface Said {
  channel: DeedChannel;
  witnessId: string | null;
  paper: string;
}

/**
 * Says yes or no to being named, or takes a yes back. Yes to a deed that was chosen begins its notice; no ends it; after
 * the award a no takes it off every public page at once, and the award stays. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE
 * (also: it is so already), CONSENT_REQUIRED (`textId`: the honour board was not agreed to, and no wording is named),
 * CONFLICT (`textId`: the wording has changed), BAD_INPUT (a wrong witness or guardian).
 */
export async function answerDeed(tx: Tx, actor: Actor, input: AnswerDeedInput): Promise<Deed> {
  const intent = intentOf('answerDeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Deed, { id: earlier }));

  const { deed } = await holdDeed(tx, input.deedId);
  const nominee = found(await tx.one(Resident, { id: deed.nomineeId }));
  const said = await saidBy(tx, actor, nominee, input);
  const latest = await tx.row<{ given: boolean }>(
    'select given from deed_consent where deed_id = $1 order by seq desc limit 1',
    [deed.id],
  );
  const { agrees } = input;
  demandDeedMove(deed, moveOf(deed, agrees));
  demand(deed.state !== DeedState.AWARDED || latest?.given !== agrees, ErrorCode.ILLEGAL_MOVE, 'deedId');
  if (agrees) await agreeToBoard(tx, actor, nominee, input);
  await tx.rows(
    `insert into deed_consent (id, deed_id, given, channel, entered_by, witness_id, paper, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), deed.id, agrees, said.channel, actor.residentId, said.witnessId, said.paper, tx.at],
  );
  const { noticeDays } = await settingsOf(tx, deed.villageId);
  if (deed.state === DeedState.CHOSEN && agrees) {
    await tx.manager.update(
      Deed,
      { id: deed.id },
      { state: DeedState.IN_NOTICE, noticeFrom: tx.at, noticeUntil: noticeEnd(tx.at, noticeDays) },
    );
  } else if (deed.state !== DeedState.AWARDED) {
    await tx.manager.update(
      Deed,
      { id: deed.id },
      { state: DeedState.LAPSED, lapseReason: LapseReason.SAID_NO },
    );
  }
  await keep(tx, intent, [
    {
      subjectKind: 'DEED',
      subjectId: deed.id,
      move: agrees ? 'AGREE' : 'TAKE_BACK_NAME',
      villageId: deed.villageId,
      detail: { channel: said.channel },
    },
  ]);
  return found(await tx.one(Deed, { id: deed.id }));
}

function moveOf(deed: Deed, agrees: boolean): DeedMove {
  if (deed.state === DeedState.AWARDED) return agrees ? DeedMove.SHOW_AGAIN : DeedMove.TAKE_BACK;
  return agrees ? DeedMove.SAY_YES : DeedMove.SAY_NO;
}

/** By which right the actor speaks for the one who did it. NOT_FOUND for whoever must not know; BAD_INPUT for a paper that proves nothing. */
async function saidBy(
  tx: Tx,
  actor: Actor,
  nominee: Resident,
  { paper, agrees }: AnswerDeedInput,
): Promise<Said> {
  const today = dayOf(tx.at);
  const guarded = isGuarded(nominee.birthYear, today);
  const subject = { id: nominee.id, householdId: nominee.householdId, guarded };
  if (paper) {
    const village = nominee.villageId ? await areaPath(tx, nominee.villageId) : null;
    demand(canConsent.enterPaper(actor, subject, village), ErrorCode.FORBIDDEN, 'deedId');
    const { witnessId } = paper;
    const isOther = witnessId !== actor.residentId && witnessId !== nominee.id;
    demand(isOther, ErrorCode.BAD_INPUT, 'paper.witnessId');
    const witness = await tx.one(Resident, { id: witnessId, state: ResidentState.ACTIVE });
    demand(witness?.villageId === nominee.villageId, ErrorCode.NOT_FOUND, 'paper.witnessId');
    return { channel: DeedChannel.PAPER, witnessId, paper: trimmed(paper.number) };
  }
  const self = { witnessId: null, paper: '' };
  if (canConsent.decideForSelf(actor, subject)) return { channel: DeedChannel.SELF, ...self };
  const me = found(await tx.one(Resident, { id: actor.residentId }));
  if (canConsent.decideAsGuardian({ actor, birthYear: me.birthYear, today }, subject)) {
    return { channel: DeedChannel.GUARDIAN, ...self };
  }
  // The family of somebody who died may take the name off, and never put one up.
  const home = nominee.householdId ? await tx.one(Household, { id: nominee.householdId }) : null;
  const died = nominee.state === ResidentState.DECEASED && isAdult(me.birthYear, today);
  if (!agrees && died && home?.headId === actor.residentId) return { channel: DeedChannel.FAMILY, ...self };
  throw new DomainError(ErrorCode.NOT_FOUND, 'deedId');
}

/** The full name in public needs the honour board's consent as well: it is asked for in the same step. */
async function agreeToBoard(tx: Tx, actor: Actor, nominee: Resident, input: AnswerDeedInput): Promise<void> {
  const before = await standing(tx, nominee.id, ConsentPurpose.HONOUR_BOARD);
  if (before?.given) return;
  demand(input.textId, ErrorCode.CONSENT_REQUIRED, 'textId');
  await decideConsent(tx, actor, {
    requestId: newId(),
    residentId: nominee.id,
    purpose: ConsentPurpose.HONOUR_BOARD,
    given: true,
    textId: input.textId,
    paper: input.paper ?? null,
  });
}
