import { createHmac, timingSafeEqual } from 'node:crypto';

/** The value of a cookie by its name, decoded; null without one. */
function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) {
      try {
        return decodeURIComponent(part.slice(at + 1).trim());
      } catch {
        return null; // A cookie that is not ours: as good as none.
      }
    }
  }
  return null;
}

/**
 * The session token in the request's cookie when its signature is ours (`token.base64(HMAC-SHA256)`, as the sign-in
 * library writes it); null otherwise. Saves the library's own look at the session, and with it two statements.
 */
export function sessionToken(headers: Headers, cookieName: string, secret: string): string | null {
  const value = cookieOf(headers, cookieName);
  const at = value?.lastIndexOf('.') ?? -1;
  if (!value || at < 1) return null;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1));
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
