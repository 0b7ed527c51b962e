import { useEffect } from 'react';
import { reportReach, useOnline } from '#client/ui/use-online';

const ASK_EVERY_MS = 5000;

/** While the server is out of reach, asks now and then whether it is back, so that the offline bar goes by itself. */
export function useReachWatch(): void {
  const online = useOnline();
  useEffect(() => {
    if (online) return;
    const timer = setInterval(() => {
      fetch('/healthz', { cache: 'no-store' }).then(
        (answer) => reportReach(answer.ok),
        () => reportReach(false),
      );
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [online]);
}
