import { defineConfig } from '@playwright/test';
import { freePort } from './support/built-app';
import { findChromium } from './support/chromium';

// Workers load this file again: they must come to the same port as the setup did.
process.env.BROWSER_TEST_PORT ??= String(await freePort());
const chromium = await findChromium();

export default defineConfig({
  testDir: './browser',
  testMatch: '**/*.test.ts',
  outputDir: './results',
  globalSetup: './support/browser-setup.ts',
  reporter: [['list'], ['./support/playwright-tally.ts']],
  // One application with one clock: every page is looked at first, by two at a time, for that moves nothing; then come
  // the journeys, which move the clock and must not run beside others.
  workers: 2,
  projects: [
    { name: 'pages', testMatch: '**/accessibility.test.ts', fullyParallel: true },
    { name: 'journeys', testIgnore: '**/accessibility.test.ts', dependencies: ['pages'], workers: 1 },
  ],
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${process.env.BROWSER_TEST_PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace films every step, which takes a third of the time: for those who look at it.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium.executablePath,
      args: chromium.args,
      env: { ...(process.env as Record<string, string>), ...chromium.env },
    },
  },
});
