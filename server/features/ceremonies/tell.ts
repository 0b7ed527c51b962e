import type { Tx } from '#server/core/database';
import { seatedOn } from '#server/features/councils/seats';
import type { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Ceremony } from './ceremony.entity';

/** What a message about a ceremony says: kind and day, never whose it is. */
const paramsOf = ({ kind, beginsOn, tables }: Ceremony): Record<string, string> => ({
  ceremony: kind,
  day: beginsOn,
  tables: String(tables),
});

/** Tells the members of the council, but not `except`, nor the family's own. `round` tells repeats apart. Answers how many. */
export async function tellCouncil(
  tx: Tx,
  ceremony: Ceremony,
  kind: MessageKind,
  round: string,
  except: string | null,
): Promise<number> {
  const seats = await seatedOn(tx, ceremony.councilId);
  const ids = [...new Set(seats.map(({ residentId }) => residentId))].filter((id) => id !== except);
  const rows = await tx.rows<{ id: string }>(
    'select x.id from unnest($1::uuid[]) x (id) where not is_close_to(x.id, $2) order by x.id',
    [ids, ceremony.householdId],
  );
  return tell(
    tx,
    rows.map(({ id }) => ({
      residentId: id,
      kind,
      params: paramsOf(ceremony),
      link: `/work/ceremonies/${ceremony.id}`,
      key: `ceremony:${ceremony.id}:${kind}:${round}:${id}`,
    })),
  );
}

/** Tells whom of the family the council speaks with. */
export async function tellFamily(
  tx: Tx,
  ceremony: Ceremony,
  kind: MessageKind,
  round: string,
): Promise<void> {
  const { id, hostId } = ceremony;
  const key = `ceremony:${id}:${kind}:${round}:${hostId}`;
  await tell(tx, [{ residentId: hostId, kind, params: paramsOf(ceremony), link: `/ceremonies/${id}`, key }]);
}
