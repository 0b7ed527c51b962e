// A picture's file outlives its last photo by no more than an hour, and never goes while a photo still needs it.
import type { Database } from '#server/core/database';
import type { PhotoFiles } from './photo-files';

const AT_MOST = 200;

/** Removes files that no photo needs. Answers how many. A crash half-way leaves the rest to the next round. */
export async function sweepFiles(db: Database, files: PhotoFiles): Promise<number> {
  let swept = 0;
  for (;;) {
    const unused = await db.reader.rows<{ sha256: string }>(
      `select sha256 from photo_file_unused order by since, sha256 limit ${AT_MOST}`,
    );
    if (unused.length === 0) return swept;
    for (const { sha256 } of unused) {
      const isNeeded = async (): Promise<boolean> =>
        (await db.reader.row('select 1 from photo where sha256 = $1 limit 1', [sha256])) !== null;
      if (await files.removeUnless(sha256, isNeeded)) swept += 1;
    }
    const done = unused.map(({ sha256 }) => sha256);
    await db.single('delete from photo_file_unused where sha256 = any($1)', [done]);
  }
}
