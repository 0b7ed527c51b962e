// Pieces are printed and handed out by number; the stock never falls below nothing.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { MoveStockInput } from './keeping-inputs';
import { PreventionMaterial, StockMoveKind } from './material.entity';
import { can } from './policy';
import { stockChange } from './rules';

interface StockStep {
  id: string;
  councilId: string;
  materialId: string;
  kind: StockMoveKind;
  pieces: number;
  activityId: string | null;
  onDay: string;
  field: string;
}

/** Writes one movement of the latest wording under the material's lock. NOT_FOUND, STOCK_NEGATIVE. */
export async function moveStock(tx: Tx, actor: Actor, step: StockStep): Promise<void> {
  const material = found(
    await tx.row<{ stock: number }>(
      'select stock from prevention_material where id = $1 and council_id = $2 for update',
      [step.materialId, step.councilId],
    ),
    step.field,
  );
  const change = stockChange(step.kind, step.pieces, material.stock);
  demand(material.stock + change >= 0, ErrorCode.STOCK_NEGATIVE, step.field);
  if (change === 0) return;
  await tx.rows(
    `insert into prevention_stock_move (id, material_id, version_id, kind, quantity, activity_id, on_day, by_id, at)
     select $1, $2, v.id, $3, $4, $5, $6, $7, $8 from prevention_version v where v.material_id = $2
     order by v.version desc limit 1`,
    [step.id, step.materialId, step.kind, change, step.activityId, step.onDay, actor.residentId, tx.at],
  );
}

/** Prints, hands out, throws away or counts. Throws NOT_FOUND, FORBIDDEN, STOCK_NEGATIVE, OUT_OF_RANGE (`pieces`: none). */
export async function moveMaterialStock(
  tx: Tx,
  actor: Actor,
  input: MoveStockInput,
): Promise<PreventionMaterial> {
  const intent = intentOf('moveMaterialStock', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionMaterial, { id: earlier }));

  const material = found(await tx.one(PreventionMaterial, { id: input.materialId }), 'materialId');
  demand(can.serve(actor, material.councilId), ErrorCode.FORBIDDEN);
  const { kind, pieces } = input;
  demand(pieces > 0 || kind === StockMoveKind.COUNTED, ErrorCode.OUT_OF_RANGE, 'pieces');
  await moveStock(tx, actor, {
    id: input.requestId,
    councilId: material.councilId,
    materialId: material.id,
    kind,
    pieces,
    activityId: null,
    onDay: dayOf(tx.at),
    field: 'pieces',
  });
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION_MATERIAL',
      subjectId: material.id,
      move: kind,
      villageId: material.villageId,
      detail: { pieces },
    },
  ]);
  return found(await tx.one(PreventionMaterial, { id: material.id }));
}
