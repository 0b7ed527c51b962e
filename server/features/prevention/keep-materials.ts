// A text that was printed stays readable as it was: a better one is the next version.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { servedBy } from './association';
import type { AddMaterialInput, ReviseMaterialInput, SettleMaterialInput } from './keeping-inputs';
import { MaterialState, PreventionMaterial, PreventionVersion } from './material.entity';
import { can } from './policy';

type Wording = Pick<ReviseMaterialInput, 'titleZh' | 'titleEn' | 'bodyZh' | 'bodyEn'>;

async function addVersion(
  tx: Tx,
  actor: Actor,
  materialId: string,
  id: string,
  version: number,
  wording: Wording,
): Promise<void> {
  demand(trimmed(wording.bodyZh) !== '', ErrorCode.BAD_INPUT, 'bodyZh');
  demand(trimmed(wording.bodyEn) !== '', ErrorCode.BAD_INPUT, 'bodyEn');
  await tx.manager.insert(PreventionVersion, {
    id,
    materialId,
    version,
    titleZh: trimmed(wording.titleZh),
    titleEn: trimmed(wording.titleEn),
    bodyZh: trimmed(wording.bodyZh),
    bodyEn: trimmed(wording.bodyEn),
    madeBy: actor.residentId,
    madeAt: tx.at,
  });
}

/** Adds a material with its first wording. Throws NOT_FOUND, FORBIDDEN, NAME_TAKEN, BAD_INPUT. */
export async function addMaterial(
  tx: Tx,
  actor: Actor,
  input: AddMaterialInput,
): Promise<PreventionMaterial> {
  const intent = intentOf('addMaterial', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionMaterial, { id: earlier }));

  const { councilId, villageId } = await servedBy(tx, actor, input.villageId);
  const { requestId: id, kind, topic } = input;
  await tx.manager.insert(PreventionMaterial, {
    id,
    villageId,
    councilId,
    kind,
    topic,
    name: trimmed(input.name),
    stock: 0,
    state: MaterialState.ACTIVE,
    madeBy: actor.residentId,
    madeAt: tx.at,
  });
  await addVersion(tx, actor, id, newId(), 1, input);
  await keep(tx, intent, [
    { subjectKind: 'PREVENTION_MATERIAL', subjectId: id, move: 'ADD', villageId, detail: { kind, topic } },
  ]);
  return found(await tx.one(PreventionMaterial, { id }));
}

/** The material, locked, for a member of its association; NOT_FOUND, FORBIDDEN. */
async function holdMaterial(tx: Tx, actor: Actor, id: string): Promise<PreventionMaterial> {
  const material = found(
    await tx.manager.findOne(PreventionMaterial, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'materialId',
  );
  demand(can.serve(actor, material.councilId), ErrorCode.FORBIDDEN);
  return material;
}

/** Writes the next wording. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT. */
export async function reviseMaterial(
  tx: Tx,
  actor: Actor,
  input: ReviseMaterialInput,
): Promise<PreventionMaterial> {
  const intent = intentOf('reviseMaterial', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionMaterial, { id: earlier }));

  const material = await holdMaterial(tx, actor, input.materialId);
  const last = await tx.row<{ version: number }>(
    'select max(version) as version from prevention_version where material_id = $1',
    [material.id],
  );
  const version = (last?.version ?? 0) + 1;
  await addVersion(tx, actor, material.id, input.requestId, version, input);
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION_MATERIAL',
      subjectId: material.id,
      move: 'REVISE',
      villageId: material.villageId,
      detail: { version },
    },
  ]);
  return material;
}

/** Takes a material out of use, or back into it. Throws NOT_FOUND, FORBIDDEN. */
export async function settleMaterial(
  tx: Tx,
  actor: Actor,
  input: SettleMaterialInput,
): Promise<PreventionMaterial> {
  const intent = intentOf('settleMaterial', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionMaterial, { id: earlier }));

  const material = await holdMaterial(tx, actor, input.materialId);
  await tx.manager.update(PreventionMaterial, { id: material.id }, { state: input.state });
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION_MATERIAL',
      subjectId: material.id,
      move: input.state === MaterialState.RETIRED ? 'RETIRE' : 'RESUME',
      villageId: material.villageId,
    },
  ]);
  return found(await tx.one(PreventionMaterial, { id: material.id }));
}
