import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CeremonyKind, CeremonyMove, CeremonyState } from '#server/features/ceremonies/ceremony.entity';
import { usualStandard } from '#server/features/ceremonies/ceremony-standard.entity';
import { LoanMove, LoanState } from '#server/features/ceremonies/gear.entity';
import { can, type CeremonyFacts, mover } from '#server/features/ceremonies/policy';
import {
  daysOf,
  earliestDay,
  isCeremonyMoveLegal,
  isLoanMoveLegal,
  isOverStandard,
  isToStandard,
  savedCents,
} from '#server/features/ceremonies/rules';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';
import { Right, rightsOf } from '#server/features/people/rights';

const today = new Date('2026-03-10T12:00:00+08:00');
const legal = (state: CeremonyState, beginsOn: string): CeremonyMove[] =>
  Object.values(CeremonyMove).filter((move) =>
    isCeremonyMoveLegal(move, { state, beginsOn, endsOn: beginsOn }, today),
  );

describe('every move in every state', () => {
  test.each<[CeremonyState, string, CeremonyMove[]]>([
    [
      CeremonyState.NOTIFIED,
      '2026-03-12',
      [CeremonyMove.AMEND, CeremonyMove.CHECK, CeremonyMove.AGREE, CeremonyMove.WITHDRAW],
    ],
    [CeremonyState.AGREED, '2026-03-12', [CeremonyMove.AMEND, CeremonyMove.CHECK, CeremonyMove.WITHDRAW]],
    [
      CeremonyState.AGREED,
      '2026-03-10',
      [CeremonyMove.AMEND, CeremonyMove.CHECK, CeremonyMove.VISIT, CeremonyMove.WITHDRAW],
    ],
    [CeremonyState.AGREED, '2026-03-09', [CeremonyMove.CHECK, CeremonyMove.VISIT, CeremonyMove.WITHDRAW]],
    [CeremonyState.VISITED, '2026-03-09', [CeremonyMove.CLOSE]],
    [CeremonyState.CLOSED, '2026-03-09', []],
    [CeremonyState.WITHDRAWN, '2026-03-12', []],
  ])('%s, first day %s', (state, beginsOn, moves) => {
    expect(legal(state, beginsOn)).toEqual(moves);
  });

  test.each<[LoanState, string, LoanMove[]]>([
    [LoanState.RESERVED, '2026-03-09', [LoanMove.CANCEL]],
    [LoanState.RESERVED, '2026-03-10', [LoanMove.HAND_OUT, LoanMove.CANCEL]],
    [LoanState.RESERVED, '2026-03-12', [LoanMove.HAND_OUT, LoanMove.CANCEL]],
    [LoanState.RESERVED, '2026-03-13', [LoanMove.CANCEL]],
    [LoanState.OUT, '2026-03-13', [LoanMove.TAKE_BACK]],
    [LoanState.BACK, '2026-03-11', []],
    [LoanState.CANCELLED, '2026-03-11', []],
  ])('a loan that is %s, on %s', (state, day, moves) => {
    const loan = { state, fromOn: '2026-03-10', untilOn: '2026-03-12' };
    expect(Object.values(LoanMove).filter((move) => isLoanMoveLegal(move, loan, day))).toEqual(moves);
  });
});

describe('who may', () => {
  const post = (role: RoleName, areaId: string, councilId: string | null = null): ActivePost => ({
    id: 'post',
    role,
    areaId,
    villageId: 'village',
    councilId,
    councilKind: councilId ? 'RW' : null,
    shopId: null,
  });
  const actor = (posts: ActivePost[], householdId = 'elsewhere'): Actor => ({
    residentId: 'someone',
    householdId,
    villageId: 'village',
    name: '某人',
    posts,
  });
  const facts = (isClose = false): CeremonyFacts => ({
    householdId: 'home',
    councilId: 'council',
    villagePath: ['county', 'town', 'village'],
    homePath: ['county', 'town', 'village', 'grid'],
    filedBy: 'writer',
    isOver: false,
    isClose,
  });
  test.each<[string, Actor, boolean, [see: boolean, take: boolean, serve: boolean, speak: boolean]]>([
    ['the family', actor([], 'home'), true, [true, false, false, true]],
    ['a neighbour', actor([]), false, [false, false, false, false]],
    ['the chair', actor([post('COUNCIL_CHAIR', 'village', 'council')]), false, [true, true, true, true]],
    ['a member', actor([post('COUNCIL_MEMBER', 'village', 'council')]), false, [true, true, true, true]],
    [
      'a member who is kin',
      actor([post('COUNCIL_MEMBER', 'village', 'council')]),
      true,
      [true, true, false, true],
    ],
    [
      'a member of another council',
      actor([post('COUNCIL_CHAIR', 'village', 'other')]),
      false,
      [false, false, false, false],
    ],
    ['the clerk', actor([post('VILLAGE_CLERK', 'village')]), false, [true, true, false, true]],
    ['the grid leader', actor([post('GRID_LEADER', 'grid')]), false, [false, true, false, true]],
    ['the grid leader next door', actor([post('GRID_LEADER', 'other')]), false, [false, false, false, false]],
    ['the town', actor([post('TOWN_STAFF', 'town')]), false, [false, false, false, false]],
  ])('%s', (_, who, isClose, [see, take, serve, speak]) => {
    const about = facts(isClose);
    expect(can.see(who, about)).toBe(see);
    expect(can.take(who, 'council', about.homePath)).toBe(take);
    expect(can.serve(who, about)).toBe(serve);
    expect(can.speak(who, about)).toBe(speak);
    expect(mover.VISIT(who, about)).toBe(serve);
    expect(mover.AMEND(who, about)).toBe(speak);
  });

  test('whoever wrote it down sees it until it is over', () => {
    const writer = { ...actor([]), residentId: 'writer' };
    expect([false, true].map((isOver) => can.see(writer, { ...facts(), isOver }))).toEqual([true, false]);
  });

  test.each<[RoleName, string, boolean]>([
    ['VILLAGE_CLERK', 'village', true],
    ['VILLAGE_SECRETARY', 'village', true],
    ['TOWN_STAFF', 'town', true],
    ['COUNTY_STAFF', 'county', true],
    ['COUNCIL_CHAIR', 'village', false],
    ['SHOP_KEEPER', 'village', false],
    ['VILLAGE_CLERK', 'other', false],
  ])('%s of %s compares: %s', (role, area, may) => {
    expect(can.compare(actor([post(role, area)]), facts().villagePath)).toBe(may);
  });
});

test.each<[string, string, Right[]]>([
  ['weddings and funerals', 'RW', [Right.SERVE_CEREMONIES]],
  ['the association', 'DG', [Right.SERVE_PREVENTION]],
  ['the elders', 'EL', []],
])('a seat of %s opens its own door', (_, councilKind, doors) => {
  const seat: ActivePost = {
    id: 'post',
    role: 'COUNCIL_MEMBER',
    areaId: 'village',
    villageId: 'village',
    councilId: 'council',
    councilKind,
    shopId: null,
  };
  const customs = [
    Right.SERVE_CEREMONIES,
    Right.TAKE_CEREMONIES,
    Right.SERVE_PREVENTION,
    Right.COMPARE_CUSTOMS,
  ];
  expect(rightsOf({ posts: [seat], householdId: null }).filter((right) => customs.includes(right))).toEqual(
    doors,
  );
});

describe('the standard', () => {
  test('the usual figures are those of the county’s example', () => {
    expect(usualStandard).toMatchObject({
      weddingNoticeDays: 3,
      funeralNoticeDays: 0,
      tablesMax: 20,
      tableCostMax: 30_000,
      giftMax: 10_000,
      cigarettesMax: 2_000,
      spiritsMax: 8_000,
      daysMax: 1,
      hiredShow: false,
    });
  });

  test('days are whole, over months and years', () => {
    expect(daysOf({ beginsOn: '2026-02-28', endsOn: '2026-03-01' })).toBe(2);
    expect(earliestDay(CeremonyKind.WEDDING, usualStandard, '2026-12-30')).toBe('2027-01-02');
    expect(earliestDay(CeremonyKind.FUNERAL, usualStandard, '2026-12-30')).toBe('2026-12-30');
  });

  const plan = { tables: 20, tableCost: 30_000, beginsOn: '2026-03-12', endsOn: '2026-03-12' };
  test.each<[string, Partial<typeof plan>, boolean]>([
    ['at the limits', {}, false],
    ['a table more', { tables: 21 }, true],
    ['a cent more', { tableCost: 30_001 }, true],
    ['a day more', { endsOn: '2026-03-13' }, true],
  ])('a plan: %s', (_, more, over) => {
    expect(isOverStandard({ ...plan, ...more }, usualStandard)).toBe(over);
  });

  const day = { tables: 20, costKept: true, cigarettesKept: true, spiritsKept: true, hiredShow: false };
  test.each<[string, Partial<typeof day>, number, boolean]>([
    ['kept', {}, 1, true],
    ['too many tables', { tables: 21 }, 1, false],
    ['too long', {}, 2, false],
    ['too dear', { costKept: false }, 1, false],
    ['cigarettes', { cigarettesKept: false }, 1, false],
    ['spirits', { spiritsKept: false }, 1, false],
    ['a hired show', { hiredShow: true }, 1, false],
  ])('a day: %s', (_, more, days, kept) => {
    expect(isToStandard({ ...day, ...more }, days, usualStandard)).toBe(kept);
  });

  test('what is saved is never below nothing, and each table and cent more saves less', () => {
    const figures = fc.record({
      usualTables: fc.integer({ min: 1, max: 200 }),
      usualTableCost: fc.integer({ min: 0, max: 1_000_000 }),
      tables: fc.integer({ min: 0, max: 199 }),
      cost: fc.integer({ min: 0, max: 999_999 }),
    });
    fc.assert(
      fc.property(figures, ({ usualTables, usualTableCost, tables, cost }) => {
        const standard = { ...usualStandard, usualTables, usualTableCost };
        const saved = savedCents(standard, { tables, tableCost: cost });
        expect(saved).toBeGreaterThanOrEqual(0);
        expect(saved).toBeLessThanOrEqual(usualTables * usualTableCost);
        expect(savedCents(standard, { tables: tables + 1, tableCost: cost })).toBeLessThanOrEqual(saved);
        expect(savedCents(standard, { tables, tableCost: cost + 1 })).toBeLessThanOrEqual(saved);
      }),
    );
  });
});
