import type { Personal } from '#server/features/privacy/personal-registry';

/** Names and phones of lists that nobody goes on with go in time, and those of a person who is forgotten at once. */
export const importsPersonal: Personal = {
  forgetters: [
    async (tx, person) => {
      const gone = await tx.rows(
        `update import_row set keys = null, content = null, changes = null, problems = null
         where resident_id = $1 and num_nonnulls(keys, content, changes, problems) > 0 returning row_no`,
        [person.id],
      );
      return { place: 'IMPORTS', removed: gone.length, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'IMPORT_ROWS',
      remove: async (tx, before, atMost) => {
        const gone = await tx.rows(
          `update import_row r set keys = null, content = null, changes = null, problems = null
           from (select x.import_id, x.row_no from import_row x join register_import i on i.id = x.import_id
             where i.state in ('DRAFT', 'PROPOSED') and i.checked_at < $1
               and num_nonnulls(x.keys, x.content, x.changes, x.problems) > 0 limit $2) due
           where r.import_id = due.import_id and r.row_no = due.row_no returning r.row_no`,
          [before, atMost],
        );
        return gone.length;
      },
    },
  ],
};
