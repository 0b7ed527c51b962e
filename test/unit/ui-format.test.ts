import { describe, expect, it } from 'vitest';
import {
  daysUntil,
  formatDate,
  formatDateTime,
  formatDayOfMonth,
  formatMinutes,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPoints,
  formatPointsWithUnit,
  formatRelativeDays,
  formatSigned,
  formatTime,
  formatWeekday,
  fromDateTimeInput,
  toDateInput,
  toTimeInput,
} from '#client/ui/format';

describe('days and hours are those of the village', () => {
  it.each([
    ['2025-03-05T01:30:00Z', '2025年3月5日', '5 Mar 2025'],
    ['2025-03-04T16:00:00Z', '2025年3月5日', '5 Mar 2025'],
    ['2025-03-04T15:59:59Z', '2025年3月4日', '4 Mar 2025'],
    ['2025-12-31T16:00:00Z', '2026年1月1日', '1 Jan 2026'],
    ['2024-02-29T03:00:00Z', '2024年2月29日', '29 Feb 2024'],
    ['2025-09-10T03:00:00Z', '2025年9月10日', '10 Sep 2025'],
    ['2025-03-05', '2025年3月5日', '5 Mar 2025'],
  ])('%s is %s and %s', (when, zh, en) => {
    expect(formatDate(when, 'zh')).toBe(zh);
    expect(formatDate(when, 'en')).toBe(en);
  });

  it('takes a Date and a number as well as a text', () => {
    const at = new Date('2025-03-05T01:30:00Z');
    expect(formatDate(at, 'zh')).toBe('2025年3月5日');
    expect(formatDate(at.getTime(), 'zh')).toBe('2025年3月5日');
  });

  it('refuses what is no date instead of printing nonsense', () => {
    expect(() => formatDate('yesterday', 'zh')).toThrow(RangeError);
    expect(() => formatDate('2025-13-40', 'zh')).toThrow(RangeError);
  });

  it('writes a 24-hour clock, midnight as 00:00', () => {
    expect(formatTime('2025-03-05T01:05:00Z')).toBe('09:05');
    expect(formatTime('2025-03-04T16:00:00Z')).toBe('00:00');
    expect(formatDateTime('2025-03-05T13:30:00Z', 'zh')).toBe('2025年3月5日 21:30');
    expect(formatDateTime('2025-03-05T13:30:00Z', 'en')).toBe('5 Mar 2025, 21:30');
  });

  it('writes months, days and weekdays', () => {
    expect(formatMonth('2025-03-05', 'zh')).toBe('2025年3月');
    expect(formatMonth('2025-03-05', 'en')).toBe('Mar 2025');
    expect(formatDayOfMonth('2025-03-05', 'zh')).toBe('3月5日');
    expect(formatDayOfMonth('2025-03-05', 'en')).toBe('5 Mar');
    expect(formatWeekday('2025-03-05', 'zh')).toBe('星期三');
    expect(formatWeekday('2025-03-05', 'en')).toBe('Wednesday');
  });
});

describe('relative days', () => {
  const now = '2025-03-05T15:30:00Z'; // 23:30 in the village
  it.each([
    ['2025-03-05T00:00:00Z', '今天', 'today'],
    ['2025-03-05T16:10:00Z', '明天', 'tomorrow'],
    ['2025-03-04T15:59:00Z', '昨天', 'yesterday'],
    ['2025-03-08', '还有3天', '3 days left'],
    ['2025-03-03', '已过2天', '2 days ago'],
  ])('%s', (when, zh, en) => {
    expect(formatRelativeDays(when, 'zh', now)).toBe(zh);
    expect(formatRelativeDays(when, 'en', now)).toBe(en);
  });

  it('counts calendar days, not spans of 24 hours', () => {
    expect(daysUntil('2025-03-05T16:00:00Z', '2025-03-05T15:59:00Z')).toBe(1);
    expect(daysUntil('2025-03-06T15:59:00Z', '2025-03-05T16:00:00Z')).toBe(0);
  });
});

describe('durations', () => {
  it.each([
    [0, '0分钟', '0 min'],
    [45, '45分钟', '45 min'],
    [60, '1小时', '1 h'],
    [150, '2小时30分', '2 h 30 min'],
    [-90, '−1小时30分', '−1 h 30 min'],
    [72_000, '1,200小时', '1,200 h'],
  ])('%i minutes', (minutes, zh, en) => {
    expect(formatMinutes(minutes, 'zh')).toBe(zh);
    expect(formatMinutes(minutes, 'en')).toBe(en);
  });
});

describe('figures', () => {
  it('groups thousands and writes a true minus sign', () => {
    expect(formatNumber(1_234_567, 'zh')).toBe('1,234,567');
    expect(formatNumber(-12, 'en')).toBe('−12');
    expect(formatNumber(1.256, 'zh')).toBe('1.26');
    expect(formatPoints(1280, 'zh')).toBe('1,280');
  });

  it('gives points their unit', () => {
    expect(formatPointsWithUnit(30, 'zh')).toBe('30分');
    expect(formatPointsWithUnit(30, 'en')).toBe('30 points');
    expect(formatPointsWithUnit(1, 'en')).toBe('1 point');
    expect(formatPointsWithUnit(0, 'en')).toBe('0 points');
  });

  it('shows what a line added or took', () => {
    expect(formatSigned(30, 'zh')).toBe('+30');
    expect(formatSigned(-12, 'zh')).toBe('−12');
    expect(formatSigned(0, 'zh')).toBe('0');
  });

  it('writes money from whole cents', () => {
    expect(formatMoney(123_450, 'zh')).toBe('¥1,234.50');
    expect(formatMoney(5, 'en')).toBe('¥0.05');
    expect(formatMoney(-100, 'zh')).toBe('−¥1.00');
  });

  it('writes shares', () => {
    expect(formatPercent(0.42, 'zh')).toBe('42%');
    expect(formatPercent(1.305, 'en')).toBe('130.5%');
  });
});

describe('fields', () => {
  it('fills date and time fields with the day and hour of the village', () => {
    expect(toDateInput('2025-03-04T16:00:00Z')).toBe('2025-03-05');
    expect(toTimeInput('2025-03-04T16:05:00Z')).toBe('00:05');
  });

  it('reads them back as the same moment', () => {
    expect(fromDateTimeInput('2025-03-05', '09:30')).toBe('2025-03-05T09:30:00+08:00');
    expect(fromDateTimeInput('2025-03-05')).toBe('2025-03-05T00:00:00+08:00');
    const moment = new Date('2025-07-01T22:45:00Z');
    expect(new Date(fromDateTimeInput(toDateInput(moment), toTimeInput(moment)))).toEqual(moment);
  });
});
