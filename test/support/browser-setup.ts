import { buildIfStale, startBuiltApp } from './built-app';
import { makeTempFolder, removeTempFolder } from './temp-folder';

// The journeys pass some sixty days and end with the year's: on a day of their own they are the same all year round.
const DEMO_DAY = '2026-09-01';

/** Starts the built application with the demo county for the browser tests; the answer stops it. */
export default async function setUpBrowserTests(): Promise<() => Promise<void>> {
  buildIfStale();
  const dataDir = makeTempFolder('browser');
  try {
    const port = Number(process.env.BROWSER_TEST_PORT);
    const app = await startBuiltApp({
      dataDir,
      port,
      env: { SEED: 'demo', DEMO: '1', DEMO_DAY, LOG_LEVEL: 'warn' },
    });
    return async () => {
      try {
        await app.stop();
      } finally {
        removeTempFolder(dataDir);
      }
    };
  } catch (error) {
    removeTempFolder(dataDir);
    throw error;
  }
}
