import type { ApolloServer } from '@apollo/server';
import { expect } from 'vitest';
import { audit } from '#server/app/audit';
import { createGraphQL } from '#server/app/graphql';
import { entities } from '#server/app/rooms';
import { createSchema } from '#server/app/schema';
import { villageCode } from '#server/app/demo/areas';
import { Clock } from '#server/core/clock';
import type { Log } from '#server/core/context';
import { Database } from '#server/core/database';
import { readEnv } from '#server/core/env';
import { newId } from '#server/core/id';
import { releaseDue } from '#server/features/activities/release-due';
import { type ActorContext, loadActor } from '#server/features/people/actor';
import { createSignIn, type SignIn } from '#server/features/people/sign-in/sign-in';
import { createDatabaseFromTemplate, dropDatabase } from './postgres';
import { WORLD_START } from './world-constants';

export interface Result {
  /** The answer's data, whose shape is the document's: tests read it by path, and a wrong path fails them. */
  data: ReturnType<typeof JSON.parse>;
  codes: string[];
  fields: (string | undefined)[];
  /** What stands in the way, where the refusal names it. */
  about: (Record<string, string> | undefined)[];
}

/** One person (or nobody) at the API. */
export interface Caller {
  run(document: string, variables?: Record<string, unknown>): Promise<Result>;
}

export interface Person {
  id: string;
  householdId: string;
  name: string;
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const env = readEnv({ NODE_ENV: 'test', DEMO: '1', AUTH_SECRET: 'a secret of forty letters for the tests' });
let schema: ReturnType<typeof createSchema> | undefined;

/** A village of one's own for a test file: the demo county without acts, a clock, and people who use the API. */
export class World {
  private constructor(
    readonly db: Database,
    readonly clock: Clock,
    readonly url: string,
    readonly village: string,
    readonly otherVillage: string,
    readonly county: string,
    private readonly apollo: ApolloServer<ActorContext>,
    private readonly signIn: SignIn,
    readonly sentCodes: ReadonlyMap<string, string>,
    private readonly faults: object[],
  ) {}

  static async open(): Promise<World> {
    const url = await createDatabaseFromTemplate(expect.getState().testPath?.split('/').at(-1) ?? 'world');
    const clock = new Clock();
    const db = new Database({ url, clock, entities: [...entities], migrations: [], poolSize: 10 });
    await db.open();
    const faults: object[] = [];
    const sentCodes = new Map<string, string>();
    schema ??= createSchema();
    const apollo = createGraphQL(await schema, { ...silent, error: (fields) => void faults.push(fields) });
    await apollo.start();
    const area = async (code: string): Promise<string> =>
      (await db.reader.row<{ id: string }>('select id from area where code = $1', [code]))?.id ?? '';
    const others = await db.reader.row<{ id: string }>("select id from area where name_zh = '北门社区'");
    const counties = await db.reader.row<{ id: string }>("select id from area where kind = 'COUNTY'");
    const world = new World(
      db,
      clock,
      url,
      await area(villageCode),
      others?.id ?? '',
      counties?.id ?? '',
      apollo,
      await createSignIn({
        env,
        databaseUrl: url,
        log: silent,
        sender: { send: async (phone, code) => void sentCodes.set(phone, code) },
      }),
      sentCodes,
      faults,
    );
    world.setTime(WORLD_START);
    return world;
  }

  /** Puts the clock to an instant; it runs on from there. */
  setTime(at: Date): void {
    this.clock.setOffset(at.getTime() - Date.now());
  }

  /** Moves the clock `days` days on and lets the release job run, as the product does. Answers how many released. */
  async advance(days: number): Promise<number> {
    this.setTime(new Date(this.clock.now().getTime() + days * 86_400_000));
    return this.release();
  }

  release(): Promise<number> {
    return this.db.write(releaseDue);
  }

  get stranger(): Caller {
    return { run: (document, variables) => this.execute(null, document, variables) };
  }

  /** The person of that name (in the village first) at the API, with the posts in force at each call. */
  as(name: string): Caller {
    return {
      run: async (document, variables) => this.execute((await this.resident(name)).id, document, variables),
    };
  }

  async resident(name: string): Promise<Person> {
    const row = await this.db.reader.row<Person>(
      'select id, household_id, name from resident where name = $1 order by village_id = $2 desc nulls last, id limit 1',
      [name, this.village],
    );
    if (!row) throw new Error(`Nobody in the world is called ${name}`);
    return row;
  }

  /** Someone of the other unit: same rights at home, none here. */
  async elsewhere(role: string): Promise<Person> {
    const row = await this.db.reader.row<Person>(
      `select r.id, r.household_id, r.name from post p join resident r on r.id = p.resident_id
       join area a on a.id = p.area_id where p.role = $1 and $2 = any (a.path) order by p.id limit 1`,
      [role, this.otherVillage],
    );
    if (!row) throw new Error(`The other unit has no ${role}`);
    return row;
  }

  /** Residents of the village without any post, kin mark or named part in a story: n-th, from 0. */
  async villager(place: number): Promise<Person> {
    const row = await this.db.reader.row<Person>(
      `select r.id, r.household_id, r.name from resident r join household h on h.head_id = r.id
       where r.village_id = $1 and r.birth_year < 2000
         and not exists (select 1 from post p join resident m on m.id = p.resident_id
           where m.household_id = r.household_id)
         and not exists (select 1 from kinship k where k.resident_id = r.id)
       order by h.number, r.id offset $2 limit 1`,
      [this.village, place],
    );
    if (!row) throw new Error(`The village has no plain villager number ${place}`);
    return row;
  }

  async rule(code: string): Promise<string> {
    return this.idOf('select id from rule where code = $1', [code]);
  }

  async goods(code: string): Promise<string> {
    return this.idOf(
      'select g.id from goods g join shop s on s.id = g.shop_id where g.code = $1 and s.village_id = $2',
      [code, this.village],
    );
  }

  async shop(): Promise<string> {
    return this.idOf('select id from shop where village_id = $1', [this.village]);
  }

  async council(kind: string): Promise<string> {
    return this.idOf('select id from council where kind_code = $1 and area_id = $2', [kind, this.village]);
  }

  /** How many statements `work` sends: lists are held to a constant number. */
  async statementsOf(work: () => Promise<unknown>): Promise<number> {
    const before = this.db.statements;
    await work();
    return this.db.statements - before;
  }

  /** The fewest statements that some runs of `work` send: which of its loads ends first decides which meet in one. */
  async fewestStatementsOf(work: () => Promise<unknown>, runs = 10): Promise<number> {
    let fewest = await this.statementsOf(work);
    for (let run = 1; run < runs; run += 1) fewest = Math.min(fewest, await this.statementsOf(work));
    return fewest;
  }

  /** A new request id. */
  id(): string {
    return newId();
  }

  /** Proves every law on what the tests left behind, then drops the database. */
  async close(): Promise<void> {
    const breaches = await audit(this.db.reader);
    await this.apollo.stop();
    await this.signIn.close();
    await this.db.close();
    await dropDatabase(this.url);
    expect(breaches, 'laws broken').toEqual([]);
    expect(this.faults, 'faults that are no refusals').toEqual([]);
  }

  private async idOf(sql: string, params: unknown[]): Promise<string> {
    const row = await this.db.reader.row<{ id: string }>(sql, params);
    if (!row) throw new Error(`Nothing found: ${sql} ${JSON.stringify(params)}`);
    return row.id;
  }

  private async execute(
    residentId: string | null,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Result> {
    const before = this.db.statements;
    const actor = residentId ? await loadActor(this.db.reader, { residentId }) : null;
    // Finding out who asks is the session's cost, not the operation's.
    this.db.statements = before;
    const response = await this.apollo.executeOperation(
      { query: document, variables },
      {
        contextValue: {
          db: this.db,
          clock: this.clock,
          env,
          signIn: this.signIn,
          afterClockMove: async () => void (await this.release()),
          log: silent,
          requestId: newId(),
          remoteAddress: '127.0.0.1',
          headers: new Headers(),
          setCookie: () => undefined,
          actor,
        },
      },
    );
    if (response.body.kind !== 'single') throw new Error('Incremental answers are not used.');
    const { data, errors = [] } = response.body.singleResult;
    return {
      data,
      codes: errors.map((error) => String(error.extensions?.code)),
      fields: errors.map((error) => error.extensions?.field as string | undefined),
      about: errors.map((error) => error.extensions?.about as Record<string, string> | undefined),
    };
  }
}

export function openWorld(): Promise<World> {
  return World.open();
}
