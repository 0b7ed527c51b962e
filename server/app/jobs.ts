import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import type { Log } from '#server/core/context';
import type { Database } from '#server/core/database';
import { releaseDue } from '#server/features/activities/release-due';

/** Releases every line whose publicity has ended; called by the minute, at start, and when the demo clock moves. */
export async function releaseAllDue(db: Database, log: Log): Promise<number> {
  let total = 0;
  for (;;) {
    const released = await db.write(releaseDue);
    total += released;
    if (released === 0) break;
  }
  if (total > 0) log.info({ released: total }, 'publicity ended');
  return total;
}

/** Starts the clockwork. A stopped server catches up: what fell due meanwhile is released before it listens. */
export async function startJobs(databaseUrl: string, db: Database, log: Log): Promise<Runner> {
  await releaseAllDue(db, log);
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') log.error({ message }, 'job');
    if (level === 'warning') log.warn({ message }, 'job');
  });
  return run({
    connectionString: databaseUrl,
    concurrency: 1,
    noHandleSignals: true,
    logger,
    taskList: {
      release_due: async () => {
        await releaseAllDue(db, log);
      },
    },
    parsedCronItems: parseCronItems([{ task: 'release_due', match: '* * * * *' }]),
  });
}
