import { describe, expect, test } from 'vitest';
import { legalMoves } from '#server/core/workflow';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';
import { can, signingSeat } from '#server/features/seasons/policy';
import { CloseState, closeMoves, isWithinUndo, UndoState, undoMoves } from '#server/features/seasons/rules';

const path = ['county', 'town', 'village'];

function post(role: RoleName, areaId: string, more: Partial<ActivePost> = {}): ActivePost {
  return {
    id: role,
    role,
    areaId,
    villageId: null,
    councilId: null,
    councilKind: null,
    shopId: null,
    ...more,
  };
}
function person(residentId: string, ...posts: ActivePost[]): Actor {
  return { residentId, householdId: 'h', villageId: 'village', name: '某人', posts };
}

const people = {
  secretary: person('secretary', post('VILLAGE_SECRETARY', 'village')),
  otherSecretary: person('other', post('VILLAGE_SECRETARY', 'elsewhere')),
  clerk: person('clerk', post('VILLAGE_CLERK', 'village')),
  oversight: person('oversight', post('COUNCIL_MEMBER', 'village', { councilId: 'c', councilKind: 'OC' })),
  oversightElsewhere: person('o2', post('COUNCIL_CHAIR', 'elsewhere', { councilId: 'c', councilKind: 'OC' })),
  weddings: person('rw', post('COUNCIL_CHAIR', 'village', { councilId: 'c', councilKind: 'RW' })),
  // Both at once: what he prepared he still does not sign.
  secretaryOnOversight: person(
    'both',
    post('VILLAGE_SECRETARY', 'village'),
    post('COUNCIL_MEMBER', 'village', { councilId: 'c', councilKind: 'OC' }),
  ),
  town: person('town', post('TOWN_STAFF', 'town')),
  county: person('county', post('COUNTY_STAFF', 'county')),
  gridLeader: person('grid', post('GRID_LEADER', 'grid', { villageId: 'village' })),
  resident: person('resident'),
};
type Name = keyof typeof people;
const bySecretary = { preparedBy: 'secretary' };
const byBoth = { preparedBy: 'both' };

const sentences: Record<string, { ask: (actor: Actor) => boolean; yes: readonly Name[] }> = {
  'see the book': {
    ask: (actor) => can.seeBook(actor, path),
    yes: [
      'secretary',
      'clerk',
      'oversight',
      'weddings',
      'secretaryOnOversight',
      'town',
      'county',
      'gridLeader',
    ],
  },
  'set how long points live': {
    ask: (actor) => can.revise(actor, path),
    yes: ['secretary', 'secretaryOnOversight', 'town', 'county'],
  },
  'prepare a closing': {
    ask: (actor) => can.prepare(actor, path),
    yes: ['secretary', 'secretaryOnOversight'],
  },
  'sign what the secretary prepared': {
    ask: (actor) => can.sign(actor, bySecretary, path),
    yes: ['oversight', 'secretaryOnOversight', 'town'],
  },
  'sign what one of both posts prepared': {
    ask: (actor) => can.sign(actor, byBoth, path),
    yes: ['oversight', 'town'],
  },
  'drop what the secretary prepared': {
    ask: (actor) => can.drop(actor, bySecretary, path),
    yes: ['secretary', 'oversight', 'secretaryOnOversight', 'town'],
  },
  'ask for an undoing': { ask: (actor) => can.undo(actor, path), yes: ['secretary', 'secretaryOnOversight'] },
};

describe.each(Object.entries(sentences))('%s', (_what, { ask, yes }) => {
  test.each(Object.keys(people) as Name[])('%s', (name) => {
    expect(ask(people[name])).toBe(yes.includes(name));
  });
});

test('a signature is put for oversight or for the town', () => {
  expect(signingSeat(people.oversight, path)).toBe('OC');
  expect(signingSeat(people.town, path)).toBe('TOWN');
  expect(signingSeat(people.secretary, path)).toBeNull();
});

test('every row of the moves', () => {
  expect(Object.values(CloseState).map((state) => [state, legalMoves(closeMoves, state)])).toEqual([
    ['PREPARED', ['SIGN', 'DROP']],
    ['POSTED', ['UNDO']],
    ['DROPPED', []],
  ]);
  expect(Object.values(UndoState).map((state) => [state, legalMoves(undoMoves, state)])).toEqual([
    ['PREPARED', ['SIGN', 'DROP']],
    ['DONE', []],
    ['DROPPED', []],
  ]);
});

test('a closing is undone within its days, to the instant, and while anything of it stands', () => {
  const undoUntil = new Date('2026-02-01T00:00:00Z');
  expect(isWithinUndo({ undoUntil, undoneAt: null }, undoUntil)).toBe(true);
  expect(isWithinUndo({ undoUntil, undoneAt: null }, new Date(undoUntil.getTime() + 1))).toBe(false);
  expect(isWithinUndo({ undoUntil, undoneAt: undoUntil }, undoUntil)).toBe(false);
  expect(isWithinUndo({ undoUntil: null, undoneAt: null }, undoUntil)).toBe(false);
});
