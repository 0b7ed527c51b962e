import { describe, expect, test } from 'vitest';
import { ErrorCode } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import type { Actor, ActivePost } from '#server/features/people/actor';
import { can as canConsent } from '#server/features/people/consent/consent-policy';
import { purposesFor } from '#server/features/people/consent/consents';
import { guardedFromYear, isAdult, isGuarded } from '#server/features/people/consent/guardian';
import { AccessKind, noteLook, takeLooks } from '#server/features/people/looks';
import { erasedName, maskName } from '#server/features/people/mask';
import { can, refusal } from '#server/features/privacy/policy';
import {
  codeOf,
  ErasureMove,
  erasureDueOn,
  erasureMoves,
  ErasureState,
} from '#server/features/privacy/rules';

const village = ['county', 'town', 'village'];
const post = (role: ActivePost['role'], areaId: string, councilKind: string | null = null): ActivePost => ({
  id: role,
  role,
  areaId,
  villageId: areaId === 'village' ? 'village' : null,
  councilId: councilKind,
  councilKind,
  shopId: null,
});
const person = (
  residentId: string,
  posts: ActivePost[] = [],
  householdId: string | null = 'other',
): Actor => ({
  residentId,
  householdId,
  villageId: 'village',
  name: residentId,
  posts,
});
const clerk = person('clerk', [post('VILLAGE_CLERK', 'village')]);
const town = person('town', [post('TOWN_STAFF', 'town')], null);

describe('age', () => {
  test.each([
    [2012, '2025-06-16', true],
    [2011, '2025-12-31', true],
    [2010, '2025-01-01', false],
  ])('a child of %s is guarded on %s: %s', (birthYear, today, guarded) => {
    expect(isGuarded(birthYear, today)).toBe(guarded);
    expect(birthYear >= guardedFromYear(today), 'the same in SQL').toBe(guarded);
  });

  test('without a year of birth nobody is a child', () => {
    expect(isGuarded(null, '2025-06-16')).toBe(false);
  });

  test.each([
    [2006, true],
    [2007, false],
    [null, true],
  ])('someone of %s is surely of age in 2025: %s', (birthYear, adult) => {
    expect(isAdult(birthYear, '2025-06-16')).toBe(adult);
  });

  test('decides what is asked', () => {
    const everybody = ['HONOUR_BOARD', 'PHONE_NOTICES', 'HELP_VISITS'];
    expect(purposesFor({ guarded: false, minor: false })).toEqual(everybody);
    expect(purposesFor({ guarded: false, minor: true })).toEqual([...everybody, 'VOLUNTEER_TASKS']);
    expect(purposesFor({ guarded: true, minor: true })).toHaveLength(6);
    expect(purposesFor({ guarded: false, minor: false, elder: true })).toEqual([...everybody, 'BIRTHDAY']);
  });
});

describe('the moves of an erasure', () => {
  const legal: Record<ErasureState, ErasureMove[]> = {
    OPEN: [ErasureMove.PREPARE, ErasureMove.REFUSE, ErasureMove.WITHDRAW],
    PREPARED: [ErasureMove.CARRY_OUT, ErasureMove.REFUSE, ErasureMove.WITHDRAW],
    DONE: [],
    REFUSED: [],
    WITHDRAWN: [],
  };
  const rows = Object.values(ErasureState).flatMap((state) =>
    Object.values(ErasureMove).map((move) => [state, move, legal[state].includes(move)] as const),
  );
  test.each(rows)('%s %s: %s', (state, move, expected) => {
    expect(isLegal(erasureMoves, move, state)).toBe(expected);
  });
});

describe('who may', () => {
  const asked = { residentId: 'person', householdId: 'home', askedBy: 'person', preparedBy: 'clerk' };

  test.each([
    ['a stranger', person('stranger'), ErasureMove.PREPARE, ErrorCode.FORBIDDEN],
    ['the clerk', clerk, ErasureMove.PREPARE, null],
    [
      'the clerk of the household',
      { ...clerk, householdId: 'home' },
      ErasureMove.PREPARE,
      ErrorCode.FOUR_EYES_HOUSEHOLD,
    ],
    [
      'the person as clerk',
      { ...clerk, residentId: 'person' },
      ErasureMove.REFUSE,
      ErrorCode.FOUR_EYES_HOUSEHOLD,
    ],
    ['who prepared it', clerk, ErasureMove.CARRY_OUT, ErrorCode.ERASURE_TWO_PERSONS],
    ['the town', town, ErasureMove.CARRY_OUT, null],
    [
      'a clerk of elsewhere',
      person('x', [post('VILLAGE_CLERK', 'elsewhere')]),
      ErasureMove.REFUSE,
      ErrorCode.FORBIDDEN,
    ],
    ['the person', person('person'), ErasureMove.WITHDRAW, null],
    ['the clerk', clerk, ErasureMove.WITHDRAW, ErrorCode.FORBIDDEN],
  ] as const)('%s on %s', (_who, actor, move, code) => {
    expect(refusal[move](actor, asked, village)).toBe(code);
  });

  const child = { id: 'child', householdId: 'home', guarded: true, deceased: false };
  const dead = { id: 'dead', householdId: 'home', guarded: false, deceased: true };
  const member = person('member', [], 'home');

  test('act for a child: grown-ups of its household', () => {
    expect(can.actFor({ actor: member, adult: true }, child)).toBe(true);
    expect(can.actFor({ actor: member, adult: false }, child)).toBe(false);
    expect(can.actFor({ actor: person('x'), adult: true }, child)).toBe(false);
    expect(can.actFor({ actor: member, adult: true }, { ...child, guarded: false })).toBe(false);
    expect(can.actAsHeir({ actor: member, adult: true }, dead)).toBe(true);
    expect(can.actAsHeir({ actor: member, adult: true }, child)).toBe(false);
  });

  test('decide on consents: oneself, the guardian, staff with a paper', () => {
    const self = { id: 'member', householdId: 'home', guarded: false };
    expect(canConsent.decideForSelf(member, self)).toBe(true);
    expect(canConsent.decideForSelf(member, { ...self, guarded: true })).toBe(false);
    const guardian = { actor: member, birthYear: 1990, today: '2025-06-16' };
    expect(canConsent.decideAsGuardian(guardian, child)).toBe(true);
    expect(canConsent.decideAsGuardian({ ...guardian, birthYear: 2010 }, child)).toBe(false);
    expect(canConsent.enterPaper(clerk, child, village)).toBe(true);
    expect(canConsent.enterPaper(clerk, { ...child, id: 'clerk' }, village)).toBe(false);
    expect(canConsent.enterPaper(member, child, village)).toBe(false);
  });

  test.each([
    ['secretary', person('a', [post('VILLAGE_SECRETARY', 'village')]), true],
    ['the town', town, true],
    ['county staff', person('a', [post('COUNTY_STAFF', 'county')]), true],
    ['the clerk', clerk, false],
    ['a secretary of elsewhere', person('a', [post('VILLAGE_SECRETARY', 'elsewhere')]), false],
    ['a villager', person('a'), false],
  ])('set a village’s numbers: %s %s', (_who, actor, may) => {
    expect(can.reviseTerms(actor, village)).toBe(may);
  });

  test.each([
    ['administrator', person('a', [post('ADMINISTRATOR', 'county')]), true],
    ['county staff', person('a', [post('COUNTY_STAFF', 'county')]), true],
    ['supervision committee', person('a', [post('COUNCIL_MEMBER', 'village', 'OC')]), true],
    ['another council', person('a', [post('COUNCIL_CHAIR', 'village', 'RC')]), false],
    ['the clerk', clerk, false],
    ['the town', town, false],
    ['a villager', person('a'), false],
  ])('watch over the log: %s %s', (_who, actor, may) => {
    expect(can.watch(actor, village)).toBe(may);
  });
});

describe('a look', () => {
  const look = { kind: AccessKind.CARD, subjectId: 'home', householdId: 'home', villageId: 'village' };

  test('is noted once a request, and not at the own household', () => {
    const ctx = { actor: clerk };
    noteLook(ctx, look);
    noteLook(ctx, { ...look });
    noteLook(ctx, { ...look, kind: AccessKind.STATEMENT });
    expect(takeLooks(ctx)).toHaveLength(2);
    expect(takeLooks(ctx)).toEqual([]);
    const own = { actor: person('m', [], 'home') };
    noteLook(own, look);
    const nobody = { actor: null };
    noteLook(nobody, look);
    expect([takeLooks(own), takeLooks(nobody)]).toEqual([[], []]);
  });
});

test('a code cannot be misread, and an erased name is the same for everybody', () => {
  expect(codeOf(Uint8Array.from([0, 31, 32, 255, 7]))).toMatch(/^[2-9A-HJ-NP-Z]{5}$/);
  expect(maskName(erasedName('K7M2P'))).toBe('已注销K7M2P');
  expect(erasureDueOn('2025-06-16', 15)).toBe('2025-07-01');
});
