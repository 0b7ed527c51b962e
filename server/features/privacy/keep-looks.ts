import type { Database } from '#server/core/database';
import type { Look } from '#server/features/people/looks';

/** A look with who looked and when. */
export interface LoggedLook extends Look {
  viewerId: string;
  at: Date;
}

/** Runs one statement: a transaction's or the database's own. */
type Run = (sql: string, params: unknown[]) => Promise<unknown>;

/** Writes looks in one statement, each with the post by which the viewer could look. */
export async function writeLooks(run: Run, looks: readonly LoggedLook[]): Promise<void> {
  if (looks.length === 0) return;
  await run(
    `insert into access_log (viewer_id, post_id, kind, subject_id, resident_id, household_id, village_id, at)
     select x."viewerId", post.id, x.kind, x."subjectId", x."residentId", x."householdId", x."villageId", x.at
     from jsonb_to_recordset($1::jsonb) as x ("viewerId" uuid, kind text, "subjectId" uuid, "residentId" uuid,
       "householdId" uuid, "villageId" uuid, at timestamptz)
     left join lateral (
       select p.id from post p join area a on a.id = p.area_id left join area v on v.id = x."villageId"
       where p.resident_id = x."viewerId" and p.starts_on <= (x.at at time zone 'Asia/Shanghai')::date
         and coalesce(p.ends_on, 'infinity') >= (x.at at time zone 'Asia/Shanghai')::date
         and (v.id is null or p.area_id = any (v.path) or a.village_id = v.id)
       -- Of several posts the one that keeps the register: it sees most.
       order by p.role in ('VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'ADMINISTRATOR') desc, p.starts_on, p.id
       limit 1) post on true`,
    [JSON.stringify(looks)],
  );
}

interface Batch {
  looks: LoggedLook[];
  written: Promise<void>;
}

const waiting = new WeakMap<Database, Batch>();
const writing = new WeakMap<Database, Promise<unknown>>();

/**
 * Keeps looks for good before the answer leaves: nobody sees what is not written down. Requests that come while a
 * statement is under way go together in the next one, so that a crowd costs no more than a few statements.
 */
export function keepLooks(db: Database, looks: readonly LoggedLook[]): Promise<void> {
  if (looks.length === 0) return Promise.resolve();
  const open = waiting.get(db);
  if (open) {
    open.looks.push(...looks);
    return open.written;
  }
  const batch: Batch = { looks: [...looks], written: Promise.resolve() };
  const before = writing.get(db) ?? Promise.resolve();
  batch.written = before.then(() => {
    waiting.delete(db);
    return writeLooks((sql, params) => db.single(sql, params), batch.looks);
  });
  waiting.set(db, batch);
  // The next batch waits for this one whether it succeeds or not; who waits for this one hears of its failure.
  writing.set(
    db,
    batch.written.catch(() => undefined),
  );
  return batch.written;
}
