import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { Resident } from '#server/features/people/resident.entity';
import { type LeadOffer, LeadOfferState } from './team-member.entity';
import type { Team } from './team.entity';

const answers = {
  ACCEPTED: MessageKind.LEAD_TAKEN,
  DECLINED: MessageKind.LEAD_DECLINED,
} as const;

/**
 * Tells both sides how a lead stands: who is asked, or whose offer was taken back; once it is answered, whoever offered it
 * and the leader of until then, and the new leader what the lead is good for. Nobody is told of the own step.
 */
export async function tellLead(
  tx: Tx,
  actorId: string,
  team: Team,
  offer: Pick<LeadOffer, 'id' | 'fromId' | 'toId' | 'offeredBy'>,
  state: LeadOfferState,
): Promise<void> {
  const link = `/teams/${team.id}`;
  const message = (residentId: string, kind: MessageKind, person = '') => ({
    residentId,
    kind,
    params: { team: team.name, ...(person ? { person } : {}) },
    link,
    key: `lead ${offer.id} ${state} ${residentId}`,
  });
  if (state === LeadOfferState.OPEN || state === LeadOfferState.WITHDRAWN) {
    const kind = state === LeadOfferState.OPEN ? MessageKind.LEAD_OFFERED : MessageKind.LEAD_WITHDRAWN;
    await tell(tx, [message(offer.toId, kind)]);
    return;
  }
  const heir = await tx.one(Resident, { id: offer.toId });
  const others = new Set([offer.offeredBy, ...(offer.fromId ? [offer.fromId] : [])]);
  others.delete(actorId);
  await tell(tx, [
    ...[...others].map((id) => message(id, answers[state], heir?.name ?? '')),
    ...(state === LeadOfferState.ACCEPTED ? [message(offer.toId, MessageKind.LEAD_YOURS)] : []),
  ]);
}
