import { day, number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

const certificateWords = {
  APPLIED: ['已申请', 'applied'],
  IN_NOTICE: ['公示中', 'on the board'],
  ISSUED: ['已出具', 'issued'],
  REVOKED: ['已撤销', 'revoked'],
  REFUSED: ['没有出具', 'refused'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
} as const;

const documentWords = {
  ID_CARD: ['身份证', 'identity card'],
  PASSPORT: ['护照', 'passport'],
  OTHER: ['其他证件', 'another document'],
} as const;

const correctionWords = {
  OPEN: ['待答复', 'open'],
  CORRECTED: ['已更正', 'corrected'],
  KEPT: ['维持', 'kept'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
} as const;

/** What the hours know of a person, and the digits that go: at an erasure at once, else in time. */
export const hoursPersonal: Personal = {
  chapters: [
    {
      key: 'certificates',
      zh: '服务证明',
      en: 'Certificates of service',
      columns: [
        time('appliedAt', '申请时间', 'Applied'),
        word('state', '状态', 'State', certificateWords),
        text('number', '编号', 'Number'),
        day('periodFrom', '从', 'From'),
        day('periodTo', '到', 'To'),
        number('minutes', '分钟', 'Minutes'),
        word('documentKind', '证件', 'Document', documentWords),
        text('document', '证件尾号', 'Digits of the document'),
        text('purpose', '用途', 'Purpose'),
        text('reason', '原因', 'Reason'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select applied_at, state, number, period_from, period_to, coalesce(minutes, noticed_minutes) as minutes,
             document_kind, case when document_sealed is null then null else '****' end as document,
             nullif(purpose, '') as purpose, coalesce(revoke_reason, nullif(close_reason, '')) as reason
           from certificate where resident_id = $1 order by applied_at, id`,
          [residentId],
        ),
    },
    {
      key: 'hoursHonours',
      zh: '时长荣誉',
      en: 'Honours for hours',
      columns: [
        time('awardedAt', '时间', 'When'),
        number('year', '年', 'Year'),
        number('hours', '小时', 'Hours'),
        number('points', '荣誉分', 'Honour points'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select awarded_at, year, hours, points from service_honour where resident_id = $1
           order by awarded_at, hours`,
          [residentId],
        ),
    },
    {
      key: 'hoursCorrections',
      zh: '时长更正申请',
      en: 'Requests to correct hours',
      columns: [
        time('askedAt', '时间', 'When'),
        text('words', '内容', 'About'),
        word('state', '状态', 'State', correctionWords),
        text('answer', '答复', 'Answer'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select asked_at, words, state, answer from hours_correction where resident_id = $1
           order by asked_at, id`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => {
      const gone = await tx.rows(
        `update certificate set document_sealed = null
         where resident_id = $1 and document_sealed is not null returning id`,
        [person.id],
      );
      return { place: 'CERTIFICATE_ID', removed: gone.length, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'CERTIFICATE_ID',
      remove: async (tx, before, atMost) => {
        const gone = await tx.rows(
          `update certificate set document_sealed = null where id in (
             select id from certificate where issued_at < $1 and document_sealed is not null limit $2)
           returning id`,
          [before, atMost],
        );
        return gone.length;
      },
    },
  ],
};
