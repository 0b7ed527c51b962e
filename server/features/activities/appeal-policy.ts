import { dayOf } from '#server/core/clock';
import { ErrorCode } from '#server/core/errors';
import { type Actor, bodiesOf } from '#server/features/people/actor';
import { requiredBodies } from '#server/features/scoring/rules';
import { type Appeal, type AppealBody, AppealSide, AppealState } from './appeal.entity';
import { type Objection, ObjectionOutcome, ObjectionState } from './objection.entity';
import { type DoubtedFacts, type Filed, hasApproved, isOfHousehold, tooClose } from './policy';
import { ActivityState } from './record.entity';
import { isContested } from './rules';

type Answered = Pick<
  Objection,
  'objectorId' | 'state' | 'outcome' | 'answeredBy' | 'answeredBody' | 'appealUntil'
>;

const wonBy = {
  [AppealSide.OBJECTOR]: ObjectionOutcome.STRUCK,
  [AppealSide.BENEFICIARY]: ObjectionOutcome.UPHELD,
} as const;

/** On which side of an objection the actor stands; null on none. */
export function sideOf(
  actor: Actor,
  record: Filed,
  facts: DoubtedFacts,
  objection: Pick<Answered, 'objectorId'>,
): AppealSide | null {
  if (actor.residentId === objection.objectorId) return AppealSide.OBJECTOR;
  return isOfHousehold(actor, record, facts) ? AppealSide.BENEFICIARY : null;
}

/** The body that decides an appeal: the town, or the county where the town approved the record or gave the answer. */
export function appealBody(
  facts: Pick<DoubtedFacts, 'approvals'>,
  objection: Pick<Answered, 'answeredBody'>,
): AppealBody {
  const tookPart = [...facts.approvals.map(({ body }) => body), objection.answeredBody];
  return tookPart.includes('TOWN') ? 'COUNTY' : 'TOWN';
}

/** Why the actor may not appeal against the answer now, or null. Both sides may, once between them, in time. */
export function whyNoAppeal(
  actor: Actor,
  record: Filed,
  facts: DoubtedFacts,
  objection: Answered,
  appeal: Appeal | null,
  at: Date,
): ErrorCode | null {
  const side = sideOf(actor, record, facts, objection);
  if (side === null) return ErrorCode.FORBIDDEN;
  // Who got all he asked for has nothing to appeal against.
  if (objection.outcome === wonBy[side]) return ErrorCode.ILLEGAL_MOVE;
  // What something else has struck since is not this answer's matter any more.
  const struck = record.state === ActivityState.REJECTED || record.state === ActivityState.REVERSED;
  if (struck !== (objection.outcome === ObjectionOutcome.STRUCK)) return ErrorCode.ILLEGAL_MOVE;
  if (objection.state !== ObjectionState.ANSWERED || appeal || isContested(facts) || facts.appealDecided) {
    return ErrorCode.ILLEGAL_MOVE;
  }
  const { appealUntil } = objection;
  return appealUntil !== null && dayOf(at) <= appealUntil ? null : ErrorCode.APPEAL_TOO_LATE;
}

/** Why the actor may not decide the appeal, or null: staff of its body who had no part in any of it. */
export function whyNoDecision(
  actor: Actor,
  record: Filed,
  facts: DoubtedFacts,
  objection: Answered,
  appeal: Appeal,
): ErrorCode | null {
  if (!bodiesOf(actor, facts.villagePath).some(({ body }) => body === appeal.body))
    return ErrorCode.FORBIDDEN;
  const tookPart = hasApproved(actor, facts) || objection.answeredBy === actor.residentId;
  if (tookPart || facts.objectorIds.includes(actor.residentId)) return ErrorCode.FORBIDDEN;
  const close = tooClose(actor, record, facts);
  if (close) return close;
  return appeal.state === AppealState.OPEN ? null : ErrorCode.ILLEGAL_MOVE;
}

/** The body for which somebody answers an objection: one that owns the record, else the village's or the town's office. */
export function answeringBody(
  actor: Actor,
  record: Pick<Filed, 'twoApprovers'>,
  facts: Pick<DoubtedFacts, 'bodies' | 'villagePath'>,
): string {
  const owners = requiredBodies(facts.bodies, record.twoApprovers);
  const bodies = bodiesOf(actor, facts.villagePath).map(({ body }) => body);
  return (
    bodies.find((body) => owners.includes(body)) ??
    bodies.find((body) => body === 'V' || body === 'TOWN') ??
    'V'
  );
}
