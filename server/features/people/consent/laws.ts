import type { Law } from '#server/ledger/audit';

export const consentLaws: readonly Law[] = [
  {
    // As of the last thing that happened: the demo's clock is not the database's.
    name: 'no child under 14 has a login without the guardian’s consent',
    sql: `select r.id from resident r
          where r.login_id is not null and not has_consent(r.id, 'ONLINE_ACCOUNT')
            and r.birth_year >= (select extract(year from max(at) at time zone 'Asia/Shanghai') from history) - 14`,
  },
  {
    name: 'a child under 14 did not decide for itself, and a paper has a witness besides who signed and who entered it',
    sql: `select c.id, c.channel from consent c join resident r on r.id = c.resident_id
          where c.channel = 'SELF' and extract(year from c.decided_at at time zone 'Asia/Shanghai') - r.birth_year <= 14
          union all
          select c.id, c.channel from consent c where c.channel = 'PAPER' and c.witness_id in (c.resident_id, c.entered_by)`,
  },
];
