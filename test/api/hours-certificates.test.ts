import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  application,
  check,
  CLERK,
  done,
  hoursOf,
  issued,
  onBoard,
  OVERSIGHT,
  refused,
  SECOND_CLERK,
  SECRETARY,
  served,
  step,
  terms,
  TOWN,
} from './hours-steps';

// A certificate from the application to its revocation: who may do what, and what nobody can.

let world: World;
let people: Person[];
const at = (place: number): Person => {
  const person = people[place];
  if (!person) throw new Error('The village is too small.');
  return person;
};

beforeAll(async () => {
  world = await openWorld();
  await done(world, SECRETARY, 'reviseHoursTerms', terms(world));
  people = [];
  for (let place = 0; place < 12; place += 1) people.push(await world.villager(place));
  for (const person of people) await served(world, person, '2025-05-10');
}, 120_000);
afterAll(() => world.close());

describe('applying', () => {
  test('works for oneself; the digits are sealed and shown to the person and the office only', async () => {
    const one = await done(world, at(0).name, 'applyForCertificate', application());
    expect(one).toMatchObject({
      state: 'APPLIED',
      minutesNow: 180,
      documentTail: '123X',
      moves: ['WITHDRAW'],
    });
    const row = await world.db.reader.row<{ documentSealed: Buffer }>(
      'select document_sealed from certificate where id = $1',
      [one.id],
    );
    expect(row?.documentSealed.includes('123X')).toBe(false);
    const read = (name: string) =>
      world.as(name).run('query ($id: ID!) { certificate(id: $id) { documentTail } }', { id: one.id });
    expect((await read(CLERK)).data.certificate.documentTail).toBe('123X');
    expect((await read(OVERSIGHT)).data.certificate.documentTail).toBeNull();
    expect((await read(at(1).name)).data.certificate).toBeNull();
  });

  test('is refused to strangers, for others, without hours, twice, and with a wrong document', async () => {
    expect(await refused(world, null, 'applyForCertificate', application())).toBe('UNAUTHENTICATED');
    const ask = (by: string, more: Record<string, unknown>) =>
      refused(world, by, 'applyForCertificate', application(more));
    expect(await ask(at(1).name, { residentId: at(2).id })).toBe('FORBIDDEN');
    expect(await ask(TOWN, { residentId: at(2).id })).toBe('FORBIDDEN');
    expect(await ask((await world.elsewhere('VILLAGE_CLERK')).name, { residentId: at(2).id })).toBe(
      'FORBIDDEN',
    );
    expect(await ask(at(1).name, { periodTo: '2025-02-01' })).toBe('NO_HOURS');
    expect(await ask(at(1).name, { periodTo: '2025-07-01' })).toBe('IN_THE_FUTURE');
    expect(await ask(at(1).name, { periodFrom: '2025-06-11' })).toBe('BAD_INPUT');
    expect(await ask(at(1).name, { documentTail: 'ABCD' })).toBe('BAD_INPUT');
    expect(await ask(at(1).name, { documentTail: '610902199001011234' })).not.toBe('done');
    expect(await ask(at(0).name, {})).toBe('CONFLICT');
  });

  test('the same request twice is one application, another input is refused', async () => {
    const requestId = world.id();
    const first = await done(world, at(1).name, 'applyForCertificate', application({ requestId }));
    const again = await done(world, at(1).name, 'applyForCertificate', application({ requestId }));
    expect(again.id).toBe(first.id);
    expect(
      await refused(world, at(1).name, 'applyForCertificate', application({ requestId, purpose: '' })),
    ).toBe('IDEMPOTENCY_MISMATCH');
    // Taken back: the digits are gone.
    await done(world, at(1).name, 'withdrawCertificate', { certificateId: first.id });
    const row = await world.db.reader.row('select document_sealed, state from certificate where id = $1', [
      first.id,
    ]);
    expect(row).toEqual({ documentSealed: null, state: 'WITHDRAWN' });
    expect(await refused(world, at(1).name, 'withdrawCertificate', { certificateId: first.id })).toBe(
      'ILLEGAL_MOVE',
    );
    expect(await refused(world, at(2).name, 'withdrawCertificate', { certificateId: first.id })).toBe(
      'NOT_FOUND',
    );
    expect(await refused(world, null, 'withdrawCertificate', { certificateId: first.id })).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('accepting and issuing', () => {
  let id: string;
  beforeAll(async () => {
    const applied = await done(world, CLERK, 'applyForCertificate', application({ residentId: at(3).id }));
    id = applied.id;
  });

  test('who wrote the application down does not accept it; others without the post cannot', async () => {
    const ask = (by: string | null) => refused(world, by, 'acceptCertificate', { certificateId: id });
    expect(await ask(CLERK)).toBe('CERTIFICATE_TWO_PERSONS');
    expect(await ask(null)).toBe('UNAUTHENTICATED');
    expect(await ask(at(4).name)).toBe('NOT_FOUND');
    expect(await ask(at(3).name)).toBe('FORBIDDEN');
    expect(await ask(OVERSIGHT)).toBe('FORBIDDEN');
    expect(await ask(TOWN)).toBe('FORBIDDEN');
    expect(await ask((await world.elsewhere('VILLAGE_CLERK')).name)).toBe('NOT_FOUND');
    expect(await refused(world, SECRETARY, 'issueCertificate', { certificateId: id })).toBe('ILLEGAL_MOVE');
  });

  test('accepted it is on the board, masked, for seven whole days', async () => {
    const requestId = world.id();
    const one = await done(world, SECOND_CLERK, 'acceptCertificate', { requestId, certificateId: id });
    expect(one).toMatchObject({
      state: 'IN_NOTICE',
      noticedMinutes: 180,
      noticeEndsAt: '2025-06-23T16:00:00.000Z',
    });
    expect((await done(world, SECOND_CLERK, 'acceptCertificate', { requestId, certificateId: id })).id).toBe(
      id,
    );
    expect(await refused(world, SECRETARY, 'acceptCertificate', { requestId, certificateId: id })).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
    expect(await refused(world, SECRETARY, 'acceptCertificate', { certificateId: id })).toBe('ILLEGAL_MOVE');
    const board = await world.stranger.run(
      `query ($id: ID!) { board(villageId: $id) { certificateNotices { id maskedName minutes objected mayObject } } }`,
      { id: world.village },
    );
    const [notice] = board.data.board.certificateNotices;
    expect(notice).toMatchObject({ id, minutes: 180, objected: false, mayObject: false });
    expect(notice.maskedName).toContain('*');
    expect(JSON.stringify(board.data)).not.toContain(at(3).name);
  });

  test('an objection holds it; who objected or accepted does not answer it', async () => {
    const object = (by: string | null, reason = '他那天在外地') =>
      refused(world, by, 'objectToCertificate', { certificateId: id, reason });
    expect(await object(null)).toBe('UNAUTHENTICATED');
    expect(await object((await world.elsewhere('GRID_LEADER')).name)).toBe('NOT_FOUND');
    expect(await object(at(3).name)).toBe('NOT_FOUND');
    expect(await object(at(4).name, ' ')).toBe('BAD_INPUT');
    expect(await object(at(4).name)).toBe('done');
    expect(await object(at(4).name)).toBe('ALREADY_OBJECTED');
    await world.advance(8);
    expect(await refused(world, SECRETARY, 'issueCertificate', { certificateId: id })).toBe(
      'ALREADY_OBJECTED',
    );
    const seen = await world
      .as(SECRETARY)
      .run('query ($id: ID!) { certificate(id: $id) { objections { id reason } moves } }', { id });
    const [{ id: objectionId }] = seen.data.certificate.objections;
    expect(seen.data.certificate.moves).not.toContain('ISSUE');
    const answer = (by: string | null) =>
      refused(world, by, 'answerCertificateObjection', {
        objectionId,
        outcome: 'STANDS',
        answer: '问过队友，他在',
      });
    expect(await answer(null)).toBe('UNAUTHENTICATED');
    expect(await answer(SECOND_CLERK)).toBe('CERTIFICATE_TWO_PERSONS');
    expect(await answer(at(4).name)).toBe('NOT_FOUND');
    expect(await answer(SECRETARY)).toBe('done');
    expect(await answer(SECRETARY)).toBe('ILLEGAL_MOVE');
  });

  test('somebody else issues it, once, with the first number of the year and frozen figures', async () => {
    const ask = (by: string | null) => refused(world, by, 'issueCertificate', { certificateId: id });
    expect(await ask(SECOND_CLERK)).toBe('CERTIFICATE_TWO_PERSONS');
    expect(await ask(null)).toBe('UNAUTHENTICATED');
    expect(await ask(at(3).name)).toBe('FORBIDDEN');
    expect(await ask(OVERSIGHT)).toBe('FORBIDDEN');
    const requestId = world.id();
    const one = await done(world, SECRETARY, 'issueCertificate', {
      requestId,
      certificateId: id,
      notes: '仅作证明',
    });
    expect(one).toMatchObject({
      state: 'ISSUED',
      number: '银杏坝村志证〔2025〕第0001号',
      minutes: 180,
      holderName: at(3).name,
      handler: SECOND_CLERK,
      head: SECRETARY,
      phone: '0915-6300110',
      notes: '仅作证明',
      lines: [{ kind: 'ELDERS', minutes: 180, times: 1 }],
    });
    const again = await done(world, SECRETARY, 'issueCertificate', {
      requestId,
      certificateId: id,
      notes: '仅作证明',
    });
    expect(again.number).toBe(one.number);
    expect(await ask(SECRETARY)).toBe('ILLEGAL_MOVE');
    expect(await refused(world, SECRETARY, 'refuseCertificate', { certificateId: id, reason: '晚了' })).toBe(
      'ILLEGAL_MOVE',
    );
  });

  test('the public check tells what the paper shows, the name masked, and nothing by a wrong code', async () => {
    const { data } = await hoursOf(world, world.as(at(3).name));
    const own = await world.as(at(3).name).run('query ($id: ID!) { certificate(id: $id) { code } }', {
      id: data.volunteerHours.certificates[0].id,
    });
    const code: string = own.data.certificate.code;
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1 ');
    const { checkCertificate } = (await check(world, typed)).data;
    expect(checkCertificate).toMatchObject({
      result: 'VALID',
      certificate: { minutes: 180, revokedOn: null },
    });
    expect(checkCertificate.certificate.maskedName).toMatch(/\*/);
    expect(JSON.stringify(checkCertificate)).not.toMatch(new RegExp(`${at(3).name}|123X`));
    expect(
      (await check(world, code.replace(/.$/, code.endsWith('A') ? 'B' : 'A'))).data.checkCertificate,
    ).toEqual({
      result: 'UNKNOWN',
      certificate: null,
    });
    expect((await check(world, at(3).id)).data.checkCertificate.result).toBe('UNKNOWN');
  });
});

describe('refusing', () => {
  test('by the office with a reason, not by others; nothing is left of the digits', async () => {
    const { id } = await done(world, at(5).name, 'applyForCertificate', application());
    const ask = (by: string | null, reason = '不是本人申请') =>
      refused(world, by, 'refuseCertificate', { certificateId: id, reason });
    expect(await ask(null)).toBe('UNAUTHENTICATED');
    expect(await ask(at(5).name)).toBe('FORBIDDEN');
    expect(await ask(OVERSIGHT)).toBe('FORBIDDEN');
    expect(await ask(CLERK, '')).toBe('BAD_INPUT');
    const one = await done(world, CLERK, 'refuseCertificate', { certificateId: id, reason: '不是本人申请' });
    expect(one).toMatchObject({ state: 'REFUSED', closeReason: '不是本人申请', documentTail: null });
    expect(await ask(CLERK)).toBe('ILLEGAL_MOVE');
  });
});

describe('revoking', () => {
  test('one asks who did not issue, another decides; the check page says so', async () => {
    const { id, code } = await issued(world, at(6));
    const ask = (by: string | null) =>
      refused(world, by, 'askRevocation', { certificateId: id, reason: '时长有误' });
    const decide = (by: string | null) => refused(world, by, 'revokeCertificate', { certificateId: id });
    expect(await ask(null)).toBe('UNAUTHENTICATED');
    expect(await ask(SECRETARY)).toBe('CERTIFICATE_TWO_PERSONS');
    expect(await ask(at(6).name)).toBe('FORBIDDEN');
    expect(await ask(at(7).name)).toBe('NOT_FOUND');
    expect(await decide(SECRETARY)).toBe('ILLEGAL_MOVE');
    expect(await ask(TOWN)).toBe('done');
    expect(await ask(CLERK)).toBe('ILLEGAL_MOVE');
    expect((await check(world, code)).data.checkCertificate.result).toBe('VALID');
    expect(await refused(world, TOWN, 'keepCertificate', { certificateId: id })).toBe(
      'CERTIFICATE_TWO_PERSONS',
    );
    expect(await refused(world, CLERK, 'keepCertificate', { certificateId: id })).toBe('FORBIDDEN');
    await done(world, SECRETARY, 'keepCertificate', { certificateId: id });
    expect(await refused(world, SECRETARY, 'keepCertificate', { certificateId: id })).toBe('ILLEGAL_MOVE');

    expect(await ask(OVERSIGHT)).toBe('done');
    expect(await decide(null)).toBe('UNAUTHENTICATED');
    expect(await decide(OVERSIGHT)).toBe('CERTIFICATE_TWO_PERSONS');
    expect(await decide(CLERK)).toBe('FORBIDDEN');
    const requestId = world.id();
    const revoked = await done(world, SECRETARY, 'revokeCertificate', { requestId, certificateId: id });
    expect(revoked).toMatchObject({ state: 'REVOKED', revokeReason: '时长有误', moves: [] });
    expect((await done(world, SECRETARY, 'revokeCertificate', { requestId, certificateId: id })).id).toBe(id);
    expect(await decide(SECRETARY)).toBe('ILLEGAL_MOVE');
    expect((await check(world, code)).data.checkCertificate).toMatchObject({ result: 'REVOKED' });
  });
});

describe('the database itself', () => {
  test('refuses one person twice, family, a notice cut short, and any change of what was issued', async () => {
    const board = await onBoard(world, at(8));
    const paper = await issued(world, at(9));
    const clerk = await world.resident(CLERK);
    const secretary = await world.resident(SECRETARY);
    const write = (sql: string, ...params: unknown[]) =>
      world.db
        .write((tx) => tx.rows(sql, params))
        .then(
          () => 'done',
          (error: unknown) => (error as Error).message,
        );
    const issue = `update certificate set state = 'ISSUED', issued_by = $2, issued_at = $3, year = 2025, serial = 900,
      number = 'x', code = 'AAAABBBBCCCCDDDD', holder_name = 'x', minutes = 180, through_seq = 1, issuer = 'x', head = 'x',
      handler = 'x', phone = 'x', notes = '' where id = $1`;
    expect(await write(issue, board.id, secretary.id, new Date('2025-06-17T00:00:00Z'))).toBe(
      'NOTICE_NOT_OVER',
    );
    expect(await write(issue, board.id, clerk.id, new Date('2026-06-17T00:00:00Z'))).toBe(
      'CERTIFICATE_TWO_PERSONS',
    );
    expect(await write(issue, board.id, at(8).id, new Date('2026-06-17T00:00:00Z'))).toBe(
      'CERTIFICATE_TWO_PERSONS',
    );
    await world.db.write((tx) =>
      tx.rows('insert into kinship (resident_id, kin_id, relation) values ($1, $2, $3), ($2, $1, $3)', [
        at(8).id,
        secretary.id,
        '叔侄',
      ]),
    );
    expect(await write(issue, board.id, secretary.id, new Date('2026-06-17T00:00:00Z'))).toBe(
      'FOUR_EYES_KIN',
    );
    expect(await refused(world, SECRETARY, 'issueCertificate', { certificateId: board.id })).toBe(
      'FOUR_EYES_KIN',
    );
    for (const change of [
      'minutes = 181',
      'holder_name = $2',
      'number = $2',
      'document_sealed = null',
      'period_to = now()',
    ])
      expect(
        await write(
          `update certificate set ${change} where id = $1 and $2::text is not null`,
          paper.id,
          '别人',
        ),
      ).toBe('APPEND_ONLY');
    expect(await write('delete from certificate where id = $1', paper.id)).toBe('APPEND_ONLY');
    expect(await write('update certificate_line set minutes = 1 where certificate_id = $1', paper.id)).toBe(
      'APPEND_ONLY',
    );
    expect(
      await write(
        `update certificate set revoke_asked_by = $2, revoke_asked_at = now(), revoke_reason = 'x' where id = $1`,
        paper.id,
        secretary.id,
      ),
    ).toBe('CERTIFICATE_TWO_PERSONS');
    await done(world, at(8).name, 'withdrawCertificate', { certificateId: board.id });
  });
});

describe('hours that change', () => {
  test('more hours since the notice have to be told first; fewer are what is certified', async () => {
    const person = at(10);
    const { id } = await onBoard(world, person);
    const record = await served(world, person, '2025-05-20', 120);
    await world.advance(8);
    expect(await refused(world, SECRETARY, 'issueCertificate', { certificateId: id })).toBe(
      'NOTICE_OUTDATED',
    );
    const again = await done(world, CLERK, 'acceptCertificate', { certificateId: id });
    expect(again.noticedMinutes).toBe(300);
    await world.advance(8);
    await world
      .as(SECRETARY)
      .run('mutation ($input: RecordMoveInput!) { reverseRecord(input: $input) { state } }', {
        input: { requestId: world.id(), recordId: record, reason: '写错了人' },
      });
    const one = await done(world, SECRETARY, 'issueCertificate', { certificateId: id });
    expect(one.minutes).toBe(180);
  });
});

test('nothing is issued before head and phone of the issuer are set', async () => {
  const elsewhere = await step(
    world,
    world.as(SECRETARY),
    'reviseHoursTerms',
    terms(world, { villageId: world.otherVillage }),
  );
  expect(elsewhere.codes).toEqual(['FORBIDDEN']);
  await world.db.write((tx) => tx.rows('delete from hours_terms', []));
  const { id } = await onBoard(world, at(11));
  await world.advance(8);
  expect(await refused(world, SECRETARY, 'issueCertificate', { certificateId: id })).toBe(
    'ISSUER_INCOMPLETE',
  );
});
