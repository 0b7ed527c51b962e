import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { CouncilChoice, CouncilNominee, NomineeAnswer } from './council-choice.entity';
import { lockChoice } from './lock-council';
import { can } from './policy';
import { oldEnough } from './rules';
import type { AnswerNominationInput, NominateInput } from './seat-inputs';

const MOST_NAMES = 60;

/**
 * A name is put forward once for an election or appointment, by the office or somebody of the council, or by the
 * person; whoever stands oneself has said yes. Answers the election.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (over, or the day has passed), OTHER_VILLAGE, NOT_ACTIVE, TOO_YOUNG,
 * BAD_INPUT (`place`), DUPLICATE_ROW, TOO_MANY.
 */
export async function nominate(tx: Tx, actor: Actor, input: NominateInput): Promise<CouncilChoice> {
  const intent = intentOf('nominate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilChoice, { id: earlier }));

  const { choice, council, kind, path } = await lockChoice(tx, input.choiceId);
  const own = input.residentId === actor.residentId;
  demand(
    own ? can.stand(actor, council) : can.nominate(actor, council, path),
    ErrorCode.FORBIDDEN,
    'residentId',
  );
  const today = dayOf(tx.at);
  demand(today <= choice.nominateUntil, ErrorCode.ILLEGAL_MOVE, 'choiceId');
  const resident = found(await tx.one(Resident, { id: input.residentId }), 'residentId');
  demand(resident.villageId === council.areaId, ErrorCode.OTHER_VILLAGE, 'residentId');
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  demand(oldEnough(kind, resident.birthYear, today), ErrorCode.TOO_YOUNG, 'residentId');
  demand(
    kind.posts.some(({ code }) => code === input.place),
    ErrorCode.BAD_INPUT,
    'place',
  );
  const names = await tx.many(CouncilNominee, { choiceId: choice.id });
  demand(!names.some(({ residentId }) => residentId === resident.id), ErrorCode.DUPLICATE_ROW, 'residentId');
  demand(names.length < MOST_NAMES, ErrorCode.TOO_MANY, 'residentId');
  await tx.manager.insert(CouncilNominee, {
    choiceId: choice.id,
    residentId: resident.id,
    place: input.place,
    nominatedBy: actor.residentId,
    nominatedAt: tx.at,
    ...(own ? { answer: NomineeAnswer.YES, answeredBy: actor.residentId, answeredAt: tx.at } : {}),
  });
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_CHOICE',
      subjectId: choice.id,
      villageId: council.areaId,
      move: own ? 'STAND' : 'NOMINATE',
      detail: { resident: resident.id, place: input.place },
    },
  ]);
  return choice;
}

/**
 * Nobody is seated without saying yes: the person says it, or the office writes down what was said by phone or on
 * paper. It may change until the record is closed, but what a person said with the own account nobody else changes.
 * Answers the election.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE.
 */
export async function answerNomination(
  tx: Tx,
  actor: Actor,
  input: AnswerNominationInput,
): Promise<CouncilChoice> {
  const intent = intentOf('answerNomination', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilChoice, { id: earlier }));

  const { choice, council, path } = await lockChoice(tx, input.choiceId);
  const own = input.residentId === actor.residentId;
  demand(own || can.manage(actor, path), ErrorCode.FORBIDDEN, 'residentId');
  const key = { choiceId: choice.id, residentId: input.residentId };
  const nominee = found(await tx.one(CouncilNominee, key), 'residentId');
  demand(own || nominee.answeredBy !== nominee.residentId, ErrorCode.FORBIDDEN, 'residentId');
  await tx.manager.update(CouncilNominee, key, {
    answer: input.answer,
    answeredBy: actor.residentId,
    answeredAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_CHOICE',
      subjectId: choice.id,
      villageId: council.areaId,
      move: 'ANSWER',
      detail: { resident: input.residentId, answer: input.answer, own },
    },
  ]);
  return choice;
}
