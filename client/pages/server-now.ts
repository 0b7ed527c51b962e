import { useCallback } from 'react';
import { useSession } from '#client/features/people/session';

const DAY_MS = 86_400_000;

/** The server's clock. It differs from this machine's only in a demo, where it can be moved by whole days. */
export function useServerNow(): () => Date {
  const { about } = useSession();
  return useCallback(() => {
    const here = Date.now();
    const ahead = about?.demo ? Math.round((Date.parse(about.now) - here) / DAY_MS) * DAY_MS : 0;
    return new Date(here + ahead);
  }, [about]);
}
