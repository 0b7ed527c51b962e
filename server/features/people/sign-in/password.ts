import { hash, verify } from '@node-rs/argon2';
import { DomainError, ErrorCode } from '#server/core/errors';

// OWASP's first choice for argon2id (2): 19 MiB, two passes, one lane; some 20 ms.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Is this the password that was hashed? */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;

/**
 * A password of 8 to 128 characters that is not one character repeated and does not hold what neighbours know:
 * the person's name or phone number. WEAK_PASSWORD otherwise.
 */
export function demandStrong(
  password: string,
  person: { name: string; phone: string | null },
  field: string,
): void {
  const known = [person.name, person.phone].filter((text): text is string => text !== null && text !== '');
  const weak =
    password.length < MIN_LENGTH ||
    password.length > MAX_LENGTH ||
    new Set(password).size < 3 ||
    /^(?:0123456789|1234567890|123456789|12345678|87654321|password)$/i.test(password) ||
    known.some((text) => password.toLowerCase().includes(text.toLowerCase()));
  if (weak) throw new DomainError(ErrorCode.WEAK_PASSWORD, field);
}
