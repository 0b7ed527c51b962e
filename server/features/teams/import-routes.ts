import type { FastifyInstance, FastifyRequest } from 'fastify';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { readFile } from '#server/core/sheets/read-file';
import { demandOwnSite, langOf, sendSheet, takeSheets, uploadedFile } from '#server/core/sheets/sheet-routes';
import type { ActorContext } from '#server/features/people/actor';
import { seenList } from './import-hold';
import { LIMITS } from './import-limits';
import { errorSheet, templateSheet } from './import-sheets';
import type { VolunteerImportRow } from './import-types';
import { demandListUpload, uploadVolunteers } from './import-upload';

/** Who sends or fetches a sheet, and the database to look in. */
type Asker = Pick<ActorContext, 'actor' | 'db'>;

export interface ListSettings {
  contextOf(request: FastifyRequest): Promise<Asker>;
}

type Search = { area?: string; request?: string; lang?: string };

/**
 * `POST /api/volunteer-lists?area=…&request=…` (one .xlsx file, field `file`) answers `{ id }`; `GET
 * /api/volunteer-lists/template` and `/api/volunteer-lists/:id/errors` answer sheets, in Chinese unless `?lang=en`.
 * Refusals are `{ error: { code } }`.
 */
export async function registerVolunteerLists(app: FastifyInstance, settings: ListSettings): Promise<void> {
  await app.register(async (room) => {
    await takeSheets(room, LIMITS.fileBytes);
    room.post<{ Querystring: Search }>('/api/volunteer-lists', async (request, reply) => {
      const id = await upload(await settings.contextOf(request), request, request.query);
      return reply.code(201).send({ id });
    });
    room.get<{ Querystring: Search }>('/api/volunteer-lists/template', async (request, reply) => {
      const { actor } = await settings.contextOf(request);
      demand(actor, ErrorCode.UNAUTHENTICATED);
      const lang = langOf(request.query);
      return sendSheet(
        reply,
        await templateSheet(lang),
        lang === 'zh' ? '志愿者名单模板.xlsx' : 'volunteers-template.xlsx',
      );
    });
    room.get<{ Params: { id: string }; Querystring: Search }>(
      '/api/volunteer-lists/:id/errors',
      async (request, reply) => {
        const ctx = await settings.contextOf(request);
        const lang = langOf(request.query);
        demand(ctx.actor, ErrorCode.UNAUTHENTICATED);
        const { id } = request.params;
        demand(isId(id), ErrorCode.NOT_FOUND);
        const { paper } = await seenList(ctx.db.reader, ctx.actor, id);
        const rows = await ctx.db.reader.rows<VolunteerImportRow>(
          `select * from volunteer_import_row where import_id = $1 and (state = 'ERROR' or noted)
             and content is not null order by row_no`,
          [id],
        );
        return sendSheet(
          reply,
          await errorSheet(paper, rows, lang),
          lang === 'zh' ? '志愿者名单问题.xlsx' : 'volunteer-list-errors.xlsx',
        );
      },
    );
  });
}

async function upload(ctx: Asker, request: FastifyRequest, search: Search): Promise<string> {
  demandOwnSite(request);
  const { actor, db } = ctx;
  demand(actor, ErrorCode.UNAUTHENTICATED);
  const { area: areaId, request: requestId } = search;
  demand(isId(areaId), ErrorCode.BAD_INPUT, 'areaId');
  demand(isId(requestId), ErrorCode.BAD_INPUT, 'requestId');
  await demandListUpload(db.reader, actor, areaId);
  const { bytes, fileName } = await uploadedFile(request);
  const sheet = await readFile(bytes, LIMITS);
  const paper = await db.write((tx) =>
    uploadVolunteers(tx, actor, { requestId, areaId, fileName, bytes }, sheet),
  );
  return paper.id;
}
