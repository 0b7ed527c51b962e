import { describe, expect, test } from 'vitest';
import { isLegal } from '#server/core/workflow';
import type { Actor, ActivePost, RoleName } from '#server/features/people/actor';
import { GearCondition } from '#server/features/teams/gear.entity';
import { ListMove, listMoves, ListState } from '#server/features/teams/import-types';
import {
  readCourses,
  readDay,
  readFreeTimes,
  readLanguages,
  readSkills,
  readSource,
} from '#server/features/teams/import-words';
import { headingReader, headingWords, columnNames } from '#server/features/teams/import-headings';
import { can } from '#server/features/teams/policy';
import {
  EVERY_SPAN,
  gearAfter,
  memberMoves,
  spanBit,
  stateOn,
  teamMoves,
  volunteerMoves,
} from '#server/features/teams/rules';
import { MemberMove, MemberState } from '#server/features/teams/team-member.entity';
import { TeamMove, TeamState } from '#server/features/teams/team.entity';
import { VolunteerMove, VolunteerState } from '#server/features/teams/volunteer.entity';

const COUNTY = 'county';
const TOWN = 'town';
const VILLAGE = 'village';
const path = [COUNTY, TOWN, VILLAGE];

const post = (role: RoleName, areaId: string): ActivePost => ({
  id: `${role} ${areaId}`,
  role,
  areaId,
  villageId: areaId === VILLAGE ? VILLAGE : null,
  councilId: null,
  councilKind: null,
  shopId: null,
});
const person = (residentId: string, ...posts: ActivePost[]): Actor => ({
  residentId,
  householdId: `home of ${residentId}`,
  villageId: VILLAGE,
  name: residentId,
  posts,
});

describe('who may', () => {
  const villager = person('v');
  const keepers = (['VILLAGE_CLERK', 'VILLAGE_SECRETARY'] as const).map((role) =>
    person('k', post(role, VILLAGE)),
  );
  const town = person('t', post('TOWN_STAFF', TOWN));
  const county = person('c', post('COUNTY_STAFF', COUNTY));
  const organiser = person('o', post('ORGANISER', VILLAGE));
  const elsewhere = person('e', post('VILLAGE_CLERK', 'another'));
  const rows: [what: string, sentence: (actor: Actor) => boolean, allowed: Actor[]][] = [
    ['keep teams', (actor) => can.keepTeams(actor, path), [...keepers, town]],
    ['search', (actor) => can.search(actor, path), [...keepers, town, county, organiser]],
    ['search the county', (actor) => can.search(actor, [COUNTY]), [county]],
    ['run a team', (actor) => can.run(actor, { leaderId: 'v' }, path), [villager, ...keepers, town]],
    [
      'see members',
      (actor) => can.seeMembers(actor, { leaderId: null }, path, false),
      [...keepers, town, county, organiser],
    ],
    ['describe v', (actor) => can.describe(actor, 'v', path), [villager, ...keepers, town]],
    ['vouch for v', (actor) => can.vouch(actor, 'v', path), [...keepers, town]],
    ['vouch for k', (actor) => can.vouch(actor, 'k', path), [town]],
    [
      'ask to join',
      (actor) => can.ask(actor, VILLAGE),
      [villager, ...keepers, town, county, organiser, elsewhere],
    ],
    ['answer a lead', (actor) => can.answerLead(actor, { toId: 'o' }), [organiser]],
    ['bring a list in', (actor) => can.upload(actor, path), [...keepers, town, county]],
    ['propose it', (actor) => can.propose(actor, { uploadedBy: 't' }, path), [town]],
    ['sign it', (actor) => can.sign(actor, { uploadedBy: 't' }, path), [...keepers, county]],
  ];
  const all = [villager, ...keepers, town, county, organiser, elsewhere];
  test.each(rows)('%s', (_what, sentence, allowed) => {
    expect(all.filter(sentence)).toEqual(all.filter((actor) => allowed.includes(actor)));
  });
});

describe('moves', () => {
  const legal = <S extends string, M extends string>(
    states: readonly S[],
    moves: readonly M[],
    check: (move: M, state: S) => boolean,
  ) => Object.fromEntries(states.map((state) => [state, moves.filter((move) => check(move, state))]));

  test('of teams', () => {
    expect(
      legal(Object.values(TeamState), Object.values(TeamMove), (move, state) =>
        isLegal(teamMoves, move, state),
      ),
    ).toEqual({
      ACTIVE: ['REVISE', 'REST', 'CLOSE', 'JOIN', 'ENROL', 'OFFER_LEAD', 'KEEP_GEAR'],
      RESTING: ['REVISE', 'RESUME', 'CLOSE', 'OFFER_LEAD', 'KEEP_GEAR'],
      CLOSED: [],
    });
  });
  test('of members', () => {
    expect(
      legal(Object.values(MemberState), Object.values(MemberMove), (move, state) =>
        isLegal(memberMoves, move, state),
      ),
    ).toEqual({
      ASKED: ['ACCEPT', 'REFUSE', 'WITHDRAW'],
      ACTIVE: ['LEAVE', 'REMOVE'],
      REFUSED: [],
      LEFT: [],
    });
  });
  test('of volunteers', () => {
    expect(
      legal(Object.values(VolunteerState), Object.values(VolunteerMove), (move, state) =>
        isLegal(volunteerMoves, move, state),
      ),
    ).toEqual({
      ACTIVE: ['REVISE', 'PAUSE', 'LEAVE'],
      PAUSED: ['REVISE', 'RESUME', 'LEAVE'],
      LEFT: [],
    });
  });
  test('of lists', () => {
    expect(
      legal(Object.values(ListState), Object.values(ListMove), (move, state) =>
        isLegal(listMoves, move, state),
      ),
    ).toEqual({
      DRAFT: ['PROPOSE', 'DROP'],
      PROPOSED: ['SIGN', 'DROP'],
      APPLIED: [],
      DROPPED: [],
    });
  });
  test('gear that comes back', () => {
    expect(Object.values(GearCondition).map((each) => gearAfter[each])).toEqual([
      'STORED',
      'WORN_OUT',
      'LOST',
    ]);
  });
  test.each([
    ['PAUSED', '2025-06-15', 'ACTIVE'],
    ['PAUSED', '2025-06-16', 'PAUSED'],
    ['PAUSED', null, 'PAUSED'],
    ['LEFT', null, 'LEFT'],
  ] as const)('a volunteer %s until %s is %s on 2025-06-16', (state, pausedUntil, stands) => {
    expect(stateOn({ state: VolunteerState[state], pausedUntil }, '2025-06-16')).toBe(stands);
  });
});

describe('the words of a list', () => {
  test.each([
    ['周六上午', spanBit(5, 0)],
    ['周末', [5, 6].flatMap((day) => [0, 1, 2].map((part) => spanBit(day, part))).reduce((a, b) => a | b)],
    ['工作日晚上', [0, 1, 2, 3, 4].map((day) => spanBit(day, 2)).reduce((a, b) => a | b)],
    [
      '周一至周三白天',
      [0, 1, 2].flatMap((day) => [spanBit(day, 0), spanBit(day, 1)]).reduce((a, b) => a | b),
    ],
    ['星期二下午、星期天晚上', spanBit(1, 1) | spanBit(6, 2)],
    ['晚上', [0, 1, 2, 3, 4, 5, 6].map((day) => spanBit(day, 2)).reduce((a, b) => a | b)],
    ['Wed evening', spanBit(2, 2)],
    ['随时', EVERY_SPAN],
    ['看情况', null],
  ])('%s', (text, bits) => {
    expect(readFreeTimes(text)).toBe(bits);
  });

  test.each([
    ['2025-03-05', '2025-03-05'],
    ['2025年3月5日', '2025-03-05'],
    ['2025/3/5', '2025-03-05'],
    ['20250305', '2025-03-05'],
    ['2025-02-30', null],
    ['昨天', null],
  ])('%s is the day %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  test('skills, languages, sources, courses', () => {
    expect(readSkills('急救、驾驶,炒股')).toEqual({ known: ['DRIVING', 'FIRST_AID'], unknown: ['炒股'] });
    expect(readLanguages('普通话 、手语')).toEqual({ known: ['MANDARIN', 'SIGN'], unknown: [] });
    expect(readSource('退休干部')).toBe('RETIRED');
    expect(readSource('外星人')).toBeNull();
    expect(readCourses('急救 2024-04-12、防火')).toEqual({
      known: [
        { course: 'FIRST_AID', passedOn: '2024-04-12' },
        { course: 'FIRE_SAFETY', passedOn: null },
      ],
      unknown: [],
    });
    expect(readCourses('跳伞').unknown).toEqual(['跳伞']);
  });

  test('headings of the template in both languages', () => {
    for (const lang of [0, 1] as const) {
      const found = headingReader.find([columnNames.map((column) => headingWords[column][lang])]);
      expect(Object.keys(found?.columns ?? {})).toEqual([...columnNames]);
    }
    expect(headingReader.find([['姓名', '技能']])).toBeNull();
    const words = columnNames.flatMap((column) => headingWords[column]);
    expect(new Set(words).size).toBe(words.length);
  });
});
