// Few people need more than a handful of photos an hour; somebody who sends forty is filling the disk.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import type { Reader } from '#server/core/database';
import type { Actor } from '#server/features/people/actor';
import { Photo } from './photo.entity';
import type { Picture } from './photo-picture';

/** Uploads one person may make in an hour. */
const UPLOADS_PER_HOUR = 40;

/** Throws TOO_MANY when the person has used up the hour's uploads. */
export async function demandUploadsLeft(reader: Reader, actor: Actor): Promise<void> {
  const since = new Date(reader.at.getTime() - 3_600_000);
  const made = await reader.rows(
    `select 1 from photo where uploader_id = $1 and created_at > $2 limit ${UPLOADS_PER_HOUR}`,
    [actor.residentId, since],
  );
  demand(made.length < UPLOADS_PER_HOUR, ErrorCode.TOO_MANY);
}

/** Registers a picture whose files are written. Answers the photo. Throws TOO_MANY. */
export async function keepPhoto(tx: Tx, actor: Actor, picture: Picture): Promise<Photo> {
  await tx.rows('select 1 from resident where id = $1 for no key update', [actor.residentId]);
  await demandUploadsLeft(tx, actor);
  const id = newId();
  await tx.manager.insert(Photo, {
    id,
    sha256: picture.sha256,
    villageId: actor.villageId,
    uploaderId: actor.residentId,
    width: picture.width,
    height: picture.height,
    bytes: picture.full.length,
    phash: picture.phash,
    createdAt: tx.at,
  });
  return found(await tx.one(Photo, { id }));
}
