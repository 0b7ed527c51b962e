import type { Log } from '#server/core/context';
import type { Env } from '#server/core/env';

/** Brings a one-time sign-in code to a phone: an SMS provider in production. Rejects when it cannot. */
export interface CodeSender {
  send(phone: string, code: string): Promise<void>;
}

/** Prints the code instead of sending it. Only the demo, whose people are invented, names the phone. */
function consoleSender(log: Log, demo: boolean): CodeSender {
  return {
    send: async (phone, code) => log.info(demo ? { phone, code } : { code }, 'one-time code'),
  };
}

/** The sender given; without one the console, except in production, where there is none: null. */
export function senderFor(env: Env, log: Log, given: CodeSender | undefined): CodeSender | null {
  if (given) return given;
  return env.nodeEnv === 'production' ? null : consoleSender(log, env.demo);
}
