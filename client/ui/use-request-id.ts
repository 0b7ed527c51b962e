import { useState } from 'react';

/** A random UUID, also where `crypto.randomUUID` is missing: on old phones and on plain http in a village network. */
export function newRequestId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * One id for one intent: it stays the same while a person tries again after a failure, so that the server can tell a
 * repeat from a second wish; `renew` after success, or when the intent itself changes.
 */
export function useRequestId(): { id: string; renew: () => void } {
  const [id, setId] = useState(newRequestId);
  return { id, renew: () => setId(newRequestId()) };
}
