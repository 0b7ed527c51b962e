import pg from 'pg';
import {
  DataSource,
  DefaultNamingStrategy,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type MixedList,
  type ObjectLiteral,
} from 'typeorm';
import type { Clock } from './clock';
import { refusalOf } from './errors';

// Whole numbers below 2^53 and calendar days come as what they are, not as text or as midnight somewhere.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

class SnakeNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snake(propertyName);
  }
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a query may do: read rows by SQL or entities by id. It cannot write: its connection is read-only. */
export interface Reader {
  /** The instant this read or write happens at, by the product's clock. */
  readonly at: Date;
  /** All rows of a statement, column names in camelCase. */
  rows<T>(sql: string, params?: unknown[]): Promise<T[]>;
  /** The first row of a statement, or null. */
  row<T>(sql: string, params?: unknown[]): Promise<T | null>;
  /** One entity by a condition, or null. */
  one<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T | null>;
  /** Entities by a condition. */
  many<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T[]>;
}

/** A transaction: the first parameter of every write. Only `Database.write` makes one. */
export interface Tx extends Reader {
  readonly manager: EntityManager;
}

export interface DatabaseOptions {
  url: string;
  clock: Clock;
  entities: MixedList<new () => unknown>;
  migrations: MixedList<new () => unknown>;
  poolSize?: number;
}

/** The only place that opens a transaction. */
export class Database {
  /** Statements sent since the start; tests hold lists to a constant number. */
  statements = 0;
  private readonly clock: Clock;
  private readonly writing: DataSource;
  private readonly reading: DataSource;

  constructor(options: DatabaseOptions) {
    this.clock = options.clock;
    const count = (): void => {
      this.statements += 1;
    };
    const source = (readOnly: boolean): DataSource =>
      new DataSource({
        type: 'postgres',
        url: options.url,
        entities: options.entities,
        migrations: readOnly ? [] : options.migrations,
        migrationsTransactionMode: 'each',
        namingStrategy: new SnakeNames(),
        synchronize: false,
        logging: true,
        logger: {
          logQuery: count,
          logQueryError: () => undefined,
          logQuerySlow: () => undefined,
          logSchemaBuild: () => undefined,
          logMigration: () => undefined,
          log: () => undefined,
        },
        poolSize: options.poolSize ?? 10,
        // A dropped connection is replaced by the pool; without a listener it would end the process.
        poolErrorHandler: () => undefined,
        extra: {
          idleTimeoutMillis: 0,
          connectionTimeoutMillis: 10_000,
          options: readOnly
            ? '-c default_transaction_read_only=on -c statement_timeout=15000'
            : '-c statement_timeout=60000',
        },
      });
    this.writing = source(false);
    this.reading = source(true);
  }

  async open(): Promise<void> {
    await this.writing.initialize();
    await this.reading.initialize();
  }

  /** Applies the migrations not yet applied; several processes starting at once take turns. */
  async migrate(): Promise<void> {
    const lock = this.writing.createQueryRunner();
    await lock.query('select pg_advisory_lock(814501)');
    try {
      await this.writing.runMigrations();
    } finally {
      await lock.query('select pg_advisory_unlock(814501)');
      await lock.release();
    }
  }

  async close(): Promise<void> {
    if (this.writing.isInitialized) await this.writing.destroy();
    if (this.reading.isInitialized) await this.reading.destroy();
  }

  /** A reader on read-only connections. */
  get reader(): Reader {
    return readerOf(this.reading.manager, this.clock.now());
  }

  /** Runs `work` in one transaction; again, a few times, when the database asks for it (deadlock, serialization). */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.writing.transaction(async (manager) =>
          work({ ...readerOf(manager, this.clock.now()), manager }),
        );
      } catch (error) {
        if (attempt < 5 && isTransient(error)) continue;
        throw refusalOf(error) ?? error;
      }
    }
  }

  /** Runs one statement that is a whole transaction of its own: the hot paths' single round trip. */
  async single<T>(sql: string, params: unknown[]): Promise<T[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return camelRows<T>(await this.writing.query(sql, params));
      } catch (error) {
        if (attempt < 5 && isTransient(error)) continue;
        throw refusalOf(error) ?? error;
      }
    }
  }
}

function isTransient(error: unknown): boolean {
  const code = (error as { driverError?: { code?: string } }).driverError?.code;
  return code === '40001' || code === '40P01';
}

function readerOf(manager: EntityManager, at: Date): Reader {
  const rows = async <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
    camelRows<T>(await manager.query(sql, params));
  return {
    at,
    rows,
    row: async <T>(sql: string, params: unknown[] = []) => (await rows<T>(sql, params))[0] ?? null,
    one: (entity, where) => manager.findOneBy(entity, where),
    many: (entity, where) => manager.findBy(entity, where),
  };
}

// TypeORM answers an UPDATE or DELETE as [rows, count]; everything else as rows.
function camelRows<T>(answer: unknown): T[] {
  const rows = Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0] : answer;
  if (!Array.isArray(rows)) return [];
  return rows.map(
    (row: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value])) as T,
  );
}
