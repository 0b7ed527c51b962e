import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Clock } from '#server/core/clock';
import type { RequestContext } from '#server/core/context';
import { Database } from '#server/core/database';
import type { Env } from '#server/core/env';
import { type RunningPostgres, startPostgres } from '#server/core/postgres/start-postgres';
import { registerPhotos } from '#server/features/activities/photos/photo-routes';
import { registerImports } from '#server/features/imports/import-routes';
import type { ActorContext } from '#server/features/people/actor';
import { registerRecordsSheet } from '#server/features/service/records-routes';
import { registerFeeds } from '#server/features/tasks/feed-routes';
import { registerVolunteerLists } from '#server/features/teams/import-routes';
import { createSignIn } from '#server/features/people/sign-in/sign-in';
import { beginOn, restoreClock } from '#server/features/people/demo-clock';
import { createGraphQL } from './graphql';
import { addFaces, addHealth, baseContext, createHttp } from './http';
import { catchUp, startJobs } from './jobs';
import { migrations } from './migrations';
import { entities } from './rooms';
import { createSchema } from './schema';
import { introduceDemo } from './seed/introduce-demo';
import { seedDemo } from './seed/seed-demo';

const VERSION = '0.1.0';

export interface Application {
  /** Where it listens, e.g. http://localhost:4000. */
  address: string;
  /** True when this start filled an empty database with the demo county. */
  seeded: boolean;
  http: FastifyInstance;
  /** Stops in order: no new requests, running ones finished, jobs, connections, the embedded database. */
  close(): Promise<void>;
}

/** Brings the whole product up: database, migrations, demo data, jobs, HTTP. */
export async function openApplication(env: Env): Promise<Application> {
  const postgres: RunningPostgres | null = env.databaseUrl
    ? null
    : await startPostgres({ dataDir: env.dataDir });
  const databaseUrl = env.databaseUrl ?? postgres?.url ?? '';
  const clock = new Clock();
  const db = new Database({ url: databaseUrl, clock, entities: [...entities], migrations });
  const http = await createHttp(env);
  const log = http.log;

  await db.open();
  await db.migrate();
  const signIn = await createSignIn({ env, databaseUrl, log });
  const daysMoved = env.demo && env.demoDay ? beginOn(clock, env.demoDay) : 0;
  const seeded =
    env.seed === 'demo' &&
    (await seedDemo(db, { dataDir: env.dataDir, secret: env.authSecret, daysMoved, log }));
  introduceDemo(VERSION);
  if (env.demo) await restoreClock(db.reader, clock);
  const tools = { db, log, dataDir: env.dataDir };
  await catchUp(tools);
  const jobs = await startJobs(databaseUrl, tools);

  let closing = false;
  addHealth(http, async () => !closing && (await db.reader.row<{ ok: number }>('select 1 as ok'))?.ok === 1);
  const apollo = createGraphQL(await createSchema(), log);
  const contextOf = async (base: RequestContext): Promise<ActorContext> => ({
    ...base,
    signIn,
    afterClockMove: () => catchUp(tools),
    actor: await signIn.actorFor(base.headers, db.reader, (line) => base.setCookie(line)),
  });
  const shared = { db, clock, env };
  await registerPhotos(http, {
    dataDir: env.dataDir,
    contextOf: (request) => contextOf(baseContext(request, shared, () => undefined)),
  });
  await registerImports(http, {
    contextOf: (request) => contextOf(baseContext(request, shared, () => undefined)),
  });
  await registerVolunteerLists(http, {
    contextOf: (request) => contextOf(baseContext(request, shared, () => undefined)),
  });
  await registerFeeds(http, { db, publicUrl: env.publicUrl });
  await registerRecordsSheet(http, {
    contextOf: (request) => contextOf(baseContext(request, shared, () => undefined)),
  });
  await addFaces(http, apollo, shared, contextOf);
  await listen(http, env);
  const { port } = http.server.address() as AddressInfo;

  return {
    address: env.port === 0 ? `http://localhost:${port}` : env.publicUrl,
    seeded,
    http,
    close: async () => {
      closing = true;
      await http.close();
      await apollo.stop();
      await jobs.stop();
      await signIn.close();
      await db.close();
      await postgres?.stop('fast');
    },
  };
}

/** A server killed a moment ago may hold the port for a second more; a port held longer belongs to somebody else. */
async function listen(http: FastifyInstance, env: Env): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await http.listen({ port: env.port, host: env.host });
      return;
    } catch (error) {
      const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!inUse) throw error;
      if (attempt >= 8) {
        throw new Error(`Port ${env.port} is in use. Stop what uses it, or set PORT to another one.`, {
          cause: error,
        });
      }
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}
