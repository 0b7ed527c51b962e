import { describe, expect, test } from 'vitest';
import { distanceOf, printOf } from '#server/features/activities/photos/photo-print';
import { CaseMove, CaseState } from '#server/features/reviews/claim-case.entity';
import { severityOf } from '#server/features/reviews/find-signs';
import {
  type CaseStanding,
  drawOf,
  isSimilar,
  likeness,
  mayMoveCase,
  sampleSize,
  ticketOf,
  verdictOf,
  type Vote,
} from '#server/features/reviews/rules';
import { SignKind, SignSeverity } from '#server/features/reviews/sign-types';
import { sceneOf } from '#server/app/seed/photo-scenes';
import sharp from 'sharp';

describe('how many are drawn', () => {
  test.each([
    [1, 10, 3, 1],
    [3, 10, 3, 3],
    [29, 10, 3, 3],
    [31, 10, 3, 4],
    [100, 10, 3, 10],
    [101, 10, 3, 11],
    [8, 100, 3, 8],
    [50, 1, 5, 5],
  ])('of %i, %i per cent but at least %i: %i', (candidates, percent, least, expected) => {
    expect(sampleSize(candidates, percent, least)).toBe(expected);
  });
});

test('a lot is what anybody gets with sha256sum', () => {
  // printf '%s' 'abc:def' | sha256sum
  expect(ticketOf('abc', 'def')).toBe('ec5952851b8051e1ecf6b6076d99d05646cd90a9f293c17250105742b9e4a19e');
  const ids = ['c', 'a', 'b', 'e', 'd'];
  const drawn = drawOf('seed', ids, 2);
  expect(drawOf('seed', ids.toSorted(), 2)).toEqual(drawn);
  const lots = ids.map((id) => ticketOf('seed', id)).toSorted();
  expect(drawn.map(({ ticket }) => ticket)).toEqual(lots.slice(0, 2));
});

describe('titles', () => {
  test.each([
    ['清理河道沟渠', '清理河道', true],
    ['清理老桥头河道半天', '老桥头河道清理', true],
    ['打扫村道', '大扫除：打扫村道卫生', true],
    ['夜间巡逻', '陪王奶奶看病', false],
    ['参加普法课', '义务植树', false],
    ['Clear the stream', 'Stream cleared', true],
    ['', '', false],
    ['1', '2', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isSimilar(one, other)).toBe(expected);
    expect(likeness(one, other)).toBeCloseTo(likeness(other, one));
  });
});

describe('pictures', () => {
  const drawn = (place: number): Promise<Buffer> =>
    sharp(Buffer.from(sceneOf(place)))
      .png()
      .toBuffer();
  const print = async (picture: Buffer): Promise<string> => (await printOf(picture)) ?? '';

  test('saved again, smaller, brighter or cut at its edges it looks the same; another one does not', async () => {
    const [road, stream] = [await drawn(0), await drawn(1)];
    const own = await print(road);
    expect(own).toMatch(/^[01]{64}$/);
    const again = await sharp(road).resize(400).jpeg({ quality: 50 }).toBuffer();
    const brighter = await sharp(road).modulate({ brightness: 1.15 }).jpeg().toBuffer();
    const { width, height } = await sharp(road).metadata();
    const cut = await sharp(road)
      .extract({ left: 8, top: 6, width: width - 16, height: height - 12 })
      .png()
      .toBuffer();
    for (const same of [again, brighter, cut])
      expect(distanceOf(own, await print(same))).toBeLessThanOrEqual(6);
    expect(distanceOf(own, await print(stream))).toBeGreaterThan(6);
  });

  test('without contrast it has no print: two dark nights are not the same photo', async () => {
    const dark = { create: { width: 90, height: 80, channels: 3, background: '#06070a' } } as const;
    expect(await printOf(await sharp(dark).png().toBuffer())).toBeNull();
  });

  test.each<[SignKind, number | null, SignSeverity]>([
    [SignKind.OVERLAP, 30, SignSeverity.STRONG],
    [SignKind.PHOTO, 0, SignSeverity.STRONG],
    [SignKind.PHOTO, 2, SignSeverity.STRONG],
    [SignKind.PHOTO, 3, SignSeverity.FAIR],
    [SignKind.TWO_RULES, null, SignSeverity.FAIR],
    [SignKind.REPEAT_PAIR, 12, SignSeverity.FAIR],
    [SignKind.MANY_CLAIMS, 9, SignSeverity.SLIGHT],
  ])('%s %s weighs %s', (kind, amount, expected) => {
    expect(severityOf(kind, amount)).toBe(expected);
  });
});

describe('a case', () => {
  const open: CaseStanding = {
    state: CaseState.OPEN,
    statement: null,
    hearUntil: '2025-06-20',
    appealUntil: null,
  };
  const proved: CaseStanding = { ...open, state: CaseState.PROVED, appealUntil: '2025-06-30' };
  const M = CaseMove;
  test.each<[string, CaseMove, CaseStanding, string, boolean]>([
    ['the person speaks', M.STATE, open, '2025-06-16', true],
    ['once', M.STATE, { ...open, statement: '…' }, '2025-06-16', false],
    ['late, but before the decision', M.STATE, open, '2025-06-25', true],
    ['not after it', M.STATE, proved, '2025-06-16', false],
    ['nobody votes before the hearing', M.VOTE, open, '2025-06-20', false],
    ['but when it was made', M.VOTE, { ...open, statement: '…' }, '2025-06-16', true],
    ['or its days are over', M.VOTE, open, '2025-06-21', true],
    ['nobody votes twice over', M.VOTE, proved, '2025-06-21', false],
    ['an appeal in time', M.APPEAL, proved, '2025-06-30', true],
    ['not late', M.APPEAL, proved, '2025-07-01', false],
    ['not before the decision', M.APPEAL, open, '2025-06-16', false],
    ['a decision on an appeal', M.DECIDE, { ...proved, state: CaseState.APPEALED }, '2025-07-20', true],
    ['not without one', M.DECIDE, proved, '2025-06-20', false],
    ['it is final', M.APPEAL, { ...proved, state: CaseState.CONFIRMED }, '2025-06-20', false],
  ])('%s', (_name, move, standing, today, expected) => {
    expect(mayMoveCase(move, standing, today)).toBe(expected);
  });

  test.each<[string, Vote[], boolean | null]>([
    ['nobody spoke', [], null],
    ['one body alone', [{ body: 'MR', proved: true }], null],
    [
      'two councils',
      [
        { body: 'MR', proved: true },
        { body: 'RC', proved: true },
      ],
      true,
    ],
    [
      'a council and the office',
      [
        { body: 'V', proved: true },
        { body: 'RC', proved: true },
      ],
      true,
    ],
    [
      'twice the same body',
      [
        { body: 'V', proved: true },
        { body: 'V', proved: true },
      ],
      null,
    ],
    [
      'one no ends it',
      [
        { body: 'MR', proved: true },
        { body: 'RC', proved: false },
      ],
      false,
    ],
    ['a no at once', [{ body: 'V', proved: false }], false],
  ])('%s', (_name, votes, expected) => {
    expect(verdictOf(votes)).toBe(expected);
  });
});
