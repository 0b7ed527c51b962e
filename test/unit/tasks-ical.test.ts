import { expect, test } from 'vitest';
import { calendarText, escapeText, foldLine, utc } from '#server/features/tasks/ical';

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');

test('text is escaped as RFC 5545 asks, and no control character gets through', () => {
  expect(escapeText('a\\b;c,d\ne\r\nf\rg')).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ng');
  expect(escapeText('x\u0000\u0007y\tz')).toBe('xyz');
  expect(escapeText('DTEND:1\nBEGIN:VEVENT')).toBe('DTEND:1\\nBEGIN:VEVENT');
});

test('lines are folded at 75 octets, inside no character, and unfold to what they were', () => {
  const lines = ['SUMMARY:夜间义务巡逻'.repeat(12), `X:${'a'.repeat(200)}`, `X:${'😀'.repeat(40)}`, 'short'];
  for (const line of lines) {
    const folded = foldLine(line);
    for (const part of folded.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75);
    expect(folded.replaceAll('\r\n ', '')).toBe(line);
    expect(folded).not.toContain('\ufffd');
  }
  expect(foldLine('x'.repeat(75))).not.toContain('\r\n');
  expect(foldLine('x'.repeat(76))).toContain('\r\n ');
});

test('instants are UTC to the second', () => {
  expect(utc(new Date('2025-06-20T19:30:00+08:00'))).toBe('20250620T113000Z');
});

test('a calendar holds its events with stable names, rising sequences and their state', () => {
  const text = calendarText('我的任务', [
    {
      uid: 'a@peace-supermarket',
      sequence: 2,
      changedAt: new Date('2025-06-16T01:00:00Z'),
      startsAt: new Date('2025-06-20T11:30:00Z'),
      endsAt: new Date('2025-06-20T13:30:00Z'),
      title: '巡逻, 第一组',
      place: '村委会',
      words: '',
      url: 'http://localhost:4000/tasks/a',
      status: 'CANCELLED',
    },
  ]);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.split('\r\n').filter((line) => line.startsWith('BEGIN:'))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
  ]);
  expect(text).toContain('UID:a@peace-supermarket\r\nSEQUENCE:2\r\nDTSTAMP:20250616T010000Z\r\n');
  expect(text).toContain('DTSTART:20250620T113000Z\r\nDTEND:20250620T133000Z\r\nSUMMARY:巡逻\\, 第一组\r\n');
  expect(text).toContain('STATUS:CANCELLED\r\n');
  expect(text).not.toContain('DESCRIPTION');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
