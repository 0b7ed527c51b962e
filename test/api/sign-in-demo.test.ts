import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { type HttpApp, openHttpApp } from '#test/support/http-app';
import { type Answer, Browser } from './sign-in-browser';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp('sign-in-demo');
});
afterAll(() => app.close());

const browse = (): Browser => new Browser(app.origin);

test('the demo offers its people, and signs in nobody else', async () => {
  const { data } = await browse().run(
    '{ about { version demo now errorCodes personas { key nameZh roleZh roleEn startPath } } }',
  );
  const personas = data.about?.personas ?? [];
  expect(data.about?.demo).toBe(true);
  expect(data.about?.errorCodes).toContain('PIN_LOCKED');
  expect(personas.length).toBeGreaterThan(3);
  for (const { key } of personas) expect(await (await browse().demo(key)).name(), key).toBeTruthy();
  const nobody = await browse().mutate('demoSignIn', 'DemoSignInInput', { key: 'nobody' }, '{ rights }');
  expect(nobody.code).toBe('NOT_FOUND');
});

test('the demo’s clock moves by days, once per request', async () => {
  const browser = await browse().demo('he-chunmei');
  const now = async (): Promise<number> =>
    Date.parse((await browser.run('{ about { now } }')).data.about?.now ?? '');
  const before = await now();
  const input = { requestId: newId(), days: 2 };
  const move = (given: object, by = browser): Promise<Answer> =>
    by.mutate('moveClock', 'ClockInput', { ...input, ...given }, '{ now }');
  expect((await move({})).code).toBeUndefined();
  expect((await move({})).code).toBeUndefined();
  expect((await move({ days: 3 })).code).toBe('IDEMPOTENCY_MISMATCH');
  expect((await move({ requestId: newId(), days: -1 })).code).toBe('OUT_OF_RANGE');
  expect((await move({ requestId: newId(), days: 100_000 })).code).toBe('OUT_OF_RANGE');
  expect((await move({ requestId: newId() }, browse())).code).toBe('UNAUTHENTICATED');
  expect(Math.round(((await now()) - before) / 86_400_000)).toBe(2);
  expect(await browser.name(), 'the session lives by the wall clock').toBeTruthy();
});

test('outside the demo both doors are shut', async () => {
  const real = await openHttpApp('sign-in-real', { DEMO: '0' });
  const browser = new Browser(real.origin);
  const { data } = await browser.run('{ about { demo now personas { key } } }');
  expect(data.about).toMatchObject({ demo: false, personas: [] });
  const key = { key: 'he-chunmei' };
  expect((await browser.mutate('demoSignIn', 'DemoSignInInput', key, '{ rights }')).code).toBe('FORBIDDEN');
  const days = { requestId: newId(), days: 1 };
  expect((await browser.mutate('moveClock', 'ClockInput', days, '{ now }')).code).toBe('FORBIDDEN');
  await real.close();
});
