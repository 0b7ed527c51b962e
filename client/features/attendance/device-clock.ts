// A phone's clock may be minutes wrong. What the server said the time was is compared with it once, when it was said.
const ahead = new Map<string, number>();

/**
 * How far the server's clock is ahead of this device's, in ms.
 * @param now the server's clock as it came with an answer; the same words later mean the same comparison
 */
export function serverAhead(now: string): number {
  const known = ahead.get(now);
  if (known !== undefined) return known;
  const difference = Date.parse(now) - Date.now();
  ahead.set(now, difference);
  return difference;
}

/** The server's clock at this moment, as an instant is written. */
export function serverTime(now: string): string {
  return new Date(Date.now() + serverAhead(now)).toISOString();
}
