import type { MeetingPlan } from '#server/app/demo/meeting-plan';
import { chanceFrom } from '#server/app/demo/random';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { closeVote } from '#server/features/meetings/close-vote';
import { openVote } from '#server/features/meetings/open-vote';
import { loadActor } from '#server/features/people/actor';
import { reviewOf } from '#server/features/praise/facts';
import { callDeedVote, concludeMonth } from '#server/features/praise/review-month';
import { callPlanned, finish, gather, meetingOf, type Table } from './hold-meeting';
import { monthRow, type Stage } from './praise-stage';
import type { Step } from './seed-year';

const MINUTE = 60_000;
const SEED = 20_261_127;

function planOf(first: string): MeetingPlan {
  const month = Number(first.slice(5, 7));
  return {
    month,
    title: `${month}月文明新事评议`,
    points: [
      ['通报核实情况', '逐件通报了核实到的事迹，没有核实到的不列入。'],
      ['无记名表决', '按一人一票无记名投票。'],
    ],
    minutes: '到会的评议员听取了核实情况，对照章程逐件议过，当场无记名投票、当场计票。',
  };
}

/** The meeting: called, opened, voted with slips of paper, closed, and the month concluded. */
export function voteSteps(
  first: string,
  place: number,
  vote: string,
  { at, village, box, ids }: Stage,
): Step[] {
  const chance = chanceFrom(SEED + place);
  const plan = planOf(first);
  const startsAt = new Date(startOfDay(vote).getTime() + 19 * 60 * MINUTE);
  const tableOf = async (tx: Tx): Promise<Table> => ({
    councilId: found(await reviewOf(tx, village)),
    chair: found(await loadActor(tx, { residentId: ids.resident('miao-jingyi') })),
    recorder: found(await loadActor(tx, { residentId: ids.resident('he-chunmei') })),
    place: '道德讲堂',
    box,
  });
  return [
    at(addDays(vote, -4), 9 * 60, async (tx) => callPlanned(tx, await tableOf(tx), plan, startsAt)),
    at(vote, 18 * 60 + 58, async (tx) => {
      const table = await tableOf(tx);
      await gather(tx, table, found(await meetingOf(tx, table.councilId, vote)), chance);
    }),
    at(vote, 19 * 60 + 40, async (tx) => {
      const table = await tableOf(tx);
      const meetingId = found(await meetingOf(tx, table.councilId, vote));
      const month = await monthRow(tx, village, first);
      const called = await callDeedVote(tx, table.chair, {
        requestId: newId(),
        monthId: month.id,
        meetingId,
      });
      await countBallots(tx, table, meetingId, found(called.motionId));
    }),
    at(vote, 20 * 60 + 20, async (tx) => {
      const table = await tableOf(tx);
      await finish(tx, table, found(await meetingOf(tx, table.councilId, vote)), plan);
      const month = await monthRow(tx, village, first);
      await concludeMonth(tx, table.chair, { requestId: newId(), monthId: month.id });
    }),
  ];
}

/** Slips of paper, counted together: most of them for the first choice. */
async function countBallots(tx: Tx, table: Table, meetingId: string, motionId: string): Promise<void> {
  await openVote(tx, table.chair, { requestId: newId(), motionId }, table.box);
  const options = await tx.rows<{ id: string }>(
    'select id from motion_option where motion_id = $1 order by place',
    [motionId],
  );
  const voters = await tx.rows<{ residentId: string }>(
    `select resident_id from meeting_attendance where meeting_id = $1 and state = 'PRESENT'
       and not motion_recuses($2, resident_id) order by resident_id`,
    [meetingId, motionId],
  );
  const forFirst = Math.ceil(voters.length * 0.6);
  const rest = voters.length - forFirst;
  const figures = options.map((_, turn) => (turn > 0 && turn <= rest ? 1 : 0) as number);
  figures[0] = forFirst;
  figures[1] = (figures[1] ?? 0) + Math.max(0, rest - (options.length - 1));
  const paper = options.map(({ id }, turn) => ({ optionId: id, votes: figures[turn] ?? 0 }));
  await closeVote(
    tx,
    table.chair,
    { requestId: newId(), motionId, paperVoterIds: voters.map(({ residentId }) => residentId), paper },
    table.box,
  );
}
