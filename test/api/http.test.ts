import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpApp, openHttpApp } from '#test/support/http-app';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp('http');
});
afterAll(() => app.close());

async function post(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const response = await fetch(`${app.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

describe('GraphQL over HTTP', () => {
  test('passes every MUST of the public audits', async () => {
    const audits = serverAudits({
      url: `${app.origin}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': '1' },
        }),
    });
    const broken: string[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status === 'error') broken.push(`${audit.name}: ${result.reason}`);
    }
    expect(audits.length).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });

  test('refuses a cross-site form post', async () => {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: '{ about { version } }' }),
    });
    expect(response.status).toBe(400);
  });
});

describe('queries that ask for too much', () => {
  const deep = (levels: number): string =>
    `{ county { ${'children { '.repeat(levels)} id ${'} '.repeat(levels)} } }`;

  test.each([
    ['very deep', deep(40)],
    ['too costly', deep(7)],
    [
      'very wide by aliases',
      `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: about { version }`).join(' ')} }`,
    ],
    ['very long', `{ ${'about { version } '.repeat(900)} }`],
    ['many directives', `{ about { version ${'@include(if: true) '.repeat(40)} } }`],
    ['a page of a million', '{ households(villageId: "x", first: 1000000) { nodes { id members { id } } } }'],
    ['a fragment that holds itself', 'query { county { ...f } } fragment f on Area { children { ...f } }'],
  ])('%s: refused before anything is read', async (_name, query) => {
    const { status, body } = await post({ query });
    expect(status).toBe(400);
    expect(JSON.parse(body).data).toBeUndefined();
    expect(body).not.toMatch(/node_modules|stacktrace|select /i);
  });

  test('an oversized body is refused', async () => {
    const { status } = await post({ query: '{ about { version } }', variables: { x: 'x'.repeat(400_000) } });
    expect(status).toBe(413);
  });

  test.each(['{', '', 'null', '[]', '{"query": 7}'])('broken body %j is a client error', async (body) => {
    const { status } = await post(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('the process', () => {
  test('is alive and ready, with security headers and a request id', async () => {
    const health = await fetch(`${app.origin}/healthz`);
    expect(health.status).toBe(200);
    const ready = await fetch(`${app.origin}/readyz`, { headers: { 'x-request-id': 'test-request-1' } });
    expect(await ready.json()).toEqual({ status: 'ready' });
    expect(ready.headers.get('x-request-id')).toBe('test-request-1');
    expect(ready.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(ready.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('serves the explorer from itself in demo mode', async () => {
    const response = await fetch(`${app.origin}/explore/`);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).not.toMatch(/(src|href)="https?:/);
  });
});

describe('the ceiling on requests of one address', () => {
  test('does not count pages and files of the client, and answers in words above it', async () => {
    const own = await openHttpApp('ceiling');
    try {
      const remaining = async (path: string) =>
        (await fetch(`${own.origin}${path}`)).headers.get('x-ratelimit-remaining');
      expect(await remaining('/')).toBeNull();
      expect(await remaining('/assets/none.js')).toBeNull();
      const asked = '/graphql?query=%7B__typename%7D';
      const left = Number(await remaining(asked));
      expect(left).toBeGreaterThan(1_000);
      await Promise.all(Array.from({ length: left }, () => fetch(`${own.origin}${asked}`)));
      const refused = await fetch(`${own.origin}${asked}`);
      expect(refused.status).toBe(429);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    } finally {
      await own.close();
    }
  });
});
