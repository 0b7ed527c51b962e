import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell, type Telling } from '#server/features/messages/tell';

const TERM_DAYS = 90;

type Row = { residentId: string; id: string; zh: string; en: string };
type CountRow = Row & { count: number };

const named = ({ zh, en }: Row): Record<string, string> => ({ councilZh: zh, councilEn: en });

/**
 * Tells whom it concerns: those put forward who have not answered, the two of a hand-over, the chair how many members
 * are quiet (never who) and whose word waits, chair and office of a term that ends. Each is told once, so it may run as
 * often as it likes. Answers how many were told.
 */
export async function tellCouncils(tx: Tx): Promise<number> {
  const today = dayOf(tx.at);
  const month = today.slice(0, 7);
  const put = await tx.rows<Row>(
    `select n.resident_id, n.choice_id as id, c.name_zh as zh, c.name_en as en
     from council_choice h join council_nominee n on n.choice_id = h.id join council c on c.id = h.council_id
     where h.state = 'OPEN' and n.answer is null`,
  );
  const over = await tx.rows<Row>(
    `select p.resident_id, h.id, c.name_zh as zh, c.name_en as en from hand_over h
       join post p on p.id in (h.giver_post_id, h.taker_post_id) join council c on c.id = h.council_id
     where h.closed_at is null`,
  );
  const chairs = `from post p join council c on c.id = p.council_id and p.role = 'COUNCIL_CHAIR'
       and p.starts_on <= $1 and coalesce(p.ends_on, 'infinity') >= $1 join council_kind k on k.code = c.kind_code`;
  const quiet = await tx.rows<CountRow>(
    `select p.resident_id, c.id, c.name_zh as zh, c.name_en as en, q.count ${chairs}
       cross join lateral (
         select count(*) as count from post m where m.council_id = c.id and m.role = 'COUNCIL_MEMBER'
           and m.starts_on <= $1::date - k.quiet_after_days and coalesce(m.ends_on, 'infinity') >= $1
           and not exists (select 1 from council_duty d where d.council_id = c.id and d.resident_id = m.resident_id
             and d.state = 'DONE' and d.on_day > $1::date - k.quiet_after_days)) q
     where q.count > 0
       -- Where nothing is logged at all the book is kept on paper, and silence says nothing of anybody.
       and exists (select 1 from council_duty d where d.council_id = c.id and d.on_day > $1::date - k.asleep_after_days)
       and not exists (select 1 from message t where t.dedupe_key = 'council:quiet:' || c.id || ':' || $2 || ':' || p.resident_id)`,
    [today, month],
  );
  const asked = await tx.rows<CountRow>(
    `select p.resident_id, c.id, c.name_zh as zh, c.name_en as en, q.count ${chairs}
       cross join lateral (select count(*) as count from council_duty d
         where d.council_id = c.id and d.state = 'ASKED' and not council_recuses(p.resident_id, array[d.resident_id])) q
     where q.count > 0`,
    [today],
  );
  const ending = await tx.rows<Row & { endsOn: string }>(
    `select distinct p.resident_id, c.id, c.name_zh as zh, c.name_en as en, c.term_ends_on as ends_on
     from council c join post p on p.starts_on <= $1 and coalesce(p.ends_on, 'infinity') >= $1
       and (p.council_id = c.id and p.role = 'COUNCIL_CHAIR'
         or p.area_id = c.area_id and p.role in ('VILLAGE_CLERK', 'VILLAGE_SECRETARY'))
     where c.term_ends_on between $1 and $2`,
    [today, addDays(today, TERM_DAYS)],
  );
  const messages: Telling[] = [
    ...put.map((row) => ({
      residentId: row.residentId,
      kind: MessageKind.COUNCIL_NOMINATED,
      params: named(row),
      link: '/councils',
      key: `council:nominated:${row.id}:${row.residentId}`,
    })),
    ...over.map((row) => ({
      residentId: row.residentId,
      kind: MessageKind.COUNCIL_HAND_OVER,
      params: named(row),
      link: '/councils',
      key: `council:hand-over:${row.id}:${row.residentId}`,
    })),
    ...quiet.map((row) => ({
      residentId: row.residentId,
      kind: MessageKind.COUNCIL_QUIET,
      params: { ...named(row), count: String(row.count) },
      link: `/work/councils/${row.id}/duties`,
      key: `council:quiet:${row.id}:${month}:${row.residentId}`,
    })),
    ...asked.map((row) => ({
      residentId: row.residentId,
      kind: MessageKind.COUNCIL_DUTY_ASKED,
      params: { ...named(row), count: String(row.count) },
      link: `/work/councils/${row.id}/duties`,
      key: `council:asked:${row.id}:${today}:${row.residentId}`,
    })),
    ...ending.map((row) => ({
      residentId: row.residentId,
      kind: MessageKind.COUNCIL_TERM_ENDS,
      params: { ...named(row), until: row.endsOn },
      link: `/work/councils/${row.id}/seats`,
      key: `council:term:${row.id}:${row.endsOn}:${row.residentId}`,
    })),
  ];
  return tell(tx, messages);
}
