import type { Law } from '#server/ledger/audit';

export const councilLaws: readonly Law[] = [
  {
    name: 'a council post covers the area of its council',
    sql: 'select p.id from post p join council c on c.id = p.council_id where p.area_id <> c.area_id',
  },
  {
    name: 'a council has one chair, and no more seats than its kind allows, on every day on which a seat begins',
    sql: `select p.id, k.code from post p join council c on c.id = p.council_id join council_kind k on k.code = c.kind_code
          join post q on q.council_id = p.council_id and p.starts_on between q.starts_on and coalesce(q.ends_on, 'infinity')
          group by p.id, k.code, k.seats_max
          having count(*) > k.seats_max or count(*) filter (where q.role = 'COUNCIL_CHAIR') > 1`,
  },
  {
    name: 'nobody of the village committee sits in its oversight council',
    sql: `select s.id, o.id as office_post_id from post s
          join council c on c.id = s.council_id and c.kind_code = 'OC'
          join post o on o.resident_id = s.resident_id and o.area_id = s.area_id
            and o.role in ('VILLAGE_CLERK', 'VILLAGE_SECRETARY')
            and o.starts_on <= coalesce(s.ends_on, 'infinity') and s.starts_on <= coalesce(o.ends_on, 'infinity')`,
  },
  {
    name: 'a council shows the days of its latest term, and its terms are numbered without a gap',
    sql: `select c.id from council c join council_term t on t.council_id = c.id
          group by c.id
          having max(t.no) <> count(*)
            or (array_agg(t.starts_on order by t.no desc))[1] <> c.term_starts_on
            or (array_agg(t.ends_on order by t.no desc))[1] <> c.term_ends_on`,
  },
  {
    name: 'every council post is a seat of its council and of one of its terms, and the chair alone has the chair’s place',
    sql: `select p.id from post p left join council_seat s on s.post_id = p.id left join council_term t on t.id = s.term_id
          where p.council_id is not null and (s.post_id is null or s.council_id <> p.council_id
            or t.council_id <> p.council_id or (s.place = 'CHAIR') <> (p.role = 'COUNCIL_CHAIR'))`,
  },
  {
    name: 'who is seated by an election or appointment was put forward there, said yes and is written down as seated',
    sql: `select p.id from council_seat s join post p on p.id = s.post_id
          left join council_nominee n on n.choice_id = s.choice_id and n.resident_id = p.resident_id
          left join council_choice c on c.id = s.choice_id
          where s.choice_id is not null and (n.seated is distinct from true or n.answer <> 'YES' or c.state <> 'CLOSED')`,
  },
  {
    name: 'an election stands on enough voters, and nobody has more votes than there were voters',
    sql: `select c.id from council_choice c left join council_nominee n on n.choice_id = c.id
          where c.way = 'ELECTED' and c.state = 'CLOSED' and n.votes > c.present`,
  },
  {
    name: 'a hand-over is closed when its last thing is taken over, and goes from one person to another',
    sql: `select h.id from hand_over h join post g on g.id = h.giver_post_id join post t on t.id = h.taker_post_id
          where g.resident_id = t.resident_id or g.council_id <> h.council_id or t.council_id <> h.council_id
            or (h.closed_at is null) <> exists (
              select 1 from hand_over_item i where i.hand_over_id = h.id and i.taken_at is null)`,
  },
];
