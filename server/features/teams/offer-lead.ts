// A lead changes hands by an offer and an answer: nobody becomes a leader without saying yes.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { Resident } from '#server/features/people/resident.entity';
import { activePlace, holdTeam, isGrownUp, servingVolunteer } from './hold';
import type { OfferLeadInput } from './inputs';
import { can } from './policy';
import { teamMoves } from './rules';
import { LeadOffer, LeadOfferState } from './team-member.entity';
import { TeamMove } from './team.entity';
import { tellLead } from './tell-lead';

/**
 * Offers the lead to an active member who is grown up. Throws NOT_FOUND (no member), FORBIDDEN, ILLEGAL_MOVE (closed;
 * leads already), NOT_ACTIVE, TOO_YOUNG, LEAD_OFFERED (another offer waits).
 */
export async function offerLead(tx: Tx, actor: Actor, input: OfferLeadInput): Promise<LeadOffer> {
  const intent = intentOf('offerLead', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(LeadOffer, { id: earlier }));

  const { team, path } = await holdTeam(tx, input.teamId);
  demand(can.run(actor, team, path), ErrorCode.FORBIDDEN);
  const { residentId } = input;
  demand(isLegal(teamMoves, TeamMove.OFFER_LEAD, team.state), ErrorCode.ILLEGAL_MOVE);
  demand(team.leaderId !== residentId, ErrorCode.ILLEGAL_MOVE, 'residentId');
  demand(actor.residentId !== residentId, ErrorCode.FORBIDDEN, 'residentId');
  await activePlace(tx, team.id, residentId);
  await servingVolunteer(tx, residentId, team.villageId);
  demand(isGrownUp(tx, found(await tx.one(Resident, { id: residentId }))), ErrorCode.TOO_YOUNG, 'residentId');
  await tx.manager.insert(LeadOffer, {
    id: intent.requestId,
    teamId: team.id,
    fromId: team.leaderId,
    toId: residentId,
    offeredBy: actor.residentId,
    offeredAt: tx.at,
    state: LeadOfferState.OPEN,
  });
  const offer = found(await tx.one(LeadOffer, { id: intent.requestId }));
  await tellLead(tx, actor.residentId, team, offer, LeadOfferState.OPEN);
  await keep(tx, intent, [
    { subjectKind: 'LEAD_OFFER', subjectId: intent.requestId, move: 'OFFER_LEAD', villageId: team.villageId },
    { subjectKind: 'TEAM', subjectId: team.id, move: 'OFFER_LEAD', villageId: team.villageId },
  ]);
  return offer;
}
