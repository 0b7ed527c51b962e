import { describe, expect, test } from 'vitest';
import { readCard } from '#server/features/people/card';
import { detailOf } from '#server/features/people/history-entry';
import { maskName } from '#server/features/people/mask';
import { phoneEnd, phoneOf, readPhone } from '#server/features/people/phone';

test.each([
  ['张伟华', '张*华'],
  ['张华', '张*'],
  ['张', '*'],
  ['', '*'],
  ['张三李四', '张*四'],
  ['欧阳华', '欧阳*'],
  ['欧阳明华', '欧阳*华'],
  ['诸葛亮', '诸葛*'],
  // A surname of two characters alone is a name of two characters.
  ['欧阳', '欧*'],
  ['𠮷田人', '𠮷*人'],
  ['阿依古丽·买买提', '阿*提'],
  ['Anna Schmidt', 'A*'],
  ['😀笑', '😀*'],
])('the name %s is masked as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('no mask shows more than surname and last character', () => {
  for (const name of ['张伟华', '欧阳明华', '阿依古丽·买买提', 'Anna Schmidt']) {
    expect(maskName(name)).toContain('*');
    expect(maskName(name).length).toBeLessThan(name.length + 1);
  }
});

describe('phones', () => {
  test.each([
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['+8613800138000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['(138) 0013.8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['\u00a0138\u30000013 8000', '13800138000'],
    ['1380013800', null],
    ['138001380001', null],
    ['23800138000', null],
    ['+1 555 0100', null],
    ['abc', null],
    ['', null],
  ])('%s is read as %s', (text, phone) => {
    expect(readPhone(text)).toBe(phone);
  });

  test('an empty one is none, a bad one is refused', () => {
    expect(phoneOf(null, 'phone')).toBeNull();
    expect(phoneOf(undefined, 'phone')).toBeNull();
    expect(phoneOf('  ', 'phone')).toBeNull();
    expect(() => phoneOf('12', 'phone')).toThrow('BAD_INPUT');
    expect(phoneEnd('13800138000')).toBe('…8000');
    expect(phoneEnd(null)).toBeNull();
  });
});

test.each([
  ['123456', { cardNumber: '123456' }],
  [' 123 456 ', { cardNumber: '123456' }],
  ['１２３４５６', { cardNumber: '123456' }],
  [`PA${'0'.repeat(32)}`, { cardToken: `PA${'0'.repeat(32)}` }],
  [`pa${'AB'.repeat(16)}`, { cardToken: `PA${'ab'.repeat(16)}` }],
  [`PA${'0'.repeat(31)}`, null],
  [`PB${'0'.repeat(32)}`, null],
  ['12345', null],
  ['1234567', null],
  ['', null],
])('the card text %s is read as %j', (text, card) => {
  expect(readCard(text)).toEqual(card);
});

test('a kept detail becomes lines of text', () => {
  expect(
    detailOf({
      number: { before: '上坝-001', after: '上坝-002' },
      points: 30,
      head: { before: null, after: '张三' },
      collectors: { before: [], after: ['李四', '王五'] },
      ok: true,
      other: { a: 1 },
      none: null,
    }),
  ).toEqual([
    { key: 'number', before: '上坝-001', after: '上坝-002' },
    { key: 'points', before: null, after: '30' },
    { key: 'head', before: null, after: '张三' },
    { key: 'collectors', before: '', after: '李四、王五' },
    { key: 'ok', before: null, after: 'true' },
    { key: 'other', before: null, after: '{"a":1}' },
    { key: 'none', before: null, after: null },
  ]);
});
