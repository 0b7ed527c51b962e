import type { FastifyInstance } from 'fastify';
import type { Database, Reader } from '#server/core/database';
import { ErrorCode } from '#server/core/errors';
import { type CalendarEvent, calendarText } from './ical';

const tokenPattern = /^[\w-]{32,64}$/;
const PAST_DAYS = 90;

/**
 * `GET /api/calendar/:token.ics` answers the own tasks of the person with that token as text/calendar, from 90 days back
 * on. Without a session: calendars have none; the address is the key. An unknown one is 404.
 */
export async function registerFeeds(
  app: FastifyInstance,
  settings: { db: Database; publicUrl: string },
): Promise<void> {
  app.get<{ Params: { token: string } }>(
    '/api/calendar/:token.ics',
    // The address is a secret: it stays out of the log.
    { logLevel: 'silent' },
    async (request, reply) => {
      const text = await feedOf(settings.db.reader, request.params.token, settings.publicUrl);
      if (text === null) return reply.code(404).send({ error: { code: ErrorCode.NOT_FOUND } });
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="tasks.ics"')
        .header('cache-control', 'private, max-age=300')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer')
        .send(text);
    },
  );
}

/** The calendar behind a token as text; null when there is none. Waiting is TENTATIVE; what was left or called off CANCELLED. */
export async function feedOf(reader: Reader, token: string, publicUrl: string): Promise<string | null> {
  if (!tokenPattern.test(token)) return null;
  const feed = await reader.row<{ residentId: string }>(
    `select f.resident_id from calendar_feed f join resident r on r.id = f.resident_id
     where f.token = $1 and r.state = 'ACTIVE'`,
    [token],
  );
  if (!feed) return null;
  const rows = await reader.rows<{
    id: string;
    title: string;
    place: string;
    what: string;
    startsAt: Date;
    endsAt: Date;
    changedAt: Date;
    sequence: number;
    status: CalendarEvent['status'];
  }>(
    // One entry a task, by the person's latest word on it; each word and each change of the task raises the sequence.
    `select distinct on (t.starts_at, t.id) t.id, t.title, t.place, t.what, t.starts_at, t.ends_at,
       greatest(t.changed_at, s.at, s.moved_up_at, s.ended_at) as changed_at,
       t.revision + 3 * (count(*) over (partition by t.id) - 1) + (s.moved_up_at is not null)::int
         + (s.ended_at is not null)::int as sequence,
       case when t.state = 'CANCELLED' or s.state in ('LEFT', 'REMOVED') then 'CANCELLED'
         when s.state = 'WAITING' then 'TENTATIVE' else 'CONFIRMED' end as status
     from sign_up s join task t on t.id = s.task_id
     where s.resident_id = $1 and t.starts_at > $2::timestamptz - make_interval(days => $3)
     order by t.starts_at, t.id, s.seq desc`,
    [feed.residentId, reader.at, PAST_DAYS],
  );
  return calendarText(
    '平安超市·我的任务',
    rows.map((row) => ({
      uid: `${row.id}@peace-supermarket`,
      sequence: row.sequence,
      changedAt: row.changedAt,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      title: row.title,
      place: row.place,
      words: row.what,
      url: `${publicUrl}/tasks/${row.id}`,
      status: row.status,
    })),
  );
}
