// Whoever accepts leads from that instant on; the former leader stays a member.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { activePlace, holdOffer, servingVolunteer } from './hold';
import type { AnswerLeadInput } from './inputs';
import { can } from './policy';
import { LeadOffer, LeadOfferState } from './team-member.entity';
import { Team } from './team.entity';
import { tellLead } from './tell-lead';

/**
 * Accepts or declines; who runs the team takes an offer back. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (answered
 * already), NOT_ACTIVE (on a break).
 */
export async function answerLead(tx: Tx, actor: Actor, input: AnswerLeadInput): Promise<LeadOffer> {
  const intent = intentOf('answerLead', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(LeadOffer, { id: earlier }));

  const { team, path, offer } = await holdOffer(tx, input.offerId);
  const isAsked = can.answerLead(actor, offer);
  demand(isAsked || (!input.accept && can.run(actor, team, path)), ErrorCode.FORBIDDEN);
  demand(offer.state === LeadOfferState.OPEN, ErrorCode.ILLEGAL_MOVE);
  const refused = isAsked ? LeadOfferState.DECLINED : LeadOfferState.WITHDRAWN;
  const state = input.accept ? LeadOfferState.ACCEPTED : refused;
  if (input.accept) {
    await activePlace(tx, team.id, offer.toId);
    await servingVolunteer(tx, offer.toId, team.villageId);
    await tx.manager.update(Team, { id: team.id }, { leaderId: offer.toId, leadsSince: tx.at });
  }
  await tx.manager.update(LeadOffer, { id: offer.id }, { state, answeredAt: tx.at });
  await tellLead(tx, actor.residentId, team, offer, state);
  const moves = { ACCEPTED: 'TAKE_LEAD', DECLINED: 'DECLINE_LEAD', WITHDRAWN: 'WITHDRAW_LEAD' } as const;
  await keep(tx, intent, [
    { subjectKind: 'LEAD_OFFER', subjectId: offer.id, move: moves[state], villageId: team.villageId },
    { subjectKind: 'TEAM', subjectId: team.id, move: moves[state], villageId: team.villageId },
  ]);
  return found(await tx.one(LeadOffer, { id: offer.id }));
}
