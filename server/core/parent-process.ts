const INTERVAL_MS = 500;

/**
 * Calls `stop` once when the process that started this one has died. `npm start` that is killed with
 * SIGKILL cannot pass a signal on; without this the server would live on unseen and keep the port.
 * Does nothing for a server that was not started by npm, such as one in a container.
 */
export function whenParentDies(stop: () => void, source: NodeJS.ProcessEnv = process.env): void {
  if (source.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, INTERVAL_MS);
  timer.unref();
}
