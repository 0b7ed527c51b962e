// A village writes down what it often needs; whoever posts a task may begin with it, and nothing posted changes with it.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { belongsTo } from './hold-task';
import { can } from './policy';
import { MOST_TEMPLATES, templateMoves } from './rules';
import type {
  KeepTemplateInput,
  MoveTemplateInput,
  ReviseTemplateInput,
  TemplateContent,
} from './template-inputs';
import { TemplateMove, TemplateState, VillageTemplate } from './village-template.entity';
import { plannedPlaces, workOf } from './work';

/** Keeps a new template. Answers it. Throws NOT_FOUND, FORBIDDEN, TOO_MANY, NAME_TAKEN and what `workOf` refuses. */
export async function keepTemplate(tx: Tx, actor: Actor, input: KeepTemplateInput): Promise<VillageTemplate> {
  const intent = intentOf('keepTemplate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VillageTemplate, { id: earlier }));

  const { villageId } = input;
  demand(can.keepTemplates(actor, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  await villagePath(tx, villageId);
  await demandRoom(tx, villageId);
  const content = await contentOf(tx, villageId, input);
  await tx.manager.insert(VillageTemplate, {
    id: input.requestId,
    villageId,
    ...content,
    state: TemplateState.ACTIVE,
    changedBy: actor.residentId,
    changedAt: tx.at,
  });
  await keep(tx, intent, [line({ id: input.requestId, villageId }, 'ADD', { title: content.title })]);
  return found(await tx.one(VillageTemplate, { id: input.requestId }));
}

/** Changes a template; what was posted from it stays. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (retired), NAME_TAKEN and what `workOf` refuses. */
export async function reviseTemplate(
  tx: Tx,
  actor: Actor,
  input: ReviseTemplateInput,
): Promise<VillageTemplate> {
  const intent = intentOf('reviseTemplate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VillageTemplate, { id: earlier }));

  const template = await heldByKeeper(tx, actor, input.templateId);
  demand(isLegal(templateMoves, TemplateMove.REVISE, template.state), ErrorCode.ILLEGAL_MOVE);
  const content = await contentOf(tx, template.villageId, input);
  await tx.manager.update(
    VillageTemplate,
    { id: template.id },
    { ...content, changedBy: actor.residentId, changedAt: tx.at },
  );
  await keep(tx, intent, [line(template, 'REVISE', { title: content.title })]);
  return found(await tx.one(VillageTemplate, { id: template.id }));
}

/** Retires a template or brings it back. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, TOO_MANY, NAME_TAKEN (another bears its title now). */
export async function moveTemplate(tx: Tx, actor: Actor, input: MoveTemplateInput): Promise<VillageTemplate> {
  const intent = intentOf('moveTemplate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VillageTemplate, { id: earlier }));

  const template = await heldByKeeper(tx, actor, input.templateId);
  demand(isLegal(templateMoves, input.move, template.state), ErrorCode.ILLEGAL_MOVE);
  const state = input.move === TemplateMove.RETIRE ? TemplateState.RETIRED : TemplateState.ACTIVE;
  if (state === TemplateState.ACTIVE) await demandRoom(tx, template.villageId);
  await tx.manager.update(
    VillageTemplate,
    { id: template.id },
    { state, changedBy: actor.residentId, changedAt: tx.at },
  );
  await keep(tx, intent, [line(template, input.move, { title: template.title })]);
  return found(await tx.one(VillageTemplate, { id: template.id }));
}

/** The template, locked, of a village whose templates the actor keeps. */
async function heldByKeeper(tx: Tx, actor: Actor, id: string): Promise<VillageTemplate> {
  const template = found(
    await tx.manager.findOne(VillageTemplate, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'templateId',
  );
  demand(can.keepTemplates(actor, await areaPath(tx, template.villageId)), ErrorCode.FORBIDDEN);
  return template;
}

async function demandRoom(tx: Tx, villageId: string): Promise<void> {
  const active = await tx.many(VillageTemplate, { villageId, state: TemplateState.ACTIVE });
  demand(active.length < MOST_TEMPLATES, ErrorCode.TOO_MANY);
}

async function contentOf(tx: Tx, villageId: string, input: TemplateContent) {
  // A grid of another village is NOT_FOUND.
  await belongsTo(tx, { villageId, gridId: input.work.gridId });
  return {
    ...(await workOf(tx, villageId, dayOf(tx.at), input.work)),
    places: plannedPlaces(input.work),
    startsTime: input.startsTime,
    minutes: input.minutes,
    weekdays: input.weekdays.reduce((bits, weekday) => bits | (1 << weekday), 0),
  };
}

function line(
  { id, villageId }: Pick<VillageTemplate, 'id' | 'villageId'>,
  move: string,
  detail: Record<string, unknown>,
) {
  return { subjectKind: 'TASK_TEMPLATE', subjectId: id, move, villageId, detail };
}
