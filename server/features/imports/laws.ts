import type { Law } from '#server/ledger/audit';

export const importLaws: readonly Law[] = [
  {
    name: 'an import in the register was brought in and signed by two people of two offices',
    sql: `select id, uploaded_by, signed_by from register_import
          where state = 'APPLIED' and (signed_by is null or signed_by = uploaded_by or signed_role = uploaded_role
            or proposed_at is null or error_rows > 0)`,
  },
  {
    name: 'every opening in a village is a signed row of an import, line by line, posted by who signed it',
    sql: `select coalesce(w.key, t.key) as key, w.amount as signed, t.amount as posted from (
            select 'opening:' || r.import_id || ':' || r.row_no || ':' || x.asset as key, i.village_id as book_id,
              x.asset, x.amount, x.owner_id, r.resident_id, i.signed_by
            from import_row r join register_import i on i.id = r.import_id and i.state = 'APPLIED'
            cross join lateral (values ('POINTS', r.points, r.household_id), ('HONOUR', r.honour, r.resident_id))
              x (asset, amount, owner_id)
            where x.amount > 0) w
          full join (
            select t.key, t.book_id, t.asset, t.amount, a.owner_id, t.earner_id, t.posted_by from transfer t
            join account a on a.id = t.credit_account_id
            where t.kind = 'OPENING' and exists (select 1 from area v where v.id = t.book_id)) t on t.key = w.key
          where (w.book_id, w.asset, w.amount, w.owner_id, w.resident_id, w.signed_by)
            is distinct from (t.book_id, t.asset, t.amount, t.owner_id, t.earner_id, t.posted_by)`,
  },
  {
    name: 'the rows of an import add up to the report that was signed',
    sql: `select i.id from register_import i join (
            select import_id, count(*) as rows, count(*) filter (where new_household) as households,
              count(*) filter (where new_resident) as residents, count(*) filter (where state = 'ERROR') as errors,
              sum(points) as points, sum(honour) as honour
            from import_row group by import_id) r on r.import_id = i.id
          where (i.row_count, i.new_households, i.new_residents, i.error_rows, i.points, i.honour)
            <> (r.rows, r.households, r.residents, r.errors, r.points, r.honour)`,
  },
  {
    name: 'what a signed import made is in the register of its village',
    sql: `select r.import_id, r.row_no from import_row r
          join register_import i on i.id = r.import_id and i.state = 'APPLIED'
          left join household h on h.id = r.household_id left join resident p on p.id = r.resident_id
          where (r.new_household and h.id is null) or p.id is null
            or (h.id is not null and h.village_id <> i.village_id) or p.village_id is distinct from i.village_id`,
  },
  {
    name: 'a list keeps no name or phone once it is signed or dropped',
    sql: `select r.import_id, r.row_no from import_row r join register_import i on i.id = r.import_id
          where i.state = 'DROPPED' or (i.state = 'APPLIED' and num_nonnulls(r.keys, r.content, r.changes, r.problems) > 0)`,
  },
];
