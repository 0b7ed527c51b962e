import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyInstance } from 'fastify';
import serveFiles from '@fastify/static';

/** The API explorer at `/explore`, served from this machine alone. Demo mode only: it needs looser script rules. */
export async function serveExplorer(app: FastifyInstance): Promise<void> {
  const policy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'none'";
  const page = renderAltair({
    baseURL: '/explore/',
    endpointURL: '/graphql',
    initialQuery: '{ about { version now } }',
    initialHeaders: { 'apollo-require-preflight': '1' },
  });
  app.get('/explore', (_request, reply) => reply.redirect('/explore/'));
  app.get('/explore/', (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html').send(page),
  );
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', policy);
    });
    await scope.register(serveFiles, {
      root: getDistDirectory(),
      prefix: '/explore/',
      decorateReply: false,
      index: false,
    });
  });
}
