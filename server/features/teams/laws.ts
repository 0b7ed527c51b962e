import type { Law } from '#server/ledger/audit';

export const teamLaws: readonly Law[] = [
  {
    name: 'a leader is an active member of the team',
    sql: `select t.id, t.leader_id from team t where t.leader_id is not null and not exists (
            select 1 from team_member m where m.team_id = t.id and m.resident_id = t.leader_id and m.state = 'ACTIVE')`,
  },
  {
    name: 'members belong to the village of their team and have not left the register',
    sql: `select m.id from team_member m join team t on t.id = m.team_id join volunteer v on v.resident_id = m.resident_id
          where m.state in ('ASKED', 'ACTIVE') and (v.village_id <> t.village_id or v.state = 'LEFT')`,
  },
  {
    name: 'a closed team has no members and holds no gear out',
    sql: `select t.id from team t where t.state = 'CLOSED' and (
            exists (select 1 from team_member m where m.team_id = t.id and m.state in ('ASKED', 'ACTIVE'))
            or exists (select 1 from gear g where g.team_id = t.id and g.state = 'HELD'))`,
  },
  {
    name: 'gear is out exactly when somebody has it',
    sql: `select g.id from gear g where (g.state = 'HELD') <> exists (
            select 1 from gear_issue i where i.gear_id = g.id and i.returned_at is null)`,
  },
  {
    name: 'a volunteer who has not left is an active resident of the village',
    sql: `select v.resident_id from volunteer v join resident r on r.id = v.resident_id
          where v.state <> 'LEFT' and (r.state <> 'ACTIVE' or r.village_id is distinct from v.village_id)`,
  },
  {
    name: 'the lead changes hands only to whom it was offered',
    sql: `select t.id from team t where t.leader_id is not null and not exists (
            select 1 from lead_offer o where o.team_id = t.id and o.to_id = t.leader_id and o.state = 'ACCEPTED'
              and o.answered_at = t.leads_since)`,
  },
  {
    name: 'a list of volunteers was brought in and signed by two people',
    sql: `select id, uploaded_by, signed_by from volunteer_import
          where state = 'APPLIED' and (signed_by is null or signed_by = uploaded_by or proposed_at is null)`,
  },
  {
    name: 'a list of volunteers keeps no name or phone once it is signed or dropped',
    sql: `select r.import_id, r.row_no from volunteer_import_row r join volunteer_import i on i.id = r.import_id
          where i.state in ('APPLIED', 'DROPPED') and num_nonnulls(r.content, r.problems) > 0`,
  },
  {
    name: 'what a signed list brought in is in the register of volunteers',
    sql: `select r.import_id, r.row_no from volunteer_import_row r
          join volunteer_import i on i.id = r.import_id and i.state = 'APPLIED'
          left join volunteer v on v.resident_id = r.resident_id
          where r.state <> 'ERROR' and v.resident_id is null`,
  },
];
