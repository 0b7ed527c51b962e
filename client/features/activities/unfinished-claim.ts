// Words typed into a claim survive a reload, a lost sign-in or a change of rule; photos do not fit and are chosen again.

const STORED = 'peace.claim';
const KEPT = ['title', 'startedAt', 'startedTime', 'place', 'hours', 'minutes', 'points', 'note'] as const;

export type UnfinishedClaim = Partial<Record<(typeof KEPT)[number], string>>;

/** What was typed last time and not sent; empty when there is nothing. */
export function readUnfinished(): UnfinishedClaim {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
      ),
    );
  } catch {
    // Forbidden or broken storage only means that nothing was kept.
    return {};
  }
}

export function keepUnfinished(form: HTMLFormElement): void {
  const values = new FormData(form);
  const kept = Object.fromEntries(KEPT.map((name) => [name, values.get(name)]));
  try {
    sessionStorage.setItem(STORED, JSON.stringify(kept));
  } catch {
    // Without storage the words live only on the page.
  }
}

export function forgetUnfinished(): void {
  try {
    sessionStorage.removeItem(STORED);
  } catch {
    // Nothing was kept then either.
  }
}
