import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, suggest, type Wanted } from '#server/features/needs/matching';
import { NeedKind } from '#server/features/needs/need.entity';
import { ServiceKind } from '#server/features/teams/team.entity';
import { Skill, SpokenLanguage } from '#server/features/teams/volunteer.entity';
import { runs, seeded } from './runs';

const HOUR = 3_600_000;
const BEGIN = Date.parse('2025-06-16T00:00:00+08:00');
const span = fc
  .tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 1, max: 24 }))
  .map(([from, halfHours]) => ({
    from: new Date(BEGIN + (from * HOUR) / 2),
    until: new Date(BEGIN + ((from + halfHours) * HOUR) / 2),
  }));
const path = fc
  .tuple(fc.constantFrom('v1', 'v2'), fc.constantFrom('g1', 'g2'), fc.option(fc.constantFrom('b1', 'b2')))
  .map(([village, grid, building]) => ['county', 'town', village, grid, ...(building ? [building] : [])]);
const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    kind: fc.constantFrom(...Object.values(NeedKind)),
    serviceKind: fc.constantFrom(ServiceKind.ELDERS, ServiceKind.HARDSHIP),
    language: fc.option(fc.constantFrom(SpokenLanguage.DIALECT, SpokenLanguage.SIGN)),
    minutes: fc.integer({ min: 15, max: 240 }),
    heavy: fc.boolean(),
    path,
    span,
  })
  .map(({ span: time, ...rest }) => ({ ...rest, ...time }));
const candidate: fc.Arbitrary<Candidate> = fc.record({
  residentId: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
  number: fc.integer({ min: 1, max: 99 }).map((n) => `ZY${String(n).padStart(8, '0')}`),
  teamId: fc.constantFrom('t1', 't2'),
  teamKind: fc.constantFrom(ServiceKind.ELDERS, ServiceKind.HARDSHIP),
  path,
  skills: fc.subarray(Object.values(Skill)),
  languages: fc.subarray(Object.values(SpokenLanguage)),
  available: fc.integer({ min: 0, max: 2 ** 21 - 1 }),
  lightOnly: fc.boolean(),
  noNight: fc.boolean(),
  close: fc.boolean(),
  engaged: fc.array(span, { maxLength: 4 }),
  load: fc.integer({ min: 0, max: 12 }),
});
const people = fc.array(candidate, { maxLength: 12 }).map((list) =>
  // One person has one number and lives in one place, whatever the team.
  list.map((each) => ({ ...each, number: `ZY0000000${each.residentId.slice(1)}` })),
);

test(seeded('nobody is offered who is close, busy at that time, or not up to it'), () => {
  fc.assert(
    fc.property(wanted, people, (asked, list) => {
      for (const { candidate: who, freeFrom } of suggest(asked, list)) {
        const until = freeFrom.getTime() + asked.minutes * 60_000;
        expect(who.close).toBe(false);
        expect(asked.heavy && who.lightOnly).toBe(false);
        expect(freeFrom.getTime()).toBeGreaterThanOrEqual(asked.from.getTime());
        expect(
          who.engaged.some(
            (busy) => busy.from.getTime() < until && busy.until.getTime() > freeFrom.getTime(),
          ),
        ).toBe(false);
      }
    }),
    runs(300),
  );
});

test(seeded('the order is the same whatever order people come in, and each is offered once'), () => {
  fc.assert(
    fc.property(wanted, people, (asked, list) => {
      const distinct = list.filter(
        (each, place) =>
          list.findIndex((other) => other.residentId === each.residentId && other.teamId === each.teamId) ===
          place,
      );
      const offered = suggest(asked, distinct).map(({ candidate: who }) => who.residentId);
      expect(suggest(asked, distinct.toReversed()).map(({ candidate: who }) => who.residentId)).toEqual(
        offered,
      );
      expect(new Set(offered).size).toBe(offered.length);
    }),
    runs(300),
  );
});

test(seeded('more load never ranks higher, all else equal'), () => {
  fc.assert(
    fc.property(wanted, people, candidate, fc.integer({ min: 1, max: 9 }), (asked, list, one, more) => {
      const place = (load: number): number =>
        suggest(asked, [...list, { ...one, residentId: 'x', number: 'ZY00000077', load }]).findIndex(
          ({ candidate: who }) => who.residentId === 'x',
        );
      const before = place(one.load);
      const after = place(one.load + more);
      expect(before < 0).toBe(after < 0);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
    runs(300),
  );
});
