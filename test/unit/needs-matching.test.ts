import { describe, expect, test } from 'vitest';
import { type Candidate, freeStart, ReasonCode, suggest, type Wanted } from '#server/features/needs/matching';
import { NeedKind } from '#server/features/needs/need.entity';
import { ServiceKind } from '#server/features/teams/team.entity';
import { spanBit } from '#server/features/teams/rules';
import { Skill, SpokenLanguage } from '#server/features/teams/volunteer.entity';

// A Wednesday morning.
const WEDNESDAY = 2;
const day = (time: string): Date => new Date(`2025-06-18T${time}:00+08:00`);
const home = ['county', 'town', 'village', 'grid', 'building'];
const wanted: Wanted = {
  kind: NeedKind.REPAIR,
  serviceKind: ServiceKind.ELDERS,
  language: SpokenLanguage.DIALECT,
  minutes: 60,
  heavy: false,
  path: home,
  from: day('08:00'),
  until: day('12:00'),
};
const person = (more: Partial<Candidate> = {}): Candidate => ({
  residentId: 'a',
  number: 'ZY00000001',
  teamId: 't1',
  teamKind: ServiceKind.HARDSHIP,
  path: ['county', 'town', 'elsewhere'],
  skills: [],
  languages: [],
  available: 0,
  lightOnly: false,
  noNight: false,
  close: false,
  engaged: [],
  load: 0,
  ...more,
});
const codes = (more: Partial<Candidate>, asked: Partial<Wanted> = {}): string[] =>
  suggest({ ...wanted, ...asked }, [person(more)]).flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe('reasons', () => {
  const usual = [ReasonCode.FAR, ReasonCode.TIMES_UNKNOWN, ReasonCode.LOAD];
  const without = (gone: ReasonCode, ...come: ReasonCode[]): ReasonCode[] => [
    ...usual.filter((code) => code !== gone),
    ...come,
  ];
  test.each<[string, Partial<Candidate>, ReasonCode[]]>([
    ['nothing speaks for or against', {}, usual],
    ['a team of the kind', { teamKind: ServiceKind.ELDERS }, [...usual, ReasonCode.KIND]],
    ['a skill of use', { skills: [Skill.COOKING, Skill.REPAIR] }, [...usual, ReasonCode.SKILL]],
    ['a skill of no use here', { skills: [Skill.COOKING] }, usual],
    ['the language', { languages: [SpokenLanguage.DIALECT] }, [...usual, ReasonCode.LANGUAGE]],
    ['the same building', { path: home }, without(ReasonCode.FAR, ReasonCode.SAME_BUILDING)],
    ['the same grid', { path: home.slice(0, 4) }, without(ReasonCode.FAR, ReasonCode.SAME_GRID)],
    [
      'the same village',
      { path: [...home.slice(0, 3), 'other'] },
      without(ReasonCode.FAR, ReasonCode.SAME_VILLAGE),
    ],
    [
      'free then',
      { available: spanBit(WEDNESDAY, 0) },
      without(ReasonCode.TIMES_UNKNOWN, ReasonCode.AVAILABLE),
    ],
    [
      'free at other times',
      { available: spanBit(WEDNESDAY, 2) },
      without(ReasonCode.TIMES_UNKNOWN, ReasonCode.OTHER_TIMES),
    ],
  ])('%s', (_, more, expected) => {
    expect(codes(more).toSorted()).toEqual(expected.toSorted());
  });

  test('carry the figures that the words need', () => {
    const [match] = suggest(wanted, [
      person({ skills: [Skill.REPAIR], path: home.slice(0, 4), available: spanBit(WEDNESDAY, 0), load: 1 }),
    ]);
    expect(match?.reasons).toEqual([
      { code: ReasonCode.SAME_GRID },
      { code: ReasonCode.SKILL, skill: Skill.REPAIR },
      { code: ReasonCode.AVAILABLE, weekday: WEDNESDAY, part: 0 },
      { code: ReasonCode.LOAD, count: 1 },
    ]);
    expect(match?.freeFrom).toEqual(day('08:00'));
  });
});

describe('nobody is offered who', () => {
  test.each<[string, Partial<Candidate>, Partial<Wanted>]>([
    ['lives there or is kin', { close: true }, {}],
    ['is elsewhere all the time', { engaged: [{ from: day('07:00'), until: day('12:30') }] }, {}],
    ['has no gap long enough', { engaged: [{ from: day('08:30'), until: day('11:30') }] }, {}],
    ['does light work only, when it is heavy', { lightOnly: true }, { heavy: true }],
    [
      'does not go out at night, when it is night',
      { noNight: true },
      { from: day('20:30'), until: day('22:00') },
    ],
  ])('%s', (_, more, asked) => {
    expect(suggest({ ...wanted, ...asked }, [person(more)])).toEqual([]);
  });

  test('a gap is enough, and the visit begins in it', () => {
    const engaged = [{ from: day('08:30'), until: day('10:30') }];
    expect(suggest(wanted, [person({ engaged })])[0]?.freeFrom).toEqual(day('10:30'));
    expect(freeStart(wanted, engaged)).toEqual(day('10:30'));
  });
});

describe('order', () => {
  const order = (...people: Candidate[]): string[] =>
    suggest(wanted, people).map(({ candidate }) => candidate.residentId);

  test.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['who can do it before who lives nearer', { skills: [Skill.REPAIR] }, { path: home }],
    [
      'a neighbour before who lives further',
      { path: home.slice(0, 4) },
      { path: [...home.slice(0, 3), 'x'] },
    ],
    ['who said so before who did not', { available: spanBit(WEDNESDAY, 0) }, {}],
    ['who said nothing before who said another time', {}, { available: spanBit(0, 0) }],
    ['who helped less', { load: 1 }, { load: 2 }],
    ['many visits weigh more than a skill', {}, { skills: [Skill.REPAIR], load: 6 }],
    ['of equals the lower number', {}, { number: 'ZY00000002' }],
  ])('%s', (_, first, second) => {
    const a = person({ residentId: 'first', ...first });
    const b = person({ residentId: 'second', number: 'ZY00000002', ...second });
    expect(order(b, a)).toEqual(['first', 'second']);
  });

  test('somebody in two teams is offered once, in the one that fits', () => {
    const [match, ...others] = suggest(wanted, [
      person(),
      person({ teamId: 't2', teamKind: ServiceKind.ELDERS }),
    ]);
    expect([match?.candidate.teamId, others.length]).toEqual(['t2', 0]);
  });
});
