import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '#server/core/context';
import { type Env, readEnv } from '#server/core/env';
import { DomainError } from '#server/core/errors';
import type { ActorContext } from '#server/features/people/actor';
import { enterWithCode, enterWithPassword, sendCode } from '#server/features/people/sign-in/enter';
import { openLogins } from '#server/features/people/sign-in/logins';
import { hashPassword } from '#server/features/people/sign-in/password';
import { createSignIn, type SignIn } from '#server/features/people/sign-in/sign-in';
import { openWorld, type Person, type World } from '#test/support/world';

const env = readEnv({ NODE_ENV: 'test', DEMO: '0', AUTH_SECRET: 'a secret of forty letters for the tests' });
const lines: object[] = [];
const log: Log = {
  info: (fields) => void lines.push(fields),
  warn: (fields) => void lines.push(fields),
  error: (fields) => void lines.push(fields),
};
const sent: { phone: string; code: string }[] = [];

let world: World;
let signIn: SignIn;
beforeAll(async () => {
  world = await openWorld();
  signIn = await createSignIn({
    env,
    databaseUrl: world.url,
    log,
    sender: { send: async (phone, code) => void sent.push({ phone, code }) },
  });
});
afterAll(async () => {
  await signIn.close();
  await world.close();
});

/** A request as the application makes it, from an address of its own. */
function request(given: { signIn?: SignIn; env?: Env; address?: string; cookie?: string } = {}) {
  const cookies: string[] = [];
  const ctx: ActorContext = {
    db: world.db,
    clock: world.clock,
    env: given.env ?? env,
    log,
    requestId: world.id(),
    remoteAddress: given.address ?? world.id(),
    headers: new Headers({ cookie: given.cookie ?? '' }),
    setCookie: (line) => void cookies.push(line),
    actor: null,
    signIn: given.signIn ?? signIn,
    afterClockMove: async () => undefined,
  };
  return { ctx, cookies };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'OK';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** A villager with a phone of the test's own. */
async function withPhone(place: number, phone: string): Promise<Person> {
  const person = await world.villager(place);
  await world.db.write((tx) => tx.rows('update resident set phone = $2 where id = $1', [person.id, phone]));
  return person;
}

const lastCode = (phone: string): string => sent.findLast((each) => each.phone === phone)?.code ?? '';

describe('a one-time code', () => {
  test('signs a resident in who never had a login, once', async () => {
    const person = await withPhone(0, '13500000000');
    const { ctx, cookies } = request();
    await sendCode(ctx, '+86 135 0000 0000');
    const code = lastCode('13500000000');
    expect(code).toMatch(/^\d{6}$/);
    const actor = await enterWithCode(ctx, '135-0000-0000', ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(actor.residentId).toBe(person.id);
    expect(ctx.actor).toBe(actor);
    expect(cookies).toHaveLength(1);
    expect(await codeOf(enterWithCode(request().ctx, '13500000000', code))).toBe('WRONG_CODE');
    const row = await world.db.reader.row<{ loginId: string }>(
      'select login_id from resident where id = $1',
      [person.id],
    );
    expect(row?.loginId).toBe(person.id);
  });

  test('is good for three tries and five minutes', async () => {
    await withPhone(1, '13500000001');
    await sendCode(request().ctx, '13500000001');
    const code = lastCode('13500000001');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let round = 0; round < 3; round += 1) {
      expect(await codeOf(enterWithCode(request().ctx, '13500000001', wrong))).toBe('WRONG_CODE');
    }
    expect(await codeOf(enterWithCode(request().ctx, '13500000001', code))).toBe('WRONG_CODE');

    await withPhone(2, '13500000002');
    await sendCode(request().ctx, '13500000002');
    await world.db.write((tx) =>
      tx.rows("update auth.one_time_code set expires_at = expires_at - interval '6 minutes'"),
    );
    expect(await codeOf(enterWithCode(request().ctx, '13500000002', lastCode('13500000002')))).toBe(
      'WRONG_CODE',
    );
  });

  test('is sent only to phones that a resident has, without saying so', async () => {
    const before = sent.length;
    expect(await codeOf(sendCode(request().ctx, '13511111111'))).toBe('OK');
    expect(sent).toHaveLength(before);
    expect(await codeOf(sendCode(request().ctx, 'not a phone'))).toBe('BAD_INPUT');
    expect(await codeOf(enterWithCode(request().ctx, '13511111111', '123456'))).toBe('WRONG_CODE');
  });

  test('is limited in number for a phone, for its tries and for an address', async () => {
    await withPhone(3, '13500000003');
    for (let round = 0; round < 5; round += 1) await sendCode(request().ctx, '13500000003');
    expect(await codeOf(sendCode(request().ctx, '13500000003'))).toBe('TOO_MANY_ATTEMPTS');
    for (let round = 0; round < 5; round += 1) {
      await codeOf(enterWithCode(request().ctx, '13500000003', '999999'));
    }
    expect(await codeOf(enterWithCode(request().ctx, '13500000003', '999999'))).toBe('TOO_MANY_ATTEMPTS');
    const address = world.id();
    const codes: string[] = [];
    for (let round = 0; round < 31; round += 1) {
      codes.push(
        await codeOf(sendCode(request({ address }).ctx, `135222222${String(round).padStart(2, '0')}`)),
      );
    }
    expect(codes.filter((code) => code === 'OK')).toHaveLength(30);
    expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
  });

  test('needs a sender in production, and prints nobody’s phone outside the demo', async () => {
    const production: Env = { ...env, nodeEnv: 'production' };
    const bare = await createSignIn({ env: production, databaseUrl: world.url, log });
    await expect(sendCode(request({ signIn: bare, env: production }).ctx, '13511111111')).rejects.toThrow(
      /CodeSender/,
    );
    await bare.close();

    await withPhone(4, '13500000004');
    const toConsole = await createSignIn({ env, databaseUrl: world.url, log });
    await sendCode(request({ signIn: toConsole }).ctx, '13500000004');
    await toConsole.close();
    expect(lines.at(-1)).toEqual({ code: expect.stringMatching(/^\d{6}$/) });
  });
});

describe('attempts', () => {
  test('from one address are limited over all accounts, and a success gives its own back', async () => {
    const person = await withPhone(5, '13500000005');
    const passwordHash = await hashPassword('ping-an-2025');
    await world.db.write((tx) => openLogins(tx, [{ residentId: person.id, passwordHash }]));
    const address = world.id();
    const attempt = (login: string): Promise<string> =>
      codeOf(enterWithPassword(request({ address }).ctx, login, 'ping-an-2025'));
    for (let round = 0; round < 49; round += 1) {
      expect(await attempt(`1352333${String(round).padStart(4, '0')}`)).toBe('WRONG_CREDENTIALS');
    }
    expect(await attempt('13500000005')).toBe('OK');
    expect(await attempt('13500000005')).toBe('OK');
    expect(await attempt('13523338888')).toBe('WRONG_CREDENTIALS');
    expect(await attempt('13500000005')).toBe('TOO_MANY_ATTEMPTS');
    expect(await codeOf(enterWithPassword(request().ctx, '13500000005', 'ping-an-2025'))).toBe('OK');
  });

  test('are kept without phone or address, and start afresh when their time is over', async () => {
    const address = world.id();
    for (let round = 0; round < 6; round += 1) {
      await codeOf(enterWithPassword(request({ address }).ctx, '13524444444', 'wrong-password'));
    }
    const again = (): Promise<string> =>
      codeOf(enterWithPassword(request({ address }).ctx, '13524444444', 'wrong-password'));
    expect(await again()).toBe('TOO_MANY_ATTEMPTS');
    const keys = await world.db.reader.rows<{ key: string }>('select key from auth.attempt');
    expect(keys.every(({ key }) => /^[\w-]{43}$/.test(key))).toBe(true);
    await world.db.write((tx) => tx.rows("update auth.attempt set ends_at = ends_at - interval '1 hour'"));
    expect(await again()).toBe('WRONG_CREDENTIALS');
  });

  test('at once are all counted', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, () =>
        codeOf(enterWithPassword(request().ctx, '13525555555', 'wrong-password')),
      ),
    );
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(15);
  });
});

describe('a session', () => {
  const cookieOf = (cookies: readonly string[]): string => cookies[0]?.split(';')[0] ?? '';

  test('is looked up with two statements, and none without a cookie', async () => {
    const person = await world.villager(6);
    await world.db.write((tx) => openLogins(tx, [{ residentId: person.id, passwordHash: null }]));
    const headers = new Headers({ cookie: cookieOf(await signIn.signInAs(person.id)) });
    expect(await world.statementsOf(() => signIn.actorFor(headers, world.db.reader))).toBe(2);
    expect(await world.statementsOf(() => signIn.actorFor(new Headers(), world.db.reader))).toBe(0);
    const actor = await signIn.actorFor(headers, world.db.reader);
    expect(actor).toMatchObject({ residentId: person.id, name: person.name, villageId: world.village });
  });

  test('in use is prolonged once a day; one not used for a month is over', async () => {
    const person = await world.villager(7);
    await world.db.write((tx) => openLogins(tx, [{ residentId: person.id, passwordHash: null }]));
    const headers = new Headers({ cookie: cookieOf(await signIn.signInAs(person.id)) });
    const cookies: string[] = [];
    const look = () => signIn.actorFor(headers, world.db.reader, (line) => void cookies.push(line));
    await look();
    expect(cookies).toEqual([]);
    const age = (interval: string): Promise<unknown> =>
      world.db.write((tx) =>
        tx.rows(
          `update auth.session set updated_at = updated_at - $2::interval, expires_at = expires_at - $2::interval
           where login_id = $1`,
          [person.id, interval],
        ),
      );
    await age('2 days');
    expect(await look()).not.toBeNull();
    expect(cookies).toHaveLength(1);
    const row = await world.db.reader.row<{ days: number }>(
      'select extract(day from expires_at - now())::int as days from auth.session where login_id = $1',
      [person.id],
    );
    expect(row?.days).toBeGreaterThanOrEqual(29);
    await look();
    expect(cookies).toHaveLength(1);
    await age('31 days');
    expect(await look()).toBeNull();
  });

  test('has a cookie that is Secure where the product is reached by https', async () => {
    const secure = await createSignIn({
      env: { ...env, publicUrl: 'https://ping-an.example' },
      databaseUrl: world.url,
      log,
    });
    const person = await world.villager(8);
    await world.db.write((tx) => openLogins(tx, [{ residentId: person.id, passwordHash: null }]));
    const [cookie = ''] = await secure.signInAs(person.id);
    expect(cookie).toMatch(/^__Secure-peace\.session_token=.*HttpOnly; Secure; SameSite=Lax$/);
    expect(
      await secure.actorFor(new Headers({ cookie: cookieOf([cookie]) }), world.db.reader),
    ).not.toBeNull();
    await secure.close();
  });
});

test('our tables are those the library plans', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(signIn.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

test('the library says nothing of its own in the log', () => {
  expect(lines.filter((line) => 'message' in line)).toEqual([]);
});

describe('signInWithCode at the API', () => {
  const send = 'mutation S($input: CodeInput!) { sendCode(input: $input) }';
  const enter =
    'mutation E($input: CodeSignInInput!) { signInWithCode(input: $input) { resident { name } } }';

  test('the code that was sent lets the person in, once; a wrong one lets nobody in', async () => {
    const phone = '19900000023';
    await world.db.write(async (tx) =>
      openLogins(tx, [{ residentId: (await world.resident('邓巧珍')).id, passwordHash: null }]),
    );
    expect((await world.stranger.run(send, { input: { phone: '+86 199 0000 0023' } })).data.sendCode).toBe(
      true,
    );
    const code = world.sentCodes.get(phone) ?? '';
    const wrong = code === '111111' ? '222222' : '111111';
    expect((await world.stranger.run(enter, { input: { phone, code: wrong } })).codes).toEqual([
      'WRONG_CODE',
    ]);
    const entered = await world.stranger.run(enter, { input: { phone, code } });
    expect(entered.data.signInWithCode.resident.name).toBe('邓巧珍');
    expect((await world.stranger.run(enter, { input: { phone, code } })).codes).toEqual(['WRONG_CODE']);
  });
});
