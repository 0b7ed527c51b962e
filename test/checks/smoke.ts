import { strict as assert } from 'node:assert';
import { buildIfStale, startBuiltApp, type BuiltApp } from '#test/support/built-app';
import { killDatabase, makeTempFolder, removeTempFolder } from '#test/support/temp-folder';

// The built application as a stranger meets it: an empty folder, a second start, a crash, a power cut.
const SECOND_START_LIMIT_MS = 5_000;

buildIfStale();
const dataDir = makeTempFolder('smoke');
try {
  await step('first start on an empty folder', async () => {
    const app = await startBuiltApp({ dataDir });
    await checkFaces(app);
    await app.stop();
    assert.equal(killDatabase(dataDir), false, 'the database went on after a graceful stop');
    return app;
  });
  const second = await step('second start', () => startBuiltApp({ dataDir }));
  assert.ok(second.startedIn < SECOND_START_LIMIT_MS, `the second start took ${second.startedIn} ms`);
  await checkFaces(second);
  await second.kill();
  const third = await step('after kill -9 of the process', () => startBuiltApp({ dataDir }));
  await checkFaces(third);
  await third.kill();
  assert.ok(killDatabase(dataDir), 'there was no database to kill');
  await step('after kill -9 of process and database', async () => {
    const app = await startBuiltApp({ dataDir });
    await checkFaces(app);
    await app.stop();
    return app;
  });
  await step('refusal of production without a secret', refusesProduction);
} finally {
  removeTempFolder(dataDir);
}
console.log('Smoke: all well.');

async function checkFaces({ url }: BuiltApp): Promise<void> {
  for (const path of ['/healthz', '/readyz']) {
    assert.equal((await fetch(url + path)).status, 200, path);
  }
  const page = await fetch(url);
  assert.equal(page.status, 200);
  const html = await page.text();
  assert.match(html, /<div id="root"/);
  const [, script = ''] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
  assert.equal((await fetch(url + script)).status, 200, `the script ${script}`);
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  assert.deepEqual(await answer.json(), { data: { __typename: 'Query' } });
}

async function refusesProduction(): Promise<BuiltApp | null> {
  await assert.rejects(
    startBuiltApp({ dataDir, env: { NODE_ENV: 'production', AUTH_SECRET: '' } }),
    /AUTH_SECRET/,
  );
  return null;
}

async function step<T extends BuiltApp | null>(name: string, work: () => Promise<T>): Promise<T> {
  const app = await work();
  console.log(`  ${name}${app ? `: ready in ${(app.startedIn / 1000).toFixed(1)} s` : ''}`);
  return app;
}
