import { useSyncExternalStore } from 'react';

// The browser only knows whether there is a network; a failed request tells more, so the app may report one.
let reached = true;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Reports whether the server answered; `false` shows the offline bar until something gets through again. */
export function reportReach(ok: boolean): void {
  if (ok === reached) return;
  reached = ok;
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** Whether the network is there and the server was last heard. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine && reached,
    () => true,
  );
}
