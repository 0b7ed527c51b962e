import { describe, expect, test } from 'vitest';
import { can, signingRole, uploadingRole } from '#server/features/imports/policy';
import { ImportMove, importMoves, ImportState } from '#server/features/imports/rules';
import { isLegal } from '#server/core/workflow';
import { type Actor, allRoles, type RoleName } from '#server/features/people/actor';

const village = ['county', 'town', 'village'];
const areaOf: Partial<Record<RoleName, string>> = {
  TOWN_STAFF: 'town',
  COUNTY_STAFF: 'county',
  ADMINISTRATOR: 'county',
};

function holding(role: RoleName, areaId = areaOf[role] ?? 'village', residentId = 'me'): Actor {
  const post = {
    id: 'post',
    role,
    areaId,
    villageId: null,
    councilId: null,
    councilKind: null,
    shopId: null,
  };
  return { residentId, householdId: 'home', villageId: 'village', name: '我', posts: [post] };
}

const uploaders: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF'];
const signers: readonly RoleName[] = ['VILLAGE_SECRETARY', 'TOWN_STAFF'];

describe.each(allRoles)('%s', (role) => {
  const actor = holding(role);
  test('brings lists in, or does not', () => {
    expect(can.upload(actor, village)).toBe(uploaders.includes(role));
    expect(uploadingRole(actor, village)).toBe(uploaders.includes(role) ? role : null);
    expect(can.upload(holding(role, 'elsewhere'), village)).toBe(false);
  });

  test.each(uploaders)('signs what %s brought in, if it is another office and person', (uploadedRole) => {
    const theirs = { uploadedBy: 'other', uploadedRole };
    const may = signers.includes(role) && role !== uploadedRole;
    expect(can.sign(actor, theirs, village)).toBe(may);
    expect(can.sign(actor, { ...theirs, uploadedBy: 'me' }, village)).toBe(false);
    expect(signingRole(actor, theirs, village)).toBe(may ? role : null);
    expect(can.propose(actor, theirs, village)).toBe(false);
    expect(can.propose(actor, { ...theirs, uploadedBy: 'me' }, village)).toBe(uploaders.includes(role));
    expect(can.drop(actor, theirs, village)).toBe(may);
  });
});

test.each([
  [ImportMove.CHECK, ['DRAFT', 'PROPOSED'], ImportState.DRAFT],
  [ImportMove.PROPOSE, ['DRAFT'], ImportState.PROPOSED],
  [ImportMove.SIGN, ['PROPOSED'], ImportState.APPLIED],
  [ImportMove.DROP, ['DRAFT', 'PROPOSED'], ImportState.DROPPED],
] as const)('%s is legal from %j', (move, from, to) => {
  const legal = Object.values(ImportState).filter((state) => isLegal(importMoves, move, state));
  expect(legal).toEqual(from);
  expect(importMoves[move].to).toBe(to);
});
