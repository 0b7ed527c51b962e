import type { Tx } from '#server/core/database';
import { number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What the activities know of a person, how they forget one, and when pictures go.

const stateWords = {
  DRAFT: ['草稿', 'draft'],
  SUBMITTED: ['待核对', 'to be checked'],
  CHECKED: ['待审批', 'to be approved'],
  APPROVED: ['已批准', 'approved'],
  IN_PUBLICITY: ['公示中', 'in publicity'],
  OBJECTED: ['有异议', 'objected'],
  RELEASED: ['已发放', 'released'],
  RETURNED: ['已退回', 'returned'],
  REJECTED: ['没有批准', 'rejected'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
  REVERSED: ['已冲正', 'reversed'],
} as const;

/** Takes photos away that no record shows any more; their files follow by the job. */
async function dropUnshown(tx: Tx, photoIds: readonly string[]): Promise<number> {
  const gone = await tx.rows(
    `with gone as (
       delete from photo p where p.id = any($1::uuid[])
         and not exists (select 1 from record_photo x where x.photo_id = p.id) returning p.id, p.sha256
     ), unused as (
       insert into photo_file_unused (sha256, since) select distinct sha256, $2::timestamptz from gone
       on conflict (sha256) do nothing
     )
     select id from gone`,
    [photoIds, tx.at],
  );
  return gone.length;
}

/** Takes photos off records, and away where nothing else shows them. Answers how many records' photos went. */
async function takeOff(tx: Tx, pairs: readonly { recordId: string; photoId: string }[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const taken = await tx.rows(
    `delete from record_photo x using unnest($1::uuid[], $2::uuid[]) g (record_id, photo_id)
     where x.record_id = g.record_id and x.photo_id = g.photo_id returning x.photo_id`,
    [pairs.map(({ recordId }) => recordId), pairs.map(({ photoId }) => photoId)],
  );
  await dropUnshown(tx, [...new Set(pairs.map(({ photoId }) => photoId))]);
  return taken.length;
}

export const activitiesPersonal: Personal = {
  chapters: [
    {
      key: 'records',
      zh: '活动记录',
      en: 'Records',
      columns: [
        time('startedAt', '时间', 'When'),
        text('rule', '规则', 'Rule'),
        text('title', '事由', 'What'),
        text('place', '地点', 'Where'),
        text('note', '说明', 'Note'),
        number('minutes', '分钟', 'Minutes'),
        number('points', '积分', 'Points'),
        word('state', '状态', 'State', stateWords),
        text('filer', '填报人', 'Filed by'),
        text('reason', '原因', 'Reason'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select r.started_at, u.code || ' ' || v.name_zh as rule, r.title, nullif(r.place, '') as place,
             nullif(r.note, '') as note, r.minutes, coalesce(r.granted_points, r.face_points) as points, r.state,
             f.name as filer, r.reason
           from activity_record r join rule u on u.id = r.rule_id join rule_version v on v.id = r.rule_version_id
             join resident f on f.id = r.filer_id
           where r.resident_id = $1 order by r.created_at, r.id`,
          [residentId],
        ),
    },
    {
      key: 'photos',
      zh: '照片',
      en: 'Photos',
      columns: [
        time('uploadedAt', '上传时间', 'Uploaded'),
        text('title', '哪件事', 'Of what'),
        text('address', '打开地址', 'Address'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select p.created_at as uploaded_at, r.title, '/api/photos/' || p.id as address
           from record_photo x join photo p on p.id = x.photo_id join activity_record r on r.id = x.record_id
           where r.resident_id = $1 order by p.created_at, p.id`,
          [residentId],
        ),
    },
    {
      key: 'objections',
      zh: '您提的异议',
      en: 'Objections you made',
      columns: [
        time('filedAt', '时间', 'When'),
        text('about', '对哪件事', 'About'),
        text('reason', '理由', 'Reason'),
        text('answer', '答复', 'Answer'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select o.filed_at, r.title as about, o.reason, o.answer
           from objection o join activity_record r on r.id = o.record_id
           where o.objector_id = $1 order by o.filed_at, o.id`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    // Pictures of the own acts, and uploads that show nothing of others. A group's picture stays with the others.
    async (tx, person) => {
      const shown = await tx.rows<{ recordId: string; photoId: string }>(
        `select x.record_id, x.photo_id from record_photo x join activity_record r on r.id = x.record_id
         where r.resident_id = $1`,
        [person.id],
      );
      const taken = await takeOff(tx, shown);
      const uploads = await tx.rows<{ id: string }>(
        `select p.id from photo p where p.uploader_id = $1
           and not exists (select 1 from record_photo x where x.photo_id = p.id)`,
        [person.id],
      );
      const dropped = await dropUnshown(
        tx,
        uploads.map(({ id }) => id),
      );
      return { place: 'PHOTOS', removed: taken + dropped, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'PHOTO',
      // Of records that are closed so long ago; of children whose guardian took the consent back at once; and uploads
      // that no record ever came to show.
      remove: async (tx, before, atMost) => {
        const due = await tx.rows<{ recordId: string; photoId: string }>(
          `select x.record_id, x.photo_id
           from record_photo x join activity_record r on r.id = x.record_id join resident p on p.id = r.resident_id
           where (r.state in ('RELEASED', 'REJECTED', 'WITHDRAWN', 'REVERSED')
               and greatest(r.released_at, r.closed_at, r.created_at) < $1
               and not exists (select 1 from objection o where o.record_id = r.id and o.state = 'OPEN'))
             or (p.birth_year >= extract(year from $2::timestamptz at time zone 'Asia/Shanghai') - 14
               and not has_consent(p.id, 'PHOTOS'))
           order by x.photo_id limit $3`,
          [before, tx.at, atMost],
        );
        const taken = await takeOff(tx, due);
        if (taken > 0) return taken;
        const unshown = await tx.rows<{ id: string }>(
          `select p.id from photo p where p.created_at < $1
             and not exists (select 1 from record_photo x where x.photo_id = p.id) limit $2`,
          [before, atMost],
        );
        return dropUnshown(
          tx,
          unshown.map(({ id }) => id),
        );
      },
    },
  ],
};
