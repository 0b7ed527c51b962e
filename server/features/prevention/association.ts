import type { Reader } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { can } from './policy';

/** A village's anti-drug and anti-gambling association. */
interface Association {
  councilId: string;
  villageId: string;
  path: readonly string[];
}

/** NOT_FOUND where the village has none. */
export async function associationOf(reader: Reader, villageId: string): Promise<Association> {
  const path = await villagePath(reader, villageId);
  const council = await reader.row<{ id: string }>(
    "select id from council where area_id = $1 and kind_code = 'DG'",
    [villageId],
  );
  return { councilId: found(council, 'villageId').id, villageId, path };
}

/** The association, for a member of it; FORBIDDEN to others. */
export async function servedBy(reader: Reader, actor: Actor, villageId: string): Promise<Association> {
  const association = await associationOf(reader, villageId);
  demand(can.serve(actor, association.councilId), ErrorCode.FORBIDDEN, 'villageId');
  return association;
}

/** The association, for a member of it or the village's office; FORBIDDEN to others. */
export async function lookedAfterBy(reader: Reader, actor: Actor, villageId: string): Promise<Association> {
  const association = await associationOf(reader, villageId);
  demand(can.lookAfter(actor, association.councilId, association.path), ErrorCode.FORBIDDEN, 'villageId');
  return association;
}
