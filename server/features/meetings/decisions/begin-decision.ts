// A decision takes its steps, with the village's numbers, from its template on the day it begins.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Area, AreaKind } from '#server/features/people/area.entity';
import { trimmed } from '#server/features/people/plain-text';
import { VillageDecision, DecisionState, DecisionTemplate, StepKind } from './decision.entity';
import { holdDecision, masked } from './hold-decision';
import type { BeginDecisionInput, StepLawInput, StopDecisionInput } from './inputs';
import { can } from './policy';
import { stepsOfTemplate } from './queries';
import { shareHolds } from './rules';

/** Begins a decision. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT (`matter`: empty). */
export async function beginDecision(
  tx: Tx,
  actor: Actor,
  input: BeginDecisionInput,
): Promise<VillageDecision> {
  const intent = intentOf('beginDecision', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VillageDecision, { id: earlier }));

  const { villageId, templateCode } = input;
  const path = await areaPath(tx, villageId);
  demand(can.lead(actor, path), ErrorCode.FORBIDDEN);
  const area = found(await tx.one(Area, { id: villageId }), 'villageId');
  demand(
    area.kind === AreaKind.VILLAGE || area.kind === AreaKind.COMMUNITY,
    ErrorCode.BAD_INPUT,
    'villageId',
  );
  const template = found(await tx.one(DecisionTemplate, { code: templateCode }), 'templateCode');
  demand(trimmed(input.matter) !== '', ErrorCode.BAD_INPUT, 'matter');
  // Numbers follow each other: whoever begins waits here for the one before.
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('decision ' || $1, 0))`, [villageId]);
  const year = Number(dayOf(tx.at).slice(0, 4));
  const next = await tx.row<{ no: number }>(
    'select coalesce(max(no), 0) + 1 as no from decision where village_id = $1 and year = $2',
    [villageId, year],
  );
  const decision = Object.assign(new VillageDecision(), {
    id: intent.requestId,
    villageId,
    templateCode: template.code,
    year,
    no: found(next).no,
    title: trimmed(input.title),
    matter: trimmed(input.matter),
    state: DecisionState.RUNNING,
    step: 1,
    startedBy: actor.residentId,
    startedAt: tx.at,
  });
  await tx.manager.insert(VillageDecision, decision);
  for (const step of await stepsOfTemplate(tx, template.code, villageId)) {
    await tx.rows(
      `insert into decision_step (decision_id, village_id, place, kind, council_kind, name_zh, name_en, who_zh, who_en,
         present_part, present_whole, agree_part, agree_whole, agree_of, agree_more, days)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        decision.id,
        villageId,
        step.place,
        step.kind,
        step.councilKind,
        step.nameZh,
        step.nameEn,
        step.whoZh,
        step.whoEn,
        step.presentPart,
        step.presentWhole,
        step.agreePart,
        step.agreeWhole,
        step.agreeOf,
        step.agreeMore,
        step.days,
      ],
    );
  }
  await keep(tx, intent, [
    {
      subjectKind: 'DECISION',
      subjectId: decision.id,
      villageId,
      move: 'BEGIN',
      detail: { template: template.code, title: decision.title },
    },
  ]);
  return found(await tx.one(VillageDecision, { id: decision.id }));
}

/** Stops a decision with a reason; it is not taken up again. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function stopDecision(tx: Tx, actor: Actor, input: StopDecisionInput): Promise<VillageDecision> {
  const intent = intentOf('stopDecision', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VillageDecision, { id: earlier }));

  const { decision, path } = await holdDecision(tx, actor, input.decisionId);
  demand(can.lead(actor, path), ErrorCode.FORBIDDEN);
  demand(decision.state === DecisionState.RUNNING, ErrorCode.ILLEGAL_MOVE);
  const endReason = await masked(tx, decision.id, input.reason);
  await tx.manager.update(
    VillageDecision,
    { id: decision.id },
    { state: DecisionState.STOPPED, endedBy: actor.residentId, endedAt: tx.at, endReason },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'DECISION',
      subjectId: decision.id,
      villageId: decision.villageId,
      move: 'STOP',
      detail: { step: decision.step, reason: endReason },
    },
  ]);
  return found(await tx.one(VillageDecision, { id: decision.id }));
}

/**
 * Sets a village's own numbers for a step of a template; decisions under way keep theirs. Throws NOT_FOUND, FORBIDDEN,
 * BAD_INPUT (numbers that the step does not have), OUT_OF_RANGE (`presentPart`, `agreePart`: above its whole, or a smaller
 * share than the template's; `days`: fewer than the template's).
 */
export async function setStepLaw(tx: Tx, actor: Actor, input: StepLawInput): Promise<DecisionTemplate> {
  const { villageId, templateCode, place } = input;
  const intent = intentOf('setStepLaw', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  const template = found(await tx.one(DecisionTemplate, { code: templateCode }), 'templateCode');
  if (earlier) return template;

  demand(can.settle(actor, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  const usual = found(
    (await stepsOfTemplate(tx, templateCode, null)).find((step) => step.place === place),
    'place',
  );
  const { presentPart = null, presentWhole = null, agreePart = null, agreeWhole = null, days = null } = input;
  const isAssembly = usual.kind === StepKind.ASSEMBLY;
  const shares = [presentPart, presentWhole, agreePart, agreeWhole];
  demand(
    shares.every((each) => (each !== null) === isAssembly),
    ErrorCode.BAD_INPUT,
    'presentPart',
  );
  demand((days !== null) === (usual.kind === StepKind.DISCLOSURE), ErrorCode.BAD_INPUT, 'days');
  demand(
    shareHolds([presentPart, presentWhole], [usual.presentPart, usual.presentWhole]),
    ErrorCode.OUT_OF_RANGE,
    'presentPart',
  );
  demand(
    shareHolds([agreePart, agreeWhole], [usual.agreePart, usual.agreeWhole]),
    ErrorCode.OUT_OF_RANGE,
    'agreePart',
  );
  demand((days ?? 0) >= (usual.days ?? 0), ErrorCode.OUT_OF_RANGE, 'days');
  await tx.rows(
    `insert into decision_own_step (village_id, template_code, place, present_part, present_whole, agree_part, agree_whole,
       days, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (village_id, template_code, place) do update set present_part = excluded.present_part,
       present_whole = excluded.present_whole, agree_part = excluded.agree_part, agree_whole = excluded.agree_whole,
       days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at`,
    [villageId, templateCode, place, ...shares, days, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'DECISION_STEP',
      subjectId: villageId,
      villageId,
      move: 'SET',
      detail: { template: templateCode, place, presentPart, presentWhole, agreePart, agreeWhole, days },
    },
  ]);
  return template;
}
