import type { Clock } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';

const DAY_MS = 86_400_000;
const KEY = 'clock_offset_ms';

/** Puts the process's clock where the demo's users last moved it to. Demo mode only. */
export async function restoreClock(reader: Reader, clock: Clock): Promise<void> {
  const row = await reader.row<{ value: number }>('select value from setting where key = $1', [KEY]);
  clock.setOffset(row?.value ?? 0);
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
