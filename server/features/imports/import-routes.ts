import type { FastifyInstance, FastifyRequest } from 'fastify';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { readFile } from '#server/core/sheets/read-file';
import { demandOwnSite, langOf, sendSheet, takeSheets, uploadedFile } from '#server/core/sheets/sheet-routes';
import type { ActorContext } from '#server/features/people/actor';
import { AccessKind } from '#server/features/people/looks';
import { keepLooks } from '#server/features/privacy/keep-looks';
import { seenImport } from './hold-import';
import type { ImportRow } from './import-row.entity';
import { LIMITS } from './limits';
import type { Lang } from './problem-words';
import { errorSheet, templateSheet } from './sheets';
import { demandUpload, uploadImport } from './upload-import';

/** Who sends or fetches a sheet, and the database to look in. */
type Asker = Pick<ActorContext, 'actor' | 'db'>;

export interface ImportSettings {
  contextOf(request: FastifyRequest): Promise<Asker>;
}

type Search = { village?: string; request?: string; lang?: string };

/**
 * `POST /api/imports?village=…&request=…` (one .xlsx file, field `file`) answers `{ id }`; `GET /api/imports/template`
 * and `/api/imports/:id/errors` answer sheets, in Chinese unless `?lang=en`. Refusals are `{ error: { code } }`.
 */
export async function registerImports(app: FastifyInstance, settings: ImportSettings): Promise<void> {
  await app.register(async (room) => {
    await takeSheets(room, LIMITS.fileBytes);
    room.post<{ Querystring: Search }>('/api/imports', async (request, reply) => {
      const id = await upload(await settings.contextOf(request), request, request.query);
      return reply.code(201).send({ id });
    });
    room.get<{ Querystring: Search }>('/api/imports/template', async (request, reply) => {
      const { actor } = await settings.contextOf(request);
      demand(actor, ErrorCode.UNAUTHENTICATED);
      const lang = langOf(request.query);
      return sendSheet(
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
        return sendSheet(
          reply,
          await errorsOf(ctx, request.params.id, lang),
          lang === 'zh' ? '导入错误.xlsx' : 'import-errors.xlsx',
        );
      },
    );
  });
}

async function upload(ctx: Asker, request: FastifyRequest, search: Search): Promise<string> {
  demandOwnSite(request);
  const { actor, db } = ctx;
  demand(actor, ErrorCode.UNAUTHENTICATED);
  const { village: villageId, request: requestId } = search;
  demand(isId(villageId), ErrorCode.BAD_INPUT, 'villageId');
  demand(isId(requestId), ErrorCode.BAD_INPUT, 'requestId');
  await demandUpload(db.reader, actor, villageId);
  const { bytes, fileName } = await uploadedFile(request);
  const sheet = await readFile(bytes, LIMITS);
  const paper = await db.write((tx) =>
    uploadImport(tx, actor, { requestId, villageId, fileName, bytes }, sheet),
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
