import type { Reader } from '#server/core/database';
import { Council } from './council.entity';
import { CouncilKind } from './council-kind.entity';

/** Every kind of council, by code. */
export async function councilKinds(reader: Reader): Promise<CouncilKind[]> {
  const rows = await reader.rows<CouncilKind>('select * from council_kind order by code');
  return rows.map((row) => Object.assign(new CouncilKind(), row));
}

/** The councils of an area and of the areas it lies in, the nearest first. */
export async function councilsOver(reader: Reader, areaId: string): Promise<Council[]> {
  const rows = await reader.rows<Council>(
    `select c.* from area a join council c on c.area_id = any (a.path)
     where a.id = $1 order by array_position(a.path, c.area_id) desc, c.kind_code`,
    [areaId],
  );
  return rows.map((row) => Object.assign(new Council(), row));
}
