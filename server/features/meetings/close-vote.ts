// When a vote is closed its figures are told together, and only if enough were there, and voted if in secret.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { BallotBox } from './ballot-box';
import { motionToMove } from './hold-meeting';
import type { CloseVoteInput } from './inputs';
import { type Answer, Motion, MotionMove, MotionOutcome, MotionState } from './motion.entity';
import { LEAST_SECRET, outcomeOf } from './rules';

interface OptionRow {
  id: string;
  answer: Answer;
  votes: number;
}

/**
 * Closes a vote. Ballots on paper are named by their voters and told in one sum, which is not part of the fingerprint that
 * knows a request again: taken from the figures of all it would leave those of the phones. A secret vote with one or two
 * ballots, or whose box does not open any more, ends as VOID without figures.
 * Throws NOT_FOUND, FORBIDDEN, RECUSED, ILLEGAL_MOVE, BAD_INPUT (`paper`: figures that cannot be those of so many ballots,
 * or ballots on paper in an open vote), PAPER_TOO_FEW (one or two on paper, `paperVoterIds`, or beside paper one or two by
 * phone, `paper`, would tell whose they are), NOT_PRESENT, ALREADY_VOTED.
 */
export async function closeVote(
  tx: Tx,
  actor: Actor,
  input: CloseVoteInput,
  box: BallotBox,
): Promise<Motion> {
  const { paper: _, ...unnamed } = input;
  const intent = intentOf('closeVote', actor.residentId, unnamed);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Motion, { id: earlier }));

  const { motion } = await motionToMove(tx, actor, input.motionId, MotionMove.CLOSE);
  const options = await optionsOf(tx, motion.id);
  if (!motion.secret) {
    demand(input.paperVoterIds.length === 0 && input.paper.length === 0, ErrorCode.BAD_INPUT, 'paper');
  }
  const counted = motion.secret ? await emptyBox(tx, motion, options, input, box) : options;
  const standing = found(
    await tx.row<{ seats: number; entitled: number; needed: number }>('select * from motion_standing($1)', [
      motion.id,
    ]),
  );
  const { majority, most } = motion;
  const { outcome, chosenIds } = counted
    ? outcomeOf({ majority, most, options: counted, ...standing })
    : { outcome: MotionOutcome.VOID, chosenIds: [] };
  // A secret vote that does not hold is not told: it may be taken again.
  if (counted && !(motion.secret && outcome === MotionOutcome.VOID)) {
    await tx.rows(
      `update motion_option o set votes = x.votes, chosen = o.id = any($3::uuid[])
       from jsonb_to_recordset($2::jsonb) as x (id uuid, votes int) where o.motion_id = $1 and o.id = x.id`,
      [motion.id, JSON.stringify(counted.map(({ id, votes }) => ({ id, votes }))), chosenIds],
    );
  }
  await tx.manager.update(
    Motion,
    { id: motion.id },
    { state: MotionState.DECIDED, closedBy: actor.residentId, closedAt: tx.at, outcome },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'MOTION',
      subjectId: motion.id,
      villageId: motion.villageId,
      move: 'CLOSE_VOTE',
      detail: { outcome, seats: standing.seats, entitled: standing.entitled, quorumNeeded: standing.needed },
    },
  ]);
  return found(await tx.one(Motion, { id: motion.id }));
}

/** The options with the open votes on each, none in a secret vote. */
function optionsOf(tx: Tx, motionId: string): Promise<OptionRow[]> {
  return tx.rows<OptionRow>(
    `select o.id, o.answer, (select count(*) from open_vote v where v.option_id = o.id)::int as votes
     from motion_option o where o.motion_id = $1 order by o.place`,
    [motionId],
  );
}

/**
 * Opens the box for good, and nothing is left of it: answers the options with its figures and those on paper, or null
 * when they must not or cannot be told.
 */
async function emptyBox(
  tx: Tx,
  motion: Motion,
  options: readonly OptionRow[],
  input: CloseVoteInput,
  box: BallotBox,
): Promise<OptionRow[] | null> {
  const paper = paperOf(motion, options, input);
  const byPhone = found(
    await tx.row<{ ballots: number }>(
      'select count(*)::int as ballots from secret_voter where motion_id = $1',
      [motion.id],
    ),
  ).ballots;
  const onPaper = input.paperVoterIds.length;
  if (onPaper > 0) {
    demand(onPaper >= LEAST_SECRET, ErrorCode.PAPER_TOO_FEW, 'paperVoterIds');
    // Whoever counts the paper knows its sum, and takes it from that of all.
    demand(byPhone === 0 || byPhone >= LEAST_SECRET, ErrorCode.PAPER_TOO_FEW, 'paper');
    await tx.rows('insert into secret_voter (motion_id, resident_id) select $1, unnest($2::uuid[])', [
      motion.id,
      input.paperVoterIds,
    ]);
  }
  const [row] = await tx.rows<{ sealed: Buffer }>(
    'delete from secret_ballot where motion_id = $1 returning sealed',
    [motion.id],
  );
  if (byPhone + onPaper < LEAST_SECRET) return null;
  const figures = box.figures(motion.id, found(row).sealed);
  return (
    figures &&
    options.map((option, place) => ({ ...option, votes: (figures[place] ?? 0) + (paper[place] ?? 0) }))
  );
}

/** The figures on paper in the order of the options. Throws BAD_INPUT. */
function paperOf(
  motion: Motion,
  options: readonly OptionRow[],
  { paperVoterIds, paper }: CloseVoteInput,
): number[] {
  const voters = paperVoterIds.length;
  const votes = options.map(({ id }) => paper.find(({ optionId }) => optionId === id)?.votes ?? 0);
  const told = votes.reduce((sum, each) => sum + each, 0);
  demand(
    paper.every(({ optionId }) => options.some(({ id }) => id === optionId)) &&
      votes.every((each) => each <= voters) &&
      told >= voters &&
      told <= voters * motion.most,
    ErrorCode.BAD_INPUT,
    'paper',
  );
  return votes;
}
