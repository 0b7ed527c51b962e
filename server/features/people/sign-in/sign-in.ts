import { APIError } from 'better-auth/api';
import pg from 'pg';
import type { Log } from '#server/core/context';
import type { Reader } from '#server/core/database';
import type { Env } from '#server/core/env';
import { type Actor, loadActor } from '#server/features/people/actor';
import { type CodeSender, senderFor } from './code-sender';
import { createLibrary, type Library } from './library';
import { sessionToken } from './session-cookie';

const REFRESH_AFTER_HOURS = 24;

export interface SignInOptions {
  env: Env;
  databaseUrl: string;
  log: Log;
  /** Brings one-time codes to phones; without one the console, and nothing in production. */
  sender?: CodeSender;
}

type SetCookie = (line: string) => void;

/** Sign-in over the library's sessions in schema `auth`. Methods answer the Set-Cookie lines to pass on. */
export class SignIn {
  private constructor(
    private readonly library: Library,
    private readonly pool: pg.Pool,
    private readonly cookieName: string,
    private readonly secret: string,
    private readonly hasSender: boolean,
  ) {}

  static async open({ env, databaseUrl, log, sender: given }: SignInOptions): Promise<SignIn> {
    const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c search_path=auth', max: 5 });
    // A dropped idle connection is replaced at the next use; without a listener it would end the process.
    pool.on('error', (error) => log.warn({ message: error.message }, 'sign-in connection lost'));
    const sender = senderFor(env, log, given);
    const library = createLibrary({
      pool,
      secret: env.authSecret,
      publicUrl: env.publicUrl,
      sender: sender ?? { send: async () => undefined },
      onFault: (message) => log.error({ message }, 'sign-in'),
    });
    const { authCookies } = await library.$context;
    return new SignIn(library, pool, authCookies.sessionToken.name, env.authSecret, sender !== null);
  }

  /**
   * Who a request comes from, by the session in its cookie: two statements, none without a cookie. Given `setCookie`,
   * a session in use is prolonged once a day. Sessions end by the wall clock, not by the demo's.
   */
  async actorFor(headers: Headers, reader: Reader, setCookie?: SetCookie): Promise<Actor | null> {
    const token = sessionToken(headers, this.cookieName, this.secret);
    if (!token) return null;
    const session = await reader.row<{ loginId: string; stale: boolean }>(
      `select login_id, updated_at < now() - make_interval(hours => ${REFRESH_AFTER_HOURS}) as stale
       from auth.session where token = $1 and expires_at > now()`,
      [token],
    );
    if (!session) return null;
    if (session.stale && setCookie) {
      const { headers: answer } = await this.library.api.getSession({
        headers: cookieOnly(headers),
        returnHeaders: true,
      });
      for (const line of answer.getSetCookie()) setCookie(line);
    }
    return loadActor(reader, { residentId: session.loginId });
  }

  /** A new session for the right password; null for a wrong one, or none. */
  async withPassword(residentId: string | null, password: string): Promise<string[] | null> {
    // A login nobody has takes as long to refuse as a wrong password.
    const username = residentId ?? '00000000-0000-0000-0000-000000000000';
    return this.attempt(() =>
      this.library.api.signInUsername({
        body: { username, password },
        headers: new Headers(),
        returnHeaders: true,
      }),
    );
  }

  /** Sends a one-time code of six digits, good for five minutes and three tries. Rejects without a sender. */
  async sendCode(phone: string): Promise<void> {
    await this.library.api.sendPhoneNumberOTP({ body: { phoneNumber: phone } });
  }

  /** Throws, for whatever phone, when this installation cannot send codes. */
  demandSender(): void {
    if (!this.hasSender) {
      throw new Error(
        'One-time codes need a sender: give createSignIn a CodeSender (an SMS provider) in production.',
      );
    }
  }

  /** Is this the code last sent to the phone? A code is used up by its first success. */
  async isCode(phone: string, code: string): Promise<boolean> {
    try {
      await this.library.api.consumePhoneNumberOTP({ body: { phoneNumber: phone, code } });
      return true;
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return false;
      throw error;
    }
  }

  /** A new session without a password, for someone who has a login: after a code, and in demo mode. */
  async signInAs(residentId: string): Promise<string[]> {
    const { headers } = await this.library.api.openSession({
      body: { loginId: residentId },
      returnHeaders: true,
    });
    return headers.getSetCookie();
  }

  /** Ends the session of this request. */
  async signOut(headers: Headers): Promise<string[]> {
    const answer = await this.library.api.signOut({ headers: cookieOnly(headers), returnHeaders: true });
    return answer.headers.getSetCookie();
  }

  /** Sets a new password, ends all other sessions and renews this one; null when the current one is wrong. */
  async changePassword(headers: Headers, current: string, next: string): Promise<string[] | null> {
    return this.attempt(() =>
      this.library.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: cookieOnly(headers),
        returnHeaders: true,
      }),
    );
  }

  /** The library's own settings, for the test that compares its tables with ours. */
  get options(): Library['options'] {
    return this.library.options;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async attempt(call: () => Promise<{ headers: Headers }>): Promise<string[] | null> {
    try {
      return (await call()).headers.getSetCookie();
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return null;
      throw error;
    }
  }
}

// The library keeps what it finds in headers; the cookie is all it needs to know.
function cookieOnly(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' });
}

/** Opens the sign-in over its own small pool of connections; `close()` ends them. */
export function createSignIn(options: SignInOptions): Promise<SignIn> {
  return SignIn.open(options);
}
