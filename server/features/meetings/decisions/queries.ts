import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { Motion } from '#server/features/meetings/motion.entity';
import { told } from '#server/features/meetings/queries';
import {
  VillageDecision,
  DecisionConnection,
  DecisionSitting,
  DecisionStep,
  DecisionTemplate,
  type StepLaw,
  type StepVote,
} from './decision.entity';

type TemplateStep = Omit<StepLaw, 'agreeOfDue'> & { agreeOf: 'DUE' | 'PRESENT' | null };

/** Every template, in its order. */
export async function decisionTemplates(reader: Reader): Promise<DecisionTemplate[]> {
  const rows = await reader.rows<DecisionTemplate>('select * from decision_template order by position, code');
  return rows.map((row) => Object.assign(new DecisionTemplate(), row));
}

/** The steps of a template with the numbers of a village, in their order. */
export function stepsOfTemplate(
  reader: Reader,
  code: string,
  villageId: string | null,
): Promise<TemplateStep[]> {
  return reader.rows<TemplateStep>(
    `select s.place, s.kind, s.council_kind, s.name_zh, s.name_en, s.who_zh, s.who_en,
       coalesce(o.present_part, s.present_part) as present_part, coalesce(o.present_whole, s.present_whole) as present_whole,
       coalesce(o.agree_part, s.agree_part) as agree_part, coalesce(o.agree_whole, s.agree_whole) as agree_whole,
       s.agree_of, s.agree_more, coalesce(o.days, s.days) as days
     from decision_template_step s
       left join decision_own_step o on o.template_code = s.template_code and o.place = s.place and o.village_id = $2
     where s.template_code = $1 order by s.place`,
    [code, villageId],
  );
}

export const templateByCode = loader<DecisionTemplate | null>(async (reader, codes) => {
  const rows = await reader.rows<DecisionTemplate>(
    'select * from decision_template where code = any($1::text[])',
    [codes],
  );
  return inOrder(
    codes,
    rows.map((row) => Object.assign(new DecisionTemplate(), row)),
    (template) => template.code,
  );
});

/** The steps of decisions, in their order. */
export const stepsOf = loader<DecisionStep[]>(async (reader, ids) => {
  const rows = await reader.rows<DecisionStep>(
    'select * from decision_step where decision_id = any($1::uuid[]) order by place',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new DecisionStep(), row)),
    (step) => step.decisionId,
  );
});

/** The sittings of decisions, dropped ones left out, in the order of their entry. */
export const sittingsOf = loader<DecisionSitting[]>(async (reader, ids) => {
  const rows = await reader.rows<DecisionSitting>(
    `select * from decision_sitting where decision_id = any($1::uuid[]) and state <> 'DROPPED' order by entered_at, id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new DecisionSitting(), row)),
    (sitting) => sitting.decisionId,
  );
});

/** Votes that steps rest on, by motion id; null where a resolution would not tell the figures either. */
export const stepVoteOf = loader<StepVote | null>(async (reader, ids) => {
  const rows = await reader.rows<Omit<StepVote, 'heldOn'> & { closedAt: Date }>(
    `select * from (
       select m.id as motion_id, m.seats, m.entitled, m.closed_at,
         ${told('YES')} as agree, ${told('NO')} as against, ${told('ABSTAIN')} as abstain
       from motion m join motion_option o on o.motion_id = m.id where m.id = any($1::uuid[]) group by m.id) v
     where agree is not null`,
    [ids],
  );
  return inOrder(
    ids,
    rows.map(({ closedAt, ...row }) => ({ ...row, heldOn: dayOf(closedAt) })),
    (vote) => vote.motionId,
  );
});

/**
 * Votes that a decision's step under way may rest on: of the council it asks for, opened since the step's turn, and about
 * nobody whom the decision names.
 */
export const votesFor = loader<Motion[]>(async (reader, ids) => {
  const rows = await reader.rows<Motion & { decisionId: string }>(
    `select m.*, d.id as decision_id from decision d join decision_step s on s.decision_id = d.id and s.place = d.step
       join council c on c.area_id = d.village_id and c.kind_code = s.council_kind
       join meeting g on g.council_id = c.id join motion m on m.meeting_id = g.id
     where d.id = any($1::uuid[]) and d.state = 'RUNNING' and m.outcome in ('ADOPTED', 'REJECTED')
       and m.opened_at >= (step_opens(d, s.place)).at and not exists (select 1 from decision_step o where o.motion_id = m.id)
       and not decision_names(d.id, m.id)
     order by m.closed_at desc`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Motion(), row)),
    (motion) => motion.decisionId,
  );
});

/** A village's decisions, newest first. They are public. */
export async function decisionPage(
  reader: Reader,
  villageId: string,
  first: number,
  after: string | null,
): Promise<DecisionConnection> {
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  const params: unknown[] = [villageId];
  const keyset = from
    ? `and (started_at, id) < ($${params.push(from[0])}::timestamptz, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<VillageDecision & { instant: string }>(
    `select *, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant from decision
     where village_id = $1 ${keyset} order by started_at desc, id desc limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new DecisionConnection(),
    pageOf(
      rows.map((row) => Object.assign(new VillageDecision(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}
