import { describe, expect, test } from 'vitest';
import { CouncilPulse, type CouncilStanding } from '#server/features/duties/duty-types';
import { DutyKind } from '#server/features/duties/duty.entity';
import { byKind, daysBetween, lastTwelve, pulseOf, sumOf, sumsBy } from '#server/features/duties/rules';

const today = '2025-06-16';

describe('whether a council is awake', () => {
  test.each([
    ['2025-06-15', '2020-01-01', 'ACTIVE'],
    ['2025-02-16', '2020-01-01', 'ACTIVE'],
    ['2025-02-15', '2020-01-01', 'ASLEEP'],
    [null, '2020-01-01', 'ASLEEP'],
    [null, '2025-05-01', 'NEW'],
    ['2025-02-01', '2025-05-01', 'ASLEEP'],
  ])('last duty %s, founded %s: %s', (lastOn, foundedOn, pulse) => {
    expect(pulseOf(lastOn, foundedOn, today, 120)).toBe(pulse);
  });
});

describe('months', () => {
  test('are the last twelve, this one last', () => {
    const months = lastTwelve(today);
    expect(months).toHaveLength(12);
    expect([months[0], months[11]]).toEqual(['2024-07-01', '2025-06-01']);
    expect(lastTwelve('2025-12-31')[0]).toBe('2025-01-01');
  });

  test('days are counted from midnight to midnight', () => {
    expect(daysBetween('2025-02-28', '2025-03-01')).toBe(1);
    expect(daysBetween(today, today)).toBe(0);
  });
});

const standing = (
  areaId: string,
  kindCode: string,
  pulse: CouncilPulse,
  duties: number,
): CouncilStanding => ({
  councilId: `${areaId}${kindCode}`,
  areaId,
  townId: 'town',
  kindCode,
  pulse,
  termOver: duties === 0,
  seats: 5,
  hasChair: true,
  months: [duties, ...Array.from({ length: 11 }, () => 0)],
  duties,
  meetings: 1,
  minutes: 0,
  members: 0,
  lastOn: null,
  reported: false,
});

describe('councils side by side', () => {
  const all = [
    standing('a', 'RW', CouncilPulse.ACTIVE, 3),
    standing('a', 'RC', CouncilPulse.ASLEEP, 0),
    standing('b', 'RW', CouncilPulse.NEW, 2),
  ];

  test('add up to their total, however they are grouped', () => {
    const total = sumOf('all', all);
    expect(total).toMatchObject({
      councils: 3,
      active: 1,
      asleep: 1,
      fresh: 1,
      termOver: 1,
      duties: 5,
      meetings: 3,
    });
    expect(total.months[0]).toBe(5);
    for (const groups of [sumsBy(all, ({ areaId }) => areaId), sumsBy(all, ({ kindCode }) => kindCode)]) {
      expect(groups.reduce((sum, { duties }) => sum + duties, 0)).toBe(5);
      expect(groups.reduce((sum, { councils }) => sum + councils, 0)).toBe(3);
    }
    expect(sumOf('none', [])).toMatchObject({ councils: 0, duties: 0 });
  });
});

describe('kinds of duties', () => {
  test('are put together, most first', () => {
    const line = (kind: DutyKind, count: number, minutes: number) => ({ kind, count, minutes });
    expect(
      byKind([line(DutyKind.TALK, 1, 60), line(DutyKind.VISIT, 2, 40), line(DutyKind.TALK, 3, 30)]),
    ).toEqual([
      { kind: 'TALK', count: 4, minutes: 90 },
      { kind: 'VISIT', count: 2, minutes: 40 },
    ]);
    expect(byKind([])).toEqual([]);
  });
});
