import { type Clock, dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';

const DAY_MS = 86_400_000;
const KEY = 'clock_offset_ms';

/** Puts the process's clock where the demo's users last moved it to. Demo mode only. */
export async function restoreClock(reader: Reader, clock: Clock): Promise<void> {
  const row = await reader.row<{ value: number }>('select value from setting where key = $1', [KEY]);
  clock.setOffset(row?.value ?? 0);
}

/** Puts the clock on `day` ('YYYY-MM-DD'), at the time of day that it is. Answers the days it was moved by. */
export function beginOn(clock: Clock, day: string): number {
  const days = (Date.parse(day) - Date.parse(dayOf(new Date()))) / DAY_MS;
  clock.setOffset(days * DAY_MS);
  return days;
}

/** Moves the kept offset by whole days; two at once add up. Answers the new offset in milliseconds. */
export async function moveOffset(tx: Tx, days: number): Promise<number> {
  const row = await tx.row<{ value: number }>(
    `insert into setting (key, value) values ($1, to_jsonb($2::bigint))
     on conflict (key) do update set value = to_jsonb((setting.value #>> '{}')::bigint + $2::bigint)
     returning value`,
    [KEY, days * DAY_MS],
  );
  return row?.value ?? 0;
}
