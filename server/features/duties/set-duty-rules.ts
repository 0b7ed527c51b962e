import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { CouncilKind } from '#server/features/councils/council-kind.entity';
import type { Actor } from '#server/features/people/actor';
import type { DutyRulesInput } from './inputs';
import { rewardsOwnHome } from './own-home';
import { can } from './policy';

/**
 * By which rules a record of a member is a duty for the council too, is the county's word; what was logged stays. Service
 * done for others alone is a duty. Answers the kind. Throws NOT_FOUND (`kindCode`, `rules`), FORBIDDEN, BAD_INPUT (`rules`:
 * one rewards a household for what it does at home).
 */
export async function setDutyRules(tx: Tx, actor: Actor, input: DutyRulesInput): Promise<CouncilKind> {
  const intent = intentOf('setDutyRules', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilKind, { code: input.kindCode }));

  demand(can.keepRules(actor), ErrorCode.FORBIDDEN);
  const kind = found(await tx.one(CouncilKind, { code: input.kindCode }), 'kindCode');
  const codes = input.rules.map(({ ruleCode }) => ruleCode);
  const known = await tx.rows('select distinct code from rule where code = any($1::text[])', [codes]);
  demand(known.length === codes.length, ErrorCode.NOT_FOUND, 'rules');
  const atHome = await tx.rows(
    `select u.code from rule u join lateral (select * from rule_version w where w.rule_id = u.id
       order by w.version desc limit 1) v on true
     where u.code = any($1::text[]) and ${rewardsOwnHome('v')}`,
    [codes],
  );
  demand(atHome.length === 0, ErrorCode.BAD_INPUT, 'rules');
  await tx.rows('delete from council_duty_rule where kind_code = $1', [kind.code]);
  await tx.rows(
    `insert into council_duty_rule (kind_code, rule_code, duty_kind)
     select $1, x."ruleCode", x."dutyKind" from jsonb_to_recordset($2::jsonb) as x ("ruleCode" text, "dutyKind" text)`,
    [kind.code, JSON.stringify(input.rules)],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_KIND',
      subjectId: intent.requestId,
      move: 'SET_DUTY_RULES',
      detail: { kind: kind.code, rules: codes },
    },
  ]);
  return kind;
}
