import { describe, expect, test } from 'vitest';
import { bodiesMissing, can, type RecordFacts, refusal, seatFor } from '#server/features/activities/policy';
import { ActivityMove, ActivityState } from '#server/features/activities/record.entity';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';

const M = ActivityMove;
const S = ActivityState;
const villagePath = ['county', 'town', 'village'];

function post(role: RoleName, areaId: string, councilKind: string | null = null): ActivePost {
  const villageId =
    areaId === 'town' || areaId === 'county' ? null : areaId.startsWith('other') ? 'other' : 'village';
  return {
    id: `${role}-${areaId}`,
    role,
    areaId,
    villageId,
    councilId: councilKind,
    councilKind,
    shopId: null,
  };
}
function person(
  residentId: string,
  posts: ActivePost[] = [],
  householdId: string | null = `${residentId}-home`,
): Actor {
  return { residentId, householdId, villageId: 'village', name: residentId, posts };
}

const record = {
  villageId: 'village',
  residentId: 'doer',
  householdId: 'doer-home',
  filerId: 'filer',
  state: S.SUBMITTED,
  twoApprovers: false,
};
const facts: RecordFacts = {
  id: 'record',
  villagePath,
  householdPath: [...villagePath, 'grid1'],
  residentHouseholdId: 'doer-home',
  bodies: ['V', 'RC'],
  approvals: [],
  kinIds: ['cousin'],
  objectorIds: ['doubter'],
};
const checked = { ...record, state: S.CHECKED };

type Case = [string, Actor, string | null];

describe('checking', () => {
  test.each<Case>([
    ['grid leader of the home', person('wang', [post('GRID_LEADER', 'grid1')]), null],
    ['grid leader of another grid', person('xiang', [post('GRID_LEADER', 'grid2')]), 'FORBIDDEN'],
    ['clerk', person('clerk', [post('VILLAGE_CLERK', 'village')]), null],
    ['secretary', person('secretary', [post('VILLAGE_SECRETARY', 'village')]), null],
    ['clerk of another village', person('clerk', [post('VILLAGE_CLERK', 'other')]), 'FORBIDDEN'],
    ['organiser', person('team', [post('ORGANISER', 'village')]), 'FORBIDDEN'],
    ['council', person('council', [post('COUNCIL_CHAIR', 'village', 'RC')]), 'FORBIDDEN'],
    ['resident', person('anyone'), 'FORBIDDEN'],
    ['the filer', person('filer', [post('VILLAGE_CLERK', 'village')]), 'FOUR_EYES_FILER'],
    ['the household', person('wife', [post('VILLAGE_CLERK', 'village')], 'doer-home'), 'FOUR_EYES_HOUSEHOLD'],
  ])('%s', (_name, actor, expected) => {
    expect(refusal[M.CHECK](actor, record, facts)).toBe(expected);
    expect(refusal[M.RETURN](actor, record, facts)).toBe(expected);
    expect(refusal[M.REJECT](actor, record, facts)).toBe(expected);
  });
});

describe('approving', () => {
  const clerk = post('VILLAGE_CLERK', 'village');
  test.each<Case>([
    ['clerk', person('clerk', [clerk]), null],
    ['secretary', person('secretary', [post('VILLAGE_SECRETARY', 'village')]), null],
    ['member of the council', person('member', [post('COUNCIL_MEMBER', 'village', 'RC')]), null],
    ['another council', person('member', [post('COUNCIL_CHAIR', 'village', 'EL')]), 'NOT_THE_OWNING_BODY'],
    [
      'the same council next door',
      person('member', [post('COUNCIL_CHAIR', 'other', 'RC')]),
      'NOT_THE_OWNING_BODY',
    ],
    ['town, not asked', person('town', [post('TOWN_STAFF', 'town')]), 'NOT_THE_OWNING_BODY'],
    ['grid leader', person('wang', [post('GRID_LEADER', 'grid1')]), 'NOT_THE_OWNING_BODY'],
    ['the filer', person('filer', [clerk]), 'FOUR_EYES_FILER'],
    ['the person', person('doer', [clerk]), 'FOUR_EYES_HOUSEHOLD'],
    ['the household', person('wife', [clerk], 'doer-home'), 'FOUR_EYES_HOUSEHOLD'],
    ['kin', person('cousin', [clerk]), 'FOUR_EYES_KIN'],
  ])('%s', (_name, actor, expected) => {
    expect(refusal[M.APPROVE](actor, checked, facts)).toBe(expected);
    expect(refusal[M.REJECT](actor, checked, facts)).toBe(expected);
    expect(refusal[M.RETURN](actor, checked, facts)).toBe(expected);
  });

  test('of a household the person has moved to since', () => {
    const moved = { ...facts, residentHouseholdId: 'new-home' };
    expect(refusal[M.APPROVE](person('aunt', [clerk], 'new-home'), checked, moved)).toBe(
      'FOUR_EYES_HOUSEHOLD',
    );
  });

  test('one body speaks once, and one person for one body', () => {
    const given = { ...facts, approvals: [{ approverId: 'clerk', body: 'V' }] };
    expect(refusal[M.APPROVE](person('secretary', [clerk]), checked, given)).toBe('CONFLICT');
    const both = [clerk, post('COUNCIL_MEMBER', 'village', 'RC')];
    expect(refusal[M.APPROVE](person('clerk', both), checked, given)).toBe('CONFLICT');
    expect(refusal[M.APPROVE](person('member', both.slice(1)), checked, given)).toBeNull();
    expect(seatFor(person('both', both), checked, facts)).toEqual({ body: 'V', postId: clerk.id });
    expect(bodiesMissing(checked, given)).toEqual(['RC']);
  });

  test('a second body stands beside a single one from the two-approver line on', () => {
    const single = { ...facts, bodies: ['V'] };
    const big = { ...checked, twoApprovers: true };
    expect(bodiesMissing(big, single)).toEqual(['V', 'TOWN']);
    expect(refusal[M.APPROVE](person('town', [post('TOWN_STAFF', 'town')]), big, single)).toBeNull();
    expect(refusal[M.APPROVE](person('town', [post('TOWN_STAFF', 'town')]), checked, single)).toBe(
      'NOT_THE_OWNING_BODY',
    );
  });
});

test.each<[string, ActivityMove, Actor, string | null]>([
  ['the filer submits', M.SUBMIT, person('filer'), null],
  ['the person does not submit what others filed', M.SUBMIT, person('doer'), 'FORBIDDEN'],
  ['the filer amends', M.AMEND, person('filer'), null],
  ['a clerk does not amend', M.AMEND, person('clerk', [post('VILLAGE_CLERK', 'village')]), 'FORBIDDEN'],
  ['the filer withdraws', M.WITHDRAW, person('filer'), null],
  ['the person withdraws', M.WITHDRAW, person('doer'), null],
  ['the family does not withdraw', M.WITHDRAW, person('wife', [], 'doer-home'), 'FORBIDDEN'],
  ['a villager objects', M.OBJECT, person('anyone'), null],
  ['the household does not object to its own line', M.OBJECT, person('wife', [], 'doer-home'), 'FORBIDDEN'],
  ['who has objected does not again', M.OBJECT, person('doubter'), 'ALREADY_OBJECTED'],
  [
    'somebody of another village does not object',
    M.OBJECT,
    { ...person('anyone'), villageId: 'other' },
    'FORBIDDEN',
  ],
])('%s', (_name, move, actor, expected) => {
  expect(refusal[move](actor, record, facts)).toBe(expected);
});

describe('answering', () => {
  const approved = {
    ...facts,
    approvals: [
      { approverId: 'clerk', body: 'V' },
      { approverId: 'chair', body: 'RC' },
    ],
  };
  const member = post('COUNCIL_MEMBER', 'village', 'RC');
  test.each<Case>([
    ['another member of the council', person('member', [member]), null],
    ['secretary', person('secretary', [post('VILLAGE_SECRETARY', 'village')]), null],
    ['town', person('town', [post('TOWN_STAFF', 'town')]), null],
    ['who approved it', person('chair', [member]), 'FORBIDDEN'],
    ['who objected', person('doubter', [member]), 'FORBIDDEN'],
    ['the filer', person('filer', [member]), 'FOUR_EYES_FILER'],
    ['the household', person('wife', [member], 'doer-home'), 'FOUR_EYES_HOUSEHOLD'],
    ['kin', person('cousin', [member]), 'FOUR_EYES_KIN'],
    ['another council', person('member', [post('COUNCIL_MEMBER', 'village', 'EL')]), 'FORBIDDEN'],
    ['grid leader', person('wang', [post('GRID_LEADER', 'grid1')]), 'FORBIDDEN'],
    ['resident', person('anyone'), 'FORBIDDEN'],
  ])('%s', (_name, actor, expected) => {
    expect(refusal[M.ANSWER](actor, { ...record, state: S.OBJECTED }, approved)).toBe(expected);
  });

  test('the objector is named to those who may answer and to himself', () => {
    expect(can.knowObjector(person('member', [member]), 'doubter', record, approved)).toBe(true);
    expect(can.knowObjector(person('doubter'), 'doubter', record, approved)).toBe(true);
    expect(can.knowObjector(person('doer'), 'doubter', record, approved)).toBe(false);
    expect(can.knowObjector(person('chair', [member]), 'doubter', record, approved)).toBe(false);
  });
});

describe('reversing', () => {
  const secretary = post('VILLAGE_SECRETARY', 'village');
  const approved = { ...facts, approvals: [{ approverId: 'approver', body: 'V' }] };
  test.each<Case>([
    ['secretary', person('secretary', [secretary]), null],
    ['town', person('town', [post('TOWN_STAFF', 'town')]), null],
    ['another town', person('town', [post('TOWN_STAFF', 'other-town')]), 'FORBIDDEN'],
    ['clerk', person('clerk', [post('VILLAGE_CLERK', 'village')]), 'FORBIDDEN'],
    ['the approver', person('approver', [secretary]), 'FORBIDDEN'],
    ['the filer', person('filer', [secretary]), 'FOUR_EYES_FILER'],
    ['the household', person('wife', [secretary], 'doer-home'), 'FOUR_EYES_HOUSEHOLD'],
    ['kin', person('cousin', [secretary]), 'FOUR_EYES_KIN'],
  ])('%s', (_name, actor, expected) => {
    expect(refusal[M.REVERSE](actor, { ...record, state: S.RELEASED }, approved)).toBe(expected);
  });
});

describe('seeing and filing', () => {
  test.each<[string, Actor, boolean, boolean]>([
    ['the person', person('doer'), true, false],
    ['the household', person('wife', [], 'doer-home'), true, false],
    ['the filer', person('filer'), true, true],
    ['a neighbour', person('anyone'), false, false],
    ['grid leader, any grid', person('xiang', [post('GRID_LEADER', 'grid2')]), true, false],
    ['town', person('town', [post('TOWN_STAFF', 'town')]), true, false],
    ['county', person('county', [post('COUNTY_STAFF', 'county')]), true, false],
    ['shop keeper', person('keeper', [post('SHOP_KEEPER', 'village')]), false, false],
    ['clerk of another village', person('clerk', [post('VILLAGE_CLERK', 'other')]), false, false],
  ])('%s sees a record: %s %s, a draft: %s', (_name, actor, sees, seesDraft) => {
    expect(can.see(actor, record, villagePath)).toBe(sees);
    expect(can.see(actor, { ...record, state: S.DRAFT }, villagePath)).toBe(seesDraft);
  });

  test.each<[RoleName, string, boolean]>([
    ['GRID_LEADER', 'grid2', true],
    ['ORGANISER', 'village', true],
    ['COUNCIL_CHAIR', 'village', true],
    ['VILLAGE_CLERK', 'village', true],
    ['VILLAGE_CLERK', 'other', false],
    ['COUNCIL_MEMBER', 'village', false],
    ['VILLAGE_SECRETARY', 'village', false],
    ['SHOP_KEEPER', 'village', false],
    ['TOWN_STAFF', 'town', false],
  ])('%s of %s files: %s', (role, areaId, expected) => {
    expect(
      can.file(
        person('someone', [post(role, areaId, role.startsWith('COUNCIL') ? 'RC' : null)]),
        villagePath,
      ),
    ).toBe(expected);
  });
});
