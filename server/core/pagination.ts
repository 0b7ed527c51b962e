import { IsInt, IsOptional, IsString } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { DomainError, ErrorCode } from './errors';

@ObjectType()
export class PageInfo {
  @Field(() => String, { nullable: true })
  endCursor!: string | null;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}

export interface Page<T> {
  nodes: T[];
  pageInfo: PageInfo;
}

/** The connection type of a node: `@ObjectType() export class XConnection extends connectionOf(X) {}`. */
export function connectionOf<T extends object>(Node: ClassType<T>): abstract new () => Page<T> {
  @ObjectType()
  abstract class Connection implements Page<T> {
    @Field(() => [Node])
    nodes!: T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return Connection;
}

const MAX_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 30 })
  @IsInt()
  first!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  after!: string | null;
}

export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) {
    throw new DomainError(ErrorCode.OUT_OF_RANGE, 'first');
  }
  return first;
}

/** An opaque cursor over the ordering values of a row. */
function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The `count` ordering values in a cursor; null without a cursor; BAD_INPUT when it is not one of ours. */
export function valuesOf(cursor: string | null | undefined, count: number): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === count &&
      values.every((value) => typeof value === 'string' || typeof value === 'number')
    ) {
      return values;
    }
  } catch {
    // Falls through to the one refusal for every unreadable cursor.
  }
  throw new DomainError(ErrorCode.BAD_INPUT, 'after');
}

/** A page from `first + 1` rows: one more than asked for tells whether there is a next page. */
export function pageOf<T>(
  rows: T[],
  first: number,
  keyOf: (row: T) => readonly (string | number)[],
): Page<T> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { endCursor: last ? cursorOf(keyOf(last)) : null, hasNextPage: rows.length > first },
  };
}
