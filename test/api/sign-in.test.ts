import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { type HttpApp, openHttpApp } from '#test/support/http-app';
import { type Answer, Browser } from './sign-in-browser';

let app: HttpApp;
let house: { id: string; cardNumber: string; head: { id: string } };
beforeAll(async () => {
  app = await openHttpApp('sign-in');
});
afterAll(() => app.close());

const PASSWORD = 'ping-an-2025';
let place = 0;

const browse = (): Browser => new Browser(app.origin);
const clerk = (): Promise<Browser> => browse().demo('he-chunmei');

// Each test has a household of its own, so that none closes another's account by its failures.
beforeEach(async () => {
  place += 1;
  const office = await clerk();
  const village = (await office.viewer())?.village;
  const added = await office.mutate(
    'addHousehold',
    'NewHouseholdInput',
    {
      requestId: newId(),
      areaId: village?.children[0]?.id,
      number: `登-${place}`,
      headName: '登录人',
      headPhone: `1360000${String(place).padStart(4, '0')}`,
    },
    '{ id number cardNumber head { id } }',
  );
  if (!added.data.addHousehold) throw new Error(`No household: ${added.code}`);
  house = added.data.addHousehold;
  const opened = await office.mutate(
    'openLogin',
    'LoginInput',
    { requestId: newId(), residentId: house.head.id, password: PASSWORD },
    '{ hasLogin }',
  );
  expect(opened).toMatchObject({ code: undefined, data: { openLogin: { hasLogin: true } } });
});

const phone = (): string => `1360000${String(place).padStart(4, '0')}`;

describe('with a password', () => {
  test('by phone however it is typed, or by card number', async () => {
    const digits = phone();
    const spaced = `+86 ${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
    for (const login of [
      digits,
      spaced,
      `86${digits}`,
      `${digits.slice(0, 3)}-${digits.slice(3)}`,
      house.cardNumber,
    ]) {
      const browser = browse();
      const { data, code, cookies } = await browser.signIn(login, PASSWORD);
      expect(code, login).toBeUndefined();
      expect(data.signIn).toEqual({
        resident: { id: house.head.id, name: '登录人' },
        rights: ['CLAIM_RECORD'],
      });
      expect(cookies).toHaveLength(1);
      expect(cookies[0]).toMatch(
        /^peace\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      expect(await browser.name()).toBe('登录人');
    }
  });

  test('says the same of a wrong password and of a person nobody knows', async () => {
    const browser = browse();
    expect((await browser.signIn(phone(), 'wrong-password')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn('13999999999', PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn('999999', PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn("' or 1=1 --", PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn(phone(), '')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn(phone(), 'x'.repeat(200))).code).toBe('TOO_LONG');
    expect(await browser.name()).toBeNull();
  });

  test('closes an account for a while after five failures, by whatever name it is tried', async () => {
    const browser = browse();
    for (let round = 0; round < 4; round += 1) await browser.signIn(phone(), 'wrong-password');
    expect((await browser.signIn(house.cardNumber, 'wrong-password')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn(phone(), PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await browser.signIn(house.cardNumber, PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
  });

  test('a success forgets the failures before it', async () => {
    const browser = browse();
    for (let round = 0; round < 3; round += 1) {
      for (let wrong = 0; wrong < 3; wrong += 1) await browser.signIn(phone(), 'wrong-password');
      expect((await browser.signIn(phone(), PASSWORD)).code).toBeUndefined();
    }
  });
});

describe('a session', () => {
  test('ends with signing out, for the copied cookie too', async () => {
    const browser = browse();
    await browser.signIn(phone(), PASSWORD);
    const copy = browse();
    copy.cookie = browser.cookie;
    expect(await copy.name()).toBe('登录人');
    expect((await browser.run('mutation { signOut }')).data).toEqual({ signOut: true });
    expect(browser.cookie).toBe('');
    expect(await copy.name()).toBeNull();
    expect((await browse().run('mutation { signOut }')).data).toEqual({ signOut: true });
  });

  test('ends on every device with signing out everywhere', async () => {
    const [one, two] = [browse(), browse()];
    await one.signIn(phone(), PASSWORD);
    await two.signIn(phone(), PASSWORD);
    expect((await one.run('mutation { signOutEverywhere }')).data).toEqual({ signOutEverywhere: true });
    expect([await one.name(), await two.name()]).toEqual([null, null]);
    expect((await browse().run('mutation { signOutEverywhere }')).code).toBe('UNAUTHENTICATED');
  });

  test('is not to be had with a forged or foreign cookie', async () => {
    const browser = browse();
    await browser.signIn(phone(), PASSWORD);
    const good = browser.cookie;
    for (const cookie of [
      good.slice(0, -8),
      good.replace('=', '=A'),
      'peace.session_token=%E0%A4%A',
      'peace.session_token=',
    ]) {
      browser.cookie = cookie;
      expect(await browser.name(), cookie).toBeNull();
    }
    browser.cookie = `other=1; ${good}; another=2`;
    expect(await browser.name()).toBe('登录人');
  });

  test('ends when staff give a new password, and with leaving the village', async () => {
    const browser = browse();
    await browser.signIn(phone(), PASSWORD);
    const office = await clerk();
    const input = { requestId: newId(), residentId: house.head.id, password: 'another-2025' };
    expect((await office.mutate('openLogin', 'LoginInput', input, '{ id }')).code).toBeUndefined();
    expect((await office.mutate('openLogin', 'LoginInput', input, '{ id }')).code).toBeUndefined();
    expect(
      (await office.mutate('openLogin', 'LoginInput', { ...input, password: 'different-2025' }, '{ id }'))
        .code,
    ).toBe('IDEMPOTENCY_MISMATCH');
    expect(await browser.name()).toBeNull();
    expect((await browser.signIn(phone(), PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    await browser.signIn(phone(), 'another-2025');
    expect(await browser.name()).toBe('登录人');
    await office.mutate(
      'recordLeaving',
      'ResidentEndInput',
      { requestId: newId(), residentId: house.head.id },
      '{ id }',
    );
    expect(await browser.name()).toBeNull();
    expect((await browser.signIn(phone(), 'another-2025')).code).toBe('WRONG_CREDENTIALS');
  });
});

describe('openLogin', () => {
  test('is for those who decide over the person’s posts, never for oneself', async () => {
    const office = await clerk();
    const me = await office.viewer();
    const open = async (
      browser: Browser,
      residentId: string | undefined,
      password = PASSWORD,
    ): Promise<string | undefined> =>
      (
        await browser.mutate(
          'openLogin',
          'LoginInput',
          { requestId: newId(), residentId, password },
          '{ id }',
        )
      ).code;
    expect(await open(office, me?.resident.id)).toBe('FORBIDDEN');
    expect(await open(browse(), house.head.id)).toBe('UNAUTHENTICATED');
    const resident = browse();
    await resident.signIn(phone(), PASSWORD);
    expect(await open(resident, house.head.id)).toBe('FORBIDDEN');
    for (const weak of ['short', '12345678', 'aaaaaaaa', `x${phone()}`, '登录人登录人登录人']) {
      expect(await open(office, house.head.id, weak), weak).toBe('WEAK_PASSWORD');
    }
    const chief = await (await browse().demo('zheng-shoutian')).viewer();
    expect(await open(office, chief?.resident.id)).toBe('FORBIDDEN');
  });
});

describe('changePassword', () => {
  const change = (browser: Browser, current: string, next: string): Promise<Answer> =>
    browser.mutate('changePassword', 'PasswordInput', { current, next });

  test('keeps this session and ends the others', async () => {
    const [here, elsewhere] = [browse(), browse()];
    await here.signIn(phone(), PASSWORD);
    await elsewhere.signIn(phone(), PASSWORD);
    expect((await change(here, 'wrong-password', 'new-password-1')).code).toBe('WRONG_CREDENTIALS');
    expect((await change(here, PASSWORD, 'short')).code).toBe('WEAK_PASSWORD');
    expect((await change(here, PASSWORD, `my-${phone()}`)).code).toBe('WEAK_PASSWORD');
    expect((await change(here, PASSWORD, PASSWORD)).code).toBe('WEAK_PASSWORD');
    expect((await change(here, PASSWORD, 'new-password-1')).data).toEqual({ changePassword: true });
    expect(await here.name()).toBe('登录人');
    expect(await elsewhere.name()).toBeNull();
    expect((await browse().signIn(phone(), PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browse().signIn(phone(), 'new-password-1')).code).toBeUndefined();
    expect((await change(browse(), PASSWORD, 'new-password-2')).code).toBe('UNAUTHENTICATED');
  });

  test('counts wrong guesses', async () => {
    const browser = browse();
    await browser.signIn(phone(), PASSWORD);
    for (let round = 0; round < 5; round += 1) {
      expect((await change(browser, 'wrong-password', 'new-password-1')).code).toBe('WRONG_CREDENTIALS');
    }
    expect((await change(browser, PASSWORD, 'new-password-1')).code).toBe('TOO_MANY_ATTEMPTS');
  });
});
