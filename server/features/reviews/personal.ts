import { day, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

/** What the reviews know of a person: hearings about the own records. Who brought them up is told to staff alone. */
export const reviewsPersonal: Personal = {
  chapters: [
    {
      key: 'cases',
      zh: '关于您申报的核实',
      en: 'Hearings about your claims',
      columns: [
        time('proposedAt', '时间', 'When'),
        text('record', '哪件事', 'About'),
        text('reason', '理由', 'Reason'),
        text('statement', '您的说明', 'Your statement'),
        word('state', '结果', 'Outcome', {
          OPEN: ['听取说明中', 'being heard'],
          PROVED: ['与事实不符', 'found false'],
          NOT_PROVED: ['没有问题', 'nothing found'],
          APPEALED: ['已申诉', 'appealed'],
          CONFIRMED: ['镇里维持', 'confirmed by the town'],
          LIFTED: ['镇里撤销', 'lifted by the town'],
        }),
        text('appealReason', '您的申诉', 'Your appeal'),
        text('appealAnswer', '镇里答复', 'The town’s answer'),
        day('frozenUntil', '自己申报停到', 'Own claims closed until'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select c.proposed_at, r.title as record, c.reason, c.statement, c.state, c.appeal_reason, c.appeal_answer,
             (select max(f.ends_on) from claim_freeze f where f.case_id = c.id and f.lifted_at is null) as frozen_until
           from claim_case c join activity_record r on r.id = c.record_id
           where c.resident_id = $1 order by c.proposed_at, c.id`,
          [residentId],
        ),
    },
  ],
};
