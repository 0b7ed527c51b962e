import { describe, expect, test } from 'vitest';
import type { Actor, RoleName } from '#server/features/people/actor';
import { can } from '#server/features/tasks/policy';
import {
  attendanceOnLeaving,
  excusedUntil,
  mayNow,
  obstacleOf,
  TaskMove,
  taskMoves,
  templateMoves,
} from '#server/features/tasks/rules';
import { hoursOn, seriesDays, weekdayOf } from '#server/features/tasks/series-days';
import { SignUpState } from '#server/features/tasks/sign-up.entity';
import { TaskState } from '#server/features/tasks/task.entity';
import { TaskRisk } from '#server/features/tasks/work.entity';
import { TemplateMove, TemplateState } from '#server/features/tasks/village-template.entity';
import { isLegal } from '#server/core/workflow';
import { Course, Skill } from '#server/features/teams/volunteer.entity';

const startsAt = new Date('2025-06-20T19:30:00+08:00');
const endsAt = new Date('2025-06-20T21:30:00+08:00');
const hour = (hours: number): Date => new Date(startsAt.getTime() + hours * 3_600_000);

describe('moves of a task', () => {
  const cases = (Object.keys(taskMoves) as TaskMove[]).flatMap((move) =>
    Object.values(TaskState).map((state) => [move, state, state === TaskState.OPEN] as const),
  );
  test.each(cases)('%s of a task that is %s: %s', (move, state, legal) => {
    expect(mayNow(move, { state, startsAt, endsAt }, hour(-5))).toBe(legal);
  });

  test.each([
    [TaskMove.SIGN_UP, false],
    [TaskMove.LEAVE, false],
    [TaskMove.CHANGE, false],
    [TaskMove.CANCEL, false],
    [TaskMove.SIGN_OTHERS, true],
    [TaskMove.REMOVE, true],
  ])('%s while it runs: %s', (move, legal) => {
    const task = { state: TaskState.OPEN, startsAt, endsAt };
    expect(mayNow(move, task, startsAt)).toBe(legal);
    expect(mayNow(move, task, endsAt)).toBe(false);
  });
});

describe('moves of a village’s template', () => {
  test.each([
    [TemplateMove.REVISE, TemplateState.ACTIVE, true],
    [TemplateMove.REVISE, TemplateState.RETIRED, false],
    [TemplateMove.RETIRE, TemplateState.ACTIVE, true],
    [TemplateMove.RETIRE, TemplateState.RETIRED, false],
    [TemplateMove.RESTORE, TemplateState.ACTIVE, false],
    [TemplateMove.RESTORE, TemplateState.RETIRED, true],
  ])('%s of one that is %s: %s', (move, state, legal) => {
    expect(isLegal(templateMoves, move, state)).toBe(legal);
  });
});

describe('who fits a task', () => {
  const task = {
    startsAt,
    risk: TaskRisk.NONE,
    course: null as Course | null,
    minAge: 16,
    maxAge: null as number | null,
    heavy: false,
    night: false,
  };
  const person = {
    birthYear: 1980 as number | null,
    volunteer: {
      skills: [Skill.DRIVING],
      lightOnly: false,
      noNight: false,
      insuredUntil: null as string | null,
    },
    trainings: [] as { course: Course; validUntil: string | null }[],
    consent: false,
  };
  type Over = { task?: Partial<typeof task>; person?: Partial<typeof person>; skill?: Skill };
  const both = { risk: TaskRisk.BOTH, course: Course.WATER_SAFETY };
  const passed = [{ course: Course.WATER_SAFETY, validUntil: '2025-06-20' }];
  const insured = { ...person.volunteer, insuredUntil: '2025-06-20' };
  test.each<[string, Over, string | null]>([
    ['a grown-up', {}, null],
    ['nobody knows the age', { person: { birthYear: null } }, null],
    ['too young, by what is sure', { person: { birthYear: 2009 } }, 'AGE_NOT_FIT'],
    ['old enough, but a minor', { person: { birthYear: 2008 } }, 'GUARDIAN_CONSENT_REQUIRED'],
    ['a minor with consent', { person: { birthYear: 2008, consent: true } }, null],
    [
      'a minor at night',
      { person: { birthYear: 2008, consent: true }, task: { night: true } },
      'AGE_NOT_FIT',
    ],
    [
      'a minor at heavy work',
      { person: { birthYear: 2008, consent: true }, task: { heavy: true } },
      'AGE_NOT_FIT',
    ],
    ['a minor at the river', { person: { birthYear: 2008, consent: true }, task: both }, 'AGE_NOT_FIT'],
    ['18 for sure', { person: { birthYear: 2006 }, task: { night: true } }, null],
    ['too old', { task: { maxAge: 43 } }, 'AGE_NOT_FIT'],
    ['just not too old', { task: { maxAge: 44 } }, null],
    [
      'light work only',
      { task: { heavy: true }, person: { volunteer: { ...person.volunteer, lightOnly: true } } },
      'TASK_NOT_FIT',
    ],
    [
      'no nights',
      { task: { night: true }, person: { volunteer: { ...person.volunteer, noNight: true } } },
      'TASK_NOT_FIT',
    ],
    ['with the skill', { skill: Skill.DRIVING }, null],
    ['without the skill', { skill: Skill.COOKING }, 'SKILL_REQUIRED'],
    ['untrained', { task: both, person: { volunteer: insured } }, 'NOT_TRAINED'],
    [
      'trained in something else',
      {
        task: both,
        person: { volunteer: insured, trainings: [{ course: Course.PATROL, validUntil: null }] },
      },
      'NOT_TRAINED',
    ],
    [
      'training run out the day before',
      {
        task: both,
        person: {
          volunteer: insured,
          trainings: [{ course: Course.WATER_SAFETY, validUntil: '2025-06-19' }],
        },
      },
      'NOT_TRAINED',
    ],
    ['uninsured', { task: both, person: { trainings: passed } }, 'NOT_INSURED'],
    [
      'insurance run out the day before',
      { task: both, person: { trainings: passed, volunteer: { ...insured, insuredUntil: '2025-06-19' } } },
      'NOT_INSURED',
    ],
    [
      'trained and insured to the day',
      { task: both, person: { trainings: passed, volunteer: insured } },
      null,
    ],
  ])('%s', (_, over, expected) => {
    expect(
      obstacleOf({ ...task, ...over.task }, { skill: over.skill ?? null }, { ...person, ...over.person }),
    ).toBe(expected);
  });

  test('people outside the register have neither skills nor insurance', () => {
    const outside = { ...person, volunteer: null };
    expect(obstacleOf(task, { skill: null }, outside)).toBeNull();
    expect(obstacleOf(task, { skill: Skill.DRIVING }, outside)).toBe('SKILL_REQUIRED');
    expect(obstacleOf({ ...task, risk: TaskRisk.INSURED }, { skill: null }, outside)).toBe('NOT_INSURED');
  });
});

test('leaving in time is excused to the minute; later the roll decides; waiting is never attendance', () => {
  expect(excusedUntil(startsAt, 12)).toEqual(hour(-12));
  expect(attendanceOnLeaving(SignUpState.SIGNED, startsAt, 12, hour(-12))).toBe('EXCUSED');
  expect(attendanceOnLeaving(SignUpState.SIGNED, startsAt, 12, new Date(hour(-12).getTime() + 1))).toBeNull();
  expect(attendanceOnLeaving(SignUpState.WAITING, startsAt, 12, hour(-48))).toBeNull();
});

describe('who may', () => {
  const actor = (role: RoleName | null, areaId = 'village'): Actor => ({
    residentId: 'me',
    householdId: 'home',
    villageId: 'village',
    name: '某人',
    posts: role
      ? [
          {
            id: 'post',
            role,
            areaId,
            villageId: areaId === 'town' ? null : 'village',
            councilId: null,
            councilKind: null,
            shopId: null,
          },
        ]
      : [],
  });
  const path = ['county', 'town', 'village', 'grid'];
  test.each<[RoleName | null, string, boolean]>([
    ['ORGANISER', 'village', true],
    ['ORGANISER', 'grid', true],
    ['ORGANISER', 'other', false],
    ['VILLAGE_CLERK', 'village', true],
    ['COUNCIL_CHAIR', 'village', true],
    ['COUNCIL_MEMBER', 'village', false],
    ['GRID_LEADER', 'grid', false],
    ['SHOP_KEEPER', 'village', false],
    ['TOWN_STAFF', 'town', false],
    [null, 'village', false],
  ])('%s of %s posts tasks: %s', (role, areaId, expected) => {
    expect(can.post(actor(role, areaId), { path, leaderId: null })).toBe(expected);
  });

  test.each<[RoleName | null, string, boolean]>([
    ['ORGANISER', 'village', true],
    ['ORGANISER', 'grid', false],
    ['VILLAGE_CLERK', 'village', true],
    ['VILLAGE_SECRETARY', 'village', true],
    ['COUNCIL_CHAIR', 'village', true],
    ['COUNCIL_MEMBER', 'village', false],
    ['GRID_LEADER', 'village', false],
    ['VILLAGE_CLERK', 'elsewhere', false],
    [null, 'village', false],
  ])('%s of %s keeps the village’s templates: %s', (role, areaId, expected) => {
    expect(can.keepTemplates(actor(role, areaId), ['county', 'town', 'village'])).toBe(expected);
  });

  test('a team’s leader posts for the own team without any post; others see what their village does', () => {
    expect(can.post(actor(null), { path, leaderId: 'me' })).toBe(true);
    expect(can.post(actor(null), { path, leaderId: 'you' })).toBe(false);
    expect(can.see(actor(null), 'village', ['county', 'town', 'village'])).toBe(true);
    expect(can.see(actor(null), 'elsewhere', ['county', 'town', 'elsewhere'])).toBe(false);
    expect(can.settle(actor('VILLAGE_SECRETARY'), ['county', 'town', 'village'])).toBe(true);
    expect(can.settle(actor('ORGANISER'), ['county', 'town', 'village'])).toBe(false);
  });
});

describe('the days of a series', () => {
  const weekly = { weekdays: 0b0010000, every: 1, startsOn: '2025-06-16', until: null, skipsHolidays: false };

  test('weekdays are counted from Monday', () => {
    expect(['2025-06-16', '2025-06-20', '2025-06-22', '1969-12-29'].map(weekdayOf)).toEqual([0, 4, 6, 0]);
  });

  test('every Friday, every other Friday, and until a day', () => {
    expect(seriesDays(weekly, '2025-06-16', '2025-07-11')).toEqual([
      '2025-06-20',
      '2025-06-27',
      '2025-07-04',
      '2025-07-11',
    ]);
    expect(seriesDays({ ...weekly, every: 2 }, '2025-06-16', '2025-07-11')).toEqual([
      '2025-06-20',
      '2025-07-04',
    ]);
    expect(seriesDays({ ...weekly, until: '2025-06-27' }, '2025-06-16', '2025-07-11')).toEqual([
      '2025-06-20',
      '2025-06-27',
    ]);
  });

  test('every other week counts from the week it starts in, whatever is asked for', () => {
    expect(seriesDays({ ...weekly, every: 2, startsOn: '2025-06-21' }, '2025-06-01', '2025-07-11')).toEqual([
      '2025-07-04',
    ]);
  });

  test('days left out and added, and holidays', () => {
    const exceptions = new Map<string, 'SKIP' | 'EXTRA'>([
      ['2025-06-20', 'SKIP'],
      ['2025-06-25', 'EXTRA'],
    ]);
    expect(seriesDays(weekly, '2025-06-16', '2025-06-30', exceptions)).toEqual(['2025-06-25', '2025-06-27']);
    const off = (day: string): boolean => day === '2025-06-27' || day === '2025-06-25';
    expect(
      seriesDays({ ...weekly, skipsHolidays: true }, '2025-06-16', '2025-07-04', exceptions, off),
    ).toEqual(['2025-06-25', '2025-07-04']);
    expect(seriesDays(weekly, '2025-06-21', '2025-06-30', new Map(), off)).toEqual(['2025-06-27']);
  });

  test('hours may run past midnight', () => {
    expect(hoursOn('2025-06-20', '22:30:00', 180)).toEqual({
      startsAt: new Date('2025-06-20T22:30:00+08:00'),
      endsAt: new Date('2025-06-21T01:30:00+08:00'),
    });
  });
});
