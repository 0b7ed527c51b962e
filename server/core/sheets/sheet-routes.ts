// Spreadsheets come and go over plain HTTP; every room that takes lists answers in the same way.
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demand, DomainError, ErrorCode, refusalOf } from '#server/core/errors';

export type SheetLang = 'zh' | 'en';

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

/** The language asked for by `?lang=`: Chinese unless it says `en`. */
export function langOf(search: { lang?: string }): SheetLang {
  return search.lang === 'en' ? 'en' : 'zh';
}

/** Lets a room take one file a request, of at most so many bytes, and refuse as `{ error: { code } }`. */
export async function takeSheets(room: FastifyInstance, fileBytes: number): Promise<void> {
  await room.register(multipart, {
    limits: { fileSize: fileBytes, files: 1, fields: 0, parts: 1, headerPairs: 50 },
  });
  room.setErrorHandler(async (error, request, reply) => refuse(error, request, reply));
}

/** The one file of an upload, in the field `file`. Throws BAD_INPUT, XLSX_TOO_LARGE. */
export async function uploadedFile(request: FastifyRequest): Promise<{ bytes: Buffer; fileName: string }> {
  demand(request.isMultipart(), ErrorCode.BAD_INPUT);
  const file = await request.file();
  demand(file?.fieldname === 'file', ErrorCode.BAD_INPUT, 'file');
  return { bytes: await file.toBuffer(), fileName: file.filename };
}

/** Browsers say where a form comes from: another site's page cannot upload in somebody's name. */
export function demandOwnSite(request: FastifyRequest): void {
  demand(request.headers['sec-fetch-site'] !== 'cross-site', ErrorCode.FORBIDDEN);
}

/** Sends a sheet to be saved under this name, kept by nobody on the way. */
export function sendSheet(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
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

const LONGEST_NAME = 120;

/** The end of a file's name without signs that could lead astray. */
export function plainFileName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '').trim();
  return plain.slice(-LONGEST_NAME) || '.xlsx';
}
