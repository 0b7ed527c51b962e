import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';

/** Ids of new rows by the stable keys of the seed; asking for a key nobody made is a fault of the seed. */
export class Ids {
  private readonly ids = new Map<string, string>();

  constructor(private readonly what: string) {}

  make(key: string): string {
    const id = newId();
    this.ids.set(key, id);
    return id;
  }

  readonly of = (key: string): string => {
    const id = this.ids.get(key);
    if (!id) throw new Error(`The demo names no ${this.what} ${key}`);
    return id;
  };
}

/** Inserts rows given by column name, any number in one statement; columns left out take their defaults. */
export async function insert(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  // The table's own row type reads every column, so that dates, arrays and numbers arrive as what they are.
  await tx.rows(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
