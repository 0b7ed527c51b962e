import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { envVariables, readEnv } from '#server/core/env';

const dataDir = mkdtempSync(join(tmpdir(), 'env-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const secret = 'x'.repeat(32);
const production = { NODE_ENV: 'production', AUTH_SECRET: secret, DATA_DIR: dataDir };

describe('the environment', () => {
  test('of a stranger who sets nothing is the demo on the embedded database', () => {
    const env = readEnv({ DATA_DIR: dataDir });
    expect(env).toMatchObject({ port: 4000, databaseUrl: null, seed: 'demo', demo: true, trustProxy: false });
    expect(env.publicUrl).toBe('http://localhost:4000');
  });

  test('makes the secret once and keeps it from others', () => {
    const first = readEnv({ DATA_DIR: dataDir }).authSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readEnv({ DATA_DIR: dataDir }).authSecret).toBe(first);
    expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  });

  test('with an own database has no demo unless asked', () => {
    const own = { DATA_DIR: dataDir, DATABASE_URL: 'postgres://peace:pw@db/peace' };
    expect(readEnv(own)).toMatchObject({ seed: 'none', demo: false });
    expect(readEnv({ ...own, SEED: 'demo', DEMO: '1' })).toMatchObject({ seed: 'demo', demo: true });
  });

  test('in production has no demo', () => {
    expect(readEnv(production)).toMatchObject({ seed: 'none', demo: false, authSecret: secret });
  });

  test.each([
    ['AUTH_SECRET', { ...production, AUTH_SECRET: '' }],
    ['AUTH_SECRET', { ...production, AUTH_SECRET: 'short' }],
    ['DEMO', { ...production, DEMO: '1' }],
    ['DEMO_DAY', { ...production, DEMO_DAY: '2026-10-12' }],
    ['DEMO_DAY', { DATA_DIR: dataDir, DEMO_DAY: '2026-02-30' }],
    ['SEED', { ...production, SEED: 'demo' }],
    ['PORT', { PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'peace.example' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'the proxy' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['NODE_ENV', { NODE_ENV: 'prod' }],
  ])('refuses a wrong %s', (name, source) => {
    expect(() => readEnv({ DATA_DIR: dataDir, ...source })).toThrow(name);
  });

  test('names all mistakes at once', () => {
    const read = () => readEnv({ NODE_ENV: 'production', DEMO: '1', PORT: 'x', DATA_DIR: dataDir });
    expect(read).toThrow(/PORT[\s\S]*AUTH_SECRET[\s\S]*DEMO/);
  });

  test.each([
    ['0', false],
    ['1', 1],
    ['true', true],
    ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1'],
  ])('reads TRUST_PROXY %s', (text, value) => {
    expect(readEnv({ DATA_DIR: dataDir, TRUST_PROXY: text }).trustProxy).toBe(value);
  });

  test.each(envVariables.map(({ name }) => name))('explains %s in README', (name) => {
    expect(readFileSync('README.md', 'utf8')).toMatch(new RegExp(`\\| *\`${name}\``));
  });
});
