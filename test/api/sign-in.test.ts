import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type HttpApp, openHttpApp } from '#test/support/http-app';
import { newId } from '#server/core/id';

let app: HttpApp;
let house: { id: string; number: string; cardNumber: string; head: { id: string } };
beforeAll(async () => {
  app = await openHttpApp('sign-in');
});
afterAll(() => app.close());

const VIEWER = '{ viewer { resident { id name } rights } }';

interface Answer {
  data: Record<string, unknown> | null;
  code: string | undefined;
  cookies: string[];
}

/** A browser: keeps its cookie from answer to answer. */
class Browser {
  cookie = '';

  async run(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [pair = ''] = line.split(';');
      if (pair.startsWith('peace.session_token=')) this.cookie = pair.endsWith('=') ? '' : pair;
    }
    const body = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { extensions: { code: string } }[];
    };
    return { data: body.data ?? null, code: body.errors?.[0]?.extensions.code, cookies };
  }

  mutate(name: string, type: string, input: Record<string, unknown>, fields = ''): Promise<Answer> {
    return this.run(`mutation M($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
  }

  signIn(login: string, password: string): Promise<Answer> {
    return this.mutate('signIn', 'SignInInput', { login, password }, '{ resident { id name } rights }');
  }

  async name(): Promise<string | null> {
    const { data } = await this.run(VIEWER);
    return (data?.viewer as { resident: { name: string } } | null)?.resident.name ?? null;
  }
}

/** One field of an answer that must be there. */
function seen<T>(data: Record<string, unknown> | null, field: string): T {
  expect(data?.[field], field).toBeTruthy();
  return data?.[field] as T;
}

async function clerk(): Promise<Browser> {
  const browser = new Browser();
  const { code } = await browser.mutate('demoSignIn', 'DemoSignInInput', { key: 'he-chunmei' }, '{ rights }');
  expect(code).toBeUndefined();
  return browser;
}

const PASSWORD = 'ping-an-2025';
let place = 0;

// Each test has a household of its own, so that none closes another's account by its failures.
beforeEach(async () => {
  place += 1;
  const office = await clerk();
  const { data } = await office.run('{ viewer { village { children { id } } } }');
  const { village } = seen<{ village: { children: { id: string }[] } }>(data, 'viewer');
  const added = await office.mutate(
    'addHousehold',
    'NewHouseholdInput',
    {
      requestId: newId(),
      areaId: village.children[0]?.id,
      number: `登-${place}`,
      headName: '登录人',
      headPhone: `1360000${String(place).padStart(4, '0')}`,
    },
    '{ id number cardNumber head { id } }',
  );
  house = seen(added.data, 'addHousehold');
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
      const browser = new Browser();
      const { data, code, cookies } = await browser.signIn(login, PASSWORD);
      expect(code, login).toBeUndefined();
      expect(data?.signIn).toEqual({
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
    const browser = new Browser();
    expect((await browser.signIn(phone(), 'wrong-password')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn('13999999999', PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn('999999', PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn("' or 1=1 --", PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn(phone(), '')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn(phone(), 'x'.repeat(200))).code).toBe('TOO_LONG');
    expect(await browser.name()).toBeNull();
  });

  test('closes an account for a while after five failures, by whatever name it is tried', async () => {
    const browser = new Browser();
    for (let round = 0; round < 4; round += 1) await browser.signIn(phone(), 'wrong-password');
    expect((await browser.signIn(house.cardNumber, 'wrong-password')).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.signIn(phone(), PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await browser.signIn(house.cardNumber, PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
  });

  test('a success forgets the failures before it', async () => {
    const browser = new Browser();
    for (let round = 0; round < 3; round += 1) {
      for (let wrong = 0; wrong < 3; wrong += 1) await browser.signIn(phone(), 'wrong-password');
      expect((await browser.signIn(phone(), PASSWORD)).code).toBeUndefined();
    }
  });
});

describe('a session', () => {
  test('ends with signing out, for the copied cookie too', async () => {
    const browser = new Browser();
    await browser.signIn(phone(), PASSWORD);
    const copy = new Browser();
    copy.cookie = browser.cookie;
    expect(await copy.name()).toBe('登录人');
    expect((await browser.run('mutation { signOut }')).data).toEqual({ signOut: true });
    expect(browser.cookie).toBe('');
    expect(await copy.name()).toBeNull();
    expect((await new Browser().run('mutation { signOut }')).data).toEqual({ signOut: true });
  });

  test('ends on every device with signing out everywhere', async () => {
    const [one, two] = [new Browser(), new Browser()];
    await one.signIn(phone(), PASSWORD);
    await two.signIn(phone(), PASSWORD);
    expect((await one.run('mutation { signOutEverywhere }')).data).toEqual({ signOutEverywhere: true });
    expect([await one.name(), await two.name()]).toEqual([null, null]);
    expect((await new Browser().run('mutation { signOutEverywhere }')).code).toBe('UNAUTHENTICATED');
  });

  test('is not to be had with a forged or foreign cookie', async () => {
    const browser = new Browser();
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
    const browser = new Browser();
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
    const me = seen<{ resident: { id: string } }>((await office.run(VIEWER)).data, 'viewer');
    const open = async (
      browser: Browser,
      residentId: string,
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
    expect(await open(office, me.resident.id)).toBe('FORBIDDEN');
    expect(await open(new Browser(), house.head.id)).toBe('UNAUTHENTICATED');
    const resident = new Browser();
    await resident.signIn(phone(), PASSWORD);
    expect(await open(resident, house.head.id)).toBe('FORBIDDEN');
    for (const weak of ['short', '12345678', 'aaaaaaaa', `x${phone()}`, '登录人登录人登录人']) {
      expect(await open(office, house.head.id, weak), weak).toBe('WEAK_PASSWORD');
    }
    const secretary = new Browser();
    await secretary.mutate('demoSignIn', 'DemoSignInInput', { key: 'zheng-shoutian' }, '{ rights }');
    const chief = seen<{ resident: { id: string } }>((await secretary.run(VIEWER)).data, 'viewer');
    expect(await open(office, chief.resident.id)).toBe('FORBIDDEN');
  });
});

describe('changePassword', () => {
  const change = (browser: Browser, current: string, next: string): Promise<Answer> =>
    browser.mutate('changePassword', 'PasswordInput', { current, next });

  test('keeps this session and ends the others', async () => {
    const [here, elsewhere] = [new Browser(), new Browser()];
    await here.signIn(phone(), PASSWORD);
    await elsewhere.signIn(phone(), PASSWORD);
    expect((await change(here, 'wrong-password', 'new-password-1')).code).toBe('WRONG_CREDENTIALS');
    expect((await change(here, PASSWORD, 'short')).code).toBe('WEAK_PASSWORD');
    expect((await change(here, PASSWORD, `my-${phone()}`)).code).toBe('WEAK_PASSWORD');
    expect((await change(here, PASSWORD, PASSWORD)).code).toBe('WEAK_PASSWORD');
    expect((await change(here, PASSWORD, 'new-password-1')).data).toEqual({ changePassword: true });
    expect(await here.name()).toBe('登录人');
    expect(await elsewhere.name()).toBeNull();
    expect((await new Browser().signIn(phone(), PASSWORD)).code).toBe('WRONG_CREDENTIALS');
    expect((await new Browser().signIn(phone(), 'new-password-1')).code).toBeUndefined();
    expect((await change(new Browser(), PASSWORD, 'new-password-2')).code).toBe('UNAUTHENTICATED');
  });

  test('counts wrong guesses', async () => {
    const browser = new Browser();
    await browser.signIn(phone(), PASSWORD);
    for (let round = 0; round < 5; round += 1) {
      expect((await change(browser, 'wrong-password', 'new-password-1')).code).toBe('WRONG_CREDENTIALS');
    }
    expect((await change(browser, PASSWORD, 'new-password-1')).code).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('the demo', () => {
  test('offers its people, and signs in nobody else', async () => {
    const { data } = await new Browser().run(
      '{ about { version demo now errorCodes personas { key nameZh roleZh roleEn startPath } } }',
    );
    const about = seen<{ demo: boolean; personas: { key: string }[]; errorCodes: string[] }>(data, 'about');
    expect(about.demo).toBe(true);
    expect(about.personas.length).toBeGreaterThan(3);
    expect(about.errorCodes).toContain('PIN_LOCKED');
    for (const { key } of about.personas) {
      const browser = new Browser();
      expect(
        (await browser.mutate('demoSignIn', 'DemoSignInInput', { key }, '{ rights }')).code,
        key,
      ).toBeUndefined();
      expect(await browser.name()).toBeTruthy();
    }
    expect(
      (await new Browser().mutate('demoSignIn', 'DemoSignInInput', { key: 'nobody' }, '{ rights }')).code,
    ).toBe('NOT_FOUND');
  });

  test('moves the clock by days, once per request', async () => {
    const browser = await clerk();
    const now = async (): Promise<number> => {
      const { data } = await browser.run('{ about { now } }');
      return Date.parse(seen<{ now: string }>(data, 'about').now);
    };
    const before = await now();
    const input = { requestId: newId(), days: 2 };
    const move = (given: object): Promise<Answer> =>
      browser.mutate('moveClock', 'ClockInput', { ...input, ...given }, '{ now }');
    expect((await move({})).code).toBeUndefined();
    expect((await move({})).code).toBeUndefined();
    expect((await move({ days: 3 })).code).toBe('IDEMPOTENCY_MISMATCH');
    expect((await move({ requestId: newId(), days: -1 })).code).toBe('OUT_OF_RANGE');
    expect((await move({ requestId: newId(), days: 100_000 })).code).toBe('OUT_OF_RANGE');
    expect(Math.round(((await now()) - before) / 86_400_000)).toBe(2);
    expect(await browser.name(), 'the session lives by the wall clock').toBeTruthy();
    expect(
      (await new Browser().mutate('moveClock', 'ClockInput', { ...input, requestId: newId() }, '{ now }'))
        .code,
    ).toBe('UNAUTHENTICATED');
  });
});
