// The day before, the council is reminded that somebody has to go; each member once for each day.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { Ceremony } from './ceremony.entity';
import { tellCouncil } from './tell';

/** Reminds councils of what was agreed for tomorrow; call it until it answers 0. Answers how many were told. */
export async function remindCeremonies(tx: Tx): Promise<number> {
  const rows = await tx.rows<Ceremony>(
    `select * from ceremony where state = 'AGREED' and begins_on = $1 order by id`,
    [addDays(dayOf(tx.at), 1)],
  );
  let told = 0;
  for (const row of rows) {
    const ceremony = Object.assign(new Ceremony(), row);
    told += await tellCouncil(tx, ceremony, MessageKind.CEREMONY_TOMORROW, ceremony.beginsOn, null);
  }
  return told;
}
