import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type HistoryLine, intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { givePost } from '#server/features/people/appoint-post';
import { ChoiceState, CouncilChoice, CouncilNominee, NomineeAnswer } from './council-choice.entity';
import { SeatWay } from './council-kind.entity';
import { type LockedCouncil, lockChoice } from './lock-council';
import { openHandOvers } from './open-hand-overs';
import { can } from './policy';
import { electedOf, electorsPresent, roleOf } from './rules';
import { recuses } from './seats';
import type { CloseChoiceInput } from './seat-inputs';

/**
 * The record of an election or appointment fills the seats: with enough voters present, those willing who had more than
 * the kind's share of the votes, the most voted first; or those whom the letter of appointment names. The first record
 * of a term ends the seats of the term before; whoever runs it is not on it, nor is anybody close. An election is held
 * when its days for names are over, and tells the votes of everybody who was willing. Answers the election.
 * Throws NOT_FOUND, FORBIDDEN, RECUSED (`results`: the own household or kin), ILLEGAL_MOVE, IN_THE_FUTURE or OUT_OF_RANGE
 * (`heldOn`, `results`), BAD_INPUT (`entitled`, or `results` without somebody willing), QUORUM_MISSING (`present`),
 * CONFLICT (`results`: equal votes for the last seat, or a place taken), and what `givePost` refuses.
 */
export async function closeChoice(tx: Tx, actor: Actor, input: CloseChoiceInput): Promise<CouncilChoice> {
  const intent = intentOf('closeChoice', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilChoice, { id: earlier }));

  const locked = await lockChoice(tx, input.choiceId);
  const { choice, council, path } = locked;
  demand(can.manage(actor, path), ErrorCode.FORBIDDEN);
  demand(input.heldOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'heldOn');
  const namesOver = choice.way !== SeatWay.ELECTED || input.heldOn > choice.nominateUntil;
  demand(namesOver && input.heldOn >= dayOf(choice.openedAt), ErrorCode.OUT_OF_RANGE, 'heldOn');
  const nominees = await tx.many(CouncilNominee, { choiceId: choice.id });
  const seated = seatedBy(locked, choice, nominees, input);
  // The votes of rivals are in the same hand, so in an election all who stood count.
  const concerned = choice.way === SeatWay.ELECTED ? willingOf(nominees) : seated;
  demand(!concerned.includes(actor.residentId), ErrorCode.FORBIDDEN, 'results');
  demand(!(await recuses(tx, actor.residentId, concerned)), ErrorCode.RECUSED, 'results');

  const entitled = choice.way === SeatWay.ELECTED ? (input.entitled ?? null) : null;
  const present = choice.way === SeatWay.ELECTED ? (input.present ?? null) : null;
  await tx.rows(
    `update council_nominee n set votes = x.votes, seated = n.resident_id = any ($3::uuid[])
     from jsonb_to_recordset($2::jsonb) as x ("residentId" uuid, votes int)
     where n.choice_id = $1 and n.resident_id = x."residentId"`,
    [choice.id, JSON.stringify(input.results), seated],
  );
  const lines = await seat(tx, actor, locked, choice, nominees, seated);
  await tx.manager.update(
    CouncilChoice,
    { id: choice.id },
    {
      state: ChoiceState.CLOSED,
      heldOn: input.heldOn,
      document: input.document.trim(),
      entitled,
      present,
      closedBy: actor.residentId,
      closedAt: tx.at,
    },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_CHOICE',
      subjectId: choice.id,
      villageId: council.areaId,
      move: 'CLOSE',
      detail: { way: choice.way, heldOn: input.heldOn, entitled, present, seats: seated.length },
    },
    ...lines,
  ]);
  return found(await tx.one(CouncilChoice, { id: choice.id }));
}

const willingOf = (nominees: readonly CouncilNominee[]): string[] =>
  nominees.filter(({ answer }) => answer === NomineeAnswer.YES).map(({ residentId }) => residentId);

/** Whom the record seats, by resident id. */
function seatedBy(
  { kind }: LockedCouncil,
  choice: CouncilChoice,
  nominees: readonly CouncilNominee[],
  input: CloseChoiceInput,
): string[] {
  const byId = new Map(nominees.map((nominee) => [nominee.residentId, nominee]));
  const results = input.results.map((result) => ({
    ...result,
    nominee: found(byId.get(result.residentId), 'results'),
  }));
  if (choice.way === SeatWay.APPOINTED) {
    const willing = results.every(({ nominee }) => nominee.answer === NomineeAnswer.YES);
    demand(willing, ErrorCode.CONSENT_REQUIRED, 'results');
    return results.map(({ residentId }) => residentId);
  }
  const { entitled, present } = input;
  demand(entitled, ErrorCode.BAD_INPUT, 'entitled');
  demand(present !== null && present !== undefined, ErrorCode.BAD_INPUT, 'present');
  demand(electorsPresent(entitled, present, kind.electorsPercent), ErrorCode.QUORUM_MISSING, 'present');
  const within = results.every(({ votes }) => (votes ?? 0) <= present);
  demand(within, ErrorCode.OUT_OF_RANGE, 'results');
  const told = new Set(results.map(({ residentId }) => residentId));
  demand(
    willingOf(nominees).every((residentId) => told.has(residentId)),
    ErrorCode.BAD_INPUT,
    'results',
  );
  const { elected, tied } = electedOf(
    results.map(({ residentId, votes, nominee }) => ({
      residentId,
      place: nominee.place,
      willing: nominee.answer === NomineeAnswer.YES,
      votes: votes ?? 0,
    })),
    kind.posts,
    present,
    kind.votesPercent,
  );
  demand(tied.length === 0, ErrorCode.CONFLICT, 'results');
  demand(elected.length > 0, ErrorCode.OUT_OF_RANGE, 'results');
  return elected;
}

/** Ends the seats of the term before, gives the new ones, and begins what has to be handed over. */
async function seat(
  tx: Tx,
  actor: Actor,
  { council, kind, term }: LockedCouncil,
  choice: CouncilChoice,
  nominees: readonly CouncilNominee[],
  seated: readonly string[],
): Promise<HistoryLine[]> {
  const today = dayOf(tx.at);
  const startsOn = term.startsOn > today ? term.startsOn : today;
  const lines: HistoryLine[] = [];
  const first = !(await tx.row(
    'select 1 from council_seat where term_id = $1 and choice_id is not null limit 1',
    [term.id],
  ));
  if (first) {
    const ended = await tx.rows<{ id: string; residentId: string; role: string }>(
      `update post p set ends_on = greatest(p.starts_on, $3::date) from council_seat s
       where s.post_id = p.id and p.council_id = $1 and s.term_id <> $2
         and coalesce(p.ends_on, 'infinity') > $3::date returning p.id, p.resident_id, p.role`,
      [council.id, term.id, addDays(startsOn, -1)],
    );
    for (const { id, residentId, role } of ended) {
      const detail = { role, endsOn: { after: addDays(startsOn, -1) } };
      lines.push(
        { subjectKind: 'POST', subjectId: id, villageId: council.areaId, move: 'END_POST', detail },
        {
          subjectKind: 'RESIDENT',
          subjectId: residentId,
          villageId: council.areaId,
          move: 'END_POST',
          detail,
        },
      );
    }
  }
  const byId = new Map(nominees.map((nominee) => [nominee.residentId, nominee]));
  const places = new Map(kind.posts.map(({ code }, order) => [code, order]));
  const inOrder = seated
    .map((residentId) => found(byId.get(residentId)))
    .toSorted((a, b) => (places.get(a.place) ?? 0) - (places.get(b.place) ?? 0));
  for (const { code, max } of kind.posts) {
    const taken = await placeTaken(tx, council.id, code, startsOn);
    const coming = inOrder.filter(({ place }) => place === code).length;
    demand(taken + coming <= max, ErrorCode.CONFLICT, 'results');
  }
  const made: { postId: string; place: string }[] = [];
  for (const { residentId, place } of inOrder) {
    const { post, lines: told } = await givePost(tx, actor, newId(), {
      residentId,
      role: roleOf(place),
      councilId: council.id,
      startsOn,
      endsOn: term.endsOn,
    });
    made.push({ postId: post.id, place });
    lines.push(...told);
  }
  await tx.rows(
    `update council_seat s set place = x.place, how = $2, choice_id = $3, term_id = $4
     from jsonb_to_recordset($1::jsonb) as x ("postId" uuid, place text) where s.post_id = x."postId"`,
    [JSON.stringify(made), choice.way, choice.id, term.id],
  );
  await openHandOvers(tx, council.id, kind.handOver, startsOn);
  return lines;
}

async function placeTaken(tx: Tx, councilId: string, place: string, day: string): Promise<number> {
  const row = await tx.row<{ taken: number }>(
    `select count(*) as taken from post p join council_seat s on s.post_id = p.id
     where p.council_id = $1 and s.place = $2 and coalesce(p.ends_on, 'infinity') >= $3`,
    [councilId, place, day],
  );
  return row?.taken ?? 0;
}
