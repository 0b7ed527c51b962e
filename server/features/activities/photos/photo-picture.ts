// What is uploaded is never what is kept: every picture is read, turned upright, made small and written anew.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { printOf } from './photo-print';

/** The largest upload, in bytes, and the largest picture read, in pixels. */
export const PHOTO_BYTES = 12 * 1024 * 1024;
const PHOTO_PIXELS = 50_000_000;
const PICTURE_EDGE = 1600;
const THUMBNAIL_EDGE = 320;

// One picture at a time takes one core: the counter keeps the other.
sharp.concurrency(1);

/**
 * A picture as it will be kept: WebP without any metadata. `sha256` is the hash of `full`, in hex; `phash` says how it
 * looks, as 64 digits 0 or 1, null for a picture without contrast.
 */
export interface Picture {
  full: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
  sha256: string;
  phash: string | null;
}

/** Looks at the first bytes, never at the name: only these formats reach the decoder. */
function isPhoto(bytes: Buffer): boolean {
  if (bytes.length < 12) return false;
  const jpeg = bytes.readUIntBE(0, 3) === 0xffd8ff;
  const png = bytes.readUInt32BE(0) === 0x89504e47 && bytes.readUInt32BE(4) === 0x0d0a1a0a;
  const webp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return jpeg || png || webp;
}

/**
 * Reads an upload of JPEG, PNG or WebP.
 * Throws PHOTO_TYPE for anything else, PHOTO_TOO_LARGE beyond the limits, PHOTO_UNREADABLE for a broken picture.
 */
export async function readPicture(bytes: Buffer): Promise<Picture> {
  demand(bytes.length <= PHOTO_BYTES, ErrorCode.PHOTO_TOO_LARGE);
  demand(isPhoto(bytes), ErrorCode.PHOTO_TYPE);
  try {
    // The head alone tells the size: nothing is unfolded to learn that it is too much.
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    demand(format === 'jpeg' || format === 'png' || format === 'webp', ErrorCode.PHOTO_TYPE);
    demand(width * height <= PHOTO_PIXELS, ErrorCode.PHOTO_TOO_LARGE);
    const picture = await sharp(bytes, { limitInputPixels: PHOTO_PIXELS, failOn: 'error' })
      .rotate()
      .resize(PICTURE_EDGE, PICTURE_EDGE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(picture.data)
      .resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 72 })
      .toBuffer();
    return {
      full: picture.data,
      thumbnail,
      width: picture.info.width,
      height: picture.info.height,
      sha256: createHash('sha256').update(picture.data).digest('hex'),
      phash: await printOf(thumbnail),
    };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The decoder's own words name neither person nor place, but help nobody either: the picture is broken.
    throw new DomainError(ErrorCode.PHOTO_UNREADABLE);
  }
}
