import type { Database } from '#server/core/database';
import { DomainError, ErrorCode } from '#server/core/errors';
import { hashPassword, verifyPassword } from './sign-in/password';

const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;

/** The argon2id hash under which a PIN is kept. */
export function hashPin(pin: string): Promise<string> {
  return hashPassword(pin);
}

interface PinRow {
  pinHash: string | null;
  pinFailures: number;
  pinLockedUntil: Date | null;
}

/**
 * Checks the PIN of a household's card at the counter: five wrong ones lock it for fifteen minutes. The count is
 * committed in a write of its own, so that a redemption rolled back does not forget it, and under the household's
 * row lock, so that a hundred guesses at once are still counted one by one.
 * Throws PIN_NOT_SET, PIN_LOCKED or WRONG_PIN.
 */
export async function checkPin(db: Database, householdId: string, pin: string): Promise<void> {
  const refusal = await db.write(async (tx): Promise<ErrorCode | null> => {
    const card = await tx.row<PinRow>(
      'select pin_hash, pin_failures, pin_locked_until from household where id = $1 for update',
      [householdId],
    );
    if (!card) return ErrorCode.CARD_NOT_FOUND;
    if (!card.pinHash) return ErrorCode.PIN_NOT_SET;
    const wasLocked = card.pinLockedUntil !== null;
    if (card.pinLockedUntil && card.pinLockedUntil > tx.at) return ErrorCode.PIN_LOCKED;
    if (await verifyPassword(card.pinHash, pin)) {
      if (card.pinFailures > 0 || wasLocked) {
        await tx.rows('update household set pin_failures = 0, pin_locked_until = null where id = $1', [
          householdId,
        ]);
      }
      return null;
    }
    // A lock that has run out opens a new round of tries.
    const failures = (wasLocked ? 0 : card.pinFailures) + 1;
    const lockedUntil = failures >= MOST_FAILURES ? new Date(tx.at.getTime() + LOCK_MINUTES * 60_000) : null;
    await tx.rows('update household set pin_failures = $2, pin_locked_until = $3 where id = $1', [
      householdId,
      failures,
      lockedUntil,
    ]);
    return lockedUntil ? ErrorCode.PIN_LOCKED : ErrorCode.WRONG_PIN;
  });
  if (refusal) throw new DomainError(refusal, 'pin');
}
