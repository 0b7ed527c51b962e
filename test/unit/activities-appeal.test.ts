import { describe, expect, test } from 'vitest';
import { addMonths, addWorkingDays } from '#server/core/clock';
import { type Appeal, AppealState } from '#server/features/activities/appeal.entity';
import {
  answeringBody,
  appealBody,
  sideOf,
  whyNoAppeal,
  whyNoDecision,
} from '#server/features/activities/appeal-policy';
import { ObjectionOutcome, ObjectionState } from '#server/features/activities/objection.entity';
import type { DoubtedFacts } from '#server/features/activities/policy';
import { ActivityState } from '#server/features/activities/record.entity';
import { undoubted } from '#server/features/activities/rules';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';

const villagePath = ['county', 'town', 'village'];
const now = new Date('2025-06-16T09:00:00+08:00');

function post(role: RoleName, areaId: string, councilKind: string | null = null): ActivePost {
  return { id: role, role, areaId, villageId: null, councilId: councilKind, councilKind, shopId: null };
}
function person(residentId: string, posts: ActivePost[] = [], householdId = `${residentId}-home`): Actor {
  return { residentId, householdId, villageId: 'village', name: residentId, posts };
}

const record = {
  villageId: 'village',
  residentId: 'doer',
  householdId: 'doer-home',
  filerId: 'filer',
  state: ActivityState.IN_PUBLICITY,
  twoApprovers: false,
};
const facts: DoubtedFacts = {
  id: 'record',
  villagePath,
  householdPath: [...villagePath, 'grid1'],
  residentHouseholdId: 'doer-home',
  bodies: ['RC'],
  approvals: [{ approverId: 'chair', body: 'RC' }],
  kinIds: ['cousin'],
  objectorIds: ['doubter'],
  ...undoubted,
  objectionDays: 30,
};
const objection = {
  objectorId: 'doubter',
  state: ObjectionState.ANSWERED,
  outcome: ObjectionOutcome.REDUCED,
  answeredBy: 'member',
  answeredBody: 'RC',
  appealUntil: '2025-06-16',
};
const appeal = { state: AppealState.OPEN, body: 'TOWN' } as Appeal;

describe('appealing', () => {
  const doubter = person('doubter');
  const doer = person('doer');

  test('who stands on which side', () => {
    expect(sideOf(doubter, record, facts, objection)).toBe('OBJECTOR');
    expect(sideOf(doer, record, facts, objection)).toBe('BENEFICIARY');
    expect(sideOf(person('wife', [], 'doer-home'), record, facts, objection)).toBe('BENEFICIARY');
    expect(sideOf(person('anyone'), record, facts, objection)).toBeNull();
  });

  const struck = { ...objection, outcome: ObjectionOutcome.STRUCK };
  const upheld = { ...objection, outcome: ObjectionOutcome.UPHELD };
  const rejected = { ...record, state: ActivityState.REJECTED };
  test.each<[string, () => string | null, string | null]>([
    ['the objector', () => whyNoAppeal(doubter, record, facts, objection, null, now), null],
    ['the one whose points they are', () => whyNoAppeal(doer, record, facts, objection, null, now), null],
    ['nobody else', () => whyNoAppeal(person('anyone'), record, facts, objection, null, now), 'FORBIDDEN'],
    [
      'not the objector who won',
      () => whyNoAppeal(doubter, rejected, facts, struck, null, now),
      'ILLEGAL_MOVE',
    ],
    [
      'not the one whose line was upheld',
      () => whyNoAppeal(doer, record, facts, upheld, null, now),
      'ILLEGAL_MOVE',
    ],
    ['the one whose line was struck', () => whyNoAppeal(doer, rejected, facts, struck, null, now), null],
    [
      'not about what was struck by something else',
      () => whyNoAppeal(doubter, rejected, facts, upheld, null, now),
      'ILLEGAL_MOVE',
    ],
    [
      'not before the answer',
      () => whyNoAppeal(doubter, record, facts, { ...objection, state: ObjectionState.OPEN }, null, now),
      'ILLEGAL_MOVE',
    ],
    ['not twice', () => whyNoAppeal(doubter, record, facts, objection, appeal, now), 'ILLEGAL_MOVE'],
    [
      'not beside another doubt',
      () => whyNoAppeal(doubter, record, { ...facts, objectionOpen: true }, objection, null, now),
      'ILLEGAL_MOVE',
    ],
    [
      'not after the last day',
      () => whyNoAppeal(doubter, record, facts, { ...objection, appealUntil: '2025-06-15' }, null, now),
      'APPEAL_TOO_LATE',
    ],
    [
      'not against answers from before there were appeals',
      () => whyNoAppeal(doubter, record, facts, { ...objection, appealUntil: null }, null, now),
      'APPEAL_TOO_LATE',
    ],
  ])('%s', (_name, ask, expected) => {
    expect(ask()).toBe(expected);
  });
});

describe('deciding', () => {
  const town = [post('TOWN_STAFF', 'town')];
  test.each<[string, Actor, string | null]>([
    ['the town', person('town', town), null],
    ['another town', person('town', [post('TOWN_STAFF', 'other')]), 'FORBIDDEN'],
    ['the county, not asked', person('county', [post('COUNTY_STAFF', 'county')]), 'FORBIDDEN'],
    ['the secretary', person('secretary', [post('VILLAGE_SECRETARY', 'village')]), 'FORBIDDEN'],
    ['who answered', person('member', town), 'FORBIDDEN'],
    ['who approved', person('chair', town), 'FORBIDDEN'],
    ['who objected', person('doubter', town), 'FORBIDDEN'],
    ['the filer', person('filer', town), 'FOUR_EYES_FILER'],
    ['the household', person('wife', town, 'doer-home'), 'FOUR_EYES_HOUSEHOLD'],
    ['kin', person('cousin', town), 'FOUR_EYES_KIN'],
  ])('%s', (_name, actor, expected) => {
    expect(whyNoDecision(actor, record, facts, objection, appeal)).toBe(expected);
  });

  test('once', () => {
    const decided = { ...appeal, state: AppealState.DECIDED };
    expect(whyNoDecision(person('town', town), record, facts, objection, decided)).toBe('ILLEGAL_MOVE');
  });

  test.each<[string, string[], string, string]>([
    ['the town', ['RC'], 'RC', 'TOWN'],
    ['the county where the town approved', ['RC', 'TOWN'], 'RC', 'COUNTY'],
    ['the county where the town answered', ['RC'], 'TOWN', 'COUNTY'],
  ])('goes to %s', (_name, bodies, answeredBody, expected) => {
    const approvals = bodies.map((body) => ({ approverId: body, body }));
    expect(appealBody({ approvals }, { answeredBody })).toBe(expected);
  });

  test.each<[string, ActivePost[], string]>([
    ['a member of the owning council', [post('COUNCIL_MEMBER', 'village', 'RC')], 'RC'],
    ['the secretary', [post('VILLAGE_SECRETARY', 'village')], 'V'],
    ['the town', [post('TOWN_STAFF', 'town')], 'TOWN'],
    ['who sits on another council too', [post('COUNCIL_MEMBER', 'village', 'EL'), ...town], 'TOWN'],
  ])('%s answers for %s', (_name, posts, expected) => {
    expect(answeringBody(person('someone', posts), record, facts)).toBe(expected);
  });
});

describe('deadlines', () => {
  // 2025: 1 to 8 October off, 11 October (a Saturday) worked.
  const calendar = new Map<string, boolean>([
    ...Array.from({ length: 8 }, (_, place) => [`2025-10-0${place + 1}`, false] as const),
    ['2025-10-11', true],
  ]);
  test.each<[string, number, string]>([
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-09-30', 4, '2025-10-13'],
    ['2025-09-26', 2, '2025-09-30'],
    ['2025-06-16', 7, '2025-06-25'],
    ['2025-06-16', 0, '2025-06-16'],
  ])('%s and %i working days', (day, count, expected) => {
    expect(addWorkingDays(day, count, (each) => calendar.get(each))).toBe(expected);
  });

  test.each<[string, number, string]>([
    ['2025-06-16', 3, '2025-09-16'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-12-31', 1, '2026-01-31'],
  ])('%s and %i months', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });
});
