// Sealing can be asked for, never chosen: it always takes everything that is settled, in the order it happened.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { sealBook } from '#server/ledger/seal';
import { headOf } from '#server/ledger/sealed';
import { can } from './policy';
import type { Seal, SealInput } from './seal-types';

/**
 * Seals a village's ledger up to `upTo`, as `settledSeq` found it (null: a posting takes long). Answers the head of
 * the chain; null while there is nothing to seal.
 * Throws NOT_FOUND, FORBIDDEN, CONFLICT (a posting takes long: try again).
 */
export async function sealLedger(
  tx: Tx,
  actor: Actor,
  input: SealInput,
  upTo: number | null,
): Promise<Seal | null> {
  const intent = intentOf('sealLedger', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return headOf(tx, earlier);

  const village = found(await tx.one(Area, { id: input.villageId }), 'villageId');
  demand(can.seal(actor, village.path), ErrorCode.FORBIDDEN);
  demand(village.villageId === village.id, ErrorCode.NOT_FOUND, 'villageId');
  demand(upTo !== null, ErrorCode.CONFLICT);

  const seals = await sealBook(tx, village.id, upTo);
  const head = await headOf(tx, village.id);
  await keep(tx, intent, [
    {
      subjectKind: 'AREA',
      subjectId: village.id,
      villageId: village.id,
      move: 'SEAL',
      detail: { seals, number: head?.number ?? null, hash: head?.hash ?? null },
    },
  ]);
  return head;
}
