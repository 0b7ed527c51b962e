// Once for each day of review the household is asked whether it stands by its word; an answer is free, and none is kept.
import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { usualSettings } from './pledge.entity';

const MOST = 200;

/** Tells up to `MOST` households whose pledge is to be looked at again; call it until it answers 0. Answers how many. */
export async function remindPledges(tx: Tx): Promise<number> {
  const rows = await tx.rows<{ id: string; signedBy: string; reviewOn: string; key: string }>(
    `select x.* from (
       select p.id, p.signed_by, p.review_on, 'pledge:' || p.id || ':' || p.review_on as key
       from prevention_pledge p left join prevention_settings s on s.village_id = p.village_id
       where p.review_on - coalesce(s.remind_days, $2) <= ($1::timestamptz at time zone 'Asia/Shanghai')::date) x
     where not exists (select 1 from message m where m.dedupe_key = x.key)
     order by x.review_on, x.id limit ${MOST}`,
    [tx.at, usualSettings.remindDays],
  );
  return tell(
    tx,
    rows.map(({ signedBy, reviewOn, key }) => ({
      residentId: signedBy,
      kind: MessageKind.PLEDGE_DUE,
      params: { day: reviewOn },
      link: '/prevention',
      key,
    })),
  );
}
