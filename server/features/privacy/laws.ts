import type { Law } from '#server/ledger/audit';

export const privacyLaws: readonly Law[] = [
  {
    name: 'of an erased person nothing is left but a code',
    sql: `select r.id, 'register' as place from resident r
          where r.erased_at is not null and (r.name !~ '^已注销[0-9A-Z]{5}$' or r.phone is not null
            or r.birth_year is not null or r.login_id is not null or r.state = 'ACTIVE')
          union all
          select r.id, 'login' from resident r join auth.login l on l.id = r.id where r.erased_at is not null
          union all
          select r.id, 'history' from resident r join history_words w on w.subject_id = r.id
            join history h on h.id = w.history_id where r.erased_at is not null and h.at < r.erased_at
          union all
          select r.id, 'kin' from resident r join kinship k on r.id in (k.resident_id, k.kin_id) where r.erased_at is not null
          union all
          select r.id, 'post' from resident r join post p on p.resident_id = r.id
          where r.erased_at is not null and p.ends_on is null
          union all
          select r.id, 'photo' from resident r join activity_record a on a.resident_id = r.id
            join record_photo x on x.record_id = a.id where r.erased_at is not null`,
  },
  {
    name: 'two people carried out every erasure, and nobody is erased without',
    sql: `select e.id, e.state from erasure_request e
          where e.state = 'DONE' and (e.prepared_by = e.closed_by
            or e.resident_id in (e.prepared_by, e.closed_by)
            or not exists (select 1 from resident r where r.id = e.resident_id and r.erased_at is not null
              and r.name = '已注销' || e.code))
          union all
          select r.id, 'ERASED' from resident r where r.erased_at is not null
            and not exists (select 1 from erasure_request e where e.resident_id = r.id and e.state = 'DONE')`,
  },
  {
    name: 'nobody is in the access log for looking at himself',
    sql: `select l.id from access_log l where l.viewer_id = l.resident_id`,
  },
  {
    name: 'the history holds figures, days, codes and ids; words lie beside it',
    sql: `select h.id, h.move from history h where h.detail <> '{}' and tells_of_people(h.detail)`,
  },
];
