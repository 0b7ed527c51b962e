import type { Law } from '#server/ledger/audit';

const standing = `('APPROVED', 'IN_PUBLICITY', 'OBJECTED', 'RELEASED')`;
const chinaDay = `(r.started_at at time zone 'Asia/Shanghai')`;

export const activityLaws: readonly Law[] = [
  {
    name: 'a released record has its grants and no others, and nothing else has grants',
    sql: `select coalesce(g.id, e.id) as id, coalesce(g.asset, e.asset) as asset, g.amount as granted, e.amount as due
          from (select t.source_id as id, t.asset, sum(t.amount) as amount from transfer t
                where t.kind = 'GRANT' and not exists (select 1 from transfer v where v.reverses_id = t.id)
                group by 1, 2) g
          full join (select r.id, x.asset, x.amount::bigint as amount
                     from activity_record r join rule_version v on v.id = r.rule_version_id
                     cross join lateral (values
                       ('POINTS', case when v.honour_only then 0 else r.granted_points end),
                       ('HONOUR', r.granted_honour),
                       ('MINUTES', case when v.counts_minutes then r.counted_minutes else 0 end)) x (asset, amount)
                     where r.state = 'RELEASED' and x.amount > 0) e
            on e.id = g.id and e.asset = g.asset
          where g.amount is distinct from e.amount`,
  },
  {
    name: 'the earner of a grant is the person of the record',
    sql: `select t.id from transfer t join activity_record r on r.id = t.source_id
          where t.kind = 'GRANT' and t.earner_id is distinct from r.resident_id`,
  },
  {
    name: 'an approved record has every approval it needs, from bodies that own it',
    sql: `select r.id, r.state from activity_record r join rule_version v on v.id = r.rule_version_id
          where r.approved_at is not null and (
            (select count(distinct a.body) from approval a where a.record_id = r.id
               and a.body = any (record_bodies(v.bodies, r.two_approvers))) < r.approvals_needed
            or r.two_approvers and (select count(distinct a.approver_id) from approval a where a.record_id = r.id) < 2
            or exists (select 1 from approval a where a.record_id = r.id
               and not a.body = any (record_bodies(v.bodies, r.two_approvers))))`,
  },
  {
    name: 'from 30 points two bodies approve',
    sql: `select r.id from activity_record r where r.face_points >= 30 and not r.two_approvers
          union all
          select r.id from activity_record r where r.face_points >= 30 and r.approved_at is not null
            and (select count(distinct a.body) from approval a where a.record_id = r.id) < 2`,
  },
  {
    name: 'nobody approves what he filed, what is about him, or before it was checked',
    sql: `select a.id from approval a join activity_record r on r.id = a.record_id
          where a.approver_id in (r.filer_id, r.resident_id) or r.checked_at is null or a.approved_at < r.checked_at`,
  },
  {
    name: 'what can be redeemed is known when a record is approved, not before',
    sql: `select r.id, r.state from activity_record r where (r.approved_at is null) <> (r.points is null)
            or (r.approved_at is null) <> (r.counted_minutes is null)
            or r.state in ${standing} and r.approved_at is null
            or r.state in ('DRAFT', 'SUBMITTED', 'CHECKED', 'RETURNED', 'WITHDRAWN') and r.approved_at is not null`,
  },
  {
    name: 'caps count exactly what the standing records used',
    sql: `with used as (
            select c.scope, case c.scope when 'PERSON' then r.resident_id else r.household_id end as owner_id, r.rule_id,
              c.period, date_trunc(case c.period when 'SEASON' then 'year' else lower(c.period) end, ${chinaDay})::date
                as starts_on, c.unit,
              case c.unit when 'MINUTES' then r.scored_minutes when 'TIMES' then (r.granted_points > 0)::int end as amount
            from activity_record r join rule_cap c on c.rule_version_id = r.rule_version_id
            where r.state in ${standing}
            union all
            select 'PERSON', r.resident_id, null, 'DAY', ${chinaDay}::date, 'MINUTES', r.counted_minutes
            from activity_record r where r.state in ${standing}
            union all
            select 'HOUSEHOLD', r.household_id, null, 'QUARTER', date_trunc('quarter', ${chinaDay})::date, 'POINTS',
              r.granted_points
            from activity_record r where r.state in ${standing}
          ), sums as (
            select scope, owner_id, rule_id, period, starts_on, unit, sum(amount) as amount
            from used group by 1, 2, 3, 4, 5, 6)
          select coalesce(s.owner_id, c.owner_id) as owner_id, coalesce(s.rule_id, c.rule_id) as rule_id,
            coalesce(s.unit, c.unit) as unit, s.amount as records, c.used as kept
          from sums s full join cap_use c on c.owner_id = s.owner_id and c.scope = s.scope and c.period = s.period
            and c.starts_on = s.starts_on and c.unit = s.unit
            and coalesce(c.rule_id, c.owner_id) = coalesce(s.rule_id, s.owner_id)
          where coalesce(s.amount, 0) <> coalesce(c.used, 0)`,
  },
  {
    name: "no rule's cap is passed",
    sql: `select c.rule_id, u.owner_id, u.starts_on, u.used, max(c.max) as most
          from cap_use u
          join (select v.rule_id, p.scope, p.period, p.unit, p.max
                from rule_cap p join rule_version v on v.id = p.rule_version_id) c
            on c.rule_id = u.rule_id and c.scope = u.scope and c.period = u.period and c.unit = u.unit
          group by 1, 2, 3, 4 having u.used > max(c.max)`,
  },
  {
    name: 'the shares of a roll make up its pot',
    sql: `select l.id, sum(r.face_points) as shared, v.points_max as pot
          from roll l join rule_version v on v.id = l.rule_version_id join activity_record r on r.roll_id = l.id
          where v.basis = 'SHARED' group by l.id, v.points_max having sum(r.face_points) <> v.points_max`,
  },
  {
    name: 'a claim is filed by the person it is about',
    sql: `select r.id from activity_record r where r.way = 'CLAIM' and r.filer_id <> r.resident_id`,
  },
];
