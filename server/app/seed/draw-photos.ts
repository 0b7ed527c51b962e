import sharp from 'sharp';
import { PhotoFiles } from '#server/features/activities/photos/photo-files';
import { type Picture, readPicture } from '#server/features/activities/photos/photo-picture';
import { newId } from '#server/core/id';
import { sceneCount, sceneOf } from './photo-scenes';
import type { PhotoMaker } from './seed-year';

/** Draws the demo's evidence photos into DATA_DIR, the way uploads are kept, and answers who registers them. */
export async function drawPhotos(dataDir: string): Promise<PhotoMaker> {
  const files = new PhotoFiles(dataDir);
  const pictures: Picture[] = [];
  for (let place = 0; place < sceneCount; place += 1) {
    const drawn = await sharp(Buffer.from(sceneOf(place)), { density: 72 })
      .png()
      .toBuffer();
    const picture = await readPicture(drawn);
    await files.keep(picture);
    pictures.push(picture);
  }
  // One drawing stands in for the photos of many: only where the demo tells of a photo used twice is it compared.
  return async (tx, uploaderId, villageId, place, compared = false) => {
    const picture = pictures[place % pictures.length];
    if (!picture) throw new Error('No scene was drawn.');
    const id = newId();
    await tx.rows(
      `insert into photo (id, sha256, village_id, uploader_id, width, height, bytes, phash, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::bit(64), $9)`,
      [
        id,
        picture.sha256,
        villageId,
        uploaderId,
        picture.width,
        picture.height,
        picture.full.length,
        compared ? picture.phash : null,
        tx.at,
      ],
    );
    return id;
  };
}
