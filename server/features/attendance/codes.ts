import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';

// The leader's phone shows a code that changes every half minute. The server derives the codes of one task from a
// secret that stays here, and hands the leader those of that task's hours alone: the phone can then go on without a
// network, and without arithmetic that old phones or plain http do not have.

/** How long a code is shown, in seconds. */
export const STEP_SECONDS = 30;
/** A code is good for so many steps after its own, and before: phones' clocks differ. */
const TOLERANCE = 1;

/** The number of the half minute that an instant lies in. */
export function stepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

/** A task's own secret. */
export async function taskSecret(reader: Reader, taskId: string): Promise<Buffer> {
  const { secret } = found(await reader.row<{ secret: Buffer }>('select secret from attendance_key'));
  return createHmac('sha256', secret).update(`task ${taskId}`).digest();
}

/** The six digits of a step, as RFC 4226 takes them from an HMAC. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha256', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Is this the code of now, or of the half minute before or after? */
export function isCurrent(secret: Buffer, code: string, at: Date): boolean {
  const given = Buffer.from(code);
  const now = stepOf(at);
  for (let step = now - TOLERANCE; step <= now + TOLERANCE; step += 1) {
    const right = Buffer.from(codeOf(secret, step));
    if (given.length === right.length && timingSafeEqual(given, right)) return true;
  }
  return false;
}

const MOST_WRONG = 8;
const WINDOW_MS = 10 * 60_000;
const wrong = new Map<string, { count: number; until: number }>();

/** May this person try another code? Guessing ends after a few tries in ten minutes. `at` is real time, in ms. */
export function mayTry(residentId: string, at = Date.now()): boolean {
  const tries = wrong.get(residentId);
  if (tries && tries.until <= at) wrong.delete(residentId);
  return (wrong.get(residentId)?.count ?? 0) < MOST_WRONG;
}

/** Notes a wrong code of this person. */
export function noteWrong(residentId: string, at = Date.now()): void {
  const tries = wrong.get(residentId);
  wrong.set(residentId, { count: (tries?.count ?? 0) + 1, until: tries?.until ?? at + WINDOW_MS });
}
