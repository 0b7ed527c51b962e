import { isId } from '#server/core/id';
import { grouped, loader } from '#server/core/loader';
import type { ActorContext } from '#server/features/people/actor';
import { householdById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { StatementLine } from '#server/features/people/statement';
import { mayReadHousehold } from '#server/features/people/visibility';
import { wordsOf } from './body-names';
import type { NoticeApproval, NoticeObjection } from './explain-types';

interface LineOfPurse extends StatementLine {
  householdId: string;
}

/**
 * One line of a purse by its transfer, as its household's statement has it; null when there is none or it is not for
 * this viewer. Points that moved between two purses are lines of both: the viewer's own comes first.
 */
export async function statementLineOf(ctx: ActorContext, transferId: string): Promise<StatementLine | null> {
  const { actor } = ctx;
  if (!actor || !isId(transferId)) return null;
  const rows = await ctx.db.reader.rows<LineOfPurse>(
    `select t.id, t.seq, t.source_id, t.earner_id, t.posted_by as posted_by_id, t.posted_at, t.kind, t.asset,
       case when a.id = t.credit_account_id then t.amount else -t.amount end as amount,
       case when a.id = t.credit_account_id then t.credit_balance else t.debit_balance end as balance_after,
       t.reverses_id as reverses, (select o.kind from transfer o where o.id = t.reverses_id) as reverses_kind,
       (select r.id from transfer r where r.reverses_id = t.id) as reversed_by,
       a.owner_id as household_id
     from transfer t
     join account a on a.id in (t.debit_account_id, t.credit_account_id) and a.kind = 'OWNER' and a.asset = 'POINTS'
     where t.id = $1 order by a.owner_id = $2 desc nulls last, a.id = t.credit_account_id desc`,
    [transferId, actor.householdId],
  );
  for (const { householdId, ...line } of rows) {
    const household = await householdById(ctx).load(householdId);
    if (!household || !(await mayReadHousehold(ctx, household))) continue;
    const { villageId } = household;
    noteLook(ctx, { kind: AccessKind.STATEMENT, subjectId: householdId, householdId, villageId });
    return Object.assign(new StatementLine(), line);
  }
  return null;
}

/** The number of the household at the other end of points that moved between purses; null for all other lines. */
export const otherHouseholdOf = loader<string | null, { id: string; gain: boolean }>(async (reader, keys) => {
  const rows = await reader.rows<{ place: number; number: string }>(
    `select k.place, h.number from unnest($1::uuid[], $2::boolean[]) with ordinality k (id, gain, place)
     join transfer t on t.id = k.id
     join account d on d.id = t.debit_account_id and d.kind = 'OWNER'
     join account c on c.id = t.credit_account_id and c.kind = 'OWNER'
     join household h on h.id = case when k.gain then d.owner_id else c.owner_id end`,
    [keys.map(({ id }) => id), keys.map(({ gain }) => gain)],
  );
  const numbers = new Map(rows.map(({ place, number }) => [place, number]));
  return keys.map((_, place) => numbers.get(place + 1) ?? null);
});

interface ApprovalRow {
  recordId: string;
  id: string;
  approvedAt: Date;
  body: string;
  nameZh: string | null;
  nameEn: string | null;
}

/** The bodies that approved a record and when, in order. */
export const noticeApprovals = loader<NoticeApproval[]>(async (reader, recordIds) => {
  const rows = await reader.rows<ApprovalRow>(
    `select a.record_id, a.id, a.approved_at, a.body, k.name_zh, k.name_en
     from approval a left join council_kind k on k.code = a.body
     where a.record_id = any($1::uuid[]) order by a.approved_at, a.id`,
    [recordIds],
  );
  return grouped(
    recordIds,
    rows.map(({ recordId, id, approvedAt, ...body }) => {
      const { zh, en } = wordsOf([body]);
      return { recordId, id, approvedAt, bodyZh: zh, bodyEn: en };
    }),
    (approval) => approval.recordId,
  );
});

/** When a record was objected to, whether that went to the town, and what came of it. */
export const noticeObjections = loader<NoticeObjection[]>(async (reader, recordIds) =>
  grouped(
    recordIds,
    await reader.rows<NoticeObjection>(
      `select o.record_id, o.id, o.filed_at, o.answer_due_on, o.answered_at, o.outcome, a.filed_at as appealed_at,
         a.due_on as appeal_due_on, a.decided_at as appeal_decided_at, a.outcome as appeal_outcome
       from objection o left join appeal a on a.objection_id = o.id
       where o.record_id = any($1::uuid[]) order by o.filed_at, o.id`,
      [recordIds],
    ),
    (objection) => objection.recordId,
  ),
);
