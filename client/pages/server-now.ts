import { useCallback, useMemo } from 'react';
import { useSession } from '#client/features/people/session';

const DAY_MS = 86_400_000;

/** The server's clock. It differs from this machine's only in a demo, where it can be moved by whole days. */
export function useServerNow(): () => Date {
  const { about } = useSession();
  const ahead = useMemo(
    () => (about?.demo ? Math.round((Date.parse(about.now) - Date.now()) / DAY_MS) * DAY_MS : 0),
    [about],
  );
  return useCallback(() => new Date(Date.now() + ahead), [ahead]);
}
