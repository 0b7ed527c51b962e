// A need that nobody accepted in time does not lie about: it comes before the organisers, once for each time it waits.
import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { Need } from './need.entity';
import { DEFAULT_ANSWER_HOURS } from './need-settings.entity';
import { tellOrganisers } from './tell-need';

const MOST_NEEDS = 50;

/** Brings up to `MOST_NEEDS` unanswered needs before their organisers; call it until it answers 0. Answers how many. */
export async function surfaceNeeds(tx: Tx): Promise<number> {
  const rows = await tx.rows<Need>(
    `select n.* from need n left join need_settings s on s.village_id = n.village_id
     where n.state in ('OPEN', 'ASSIGNED') and n.surfaced_at is null
       and (n.waiting_since <= $1::timestamptz - make_interval(hours => coalesce(s.answer_hours, $2)) or n.wanted_until <= $1)
     order by n.waiting_since limit ${MOST_NEEDS} for update of n skip locked`,
    [tx.at, DEFAULT_ANSWER_HOURS],
  );
  const needs = rows.map((row) => Object.assign(new Need(), row));
  if (needs.length === 0) return 0;
  await tx.rows('update need set surfaced_at = $2 where id = any($1::uuid[])', [
    needs.map(({ id }) => id),
    tx.at,
  ]);
  for (const need of needs) {
    await tellOrganisers(tx, need, MessageKind.NEED_UNANSWERED, need.waitingSince.toISOString());
  }
  await keep(
    tx,
    null,
    needs.map(({ id, villageId }) => ({ subjectKind: 'NEED', subjectId: id, move: 'SURFACE', villageId })),
  );
  return needs.length;
}
