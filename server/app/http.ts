import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveFiles from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { RequestContext } from '#server/core/context';
import type { Env } from '#server/core/env';
import { ErrorCode } from '#server/core/errors';
import type { ActorContext } from '#server/features/people/actor';
import { serveExplorer } from './explorer';

const BODY_LIMIT_BYTES = 256 * 1024;
/** What asks the database: GraphQL, and the photos and feeds under /api/. */
const COUNTED_PATHS = /^\/(graphql|api\/)/;
const requestIdPattern = /^[\w-]{8,64}$/;

/** The bare HTTP server: request ids, quiet logs, security headers, a ceiling on requests per address. */
export async function createHttp(env: Env): Promise<FastifyInstance> {
  const hops = env.trustProxy;
  const app = Fastify({
    logger: {
      level: env.logLevel,
      // Paths carry ids but no names; addresses, headers and query strings stay out of the log.
      serializers: {
        req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?')[0] }),
        res: (reply: { statusCode?: number }) => ({ statusCode: reply.statusCode }),
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
    // The number of proxies in front: so many hops, counted from this machine, are believed.
    trustProxy: typeof hops === 'number' ? (_address, hop) => hop < hops : hops,
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
    },
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The barcode reader of the counter is WebAssembly.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: env.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    hsts: env.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, {
    max: 1_200,
    timeWindow: '1 minute',
    // A whole village may share one address: the files of the client cost nothing to give and are not counted.
    allowList: (request) => !COUNTED_PATHS.test(request.url),
    errorResponseBuilder: () => ({
      statusCode: 429,
      errors: [{ message: ErrorCode.OVERLOADED, extensions: { code: ErrorCode.OVERLOADED } }],
    }),
  });
  return app;
}

/** Adds `/healthz` (the process lives) and `/readyz` (it can answer from its database, and is not on its way out). */
export function addHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get('/healthz', { logLevel: 'silent', config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'silent', config: { rateLimit: false } }, async (_request, reply) => {
    const ready = await isReady();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
}

export type ContextOf = (base: RequestContext) => Promise<ActorContext>;

/** The part of a request's context that does not depend on who asks. */
export function baseContext(
  request: FastifyRequest,
  shared: Pick<RequestContext, 'db' | 'clock' | 'env'>,
  setCookie: (line: string) => void,
): RequestContext {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return {
    ...shared,
    log: request.log,
    requestId: request.id,
    remoteAddress: request.ip,
    headers,
    setCookie,
  };
}

/** Adds GraphQL at `/graphql`, the explorer (demo mode) and the web client at `/`. */
export async function addFaces(
  app: FastifyInstance,
  apollo: ApolloServer<ActorContext>,
  shared: Pick<RequestContext, 'db' | 'clock' | 'env'>,
  contextOf: ContextOf,
): Promise<void> {
  apollo.addPlugin(fastifyApolloDrainPlugin(app));
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: (request, reply) =>
      contextOf(baseContext(request, shared, (line) => void reply.header('set-cookie', line))),
  });
  if (shared.env.demo) await serveExplorer(app);
  await serveClient(app);
}

async function serveClient(app: FastifyInstance): Promise<void> {
  const root = join(import.meta.dirname, '..', 'client');
  if (!existsSync(root)) return;
  await app.register(serveFiles, {
    root,
    preCompressed: true,
    maxAge: '1h',
    setHeaders: (reply, path) => {
      if (path.endsWith('.html')) reply.header('cache-control', 'no-cache');
      else if (path.includes('/assets/'))
        reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  // Every other page address is the client's own; unknown files and API paths stay 404.
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(path);
    return isPage
      ? reply.sendFile('index.html')
      : reply.status(404).send({ error: { code: ErrorCode.NOT_FOUND } });
  });
}
