import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demand, ErrorCode, refusalOf } from '#server/core/errors';
import { isId } from '#server/core/id';
import type { ActorContext } from '#server/features/people/actor';
import { AccessKind } from '#server/features/people/looks';
import { keepLooks } from '#server/features/privacy/keep-looks';
import { villagePath } from '#server/features/scoring/queries';
import { can } from './policy';
import { recordsSheet } from './records-sheet';

/** Who fetches the sheet, and the database to look in. */
type Asker = Pick<ActorContext, 'actor' | 'db'>;

interface SheetSettings {
  contextOf(request: FastifyRequest): Promise<Asker>;
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.UNAUTHENTICATED]: 401,
  [ErrorCode.FORBIDDEN]: 403,
  [ErrorCode.NOT_FOUND]: 404,
};

type Search = { village?: string; year?: string; lang?: string };

/**
 * `GET /api/service-records?village=…&year=2026` answers the service records of a year as .xlsx, in Chinese unless
 * `&lang=en`; the look is kept first. Refusals are `{ error: { code } }`.
 */
export async function registerRecordsSheet(app: FastifyInstance, settings: SheetSettings): Promise<void> {
  await app.register(async (room) => {
    room.setErrorHandler(async (error, request, reply) => refuse(error, request, reply));
    room.get<{ Querystring: Search }>('/api/service-records', async (request, reply) => {
      const { village, year: typed, lang } = request.query;
      const { actor, db } = await settings.contextOf(request);
      demand(actor, ErrorCode.UNAUTHENTICATED);
      demand(isId(village), ErrorCode.NOT_FOUND, 'village');
      const year = Number(typed);
      demand(Number.isInteger(year) && year >= 2000 && year <= 2200, ErrorCode.BAD_INPUT, 'year');
      demand(can.exportHours(actor, await villagePath(db.reader, village)), ErrorCode.FORBIDDEN);
      const { reader } = db;
      const bytes = await recordsSheet(reader, village, year, lang === 'en' ? 'en' : 'zh');
      await keepLooks(db, [
        {
          kind: AccessKind.EXPORT,
          subjectId: village,
          villageId: village,
          viewerId: actor.residentId,
          at: reader.at,
        },
      ]);
      const name = lang === 'en' ? `service-records-${year}.xlsx` : `服务记录${year}.xlsx`;
      return reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header(
          'content-disposition',
          `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(bytes);
    });
  });
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (!refusal) {
    request.log.error(
      { fault: error instanceof Error ? (error.stack ?? error.message) : 'unknown' },
      'fault',
    );
    return reply.code(500).send({ error: { code: ErrorCode.INTERNAL } });
  }
  return reply.code(statusOf[refusal.code] ?? 400).send({ error: { code: refusal.code } });
}
