import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  checkSeal,
  FIRST_PREVIOUS_HASH,
  groupsOf,
  isSound,
  type PublishedLine,
  type PublishedSeal,
  sealByHead,
  sealText,
  sha256,
  typedHead,
  wordsOfLine,
} from '#client/features/board/seal-chain';

const village = '01900000-0000-7000-8000-000000000001';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const lineText = (seq: number, amount = 10): string =>
  `v1|${seq}|2025-06-16T01:00:00.000Z|POINTS|GRANT|${amount}|ISSUING|OWNER|-|${hash(`opening ${seq}`)}`;

function lineOf(seq: number, more: Partial<PublishedLine> = {}): PublishedLine {
  return { sealNumber: 1, seq, state: 'SEALED', text: lineText(seq), sealedText: null, ...more };
}

function sealOf(
  seqs: readonly number[],
  before: PublishedSeal | null,
  more: Partial<PublishedSeal> = {},
): PublishedSeal {
  const seal: PublishedSeal = {
    number: (before?.number ?? 0) + 1,
    month: '2025-06',
    firstSeq: seqs[0] ?? 0,
    lastSeq: seqs.at(-1) ?? 0,
    lines: seqs.length,
    contentHash: hash(seqs.map((seq) => lineText(seq)).join('\n')),
    previousHash: before?.hash ?? FIRST_PREVIOUS_HASH,
    hash: '',
    sealedAt: '2025-06-16T02:00:00.000Z',
    ...more,
  };
  return { ...seal, hash: more.hash ?? hash(sealText(village, seal)) };
}

const first = sealOf([2, 5, 9], null);
const second = sealOf([11, 12], first);
const lines = [lineOf(2), lineOf(5), lineOf(9)];

test('the known hash of nothing and of Chinese words', async () => {
  expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await sha256('平安超市')).toBe(hash('平安超市'));
});

test('a seal says what it holds in one line', () => {
  expect(sealText(village, first)).toBe(
    `seal|v1|${village}|1|2025-06|2|9|3|${first.contentHash}|${'0'.repeat(64)}|2025-06-16T02:00:00.000Z`,
  );
});

test('a sound chain is sound', async () => {
  expect(isSound(await checkSeal(village, first, lines, null))).toBe(true);
  expect(isSound(await checkSeal(village, second, [lineOf(11), lineOf(12)], first))).toBe(true);
});

describe('what is wrong is named', () => {
  test.each<[string, PublishedLine[], object]>([
    [
      'a changed row',
      [lineOf(2), lineOf(5, { state: 'CHANGED', text: lineText(5, 99), sealedText: lineText(5) }), lineOf(9)],
      { content: true, faults: [{ kind: 'CHANGED', seq: 5, sealed: lineText(5), now: lineText(5, 99) }] },
    ],
    [
      'a removed row',
      [lineOf(2), lineOf(5, { state: 'REMOVED', text: null, sealedText: lineText(5) }), lineOf(9)],
      { content: true, faults: [{ kind: 'REMOVED', seq: 5, sealed: lineText(5), now: null }] },
    ],
    [
      'an inserted row',
      [lineOf(2), lineOf(3, { state: 'INSERTED' }), lineOf(5), lineOf(9)],
      { content: true, faults: [{ kind: 'INSERTED', seq: 3, sealed: null, now: lineText(3) }] },
    ],
    [
      'a changed row that the server calls sealed',
      [lineOf(2), lineOf(5, { text: lineText(5, 99) }), lineOf(9)],
      { content: false, faults: [] },
    ],
    ['a row left out', [lineOf(2), lineOf(9)], { content: false }],
    ['rows out of order', [lineOf(5), lineOf(2), lineOf(9)], { content: false }],
  ])('%s', async (_what, shown, verdict) => {
    const found = await checkSeal(village, first, shown, null);
    expect(found).toMatchObject(verdict);
    expect(isSound(found)).toBe(false);
  });

  test.each<[string, Partial<PublishedSeal>, object]>([
    [
      'another time',
      { sealedAt: '2025-06-16T03:00:00.000Z', hash: first.hash },
      { hash: false, content: true },
    ],
    ['another count', { lines: 4, hash: first.hash }, { hash: false, content: false }],
    ['another seal before it', { previousHash: 'f'.repeat(64) }, { hash: true, link: false }],
    ['a number skipped', { number: 2 }, { hash: true, link: false }],
  ])('a seal with %s', async (_what, more, verdict) => {
    expect(await checkSeal(village, sealOf([2, 5, 9], null, more), lines, null)).toMatchObject(verdict);
  });

  test('a seal that reaches back into the one before it', async () => {
    const back = sealOf([9, 12], first);
    expect(await checkSeal(village, back, [lineOf(9), lineOf(12)], first)).toMatchObject({
      link: false,
      content: true,
    });
  });
});

describe('a head typed off paper', () => {
  const paper = groupsOf(second.hash).join(' ');
  test('is found by its first 16 characters, however it is written', () => {
    expect(groupsOf(second.hash)).toHaveLength(4);
    expect(sealByHead([first, second], paper)).toBe(second);
    expect(sealByHead([first, second], `  ${paper.toLowerCase().replaceAll(' ', '-')} `)).toBe(second);
    expect(sealByHead([first, second], groupsOf(first.hash, 64).join('\n'))).toBe(first);
  });
  test('that the chain does not hold is told apart from one too short', () => {
    expect(sealByHead([first], paper)).toBeNull();
    expect(sealByHead([first, second], paper.slice(0, 15))).toBeUndefined();
    expect(typedHead('3F9a—0c21 第')).toBe('3f9a0c21');
  });
});

test('a line is taken apart for reading, and anything else is not', () => {
  expect(wordsOfLine(lineText(5))).toMatchObject({
    seq: '5',
    asset: 'POINTS',
    kind: 'GRANT',
    amount: 10,
    reverses: null,
  });
  expect(wordsOfLine(lineText(5).replace('|-|', '|4|'))).toMatchObject({ reverses: '4' });
  expect(wordsOfLine('v2|5')).toBeNull();
  expect(wordsOfLine('')).toBeNull();
});
