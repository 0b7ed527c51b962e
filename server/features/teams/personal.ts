import type { Reader, Tx } from '#server/core/database';

type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;
const column = (key: string, zh: string, en: string, kind: 'TEXT' | 'DAY' | 'TIME' | 'NUMBER') =>
  ({ key, zh, en, kind }) as const;
const word = (key: string, zh: string, en: string, words: Words) =>
  ({ key, zh, en, kind: 'WORD', words }) as const;

const volunteerStates: Words = {
  ACTIVE: ['在册', 'registered'],
  PAUSED: ['休息', 'on a break'],
  LEFT: ['已退出', 'has left'],
};
const memberStates: Words = {
  ASKED: ['已申请', 'asked'],
  ACTIVE: ['在队', 'member'],
  REFUSED: ['没有通过', 'refused'],
  LEFT: ['已离队', 'has left'],
};
const conditions: Words = {
  GOOD: ['完好', 'good'],
  WORN_OUT: ['用坏了', 'worn out'],
  LOST: ['丢失', 'lost'],
};

const read =
  (sql: string) =>
  (reader: Reader, residentId: string): Promise<Record<string, unknown>[]> =>
    reader.rows(sql, [residentId]);

/** What the teams know of a person, how they forget one, and what goes in time. */
export const teamsPersonal = {
  chapters: [
    {
      key: 'volunteer',
      zh: '志愿者登记',
      en: 'Register of volunteers',
      columns: [
        column('number', '编号', 'number', 'TEXT'),
        column('registeredOn', '登记日期', 'registered on', 'DAY'),
        word('state', '状态', 'state', volunteerStates),
        column('skills', '技能', 'skills', 'TEXT'),
        column('languages', '语言', 'languages', 'TEXT'),
        column('available', '空闲时段数', 'free spans a week', 'NUMBER'),
        column('insuredUntil', '保险到期', 'insured until', 'DAY'),
      ],
      read: read(
        `select number, registered_on, state, array_to_string(skills, ', ') as skills,
           array_to_string(languages, ', ') as languages, bit_count(available::bit(21)) as available, insured_until
         from volunteer where resident_id = $1`,
      ),
    },
    {
      key: 'training',
      zh: '志愿者培训',
      en: 'Trainings',
      columns: [
        column('course', '课程', 'course', 'TEXT'),
        column('passedOn', '通过日期', 'passed on', 'DAY'),
        column('validUntil', '有效期至', 'valid until', 'DAY'),
      ],
      read: read(
        'select course, passed_on, valid_until from training where resident_id = $1 order by passed_on',
      ),
    },
    {
      key: 'teams',
      zh: '参加的服务队',
      en: 'Teams',
      columns: [
        column('team', '服务队', 'team', 'TEXT'),
        word('state', '状态', 'state', memberStates),
        column('askedAt', '申请时间', 'asked at', 'TIME'),
        column('since', '入队时间', 'since', 'TIME'),
        column('until', '结束时间', 'until', 'TIME'),
        column('words', '申请时写的话', 'words of the request', 'TEXT'),
        column('reason', '原因', 'reason', 'TEXT'),
      ],
      read: read(
        `select t.name as team, m.state, m.asked_at, m.since, m.until, m.words, m.reason
         from team_member m join team t on t.id = m.team_id where m.resident_id = $1 order by m.asked_at`,
      ),
    },
    {
      key: 'gear',
      zh: '领用的器具',
      en: 'Gear',
      columns: [
        column('kind', '种类', 'kind', 'TEXT'),
        column('number', '号码', 'number', 'TEXT'),
        column('issuedAt', '领用时间', 'given at', 'TIME'),
        column('returnedAt', '交回时间', 'given back at', 'TIME'),
        word('condition', '交回时', 'came back', conditions),
      ],
      read: read(
        `select g.kind, g.number, i.issued_at, i.returned_at, i.condition from gear_issue i join gear g on g.id = i.gear_id
         where i.resident_id = $1 order by i.issued_at`,
      ),
    },
  ],
  forgetters: [
    async (tx: Tx, person: { id: string }) => {
      const gone = await tx.rows(
        `update volunteer set skills = '{}', languages = '{}', available = 0, light_only = false, no_night = false,
           source_group = null, old_number = null
         where resident_id = $1 returning resident_id`,
        [person.id],
      );
      const words = await tx.rows(
        "update team_member set words = '', reason = '' where resident_id = $1 and (words <> '' or reason <> '') returning id",
        [person.id],
      );
      const rows = await tx.rows(
        `update volunteer_import_row set content = null, problems = null
         where resident_id = $1 and num_nonnulls(content, problems) > 0 returning row_no`,
        [person.id],
      );
      return { place: 'VOLUNTEER', removed: gone.length + words.length + rows.length, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'TEAM_WORDS',
      remove: async (tx: Tx, before: Date, atMost: number) => {
        await tx.rows("select set_config('peace.forgetting', 'on', true)");
        const gone = await tx.rows(
          `update team_member set words = '', reason = '' where id in (
             select id from team_member where until < $1 and (words <> '' or reason <> '') limit $2) returning id`,
          [before, atMost],
        );
        return gone.length;
      },
    },
    {
      kind: 'VOLUNTEER_ROWS',
      remove: async (tx: Tx, before: Date, atMost: number) => {
        const gone = await tx.rows(
          `update volunteer_import_row r set content = null, problems = null
           from (select x.import_id, x.row_no from volunteer_import_row x
             join volunteer_import i on i.id = x.import_id
             where i.state in ('DRAFT', 'PROPOSED') and i.checked_at < $1 and num_nonnulls(x.content, x.problems) > 0
             limit $2) due
           where r.import_id = due.import_id and r.row_no = due.row_no returning r.row_no`,
          [before, atMost],
        );
        return gone.length;
      },
    },
  ],
} as const;
