import { type Actor, bodiesOf, type RoleName } from '#server/features/people/actor';
import { answeringRoles, checkingRoles } from './policy';

/** What the conditions below look at; each list of records that uses them joins the same neighbours. */
export const waitingFrom = `activity_record r
  join rule_version v on v.id = r.rule_version_id
  join area va on va.id = r.village_id
  join household h on h.id = r.household_id
  join area ha on ha.id = h.area_id
  join resident res on res.id = r.resident_id`;

export interface Waiting {
  toCheck: string;
  toApprove: string;
  toAnswer: string;
  /** Appeals to decide. */
  toDecide: string;
  /** Drafts and returned records of one's own. */
  toAmend: string;
}

/**
 * What waits for a person, as conditions over `waitingFrom`, with `waitingParams` from parameter `first` on. They say
 * in SQL what the policy says of one record, so that lists can be paged and counted.
 */
export function waitingFor(first: number): Waiting {
  const [me, household, checking, answering, seats] = [0, 1, 2, 3, 4].map((place) => `$${first + place}`);
  const own = `(r.resident_id = ${me} or coalesce(${household} in (r.household_id, res.household_id), false))`;
  const kin = `exists (select 1 from kinship k where k.resident_id = r.resident_id and k.kin_id = ${me})`;
  const approved = `exists (select 1 from approval a where a.record_id = r.id and a.approver_id = ${me})`;
  const objected = `exists (select 1 from objection o where o.record_id = r.id and o.objector_id = ${me})`;
  const seat = (more: string): string =>
    `exists (select 1 from jsonb_to_recordset(${seats}::jsonb) s (area uuid, body text)
       where s.area = any(va.path) and s.body = any(record_bodies(v.bodies, r.two_approvers)) ${more})`;
  const apart = `r.filer_id <> ${me} and not ${own}`;
  return {
    toCheck: `(r.state = 'SUBMITTED' and ha.path && ${checking} and ${apart})`,
    toApprove: `(r.state = 'CHECKED' and ${apart} and not ${kin} and not ${approved} and ${seat(
      'and not exists (select 1 from approval a where a.record_id = r.id and a.body = s.body)',
    )})`,
    toAnswer: `(r.state in ('OBJECTED', 'RELEASED') and ${apart} and not ${kin} and not ${approved}
      and exists (select 1 from objection o where o.record_id = r.id and o.state = 'OPEN') and not ${objected}
      and (va.path && ${answering} or ${seat('')}))`,
    toDecide: `(${apart} and not ${kin} and not ${approved} and not ${objected} and exists (
      select 1 from appeal a join objection o on o.id = a.objection_id
      join jsonb_to_recordset(${seats}::jsonb) s (area uuid, body text) on s.body = a.body and s.area = any(va.path)
      where o.record_id = r.id and a.state = 'OPEN' and o.answered_by <> ${me}))`,
    toAmend: `(r.state in ('DRAFT', 'RETURNED') and r.filer_id = ${me})`,
  };
}

/** Records that wait for a word on a doubt, and that word is late by the day in parameter `today`. */
export function overdueBy(today: string): string {
  return `exists (select 1 from objection o left join appeal a on a.objection_id = o.id and a.state = 'OPEN'
    where o.record_id = r.id and (o.state = 'OPEN' or a.id is not null)
      and coalesce(a.due_on, o.answer_due_on) < ${today})`;
}

export function waitingParams(actor: Actor): [string, string | null, string[], string[], string] {
  const areasOf = (roles: readonly RoleName[]): string[] =>
    actor.posts.filter((post) => roles.includes(post.role)).map((post) => post.areaId);
  const seats = actor.posts.flatMap((post) =>
    bodiesOf({ ...actor, posts: [post] }, [post.areaId]).map(({ body }) => ({ area: post.areaId, body })),
  );
  return [
    actor.residentId,
    actor.householdId,
    areasOf(checkingRoles),
    areasOf(answeringRoles),
    JSON.stringify(seats),
  ];
}
