import type { Law } from '#server/ledger/audit';

/** Laws of objections, answers, appeals and what they make of a record. */
export const doubtLaws: readonly Law[] = [
  {
    name: 'a line waits exactly while a doubt about it is open, and no two are',
    sql: `with open as (
            select o.record_id from objection o where o.state = 'OPEN'
            union all
            select o.record_id from appeal a join objection o on o.id = a.objection_id where a.state = 'OPEN')
          select r.id, r.state from activity_record r where r.state = 'OBJECTED' and not exists (
            select 1 from open x where x.record_id = r.id)
          union all
          select r.id, r.state from activity_record r
          where r.state not in ('OBJECTED', 'RELEASED', 'REJECTED', 'REVERSED')
            and exists (select 1 from open x where x.record_id = r.id)
          union all
          select r.id, r.state from objection o join activity_record r on r.id = o.record_id
          where o.state = 'OPEN' and r.state in ('REJECTED', 'REVERSED')
          union all
          select x.record_id, 'twice' from open x group by 1 having count(*) > 1`,
  },
  {
    name: 'nobody answers an objection of his own or to what he approved or filed',
    sql: `select o.id from objection o join activity_record r on r.id = o.record_id
          where o.answered_by in (o.objector_id, r.filer_id, r.resident_id) or exists (
            select 1 from approval a where a.record_id = r.id and a.approver_id = o.answered_by)`,
  },
  {
    name: 'an appeal is decided by another body and another person than those before',
    sql: `select a.id from appeal a join objection o on o.id = a.objection_id join activity_record r on r.id = o.record_id
          where a.decided_by in (o.objector_id, o.answered_by, a.appellant_id, r.filer_id, r.resident_id)
            or a.body = o.answered_body
            or a.body = 'TOWN' and exists (
              select 1 from approval p where p.record_id = r.id and p.body = 'TOWN')
            or exists (select 1 from approval p where p.record_id = r.id and p.approver_id = a.decided_by)`,
  },
  {
    name: 'an appeal follows an answer, in time',
    sql: `select a.id from appeal a join objection o on o.id = a.objection_id
          where o.state <> 'ANSWERED' or a.filed_at < o.answered_at
            or (a.filed_at at time zone 'Asia/Shanghai')::date > o.appeal_until`,
  },
  {
    name: 'what a record grants is what the last correction says, within what was approved',
    sql: `select r.id, r.granted_points, r.granted_honour, c.points_after, c.honour_after
          from activity_record r left join lateral (
            select * from correction c where c.record_id = r.id order by c.decided_at desc, c.id desc limit 1) c on true
          where (r.corrected_points, r.corrected_honour) is distinct from (c.points_after, c.honour_after)
            or c.minutes_after <> r.counted_minutes
            or r.granted_points > r.points or r.granted_honour > r.face_points`,
  },
  {
    name: 'a correction rests on a decision that says so',
    sql: `select c.id from correction c where c.cause <> 'CASE' and not case c.cause
            when 'OBJECTION' then exists (select 1 from objection o where o.id = c.cause_id
              and o.record_id = c.record_id and o.outcome = 'REDUCED' and o.reduced_to = c.honour_after)
            when 'APPEAL' then exists (select 1 from appeal a join objection o on o.id = a.objection_id
              where a.id = c.cause_id and o.record_id = c.record_id and a.outcome in ('REDUCED', 'RESTORED')) end`,
  },
  {
    name: 'a reduced answer left its mark',
    sql: `select o.id from objection o where o.outcome = 'REDUCED' and not exists (
            select 1 from correction c where c.cause_id = o.id)
          union all
          select a.id from appeal a where a.outcome in ('REDUCED', 'RESTORED') and not exists (
            select 1 from correction c where c.cause_id = a.id)`,
  },
];
