import { DomainError, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { valuesOf } from '#server/core/pagination';

/** Where a page of a list by time, newest first, goes on: after this row. Without a cursor, above every row. */
export interface TimeKey {
  at: string;
  id: string;
}

const TOP: TimeKey = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** The row a cursor stands for; BAD_INPUT when it is not one of ours. */
export function timeKeyOf(after: string | null | undefined): TimeKey {
  const values = valuesOf(after, 2);
  if (!values) return TOP;
  const [at, id] = values;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isId(id)) {
    throw new DomainError(ErrorCode.BAD_INPUT, 'after');
  }
  return { at: new Date(at).toISOString(), id };
}
