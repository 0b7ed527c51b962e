import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, openWorld, type Person, type World } from '#test/support/world';
import { mutation, refused, works } from './people-steps';
import { CHILD, decide, DECIDE, GUARDIAN, textOf } from './privacy-steps';

let world: World;
let villager: Person;
let neighbour: Person;
let child: Person;
beforeAll(async () => {
  world = await openWorld();
  villager = await world.villager(0);
  neighbour = await world.villager(1);
  child = await world.resident(CHILD);
});
afterAll(() => world.close());

const STANDING = `query Q($id: ID!) { resident(id: $id) { guarded mayDecideConsents wards { name }
  consents { purpose given outdated text { version } latest { channel given text { version } } } } }`;

describe('decideConsent', () => {
  test('is given and taken back by the person, as easily one way as the other', async () => {
    const input = {
      requestId: world.id(),
      residentId: villager.id,
      purpose: 'HONOUR_BOARD',
      given: true,
      textId: await textOf(world, 'HONOUR_BOARD'),
    };
    const caller = world.as(villager.name);
    const first = await works(caller, DECIDE, input);
    expect(first).toMatchObject({ given: true, channel: 'SELF', text: { version: 1 }, witness: null });
    expect(await works(caller, DECIDE, input), 'the same request again').toEqual(first);
    expect(await refused(caller, DECIDE, { ...input, given: false }), 'another input').toBe(
      'IDEMPOTENCY_MISMATCH requestId',
    );
    expect(await refused(caller, DECIDE, { ...input, requestId: world.id() }), 'so already').toBe(
      'ILLEGAL_MOVE',
    );
    await works(caller, DECIDE, { ...input, requestId: world.id(), given: false });
    expect(await refused(caller, DECIDE, { ...input, requestId: world.id(), given: false })).toBe(
      'ILLEGAL_MOVE',
    );
    const { data } = await caller.run(STANDING, { id: villager.id });
    const honour = data.resident.consents.find(
      (each: { purpose: string }) => each.purpose === 'HONOUR_BOARD',
    );
    expect(honour).toMatchObject({ given: false, latest: { given: false, channel: 'SELF' } });
    expect(data.resident).toMatchObject({ guarded: false, mayDecideConsents: true });
    const asked = data.resident.consents.map((each: { purpose: string }) => each.purpose);
    // The birthday is asked of the old alone, and this villager may be one.
    expect(asked.filter((purpose: string) => purpose !== 'BIRTHDAY')).toEqual([
      'HONOUR_BOARD',
      'PHONE_NOTICES',
      'HELP_VISITS',
    ]);
  });

  test('is refused to strangers, neighbours, staff without a paper and other villages', async () => {
    const input = {
      residentId: villager.id,
      purpose: 'PHONE_NOTICES',
      given: true,
      textId: await textOf(world, 'PHONE_NOTICES'),
    };
    const sent = () => ({ requestId: world.id(), ...input });
    expect(await refused(world.stranger, DECIDE, sent())).toBe('UNAUTHENTICATED');
    const others = [neighbour.name, '贺春梅', '汪德厚', (await world.elsewhere('VILLAGE_CLERK')).name];
    for (const name of others) expect(await refused(world.as(name), DECIDE, sent()), name).toBe('FORBIDDEN');
  });

  test('asks grown-ups nothing that is a child’s, and only the wording in force', async () => {
    const caller = world.as(villager.name);
    const input = { requestId: world.id(), residentId: villager.id, given: true };
    const photos = await textOf(world, 'PHOTOS');
    expect(await refused(caller, DECIDE, { ...input, purpose: 'PHOTOS', textId: photos })).toBe(
      'BAD_INPUT purpose',
    );
    expect(
      await refused(caller, DECIDE, {
        ...input,
        requestId: world.id(),
        purpose: 'HELP_VISITS',
        textId: photos,
      }),
    ).toBe('CONFLICT textId');
  });

  test('is entered by staff from a signed sheet with a witness', async () => {
    const textId = await textOf(world, 'HELP_VISITS');
    const clerk = await world.resident('贺春梅');
    const input = (paper: object) => ({
      requestId: world.id(),
      residentId: neighbour.id,
      purpose: 'HELP_VISITS',
      given: true,
      textId,
      paper,
    });
    for (const [paper, code] of [
      [{ number: '同-1', witnessId: clerk.id }, 'BAD_INPUT paper.witnessId'],
      [{ number: '同-1', witnessId: neighbour.id }, 'BAD_INPUT paper.witnessId'],
      [{ number: '同-1', witnessId: world.id() }, 'NOT_FOUND paper.witnessId'],
      [{ number: ' ', witnessId: villager.id }, 'BAD_INPUT paper.number'],
    ] as const) {
      expect(await refused(world.as('贺春梅'), DECIDE, input(paper)), code).toBe(code);
    }
    const paper = { number: '同-2025-01', witnessId: villager.id };
    expect(await refused(world.as('汪德厚'), DECIDE, input(paper)), 'no register').toBe('FORBIDDEN');
    expect(await works(world.as('贺春梅'), DECIDE, input(paper))).toMatchObject({
      channel: 'PAPER',
      paper: '同-2025-01',
      witness: { name: villager.name },
      enteredBy: { name: '贺春梅' },
    });
  });

  test('of a household is no neighbour’s business', async () => {
    expect((await world.as('汪德厚').run(STANDING, { id: villager.id })).codes).toEqual(['FORBIDDEN']);
    expect((await world.as('贺春梅').run(STANDING, { id: villager.id })).codes).toEqual([]);
  });
});

describe('reviseConsentText', () => {
  const REVISE = mutation('reviseConsentText', 'ConsentTextInput', 'id version titleZh');
  const words = {
    purpose: 'PHONE_NOTICES',
    titleZh: '用手机号发通知',
    titleEn: 'Notices to my phone',
    wordsZh: '村里可以用我的手机号发通知，每月最多四条。',
    wordsEn: 'The village may send notices to my phone, four a month at most.',
  };

  test('makes a new version, and leaves what was agreed to as it was', async () => {
    const consent = await decide(world, villager.name, villager.id, 'PHONE_NOTICES');
    expect(consent.codes).toEqual([]);
    const input = { requestId: world.id(), ...words };
    expect(await refused(world.stranger, REVISE, input)).toBe('UNAUTHENTICATED');
    for (const name of ['贺春梅', '方雨晴', villager.name]) {
      expect(await refused(world.as(name), REVISE, input), name).toBe('FORBIDDEN');
    }
    const county = world.as('沈若兰');
    const first = await works(county, REVISE, input);
    expect(first).toMatchObject({ version: 2 });
    expect(await works(county, REVISE, input)).toEqual(first);
    expect(await refused(county, REVISE, { ...input, titleZh: '别的' })).toBe(
      'IDEMPOTENCY_MISMATCH requestId',
    );
    expect(await refused(county, REVISE, { ...input, requestId: world.id() })).toBe('ILLEGAL_MOVE');
    const { data } = await world.as(villager.name).run(STANDING, { id: villager.id });
    const standing = data.resident.consents.find(
      (each: { purpose: string }) => each.purpose === 'PHONE_NOTICES',
    );
    expect(standing, 'it holds as it was read, and the person is asked anew').toMatchObject({
      given: true,
      outdated: true,
      text: { version: 2 },
      latest: { text: { version: 1 } },
    });
    expect((await decide(world, villager.name, villager.id, 'PHONE_NOTICES')).codes, 'the new one').toEqual(
      [],
    );
    const after = await world.as(villager.name).run(STANDING, { id: villager.id });
    expect(after.data.resident.consents[1]).toMatchObject({
      given: true,
      outdated: false,
      latest: { text: { version: 2 } },
    });
  });

  test('refuses empty words and words that are too long', async () => {
    const county = world.as('沈若兰');
    const input = (more: object) => ({ requestId: world.id(), ...words, ...more });
    for (const [more, code] of [
      [{ titleZh: ' ' }, 'BAD_INPUT titleZh'],
      [{ wordsZh: ' ' }, 'BAD_INPUT wordsZh'],
      [{ wordsEn: '' }, 'BAD_INPUT wordsEn'],
      [{ wordsZh: '长'.repeat(1001) }, 'TOO_LONG wordsZh'],
    ] as const) {
      expect(await refused(county, REVISE, input(more)), code).toBe(code);
    }
  });

  test('leaves every version to be read by everybody, and counts who holds which for the county', async () => {
    const HISTORY = '{ consentTextHistory { purpose version wordsZh mayRevise holders setter { name } } }';
    const about = async (caller: Caller) => {
      const { data, codes } = await caller.run(HISTORY);
      expect(codes).toEqual([]);
      return data.consentTextHistory.filter((text: { purpose: string }) => text.purpose === 'PHONE_NOTICES');
    };
    const first = await world.villager(3);
    expect((await decide(world, first.name, first.id, 'PHONE_NOTICES')).codes).toEqual([]);
    await works(world.as('沈若兰'), REVISE, { requestId: world.id(), ...words, titleZh: '再改一次' });
    expect(await about(world.as('沈若兰'))).toMatchObject([
      { version: 3, mayRevise: true, holders: 0, setter: { name: '沈若兰' } },
      { version: 2, mayRevise: true, holders: 2, wordsZh: words.wordsZh },
      { version: 1, mayRevise: true, holders: 0, setter: null },
    ]);
    for (const caller of [world.stranger, world.as('贺春梅')]) {
      expect(
        (await about(caller)).map(({ version, mayRevise, holders }: Record<string, unknown>) => [
          version,
          mayRevise,
          holders,
        ]),
      ).toEqual([
        [3, false, null],
        [2, false, null],
        [1, false, null],
      ]);
    }
  });
});

describe('a child under 14', () => {
  const LOGIN = mutation('openLogin', 'LoginInput');
  const login = () => ({ requestId: world.id(), residentId: child.id, password: 'ge-ge-shan-2025' });

  test('does not decide for itself; a grown-up of its household does', async () => {
    for (const name of [CHILD, villager.name, '贺春梅']) {
      expect((await decide(world, name, child.id, 'ONLINE_ACCOUNT')).codes, name).toEqual(['FORBIDDEN']);
    }
    const { data } = await world.as(GUARDIAN).run(STANDING, { id: (await world.resident(GUARDIAN)).id });
    expect(data.resident.wards).toEqual([{ name: CHILD }]);
    const seen = await world.as(GUARDIAN).run(STANDING, { id: child.id });
    expect(seen.data.resident).toMatchObject({ guarded: true, mayDecideConsents: true });
    expect(seen.data.resident.consents).toHaveLength(6);
  });

  test('has a login only with the guardian’s consent, and loses it with it', async () => {
    expect(await refused(world.as('贺春梅'), LOGIN, login())).toBe('GUARDIAN_CONSENT_REQUIRED residentId');
    expect((await decide(world, GUARDIAN, child.id, 'ONLINE_ACCOUNT')).codes).toEqual([]);
    await works(world.as('贺春梅'), LOGIN, login());
    expect((await decide(world, GUARDIAN, child.id, 'ONLINE_ACCOUNT', false)).codes).toEqual([]);
    const row = await world.db.reader.row<{ loginId: string | null; logins: number }>(
      'select login_id, (select count(*) from auth.login l where l.id = r.id) as logins from resident r where id = $1',
      [child.id],
    );
    expect(row).toEqual({ loginId: null, logins: 0 });
  });

  test('is found to be one: an account without the guardian’s consent ends with the mistake', async () => {
    const account = (residentId: string) => ({
      requestId: world.id(),
      residentId,
      password: 'ge-ge-shan-2025',
    });
    const AMEND = mutation('amendResident', 'ResidentInput', 'id hasLogin');
    const born = (person: Person, birthYear: number) => ({
      requestId: world.id(),
      residentId: person.id,
      name: person.name,
      birthYear,
    });
    await works(world.as('贺春梅'), LOGIN, account(neighbour.id));
    expect(await works(world.as('贺春梅'), AMEND, born(neighbour, 1990))).toMatchObject({ hasLogin: true });
    expect(await works(world.as('贺春梅'), AMEND, born(neighbour, 2012))).toMatchObject({ hasLogin: false });
    await works(world.as('贺春梅'), AMEND, born(neighbour, 1990));
    expect((await decide(world, GUARDIAN, child.id, 'ONLINE_ACCOUNT')).codes).toEqual([]);
    await works(world.as('贺春梅'), LOGIN, account(child.id));
    expect(await works(world.as('贺春梅'), AMEND, born(child, 2013)), 'with consent').toMatchObject({
      hasLogin: true,
    });
    expect((await decide(world, GUARDIAN, child.id, 'ONLINE_ACCOUNT', false)).codes).toEqual([]);
  });

  test('signs in by code only with the guardian’s consent', async () => {
    const phone = '13700000099';
    await world.db.write((tx) => tx.rows('update resident set phone = $2 where id = $1', [child.id, phone]));
    const code = async () => {
      await world.stranger.run('mutation M($input: CodeInput!) { sendCode(input: $input) }', {
        input: { phone },
      });
      return world.stranger.run(
        'mutation M($input: CodeSignInInput!) { signInWithCode(input: $input) { rights } }',
        {
          input: { phone, code: world.sentCodes.get(phone) },
        },
      );
    };
    expect((await code()).codes).toEqual(['GUARDIAN_CONSENT_REQUIRED']);
    expect((await decide(world, GUARDIAN, child.id, 'ONLINE_ACCOUNT')).codes).toEqual([]);
    expect((await code()).codes).toEqual([]);
  });

  test('earns points without a photo, and shows a photo only with consent', async () => {
    const clerk = await world.resident('蓝晓峰');
    const photoId = world.id();
    await world.db.write((tx) =>
      tx.rows(
        `insert into photo (id, sha256, village_id, uploader_id, width, height, bytes, created_at)
         values ($1, 'f00', $2, $3, 1, 1, 1, $4)`,
        [photoId, world.village, clerk.id, tx.at],
      ),
    );
    const FILE = mutation('fileRecord', 'FileRecordInput', 'id photos { id }');
    const act = async (residentId: string, photoIds: string[]) => ({
      requestId: world.id(),
      ruleId: await world.rule('CA-01'),
      residentId,
      title: '捡了路上的碎玻璃',
      startedAt: '2025-06-14T16:00:00+08:00',
      photoIds,
    });
    expect(await works(world.as('蓝晓峰'), FILE, await act(child.id, []))).toMatchObject({ photos: [] });
    expect(await refused(world.as('蓝晓峰'), FILE, await act(child.id, [photoId]))).toBe(
      'GUARDIAN_CONSENT_REQUIRED photoIds',
    );
    // A group's photo is left off the child's line of a roll and stays on the others'.
    const ROLL = mutation('takeRoll', 'RollInput', 'id records { resident { id } photos { id } }');
    const roll = await works<{ records: { resident: { id: string }; photos: object[] }[] }>(
      world.as('蓝晓峰'),
      ROLL,
      {
        requestId: world.id(),
        villageId: world.village,
        ruleId: await world.rule('PA-01'),
        title: '晚上巡村',
        startedAt: '2025-06-14T20:00:00+08:00',
        endedAt: '2025-06-14T22:00:00+08:00',
        photoIds: [photoId],
        rows: [{ residentId: child.id }, { residentId: villager.id }],
      },
    );
    const photosOf = (id: string) => roll.records.find(({ resident }) => resident.id === id)?.photos;
    expect(photosOf(child.id)).toEqual([]);
    expect(photosOf(villager.id)).toEqual([{ id: photoId }]);
    expect((await decide(world, GUARDIAN, child.id, 'PHOTOS')).codes).toEqual([]);
    expect(await works(world.as('蓝晓峰'), FILE, await act(child.id, [photoId]))).toMatchObject({
      photos: [{ id: photoId }],
    });
  });

  test('has a paper signed by a grown-up of its own household', async () => {
    const textId = await textOf(world, 'HONOUR_BOARD');
    const guardian = await world.resident(GUARDIAN);
    const input = (guardianId: string | null) => ({
      requestId: world.id(),
      residentId: child.id,
      purpose: 'HONOUR_BOARD',
      given: true,
      textId,
      paper: { number: '同-7', witnessId: villager.id, guardianId },
    });
    for (const id of [null, villager.id, child.id]) {
      expect(await refused(world.as('贺春梅'), DECIDE, input(id))).toBe('BAD_INPUT paper.guardianId');
    }
    expect(await works(world.as('贺春梅'), DECIDE, input(guardian.id))).toMatchObject({
      guardian: { name: GUARDIAN },
    });
  });
});

test('consents and their texts are never changed', async () => {
  for (const sql of [
    'update consent set given = true',
    'delete from consent',
    "update consent_text set words_zh = '别的'",
  ]) {
    await expect(
      world.db.write((tx) => tx.rows(sql)),
      sql,
    ).rejects.toMatchObject({ code: 'APPEND_ONLY' });
  }
});
