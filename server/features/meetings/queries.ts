import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { AgendaItem, Meeting, MeetingConnection, type SeatState, type SeatWay } from './meeting.entity';
import type { MeetingPerson, MeetingSeat, MotionStanding, MotionVote, ResolutionVote } from './meeting-types';
import { Motion, MotionOption } from './motion.entity';
import { Resolution, ResolutionConnection } from './resolution.entity';

export const meetingById = loader<Meeting | null>(async (reader, ids) => {
  const rows = await reader.rows<Meeting>('select * from meeting where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Meeting(), row)),
    (meeting) => meeting.id,
  );
});

export const agendaOf = loader<AgendaItem[]>(async (reader, ids) => {
  const rows = await reader.rows<AgendaItem>(
    'select * from agenda_item where meeting_id = any($1::uuid[]) order by place',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new AgendaItem(), row)),
    (item) => item.meetingId,
  );
});

interface SeatRow {
  meetingId: string;
  residentId: string;
  name: string;
  seat: string;
  state: SeatState;
  way: SeatWay | null;
  at: Date | null;
  reason: string;
  byMouth: boolean;
}

/** Who has a seat at meetings, the chair first. */
export const seatsOfMeeting = loader<MeetingSeat[]>(async (reader, ids) => {
  const rows = await reader.rows<SeatRow>(
    `select a.meeting_id, a.resident_id, r.name, a.seat, a.state, a.way, a.at, a.reason, r.login_id is null as by_mouth
     from meeting_attendance a join resident r on r.id = a.resident_id where a.meeting_id = any($1::uuid[])
     order by array_position(array['CHAIR', 'DEPUTY', 'SECRETARY'], a.seat) nulls last, r.name, r.id`,
    [ids],
  );
  return grouped(ids, rows, (row) => row.meetingId).map((seats) =>
    seats.map(({ residentId, name, ...seat }) => ({ ...seat, person: { id: residentId, name } })),
  );
});

/** How many are there of a meeting's seats. */
export const presentAt = loader<number>(async (reader, ids) => {
  const rows = await reader.rows<{ meetingId: string; present: number }>(
    `select meeting_id, count(*)::int as present from meeting_attendance
     where meeting_id = any($1::uuid[]) and state in ('PRESENT', 'LEFT') group by meeting_id`,
    [ids],
  );
  const known = new Map(rows.map(({ meetingId, present }) => [meetingId, present]));
  return ids.map((id) => known.get(id) ?? 0);
});

export const motionsOf = loader<Motion[]>(async (reader, ids) => {
  const rows = await reader.rows<Motion>(
    'select * from motion where meeting_id = any($1::uuid[]) order by place',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Motion(), row)),
    (motion) => motion.meetingId,
  );
});

export const optionsOfMotion = loader<MotionOption[]>(async (reader, ids) => {
  const rows = await reader.rows<MotionOption>(
    'select * from motion_option where motion_id = any($1::uuid[]) order by place',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new MotionOption(), row)),
    (option) => option.motionId,
  );
});

export const standingOf = loader<MotionStanding | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<MotionStanding>(
      `select m.id as motion_id, coalesce(m.seats, s.seats) as seats, coalesce(m.recused, s.recused) as recused,
         coalesce(m.entitled, s.entitled) as entitled, coalesce(m.quorum_needed, s.needed) as needed,
         coalesce(m.ballots, (select count(*) from open_vote v where v.motion_id = m.id)
           + (select count(*) from secret_voter v where v.motion_id = m.id))::int as ballots
       from motion m cross join lateral motion_standing(m.id) s where m.id = any($1::uuid[])`,
      [ids],
    ),
    (standing) => standing.motionId,
  ),
);

type Named = MeetingPerson & { motionId: string };

/** Whom motions are about. */
export const concernedIn = loader<Named[]>(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<Named>(
      `select c.motion_id, r.id, r.name from motion_concern c join resident r on r.id = c.resident_id
       where c.motion_id = any($1::uuid[]) order by r.name, r.id`,
      [ids],
    ),
    (row) => row.motionId,
  ),
);

/** Members with a seat at the meeting who neither vote nor count. */
export const recusedIn = loader<Named[]>(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<Named>(
      `select m.id as motion_id, r.id, r.name from motion m join meeting_attendance a on a.meeting_id = m.meeting_id
         join resident r on r.id = a.resident_id
       where m.id = any($1::uuid[]) and exists (select 1 from motion_concern c where c.motion_id = m.id)
         and motion_recuses(m.id, r.id) order by r.name, r.id`,
      [ids],
    ),
    (row) => row.motionId,
  ),
);

/** Who has cast a vote, in the order of their names. */
export const votersOf = loader<Named[]>(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<Named>(
      `select v.motion_id, r.id, r.name from (
         select motion_id, resident_id from open_vote where motion_id = any($1::uuid[])
         union all select motion_id, resident_id from secret_voter where motion_id = any($1::uuid[])) v
       join resident r on r.id = v.resident_id order by r.name, r.id`,
      [ids],
    ),
    (row) => row.motionId,
  ),
);

export const openVotesOf = loader<MotionVote[]>(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<MotionVote>(
      'select motion_id, resident_id, option_id from open_vote where motion_id = any($1::uuid[]) order by resident_id',
      [ids],
    ),
    (vote) => vote.motionId,
  ),
);

export const resolutionOf = loader<Resolution | null>(async (reader, ids) => {
  const rows = await reader.rows<Resolution>('select * from resolution where motion_id = any($1::uuid[])', [
    ids,
  ]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Resolution(), row)),
    (resolution) => resolution.motionId,
  );
});

// A secret vote about somebody tells everybody how many came, and never how many were for that person.
export const told = (answer: string): string =>
  `case when not (m.secret and exists (select 1 from motion_concern c where c.motion_id = m.id))
     then max(o.votes) filter (where o.answer = '${answer}') end`;

export const resolutionVoteOf = loader<ResolutionVote | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<ResolutionVote>(
      `select m.id as motion_id, m.secret, m.seats, m.entitled, m.ballots,
         ${told('YES')} as agree, ${told('NO')} as against, ${told('ABSTAIN')} as abstain
       from motion m join motion_option o on o.motion_id = m.id where m.id = any($1::uuid[]) group by m.id`,
      [ids],
    ),
    (vote) => vote.motionId,
  ),
);

/** The names of a meeting's officers, by resident id. */
export const nameOf = loader<MeetingPerson | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<MeetingPerson>('select id, name from resident where id = any($1::uuid[])', [ids]),
    (person) => person.id,
  ),
);

const instantOf = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant`;

/** A council's meetings, the latest first. The caller has looked at who may see them. */
export async function meetingPage(
  reader: Reader,
  councilId: string,
  first: number,
  after: string | null,
): Promise<MeetingConnection> {
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  const params: unknown[] = [councilId];
  const keyset = from
    ? `and (starts_at, id) < ($${params.push(from[0])}::timestamptz, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<Meeting & { instant: string }>(
    `select *, ${instantOf('starts_at')} from meeting where council_id = $1 ${keyset}
     order by starts_at desc, id desc limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new MeetingConnection(),
    pageOf(
      rows.map((row) => Object.assign(new Meeting(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}

/** A council's published resolutions, the latest first: for everybody. */
export async function resolutionPage(
  reader: Reader,
  councilId: string,
  first: number,
  after: string | null,
): Promise<ResolutionConnection> {
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  const params: unknown[] = [councilId];
  const keyset = from
    ? `and (published_at, id) < ($${params.push(from[0])}::timestamptz, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<Resolution & { instant: string }>(
    `select *, ${instantOf('published_at')} from resolution where council_id = $1 ${keyset}
     order by published_at desc, id desc limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new ResolutionConnection(),
    pageOf(
      rows.map((row) => Object.assign(new Resolution(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}

/** The meetings that councils hold next, or hold now. */
export const nextMeetingOf = loader<Meeting | null>(async (reader, ids) => {
  const rows = await reader.rows<Meeting>(
    `select distinct on (council_id) * from meeting
     where council_id = any($1::uuid[]) and (state = 'OPEN' or state = 'CALLED')
     order by council_id, state <> 'OPEN', starts_at, id`,
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Meeting(), row)),
    (meeting) => meeting.councilId,
  );
});

/** Meetings held in the last twelve months, by council. */
export const heldInYear = loader<number>(async (reader, ids) => {
  const rows = await reader.rows<{ councilId: string; held: number }>(
    `select council_id, count(*)::int as held from meeting
     where council_id = any($1::uuid[]) and state = 'CLOSED' and closed_at > $2 group by council_id`,
    [ids, new Date(reader.at.getTime() - 365 * 86_400_000)],
  );
  const known = new Map(rows.map(({ councilId, held }) => [councilId, held]));
  return ids.map((id) => known.get(id) ?? 0);
});

/** The viewer's meetings that are called or open, the nearest first; at most 20. */
export async function meetingsOf(reader: Reader, residentId: string): Promise<Meeting[]> {
  const rows = await reader.rows<Meeting>(
    `select m.* from meeting_attendance a join meeting m on m.id = a.meeting_id
     where a.resident_id = $1 and m.state in ('CALLED', 'OPEN') order by m.starts_at, m.id limit 20`,
    [residentId],
  );
  return rows.map((row) => Object.assign(new Meeting(), row));
}
