import { describe, expect, test } from 'vitest';
import { FundEntryMove } from '#server/features/fund/fund-entry.entity';
import { can, mayDo } from '#server/features/fund/policy';
import { type Actor, allRoles, type RoleName } from '#server/features/people/actor';

const path = ['county', 'town', 'village'];
const area: Partial<Record<RoleName, string>> = {
  TOWN_STAFF: 'town',
  COUNTY_STAFF: 'county',
  ADMINISTRATOR: 'county',
};

function holding(role: RoleName | null, councilKind: string | null = null, areaId?: string): Actor {
  const at = areaId ?? (role ? (area[role] ?? 'village') : 'village');
  const posts = role
    ? [
        {
          id: 'p',
          role,
          areaId: at,
          villageId: at === 'village' ? at : null,
          councilId: councilKind,
          councilKind,
          shopId: null,
        },
      ]
    : [];
  return { residentId: 'me', householdId: 'h', villageId: 'village', name: 'me', posts };
}

type Sentence = (actor: Actor) => boolean;
const others = { enteredBy: 'other' };
const sentences: Record<string, { say: Sentence; roles: RoleName[] }> = {
  see: { say: (actor) => can.see(actor, path), roles: [...allRoles] },
  enter: { say: (actor) => can.enter(actor, path), roles: ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'] },
  decide: { say: (actor) => can.decide(actor, others, path), roles: ['VILLAGE_SECRETARY', 'TOWN_STAFF'] },
  setTerms: {
    say: (actor) => can.setTerms(actor, path),
    roles: ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'],
  },
  setBudget: { say: (actor) => can.setBudget(actor, path), roles: ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'] },
};

describe.each(Object.entries(sentences))('%s', (_name, { say, roles }) => {
  test.each(allRoles)('%s', (role) => {
    expect(say(holding(role))).toBe(roles.includes(role));
    expect(say(holding(role, null, 'elsewhere'))).toBe(false);
  });

  test('nobody without a post', () => {
    expect(say(holding(null))).toBe(false);
  });
});

describe('councils', () => {
  test.each([
    ['COUNCIL_CHAIR', 'OC', true, false],
    ['COUNCIL_MEMBER', 'OC', true, false],
    ['COUNCIL_CHAIR', 'RC', false, true],
    ['COUNCIL_MEMBER', 'RC', false, false],
    ['COUNCIL_CHAIR', 'MR', false, false],
  ] as const)('%s of %s', (role, kind, confirms, sets) => {
    const actor = holding(role, kind);
    expect([can.decide(actor, others, path), can.setBudget(actor, path)]).toEqual([confirms, sets]);
  });
});

test('nobody confirms what he entered, and only he withdraws it', () => {
  const secretary = holding('VILLAGE_SECRETARY');
  const own = { enteredBy: 'me' };
  const allowed = (entry: { enteredBy: string }) =>
    Object.values(FundEntryMove).filter((move) => mayDo(move, secretary, entry, path));
  expect(allowed(own)).toEqual(['WITHDRAW', 'REVERSE']);
  expect(allowed(others)).toEqual(['CONFIRM', 'REFUSE', 'REVERSE']);
});
