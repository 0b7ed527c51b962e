import type { Law } from '#server/ledger/audit';

const ticket = `encode(sha256(convert_to(d.seed || ':' || c.id::text, 'UTF8')), 'hex')`;

export const reviewLaws: readonly Law[] = [
  {
    name: 'a draw is what its seed and its candidates make of it',
    sql: `with lot as (
            select d.id as draw_id, c.id as record_id, d.size, ${ticket} as ticket,
              row_number() over (partition by d.id order by ${ticket}) as position
            from sample_draw d cross join lateral unnest(d.candidates) c (id))
          select coalesce(l.draw_id, s.draw_id) as draw_id, coalesce(l.record_id, s.record_id) as record_id,
            l.position as due, s.position as kept
          from (select * from lot where position <= size) l
          full join sample_line s on s.draw_id = l.draw_id and s.record_id = l.record_id
          where l.position is distinct from s.position::bigint or l.ticket is distinct from s.ticket`,
  },
  {
    name: 'a draw takes its share, and from its month alone',
    sql: `select d.id from sample_draw d
          where d.size <> least(cardinality(d.candidates), greatest(d.least,
            ceil(cardinality(d.candidates) * d.percent / 100.0)::int))
          union all
          select d.id from sample_draw d cross join lateral unnest(d.candidates) c (id)
          join activity_record r on r.id = c.id
          where r.village_id <> d.village_id
            or date_trunc('month', r.released_at at time zone 'Asia/Shanghai')::date is distinct from d.month
            or d.drawn_at < ((d.month + interval '1 month') at time zone 'Asia/Shanghai')`,
  },
  {
    name: 'nobody looks again at what he filed, checked, approved or what is about him',
    sql: `select s.id from sample_line s join activity_record r on r.id = s.record_id
          where s.rechecked_by in (r.filer_id, r.checker_id, r.resident_id) or exists (
            select 1 from approval a where a.record_id = r.id and a.approver_id = s.rechecked_by)`,
  },
  {
    name: 'a false claim is proved by two persons of two bodies, a council among them, after the hearing',
    sql: `select k.id, k.state from claim_case k where k.state in ('PROVED', 'APPEALED', 'CONFIRMED', 'LIFTED') and (
            (select count(distinct v.voter_id) from case_vote v where v.case_id = k.id and v.proved) < 2
            or (select count(distinct v.body) from case_vote v where v.case_id = k.id and v.proved) < 2
            or not exists (select 1 from case_vote v where v.case_id = k.id and v.proved and v.body in ('MR', 'RC'))
            or exists (select 1 from case_vote v where v.case_id = k.id and not v.proved))
          union all
          select k.id, 'unheard' from claim_case k join case_vote v on v.case_id = k.id
          where not coalesce(k.stated_at <= v.voted_at, false)
            and (v.voted_at at time zone 'Asia/Shanghai')::date <= k.hear_until`,
  },
  {
    name: 'nobody votes on what he proposed, filed, checked or approved, or on himself',
    sql: `select v.id from case_vote v join claim_case k on k.id = v.case_id join activity_record r on r.id = k.record_id
          where v.voter_id in (k.proposed_by, r.filer_id, r.checker_id, r.resident_id) or exists (
            select 1 from approval a where a.record_id = r.id and a.approver_id = v.voter_id)`,
  },
  {
    name: 'claims are closed by a proved case alone, to its person, as long as it says and no longer',
    sql: `select f.id from claim_freeze f left join claim_case k on k.id = f.case_id
            and k.state in ('PROVED', 'APPEALED', 'CONFIRMED', 'LIFTED') and k.freeze_months > 0
          where k.id is null or f.resident_id <> k.resident_id
            or f.ends_on > (f.starts_on + k.freeze_months * interval '1 month')::date
            or (f.lifted_at is null) <> (k.state <> 'LIFTED')
          union all
          select k.id from claim_case k where k.freeze_months > 0
            and k.state in ('PROVED', 'APPEALED', 'CONFIRMED', 'LIFTED')
            and not exists (select 1 from claim_freeze f where f.case_id = k.id)`,
  },
  {
    name: 'what a case took back stands no more, and what an appeal restored stands',
    sql: `select k.id, r.state from claim_case k join activity_record r on r.id = k.record_id
          where k.taken_back and k.state in ('PROVED', 'APPEALED', 'CONFIRMED')
            and r.state not in ('REVERSED', 'REJECTED')`,
  },
  {
    name: 'the town decides appeals it had no part in',
    sql: `select k.id from claim_case k join activity_record r on r.id = k.record_id
          where k.appeal_decided_by in (k.proposed_by, k.resident_id, r.filer_id) or exists (
            select 1 from case_vote v where v.case_id = k.id and v.voter_id = k.appeal_decided_by)`,
  },
  {
    name: 'a case corrects a record only when its appeal was won',
    sql: `select c.id from correction c where c.cause = 'CASE' and not exists (
            select 1 from claim_case k where k.id = c.cause_id and k.record_id = c.record_id and k.state = 'LIFTED')`,
  },
  {
    name: 'nobody claims while his claims are closed',
    sql: `select r.id from activity_record r join claim_freeze f on f.resident_id = r.filer_id
          join claim_case k on k.id = f.case_id
          where r.way = 'CLAIM' and r.created_at > k.decided_at
            and (r.created_at at time zone 'Asia/Shanghai')::date < f.ends_on
            and (f.lifted_at is null or r.created_at < f.lifted_at)`,
  },
];
