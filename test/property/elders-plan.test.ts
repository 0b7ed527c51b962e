import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seatGuests, spreadVisits } from '#server/features/elders/rules';
import { DayPart } from '#server/features/elders/visit.entity';
import { runs, seeded } from './runs';

const days = Array.from({ length: 20 }, (_, place) => `2025-06-${String(place + 1).padStart(2, '0')}`);
const grid = fc.constantFrom('g1', 'g2', 'g3');
const visitors = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6'),
    householdId: fc.constantFrom('h1', 'h2', 'h3'),
    gridId: grid,
  }),
  { minLength: 1, maxLength: 6, selector: ({ id }) => id },
);
const elders = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 60 }).map((n) => `e${n}`),
    householdId: fc.constantFrom('h1', 'h2', 'h9', 'h8', 'h7'),
    kinIds: fc.subarray<string>(['v1', 'v2', 'v3']),
    gridId: grid,
    dueOn: fc.constantFrom(...days, '2025-07-02'),
    parts: fc.subarray(Object.values(DayPart)),
  }),
  { maxLength: 60, selector: ({ id }) => id },
);

test(
  seeded('a plan visits each elder at most once, when due, by nobody close, and nobody too often a day'),
  () => {
    fc.assert(
      fc.property(elders, visitors, fc.integer({ min: 1, max: 3 }), (people, who, most) => {
        const plan = spreadVisits(people, who, days, most);
        const byId = new Map(people.map((each) => [each.id, each]));
        const visitorById = new Map<string, (typeof who)[number]>(who.map((each) => [each.id, each]));
        expect(new Set(plan.map(({ elderId }) => elderId)).size).toBe(plan.length);
        const load = new Map<string, number>();
        for (const { elderId, visitorId, onDay, part } of plan) {
          const elder = byId.get(elderId);
          const visitor = visitorById.get(visitorId);
          expect(elder && visitor).toBeTruthy();
          expect(onDay >= (elder?.dueOn ?? '')).toBe(true);
          expect(elder?.householdId).not.toBe(visitor?.householdId);
          expect(elder?.kinIds).not.toContain(visitorId);
          expect(elder?.parts.length === 0 || elder?.parts.includes(part)).toBe(true);
          load.set(`${visitorId} ${onDay}`, (load.get(`${visitorId} ${onDay}`) ?? 0) + 1);
        }
        for (const count of load.values()) expect(count).toBeLessThanOrEqual(most);
        expect(spreadVisits(people.toReversed(), who.toReversed(), days, most)).toEqual(plan);
      }),
      runs(200),
    );
  },
);

test(seeded('with room enough nobody due is left out'), () => {
  fc.assert(
    fc.property(elders, (people) => {
      const far = [
        { id: 'v8', householdId: 'x8', gridId: 'g1' },
        { id: 'v9', householdId: 'x9', gridId: 'g2' },
      ];
      const due = people.filter(({ dueOn }) => dueOn <= '2025-06-10');
      expect(spreadVisits(due, far, days, 10)).toHaveLength(due.length);
    }),
    runs(100),
  );
});

const guests = fc.uniqueArray(
  fc.record({
    residentId: fc.integer({ min: 1, max: 90 }).map((n) => `p${n}`),
    heads: fc.integer({ min: 1, max: 3 }),
    householdId: fc.integer({ min: 1, max: 40 }).map((n) => `h${n}`),
    gridId: grid,
    age: fc.integer({ min: 60, max: 99 }),
  }),
  { maxLength: 60, selector: ({ residentId }) => residentId },
);

test(
  seeded('a place list seats everybody, no table above its chairs, no household torn that one table holds'),
  () => {
    fc.assert(
      fc.property(
        guests,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 3, max: 12 }),
        (list, tables, seats) => {
          const places = seatGuests(list, tables, seats);
          const heads = list.reduce((sum, guest) => sum + guest.heads, 0);
          // With a table for each it always can be done.
          expect(places !== null || tables < list.length).toBe(true);
          if (!places) return;
          expect(places.size).toBe(list.length);
          const at = new Map<number, number>();
          for (const guest of list) {
            const table = places.get(guest.residentId) ?? 0;
            expect(table >= 1 && table <= tables).toBe(true);
            at.set(table, (at.get(table) ?? 0) + guest.heads);
          }
          for (const count of at.values()) expect(count).toBeLessThanOrEqual(seats);
          expect([...at.values()].reduce((sum, count) => sum + count, 0)).toBe(heads);
          const homes = new Map<string, typeof list>();
          for (const guest of list)
            homes.set(guest.householdId, [...(homes.get(guest.householdId) ?? []), guest]);
          for (const home of homes.values()) {
            if (home.reduce((sum, guest) => sum + guest.heads, 0) > seats) continue;
            expect(new Set(home.map(({ residentId }) => places.get(residentId))).size).toBe(1);
          }
        },
      ),
      runs(200),
    );
  },
);
