import type { Chance } from '#server/app/demo/random';
import { startOfDay, addDays } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { addMotion } from '#server/features/meetings/add-motion';
import type { BallotBox } from '#server/features/meetings/ballot-box';
import { callMeeting } from '#server/features/meetings/call-meeting';
import { recordVotes } from '#server/features/meetings/cast-vote';
import { closeVote } from '#server/features/meetings/close-vote';
import { Majority, MotionOutcome } from '#server/features/meetings/motion.entity';
import { openMeeting } from '#server/features/meetings/open-meeting';
import { openVote } from '#server/features/meetings/open-vote';
import { publishResolution } from '#server/features/meetings/publish-resolution';
import { closeMeeting, writeMinutes } from '#server/features/meetings/write-minutes';
import type { MeetingPlan, MotionPlan } from '#server/app/demo/meeting-plan';
import type { Actor } from '#server/features/people/actor';

/** Who may do what at a meeting of the demo. */
export interface Table {
  councilId: string;
  /** Calls, opens and closes: the chair, or the clerk where the chair has no phone. */
  chair: Actor;
  /** Writes the minutes and counts hands. */
  recorder: Actor;
  place: string;
  box: BallotBox;
}

/** The meeting of a council on a day ('YYYY-MM-DD'), whatever its state; null without one. */
export async function meetingOf(tx: Tx, councilId: string, day: string): Promise<string | null> {
  const row = await tx.row<{ id: string }>(
    `select id from meeting where council_id = $1 and state <> 'CANCELLED' and starts_at >= $2 and starts_at < $3
     order by starts_at limit 1`,
    [councilId, startOfDay(day), startOfDay(addDays(day, 1))],
  );
  return row?.id ?? null;
}

/** Calls a meeting as it is planned. */
export async function callPlanned(tx: Tx, table: Table, plan: MeetingPlan, startsAt: Date): Promise<void> {
  await callMeeting(tx, table.chair, {
    requestId: newId(),
    councilId: table.councilId,
    title: plan.title,
    place: table.place,
    startsAt,
    agenda: plan.points.map(([title]) => title),
    shortNotice: '',
  });
}

/**
 * Opens a meeting and marks who comes: nearly everybody, by the ways there are. Of those who do not, most ask to be excused.
 * Attendance is written in one statement: every member's phone for itself would be thousands.
 */
export async function gather(tx: Tx, table: Table, meetingId: string, chance: Chance): Promise<void> {
  const meeting = await openMeeting(tx, table.chair, { requestId: newId(), meetingId });
  const members = await tx.rows<{ residentId: string; seat: string }>(
    'select resident_id, seat from meeting_attendance where meeting_id = $1 order by resident_id',
    [meetingId],
  );
  const needed = Math.max(meeting.quorumNeeded ?? 1, Math.ceil(members.length * 0.66));
  const away = new Set(
    chance
      .shuffled(members.filter(({ seat }) => seat !== 'CHAIR').map(({ residentId }) => residentId))
      .slice(0, Math.min(members.length - needed, Math.floor(chance.between(0, 29) / 10))),
  );
  const marks = members.map(({ residentId, seat }) => {
    if (away.has(residentId)) {
      const excused = chance.happens(0.7);
      return {
        residentId,
        state: excused ? 'EXCUSED' : 'DUE',
        way: null,
        reason: excused ? chance.pick(['在外办事', '家里有事', '身体不适', '下地赶活']) : '',
      };
    }
    const way =
      seat === 'CHAIR' ? 'LEADER' : chance.pick(['QR', 'QR', 'QR', 'LEADER', 'PAPER', 'PAPER', 'CARD']);
    return { residentId, state: 'PRESENT', way, reason: '' };
  });
  await tx.rows(
    `update meeting_attendance a set state = x.state, way = x.way, reason = x.reason,
       at = case when x.state <> 'DUE' then $2::timestamptz end,
       marked_by = case when x.state = 'DUE' then null when x.way = 'QR' then x."residentId" else $3::uuid end
     from jsonb_to_recordset($4::jsonb) as x ("residentId" uuid, state text, way text, reason text)
     where a.meeting_id = $1 and a.resident_id = x."residentId"`,
    [meetingId, tx.at, table.chair.residentId, JSON.stringify(marks)],
  );
}

/** Puts a motion to the vote and closes it; answers its id. Secret votes are held with slips of paper. */
export async function voteOnPlan(
  tx: Tx,
  table: Table,
  meetingId: string,
  plan: MotionPlan,
): Promise<{ motionId: string; adopted: boolean }> {
  const { id: motionId } = await addMotion(tx, table.chair, {
    requestId: newId(),
    meetingId,
    text: plan.text,
    secret: plan.secret ?? false,
    majority: plan.twoThirds ? Majority.TWO_THIRDS_PRESENT : Majority.HALF_PRESENT,
    choices: [],
    most: 1,
    concernedIds: [],
  });
  await openVote(tx, table.chair, { requestId: newId(), motionId }, table.box);
  const options = await tx.rows<{ id: string }>(
    'select id from motion_option where motion_id = $1 order by place',
    [motionId],
  );
  const present = await tx.rows<{ residentId: string }>(
    `select resident_id from meeting_attendance where meeting_id = $1 and state = 'PRESENT' order by resident_id`,
    [meetingId],
  );
  const yes = Math.round((present.length * plan.agree) / 100);
  const no = Math.ceil((present.length - yes) / 2);
  const figures = [yes, no, present.length - yes - no];
  const places = figures.flatMap((votes, place) => Array<number>(votes).fill(place));
  const optionAt = (place: number): string => found(options[place]).id;
  if (plan.secret) {
    await closeVote(
      tx,
      table.chair,
      {
        requestId: newId(),
        motionId,
        paperVoterIds: present.map(({ residentId }) => residentId),
        paper: figures.map((votes, place) => ({ optionId: optionAt(place), votes })),
      },
      table.box,
    );
  } else {
    await recordVotes(tx, table.recorder, {
      requestId: newId(),
      motionId,
      votes: present.map(({ residentId }, index) => ({ residentId, optionId: optionAt(places[index] ?? 0) })),
    });
    await closeVote(
      tx,
      table.chair,
      { requestId: newId(), motionId, paperVoterIds: [], paper: [] },
      table.box,
    );
  }
  const closed = await tx.row<{ outcome: MotionOutcome }>('select outcome from motion where id = $1', [
    motionId,
  ]);
  return { motionId, adopted: closed?.outcome === MotionOutcome.ADOPTED };
}

/** Writes the minutes as planned and closes the meeting. */
export async function finish(tx: Tx, table: Table, meetingId: string, plan: MeetingPlan): Promise<void> {
  const items = await tx.rows<{ id: string; place: number }>(
    'select id, place from agenda_item where meeting_id = $1 order by place',
    [meetingId],
  );
  await writeMinutes(tx, table.recorder, {
    requestId: newId(),
    meetingId,
    minutes: plan.minutes,
    guests: plan.guests ?? '',
    agenda: items.map(({ id, place }) => ({ id, said: plan.points[place - 1]?.[1] ?? '' })),
  });
  await closeMeeting(tx, table.chair, { requestId: newId(), meetingId });
}

/** Tells everybody what was adopted. */
export async function publish(
  tx: Tx,
  table: Table,
  motionId: string,
  told: NonNullable<MotionPlan['told']>,
): Promise<void> {
  const [title, words] = told;
  await publishResolution(tx, table.chair, { requestId: newId(), motionId, title, words });
}
