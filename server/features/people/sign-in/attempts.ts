import { createHmac } from 'node:crypto';
import type { Database } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';

/** How many attempts of one kind somebody has in a window of time. */
export interface Limit {
  /** Whose attempts: an account, a phone or an address. Kept only as a keyed hash. */
  of: string;
  most: number;
  minutes: number;
}

/** Counts attempts in the database, so that a restart forgets none and several processes share one count. */
export class Attempts {
  constructor(
    private readonly db: Database,
    private readonly secret: string,
  ) {}

  /** Counts one attempt against every limit, at once and for good; TOO_MANY_ATTEMPTS when one of them is used up. */
  async count(limits: readonly Limit[]): Promise<void> {
    // Windows run by the wall clock: moving the demo's clock opens no new one. Old rows go a few at a time.
    const rows = await this.db.single<{ key: string; count: number }>(
      `with gone as (
         delete from auth.attempt where key in (
           select key from auth.attempt where ends_at < now() and key <> all ($1::text[])
           limit 20 for update skip locked)
       )
       insert into auth.attempt (key, count, ends_at)
       select key, 1, now() + make_interval(mins => minutes)
       from unnest($1::text[], $2::int[]) as l (key, minutes) order by key
       on conflict (key) do update set
         count = case when auth.attempt.ends_at < now() then 1 else auth.attempt.count + 1 end,
         ends_at = case when auth.attempt.ends_at < now() then excluded.ends_at else auth.attempt.ends_at end
       returning key, count`,
      [limits.map((limit) => this.keyOf(limit)), limits.map((limit) => limit.minutes)],
    );
    const counts = new Map(rows.map((row) => [row.key, row.count]));
    for (const limit of limits) {
      demand((counts.get(this.keyOf(limit)) ?? 0) <= limit.most, ErrorCode.TOO_MANY_ATTEMPTS);
    }
  }

  /** A success: the account starts afresh, and the address gets this one attempt back. */
  async forgive(account: Limit, address: Limit): Promise<void> {
    await this.db.single(
      'update auth.attempt set count = case when key = $1 then 0 else greatest(count - 1, 0) end where key in ($1, $2)',
      [this.keyOf(account), this.keyOf(address)],
    );
  }

  private keyOf(limit: Limit): string {
    return createHmac('sha256', this.secret).update(`attempt:${limit.of}`).digest('base64url');
  }
}
