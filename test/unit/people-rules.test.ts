import { describe, expect, test } from 'vitest';
import { demandTerm as demandCouncilTerm, yearsAfter } from '#server/features/councils/rules';
import { AreaKind } from '#server/features/people/area.entity';
import {
  childKinds,
  demandBirthYear,
  demandGoodPin,
  demandTerm,
  overlap,
} from '#server/features/people/rules';
import { demandStrong } from '#server/features/people/sign-in/password';

const codeOf = (check: () => void): string => {
  try {
    check();
    return 'OK';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a PIN', () => {
  test.each([
    '123',
    '1234567',
    '',
    '12 4',
    'abcd',
    '１２３４',
    '12.4', // not four to six digits
    '0123',
    '1234',
    '3456',
    '56789',
    '567890',
    '4321',
    '9876',
    '987654', // a run
    '0000',
    '5555',
    '111111',
    '1212',
    '121212',
    '123123', // a repetition
    '1957', // a birth year
    '8046',
    '04681',
    '804681', // of the card number
  ])('%s is refused', (pin) => {
    expect(codeOf(() => demandGoodPin(pin, '804681', [1957, 2001]))).toBe('PIN_FORMAT');
  });

  test.each(['8062', '1958', '20013', '135790', '7305'])('%s is taken', (pin) => {
    expect(codeOf(() => demandGoodPin(pin, '804681', [1957, 2001]))).toBe('OK');
  });
});

describe('a password', () => {
  const person = { name: '张伟华', phone: '13800138000' };
  test.each([
    '',
    'short',
    '1234567',
    '12345678',
    'aaaaaaaa',
    'abababab',
    'PASSWORD',
    '张伟华2025年',
    'a13800138000',
    'x'.repeat(129),
  ])('%s is weak', (password) => {
    expect(codeOf(() => demandStrong(password, person, 'next'))).toBe('WEAK_PASSWORD');
  });

  test.each(['ping-an-2025', '银杏坝的大黄狗会唱歌', '8 koi swim'])('%s is good', (password) => {
    expect(codeOf(() => demandStrong(password, person, 'next'))).toBe('OK');
    expect(codeOf(() => demandStrong(password, { name: '', phone: null }, 'next'))).toBe('OK');
  });
});

describe('terms of office', () => {
  const term = (startsOn: string, endsOn: string | null = null) => ({ startsOn, endsOn });
  test.each([
    [term('2025-01-01'), term('2025-01-01'), true],
    [term('2025-01-01', '2025-01-31'), term('2025-01-31'), true],
    [term('2025-01-01', '2025-01-31'), term('2025-02-01'), false],
    [term('2025-02-01'), term('2025-01-01', '2025-01-31'), false],
    [term('2024-01-01', '2026-01-01'), term('2025-01-01', '2025-02-01'), true],
  ])('%j and %j overlap: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  test('end after they begin', () => {
    expect(codeOf(() => demandTerm(term('2025-01-02', '2025-01-01')))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => demandTerm(term('2025-01-01', '2025-01-01')))).toBe('OK');
    expect(codeOf(() => demandTerm(term('2025-01-01')))).toBe('OK');
  });

  test('of a council last no longer than its kind says', () => {
    expect(yearsAfter('2024-02-29', 3)).toBe('2027-03-01');
    expect(codeOf(() => demandCouncilTerm('2025-01-01', '2028-01-01', 3))).toBe('OK');
    expect(codeOf(() => demandCouncilTerm('2025-01-01', '2028-01-02', 3))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => demandCouncilTerm('2025-01-01', '2025-01-01', 3))).toBe('OUT_OF_RANGE');
  });
});

test('a birth year lies between 1900 and today', () => {
  expect(codeOf(() => demandBirthYear(null, '2025-06-16', 'y'))).toBe('OK');
  expect(codeOf(() => demandBirthYear(2025, '2025-06-16', 'y'))).toBe('OK');
  expect(codeOf(() => demandBirthYear(2026, '2025-06-16', 'y'))).toBe('OUT_OF_RANGE');
  expect(codeOf(() => demandBirthYear(1899, '2025-06-16', 'y'))).toBe('OUT_OF_RANGE');
});

test('no kind of area lies below itself, but a grid or building may nest', () => {
  for (const kind of Object.values(AreaKind)) {
    const nests = kind === AreaKind.GRID || kind === AreaKind.BUILDING;
    expect(childKinds[kind].includes(kind), kind).toBe(nests);
    expect(childKinds[kind]).not.toContain('COUNTY');
  }
});
