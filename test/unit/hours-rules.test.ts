import { describe, expect, test } from 'vitest';
import { legalMoves } from '#server/core/workflow';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';
import { IdentitySeal } from '#server/features/service/identity';
import { can, type CertificateParts } from '#server/features/service/policy';
import {
  CertificateState,
  certificateMoves,
  codeOf,
  DocumentKind,
  isTail,
  numberOf,
  reached,
  readCode,
} from '#server/features/service/rules';

describe('the life of a certificate', () => {
  test.each([
    [CertificateState.APPLIED, ['ACCEPT', 'REFUSE', 'WITHDRAW']],
    [CertificateState.IN_NOTICE, ['ACCEPT', 'ISSUE', 'REFUSE', 'WITHDRAW', 'OBJECT', 'ANSWER']],
    [CertificateState.ISSUED, ['ASK_REVOCATION', 'REVOKE', 'KEEP_VALID']],
    [CertificateState.REVOKED, []],
    [CertificateState.REFUSED, []],
    [CertificateState.WITHDRAWN, []],
  ])('%s', (state, moves) => {
    expect(legalMoves(certificateMoves, state)).toEqual(moves);
  });
});

describe('numbers and codes', () => {
  test('a number fills the village’s format', () => {
    expect(numberOf('{village}志证〔{year}〕第{serial}号', '银杏坝村', 2025, 7)).toBe(
      '银杏坝村志证〔2025〕第0007号',
    );
    expect(numberOf('{year}-{serial}', '', 2025, 12345)).toBe('2025-12345');
  });

  test('a code is 16 letters that nobody mixes up, and is read however it was typed', () => {
    const code = codeOf(Uint8Array.from({ length: 16 }, (_, place) => place * 17));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{16}$/);
    expect(readCode(` ${code.toLowerCase().slice(0, 8)}-${code.slice(8)} `)).toBe(code);
    for (const wrong of ['', 'ABC', `${code}A`, `0${code.slice(1)}`, `${code.slice(1)}I`]) {
      expect(readCode(wrong)).toBeNull();
    }
  });

  test.each([
    [0, []],
    [1199, []],
    [1200, [20]],
    [3120, [20, 50]],
    [6000, [20, 50, 100]],
  ])('%i minutes reach %j', (minutes, honours) => {
    expect(reached(minutes, [100, 20, 50])).toEqual(honours);
  });

  test.each([
    [DocumentKind.ID_CARD, '123X', true],
    [DocumentKind.ID_CARD, '1234', true],
    [DocumentKind.ID_CARD, 'X123', false],
    [DocumentKind.ID_CARD, '610902199001011234', false],
    [DocumentKind.PASSPORT, 'E12A', true],
    [DocumentKind.OTHER, '12', false],
  ])('%s %s', (kind, tail, good) => {
    expect(isTail(kind, tail)).toBe(good);
  });
});

describe('the seal on a document', () => {
  const seal = new IdentitySeal('a secret of forty letters for the tests');
  test('opens for its certificate only, and only by its secret', () => {
    const sealed = seal.close('one', '123X');
    expect(sealed.includes('123X')).toBe(false);
    expect(seal.open('one', sealed)).toBe('123X');
    expect(seal.open('two', sealed)).toBeNull();
    expect(new IdentitySeal('another secret of forty letters for tests').open('one', sealed)).toBeNull();
    const touched = Buffer.from(sealed);
    touched[touched.length - 1] = (touched.at(-1) ?? 0) ^ 1;
    expect(seal.open('one', touched)).toBeNull();
    expect(seal.open('one', Buffer.alloc(5))).toBeNull();
    expect(seal.close('one', '123X').equals(sealed)).toBe(false);
  });
});

const path = ['county', 'town', 'village'];
const post = (role: RoleName, areaId: string, councilKind: string | null = null): ActivePost => ({
  id: role,
  role,
  areaId,
  villageId: null,
  councilId: councilKind,
  councilKind,
  shopId: null,
});
const person = (residentId: string, villageId: string, ...posts: ActivePost[]): Actor => ({
  residentId,
  householdId: 'h',
  villageId,
  name: '某人',
  posts,
});
const people = {
  holder: person('holder', 'village'),
  neighbour: person('neighbour', 'village'),
  stranger: person('stranger', 'elsewhere'),
  clerk: person('clerk', 'village', post('VILLAGE_CLERK', 'village')),
  acceptor: person('acceptor', 'village', post('VILLAGE_CLERK', 'village')),
  secretary: person('secretary', 'village', post('VILLAGE_SECRETARY', 'village')),
  issuer: person('issuer', 'village', post('VILLAGE_SECRETARY', 'village')),
  asker: person('asker', 'village', post('VILLAGE_SECRETARY', 'village')),
  oversight: person('oversight', 'village', post('COUNCIL_MEMBER', 'village', 'OC')),
  weddings: person('weddings', 'village', post('COUNCIL_CHAIR', 'village', 'RW')),
  town: person('town', 'village', post('TOWN_STAFF', 'town')),
  county: person('county', 'village', post('COUNTY_STAFF', 'county')),
  otherClerk: person('other', 'elsewhere', post('VILLAGE_CLERK', 'elsewhere')),
};
type Name = keyof typeof people;
const office: Name[] = ['clerk', 'acceptor', 'secretary', 'issuer', 'asker'];
const one: CertificateParts = {
  villageId: 'village',
  residentId: 'holder',
  appliedBy: 'holder',
  acceptedBy: 'acceptor',
  issuedBy: 'issuer',
  revokeAskedBy: 'asker',
};
const without = (...names: Name[]): Name[] => office.filter((name) => !names.includes(name));

const sentences: Record<string, { ask: (actor: Actor) => boolean; yes: readonly Name[] }> = {
  'see certificates': {
    ask: (actor) => can.seeCertificates(actor, path),
    yes: [...office, 'oversight', 'town'],
  },
  'see this one': {
    ask: (actor) => can.seeCertificate(actor, one, path),
    yes: ['holder', ...office, 'oversight', 'town'],
  },
  'see the digits': { ask: (actor) => can.seeDocument(actor, one, path), yes: ['holder', ...office] },
  'apply for the holder': { ask: (actor) => can.apply(actor, 'holder', path), yes: ['holder', ...office] },
  accept: { ask: (actor) => can.accept(actor, one, path), yes: office },
  'accept what the clerk wrote down': {
    ask: (actor) => can.accept(actor, { ...one, appliedBy: 'clerk' }, path),
    yes: without('clerk'),
  },
  issue: { ask: (actor) => can.issue(actor, one, path), yes: without('acceptor') },
  object: {
    ask: (actor) => can.object(actor, one),
    yes: ['neighbour', ...office, 'oversight', 'weddings', 'town', 'county'],
  },
  answer: {
    ask: (actor) => can.answer(actor, one, path),
    yes: [...without('acceptor'), 'oversight', 'town'],
  },
  'ask for a revocation': {
    ask: (actor) => can.askRevocation(actor, one, path),
    yes: [...without('issuer'), 'oversight', 'town'],
  },
  revoke: { ask: (actor) => can.revoke(actor, one, path), yes: ['secretary', 'issuer', 'town'] },
  'see hours': {
    ask: (actor) => can.seeHours(actor, path),
    yes: [...office, 'oversight', 'weddings', 'town', 'county'],
  },
  'revise the settings': {
    ask: (actor) => can.revise(actor, path),
    yes: ['secretary', 'issuer', 'asker', 'town', 'county'],
  },
  'take the sheet': { ask: (actor) => can.exportHours(actor, path), yes: [...office, 'town'] },
  'answer a correction': {
    ask: (actor) => can.answerCorrection(actor, { residentId: 'holder', askedBy: 'clerk' }, path),
    yes: [...without('clerk'), 'town'],
  },
};

describe('who may', () => {
  test.each(Object.entries(sentences))('%s', (_what, { ask, yes }) => {
    const allowed = (Object.keys(people) as Name[]).filter((name) => ask(people[name]));
    expect(new Set(allowed)).toEqual(new Set(yes));
  });
});
