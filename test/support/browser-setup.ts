import { buildIfStale, startBuiltApp } from './built-app';
import { makeTempFolder, removeTempFolder } from './temp-folder';

/** Starts the built application with the demo county for the browser tests; the answer stops it. */
export default async function setUpBrowserTests(): Promise<() => Promise<void>> {
  buildIfStale();
  const dataDir = makeTempFolder('browser');
  try {
    const port = Number(process.env.BROWSER_TEST_PORT);
    const app = await startBuiltApp({ dataDir, port, env: { SEED: 'demo', DEMO: '1', LOG_LEVEL: 'warn' } });
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
