import type { Clock } from './clock';
import type { Database } from './database';
import type { Env } from './env';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every request carries, whoever asks. Rooms above add who is asking. */
export interface RequestContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly env: Env;
  readonly log: Log;
  readonly requestId: string;
  readonly remoteAddress: string;
  readonly headers: Headers;
  /** Adds a Set-Cookie line to the answer. */
  setCookie(line: string): void;
}
