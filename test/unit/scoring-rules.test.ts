import { describe, expect, test } from 'vitest';
import { DomainError, ErrorCode } from '#server/core/errors';
import { CapPeriod, CapScope, CapUnit, RuleBasis } from '#server/features/scoring/rule.entity';
import {
  demandSound,
  facePoints,
  hourlyPoints,
  requiredBodies,
  type RuleShape,
  sharesOf,
} from '#server/features/scoring/rules';

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.field ?? ''}`.trim();
    throw error;
  }
  return 'done';
}

describe('points of an act', () => {
  test.each([
    ['flat', RuleBasis.FLAT, 6, 6, { minutes: 0, points: null }, 6],
    ['flat, said again', RuleBasis.FLAT, 6, 6, { minutes: 120, points: 6 }, 6],
    ['range, lowest', RuleBasis.RANGE, 5, 10, { minutes: 0, points: 5 }, 5],
    ['range, highest', RuleBasis.RANGE, 5, 10, { minutes: 0, points: 10 }, 10],
    ['by the hour', RuleBasis.PER_HOUR, 4, 4, { minutes: 120, points: null }, 8],
    ['half an hour', RuleBasis.PER_HOUR, 4, 4, { minutes: 30, points: null }, 2],
    ['a fraction of a point is dropped', RuleBasis.PER_HOUR, 5, 5, { minutes: 90, points: null }, 7],
    ['pot of a case', RuleBasis.SHARED, 15, 15, { minutes: 0, points: null }, 15],
  ])('%s', (_name, basis, pointsMin, pointsMax, act, expected) => {
    expect(facePoints({ basis, pointsMin, pointsMax }, act)).toBe(expected);
  });

  test.each([
    [
      'flat with another figure',
      RuleBasis.FLAT,
      6,
      6,
      { minutes: 0, points: 7 },
      'POINTS_OUT_OF_RANGE points',
    ],
    [
      'range without a figure',
      RuleBasis.RANGE,
      5,
      10,
      { minutes: 0, points: null },
      'POINTS_OUT_OF_RANGE points',
    ],
    ['range, too few', RuleBasis.RANGE, 5, 10, { minutes: 0, points: 4 }, 'POINTS_OUT_OF_RANGE points'],
    ['range, too many', RuleBasis.RANGE, 5, 10, { minutes: 0, points: 11 }, 'POINTS_OUT_OF_RANGE points'],
    ['no time at all', RuleBasis.PER_HOUR, 4, 4, { minutes: 0, points: null }, 'POINTS_OUT_OF_RANGE minutes'],
    [
      'too short for a point',
      RuleBasis.PER_HOUR,
      4,
      4,
      { minutes: 14, points: null },
      'POINTS_OUT_OF_RANGE minutes',
    ],
    [
      'hours with a wrong sum',
      RuleBasis.PER_HOUR,
      4,
      4,
      { minutes: 60, points: 5 },
      'POINTS_OUT_OF_RANGE points',
    ],
  ])('refuses %s', (_name, basis, pointsMin, pointsMax, act, expected) => {
    expect(refusalOf(() => facePoints({ basis, pointsMin, pointsMax }, act))).toBe(expected);
  });

  test('hours never round up', () => {
    expect([15, 29, 30, 59, 60, 61].map((minutes) => hourlyPoints(4, minutes))).toEqual([1, 1, 2, 3, 4, 4]);
  });
});

describe('a shared pot', () => {
  test.each([
    [8, 1, [8]],
    [8, 2, [4, 4]],
    [8, 3, [3, 3, 2]],
    [15, 4, [4, 4, 4, 3]],
    [3, 3, [1, 1, 1]],
  ])('%i points among %i', (pot, doers, shares) => {
    expect(sharesOf(pot, doers)).toEqual(shares);
  });

  test('is not split below one point', () => {
    expect(refusalOf(() => sharesOf(8, 9))).toBe('POINTS_OUT_OF_RANGE rows');
    expect(refusalOf(() => sharesOf(8, 0))).toBe('POINTS_OUT_OF_RANGE rows');
  });
});

describe('who has to approve', () => {
  test.each([
    [['V'], false, ['V']],
    [['V', 'RC'], false, ['V', 'RC']],
    [['V', 'RC'], true, ['V', 'RC']],
    [['V'], true, ['V', 'TOWN']],
    [['EL'], true, ['EL', 'V']],
  ])('%j, two approvers %s', (bodies, two, expected) => {
    expect(requiredBodies(bodies, two)).toEqual(expected);
  });
});

const sound: RuleShape = {
  basis: RuleBasis.FLAT,
  pointsMin: 6,
  pointsMax: 6,
  bodies: ['V'],
  selfClaim: false,
  honourOnly: false,
  countsMinutes: false,
  caps: [],
};
const minutesADay = { scope: CapScope.PERSON, period: CapPeriod.DAY, unit: CapUnit.MINUTES };

describe('a version that agrees with itself', () => {
  test.each<[string, Partial<RuleShape>, string]>([
    ['plain', {}, 'done'],
    ['a range', { basis: RuleBasis.RANGE, pointsMax: 10 }, 'done'],
    ['automatic', { bodies: ['AUTO'] }, 'done'],
    ['thirty points by two bodies', { pointsMin: 30, pointsMax: 30, bodies: ['RW', 'V'] }, 'done'],
    ['hours with capped minutes', { basis: RuleBasis.PER_HOUR, caps: [minutesADay] }, 'done'],
    ['min above max', { pointsMin: 7 }, `${ErrorCode.POINTS_OUT_OF_RANGE} pointsMin`],
    ['flat with two figures', { pointsMax: 8 }, `${ErrorCode.POINTS_OUT_OF_RANGE} pointsMax`],
    ['a range of one', { basis: RuleBasis.RANGE }, `${ErrorCode.POINTS_OUT_OF_RANGE} pointsMax`],
    [
      'a pot of two sizes',
      { basis: RuleBasis.SHARED, pointsMax: 8 },
      `${ErrorCode.POINTS_OUT_OF_RANGE} pointsMax`,
    ],
    [
      'a cap said twice',
      { basis: RuleBasis.PER_HOUR, caps: [minutesADay, minutesADay] },
      `${ErrorCode.DUPLICATE_ROW} caps`,
    ],
    ['minutes capped where none count', { caps: [minutesADay] }, `${ErrorCode.BAD_INPUT} caps`],
    ['a body named twice', { bodies: ['V', 'V'] }, `${ErrorCode.DUPLICATE_ROW} bodies`],
    ['AUTO beside people', { bodies: ['AUTO', 'V'] }, `${ErrorCode.BAD_INPUT} bodies`],
    ['AUTO for claims', { bodies: ['AUTO'], selfClaim: true }, `${ErrorCode.BAD_INPUT} bodies`],
    ['thirty points by one body', { pointsMin: 30, pointsMax: 30 }, `${ErrorCode.FOUR_EYES_COUNT} bodies`],
  ])('%s', (_name, change, expected) => {
    expect(refusalOf(() => demandSound({ ...sound, ...change }, 30))).toBe(expected);
  });
});
