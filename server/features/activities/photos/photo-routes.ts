import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demand, DomainError, ErrorCode, refusalOf } from '#server/core/errors';
import { isId } from '#server/core/id';
import type { ActorContext } from '#server/features/people/actor';
import { AccessKind } from '#server/features/people/looks';
import { keepLooks } from '#server/features/privacy/keep-looks';
import { visibleParams, visibleTo } from '#server/features/activities/visibility';
import { demandUploadsLeft, keepPhoto } from './keep-photo';
import { type Photo, photoPath, thumbnailPath } from './photo.entity';
import { PhotoFiles } from './photo-files';
import { PHOTO_BYTES, readPicture } from './photo-picture';

export interface PhotoSettings {
  /** Absolute path of the product's folder; pictures go below it. */
  dataDir: string;
  contextOf(request: FastifyRequest): Promise<Asker>;
}

/** Who asks for a photo, and the database to look in. */
type Asker = Pick<ActorContext, 'actor' | 'db'>;

const statusOf: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.UNAUTHENTICATED]: 401,
  [ErrorCode.FORBIDDEN]: 403,
  [ErrorCode.NOT_FOUND]: 404,
  [ErrorCode.BAD_INPUT]: 400,
  [ErrorCode.PHOTO_TOO_LARGE]: 413,
  [ErrorCode.PHOTO_TYPE]: 415,
  [ErrorCode.PHOTO_UNREADABLE]: 422,
  [ErrorCode.TOO_MANY]: 429,
};

/**
 * `POST /api/photos` (one file, field `file`) answers `{ id, url, thumbnailUrl, width, height }`; `GET /api/photos/:id`
 * and `/thumbnail` answer WebP to the uploader and to whoever may see a record that shows it. Refusals are
 * `{ error: { code } }`.
 */
export async function registerPhotos(app: FastifyInstance, settings: PhotoSettings): Promise<void> {
  const files = new PhotoFiles(settings.dataDir);
  await app.register(async (room) => {
    await room.register(multipart, {
      limits: { fileSize: PHOTO_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 50 },
    });
    room.setErrorHandler(async (error, request, reply) => refuse(error, request, reply));
    room.post('/api/photos', async (request, reply) => {
      const ctx = await settings.contextOf(request);
      const photo = await upload(ctx, files, request);
      return reply.code(201).send({
        id: photo.id,
        url: photoPath(photo.id),
        thumbnailUrl: thumbnailPath(photo.id),
        width: photo.width,
        height: photo.height,
      });
    });
    room.get<{ Params: { id: string } }>('/api/photos/:id', async (request, reply) =>
      serve(await settings.contextOf(request), files, request.params.id, false, reply),
    );
    room.get<{ Params: { id: string } }>('/api/photos/:id/thumbnail', async (request, reply) =>
      serve(await settings.contextOf(request), files, request.params.id, true, reply),
    );
  });
}

async function upload(ctx: Asker, files: PhotoFiles, request: FastifyRequest): Promise<Photo> {
  // Browsers say where a form comes from: another site's page cannot upload in somebody's name.
  demand(request.headers['sec-fetch-site'] !== 'cross-site', ErrorCode.FORBIDDEN);
  const { actor } = ctx;
  demand(actor, ErrorCode.UNAUTHENTICATED);
  await demandUploadsLeft(ctx.db.reader, actor);
  demand(request.isMultipart(), ErrorCode.BAD_INPUT);
  const file = await request.file();
  demand(file?.fieldname === 'file', ErrorCode.BAD_INPUT, 'file');
  const picture = await readPicture(await file.toBuffer());
  await files.keep(picture);
  const photo = await ctx.db.write((tx) => keepPhoto(tx, actor, picture));
  // The same picture, used by nobody until now, may have been swept away in between.
  if (!(await files.has(picture.sha256))) await files.keep(picture);
  return photo;
}

/** A record that shows the photo, of somebody else's household. */
interface Shown {
  recordId: string;
  residentId: string;
  householdId: string;
  villageId: string;
}

async function serve(
  ctx: Asker,
  files: PhotoFiles,
  id: string,
  thumbnail: boolean,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { actor } = ctx;
  demand(actor, ErrorCode.UNAUTHENTICATED);
  demand(isId(id), ErrorCode.NOT_FOUND);
  const photo = await ctx.db.reader.row<{ sha256: string; shown: Shown[] }>(
    `select p.sha256, coalesce((select jsonb_agg(jsonb_build_object('recordId', r.id, 'residentId', r.resident_id,
         'householdId', r.household_id, 'villageId', r.village_id))
       from record_photo x join activity_record r on r.id = x.record_id
       where x.photo_id = p.id and p.uploader_id <> $1 and r.resident_id <> $1
         and r.household_id is distinct from $2), '[]') as shown
     from photo p where p.id = $4 and (p.uploader_id = $1 or exists (
       select 1 from record_photo x join activity_record r on r.id = x.record_id
       where x.photo_id = p.id and ${visibleTo(1)}))`,
    [...visibleParams(actor), id],
  );
  demand(photo, ErrorCode.NOT_FOUND);
  const file = await files.open(photo.sha256, thumbnail);
  demand(file, ErrorCode.NOT_FOUND);
  const at = ctx.db.reader.at;
  await keepLooks(
    ctx.db,
    photo.shown.map(({ recordId, ...whose }) => ({
      kind: AccessKind.PHOTO,
      subjectId: recordId,
      ...whose,
      viewerId: actor.residentId,
      at,
    })),
  );
  return reply
    .header('content-type', 'image/webp')
    .header('content-length', file.bytes)
    .header('content-disposition', 'inline')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600')
    .send(file.stream);
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
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new DomainError(ErrorCode.PHOTO_TOO_LARGE);
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT') return new DomainError(ErrorCode.TOO_MANY);
  return code.startsWith('FST_') || code === 'ERR_STREAM_PREMATURE_CLOSE'
    ? new DomainError(ErrorCode.BAD_INPUT)
    : null;
}
