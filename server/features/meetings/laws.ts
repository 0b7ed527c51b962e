import type { Law } from '#server/ledger/audit';

export const meetingLaws: readonly Law[] = [
  {
    name: 'no vote that decided something was taken without a quorum',
    sql: `select id, entitled, quorum_needed from motion
          where outcome in ('ADOPTED', 'REJECTED', 'CHOSEN', 'TIED') and (entitled < quorum_needed or quorum_needed
            <> greatest(1, (seats * (2 * (select quorum_percent from meeting g where g.id = motion.meeting_id) - 1) + 199) / 200))`,
  },
  {
    name: 'what was adopted has the majority that was called for',
    sql: `select m.id, m.majority, y.votes from motion m join motion_option y on y.motion_id = m.id and y.answer = 'YES'
          where m.outcome in ('ADOPTED', 'REJECTED') and (m.outcome = 'ADOPTED') is distinct from (case m.majority
            when 'HALF_PRESENT' then y.votes * 2 > m.entitled
            when 'TWO_THIRDS_PRESENT' then y.votes > 0 and y.votes * 3 >= m.entitled * 2
            when 'HALF_SEATS' then y.votes * 2 > m.seats
            when 'TWO_THIRDS_SEATS' then y.votes > 0 and y.votes * 3 >= m.seats * 2 end)`,
  },
  {
    name: 'whoever voted was there, and nobody whom it concerned as kin or household voted',
    sql: `select v.motion_id, v.resident_id from
            (select motion_id, resident_id from open_vote union all select motion_id, resident_id from secret_voter) v
          join motion m on m.id = v.motion_id
          left join meeting_attendance a on a.meeting_id = m.meeting_id and a.resident_id = v.resident_id
          where a.state is null or a.state not in ('PRESENT', 'LEFT')
            or exists (select 1 from motion_concern c where c.motion_id = v.motion_id and c.resident_id = v.resident_id)
            -- As it stood when the vote was opened: later marks of kin touch nothing.
            or exists (select 1 from motion_recused c where c.motion_id = v.motion_id and c.resident_id = v.resident_id)`,
  },
  {
    name: 'the figures of a vote are those of its ballots',
    sql: `select m.id, m.ballots from motion m where m.state = 'DECIDED' and m.outcome <> 'VOID' and (
            m.ballots <> (select count(*) from open_vote v where v.motion_id = m.id)
              + (select count(*) from secret_voter v where v.motion_id = m.id)
            or (select coalesce(sum(o.votes), 0) from motion_option o where o.motion_id = m.id)
              not between m.ballots and m.ballots * m.most
            or not m.secret and exists (select 1 from motion_option o where o.motion_id = m.id
              and o.votes <> (select count(*) from open_vote v where v.option_id = o.id)))`,
  },
  {
    name: 'figures of a secret vote are told only of three ballots or more, and only when it holds',
    sql: `select m.id, m.ballots from motion m join motion_option o on o.motion_id = m.id
          where m.secret and o.votes is not null and (m.outcome is null or m.outcome = 'VOID' or m.ballots < 3)`,
  },
  {
    name: 'a closed secret vote leaves no box behind, an open vote no secret voter',
    sql: `select m.id, m.state from motion m where
            (m.secret and m.state = 'OPEN') <> exists (select 1 from secret_ballot b where b.motion_id = m.id)
            or not m.secret and exists (select 1 from secret_voter v where v.motion_id = m.id)
            or m.secret and exists (select 1 from open_vote v where v.motion_id = m.id)`,
  },
  {
    name: 'a meeting that is over awaits nobody and leaves no vote open',
    sql: `select g.id from meeting g where g.state = 'CLOSED' and (
            exists (select 1 from meeting_attendance a where a.meeting_id = g.id and a.state = 'DUE')
            or exists (select 1 from motion m where m.meeting_id = g.id and m.state in ('PROPOSED', 'OPEN')))`,
  },
  {
    name: 'whoever was at a closed meeting has its duty logged once, and nobody else',
    sql: `select g.id, coalesce(a.resident_id, d.resident_id) as resident_id
          from meeting g left join meeting_attendance a on a.meeting_id = g.id and a.state in ('PRESENT', 'LEFT')
          full join (select * from council_duty where source_kind = 'MEETING') d
            on d.source_id = g.id and d.resident_id = a.resident_id
          where g.state = 'CLOSED' and a.resident_id is not null and d.id is null or g.id is null`,
  },
  {
    name: 'a resolution is of a vote of its council that was adopted or chosen, and numbers have no gap',
    sql: `select r.id from resolution r join motion m on m.id = r.motion_id join meeting g on g.id = m.meeting_id
          where g.council_id <> r.council_id or m.outcome not in ('ADOPTED', 'CHOSEN')
          union all
          select x.council_id from (select council_id, year, count(*) as n, max(no) as last from resolution group by 1, 2) x
          where x.n <> x.last`,
  },
  {
    name: 'steps of a decision were taken in their order, all before the one under way and none after',
    sql: `select s.decision_id, s.place from decision d join decision_step s on s.decision_id = d.id
          where (s.place < d.step and s.outcome is distinct from 'PASSED') or (s.place > d.step and s.outcome is not null)
            or d.state = 'DONE' and s.outcome is distinct from 'PASSED'
            or d.state = 'RUNNING' and s.place = d.step and s.outcome is not null
            or exists (select 1 from decision_step b where b.decision_id = d.id and b.place < s.place and b.done_at > s.done_at)`,
  },
  {
    name: 'an assembly decided by its numbers and the rules of its step, confirmed by a second person',
    sql: `select t.id from decision_sitting t join decision_step s on s.decision_id = t.decision_id and s.place = t.place
          where t.state = 'CONFIRMED' and (t.outcome <> sitting_outcome(s, t.due, t.present, t.agree) or t.closed_by = t.entered_by)
          union all
          select s.decision_id from decision_step s where s.kind = 'ASSEMBLY' and s.outcome is not null and not exists (
            select 1 from decision_sitting t where t.decision_id = s.decision_id and t.place = s.place
              and t.state = 'CONFIRMED' and t.outcome = s.outcome)`,
  },
  {
    name: 'what was to be shown was shown for its days',
    sql: `select decision_id, place from decision_step where kind = 'DISCLOSURE' and outcome is not null
            and (shown_until is null or done_at < shown_until or shown_until < shown_from + days * interval '1 day')`,
  },
];
