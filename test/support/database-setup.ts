import { type TestProject } from 'vitest/node';
import { startTestPostgres, type TestPostgres } from './postgres';

// Each vitest project loads this file for itself, so the run's one server is kept outside of it.
const shared = globalThis as typeof globalThis & {
  testPostgres?: { server: Promise<TestPostgres>; users: number };
};

/** Starts PostgreSQL for the first project that needs it, and stops it after the last. */
export async function setup(project: TestProject): Promise<void> {
  shared.testPostgres ??= { server: startTestPostgres(), users: 0 };
  shared.testPostgres.users += 1;
  project.provide('postgresUrl', (await shared.testPostgres.server).url);
}

export async function teardown(): Promise<void> {
  const running = shared.testPostgres;
  if (!running) return;
  running.users -= 1;
  if (running.users > 0) return;
  delete shared.testPostgres;
  await (await running.server).stop();
}
