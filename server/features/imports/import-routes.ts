import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demand, DomainError, ErrorCode, refusalOf } from '#server/core/errors';
import { isId } from '#server/core/id';
import type { ActorContext } from '#server/features/people/actor';
import { AccessKind } from '#server/features/people/looks';
import { keepLooks } from '#server/features/privacy/keep-looks';
import { seenImport } from './hold-import';
import type { ImportRow } from './import-row.entity';
import type { Lang } from './problem-words';
import { FILE_BYTES, readFile } from './read-file';
import { errorSheet, templateSheet } from './sheets';
import { demandUpload, uploadImport } from './upload-import';

/** Who sends or fetches a sheet, and the database to look in. */
type Asker = Pick<ActorContext, 'actor' | 'db'>;

export interface ImportSettings {
  contextOf(request: FastifyRequest): Promise<Asker>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const statusOf: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.UNAUTHENTICATED]: 401,
  [ErrorCode.FORBIDDEN]: 403,
  [ErrorCode.NOT_FOUND]: 404,
  [ErrorCode.CONFLICT]: 409,
  [ErrorCode.IDEMPOTENCY_MISMATCH]: 409,
  [ErrorCode.XLSX_TOO_LARGE]: 413,
  [ErrorCode.XLSX_TYPE]: 415,
  [ErrorCode.XLSX_MACROS]: 415,
  [ErrorCode.XLSX_UNREADABLE]: 422,
  [ErrorCode.SHEET_HEADINGS]: 422,
  [ErrorCode.SHEET_EMPTY]: 422,
  [ErrorCode.SHEET_ROWS]: 422,
  [ErrorCode.TOO_MANY]: 429,
};

type Search = { village?: string; request?: string; lang?: string };

/**
 * `POST /api/imports?village=…&request=…` (one .xlsx file, field `file`) answers `{ id }`; `GET /api/imports/template`
 * and `/api/imports/:id/errors` answer sheets, in Chinese unless `?lang=en`. Refusals are `{ error: { code } }`.
 */
export async function registerImports(app: FastifyInstance, settings: ImportSettings): Promise<void> {
  await app.register(async (room) => {
    await room.register(multipart, {
      limits: { fileSize: FILE_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 50 },
    });
    room.setErrorHandler(async (error, request, reply) => refuse(error, request, reply));
    room.post<{ Querystring: Search }>('/api/imports', async (request, reply) => {
      const id = await upload(await settings.contextOf(request), request, request.query);
      return reply.code(201).send({ id });
    });
    room.get<{ Querystring: Search }>('/api/imports/template', async (request, reply) => {
      const { actor } = await settings.contextOf(request);
      demand(actor, ErrorCode.UNAUTHENTICATED);
      const lang = langOf(request.query);
      return send(
        reply,
        await templateSheet(lang),
        lang === 'zh' ? '名册模板.xlsx' : 'register-template.xlsx',
      );
    });
    room.get<{ Params: { id: string }; Querystring: Search }>(
      '/api/imports/:id/errors',
      async (request, reply) => {
        const ctx = await settings.contextOf(request);
        const lang = langOf(request.query);
        return send(
          reply,
          await errorsOf(ctx, request.params.id, lang),
          lang === 'zh' ? '导入错误.xlsx' : 'import-errors.xlsx',
        );
      },
    );
  });
}

function langOf(search: Search): Lang {
  return search.lang === 'en' ? 'en' : 'zh';
}

async function upload(ctx: Asker, request: FastifyRequest, search: Search): Promise<string> {
  // Browsers say where a form comes from: another site's page cannot upload in somebody's name.
  demand(request.headers['sec-fetch-site'] !== 'cross-site', ErrorCode.FORBIDDEN);
  const { actor, db } = ctx;
  demand(actor, ErrorCode.UNAUTHENTICATED);
  const { village: villageId, request: requestId } = search;
  demand(isId(villageId), ErrorCode.BAD_INPUT, 'villageId');
  demand(isId(requestId), ErrorCode.BAD_INPUT, 'requestId');
  await demandUpload(db.reader, actor, villageId);
  demand(request.isMultipart(), ErrorCode.BAD_INPUT);
  const file = await request.file();
  demand(file?.fieldname === 'file', ErrorCode.BAD_INPUT, 'file');
  const bytes = await file.toBuffer();
  const sheet = await readFile(bytes);
  const paper = await db.write((tx) =>
    uploadImport(tx, actor, { requestId, villageId, fileName: file.filename, bytes }, sheet),
  );
  return paper.id;
}

/** The rows of an import that somebody has to look at. */
async function errorsOf(ctx: Asker, id: string, lang: Lang): Promise<Buffer> {
  demand(ctx.actor, ErrorCode.UNAUTHENTICATED);
  demand(isId(id), ErrorCode.NOT_FOUND);
  const { paper } = await seenImport(ctx.db.reader, ctx.actor, id);
  const rows = await ctx.db.reader.rows<ImportRow>(
    `select * from import_row where import_id = $1 and (state = 'ERROR' or noted) and content is not null
     order by row_no`,
    [id],
  );
  const { villageId } = paper;
  const { db, actor } = ctx;
  const look = {
    kind: AccessKind.SEARCH,
    subjectId: villageId,
    villageId,
    viewerId: actor.residentId,
    at: db.reader.at,
  };
  await keepLooks(db, [look]);
  return errorSheet(paper, rows, lang);
}

function send(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
  return reply
    .header('content-type', XLSX)
    .header(
      'content-disposition',
      `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error) ?? uploadRefusal(error);
  if (!refusal) {
    request.log.error(
      { fault: error instanceof Error ? (error.stack ?? error.message) : 'unknown' },
      'fault',
    );
    return reply.code(500).send({ error: { code: ErrorCode.INTERNAL } });
  }
  return reply.code(statusOf[refusal.code] ?? 400).send({ error: { code: refusal.code } });
}

/** What the reader of uploads means by its codes. */
function uploadRefusal(error: unknown): DomainError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new DomainError(ErrorCode.XLSX_TOO_LARGE);
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT') return new DomainError(ErrorCode.TOO_MANY);
  return code.startsWith('FST_') || code === 'ERR_STREAM_PREMATURE_CLOSE'
    ? new DomainError(ErrorCode.BAD_INPUT)
    : null;
}
