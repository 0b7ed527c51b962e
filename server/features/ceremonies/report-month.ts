// A unit that keeps its notices on paper says once a month how many there were; a later word replaces the former.
import { addDays, dayOf, periodStart } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { councilOf } from './council-of';
import type { CeremonyMonthInput } from './standard-inputs';
import { can } from './policy';

/** Keeps a month's figures. Answers the village. Throws NOT_FOUND, FORBIDDEN, IN_THE_FUTURE, OUT_OF_RANGE (`toStandard`). */
export async function reportCeremonyMonth(tx: Tx, actor: Actor, input: CeremonyMonthInput): Promise<string> {
  const intent = intentOf('reportCeremonyMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return earlier;

  const { villageId, kind, held, toStandard, tables, savedCents } = input;
  const path = await villagePath(tx, villageId);
  demand(can.settle(actor, await councilOf(tx, villageId, 'RW'), path), ErrorCode.FORBIDDEN, 'villageId');
  const month = periodStart('MONTH', input.month);
  demand(month <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'month');
  demand(month >= addDays(dayOf(tx.at), -760), ErrorCode.OUT_OF_RANGE, 'month');
  demand(toStandard <= held, ErrorCode.OUT_OF_RANGE, 'toStandard');
  await tx.rows(
    `insert into ceremony_month (village_id, month, kind, held, to_standard, tables, saved_cents, reported_by, reported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (village_id, month, kind) do update set held = excluded.held, to_standard = excluded.to_standard,
       tables = excluded.tables, saved_cents = excluded.saved_cents, reported_by = excluded.reported_by,
       reported_at = excluded.reported_at`,
    [villageId, month, kind, held, toStandard, tables, savedCents, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'CEREMONY_MONTH',
      subjectId: villageId,
      move: 'REPORT',
      villageId,
      detail: { month, kind, held },
    },
  ]);
  return villageId;
}
