import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '#server/core/id';
import type { Picture } from './photo-picture';

/** Pictures on disk, named by what they hold: the same picture is kept once. */
export class PhotoFiles {
  private readonly folder: string;

  /** `dataDir`: absolute path of the product's folder. */
  constructor(dataDir: string) {
    this.folder = join(dataDir, 'photos');
  }

  async keep(picture: Picture): Promise<void> {
    await this.write(this.pathOf(picture.sha256, false), picture.full);
    await this.write(this.pathOf(picture.sha256, true), picture.thumbnail);
  }

  /** The picture's bytes and how many; null when the file is not there. */
  async open(sha256: string, thumbnail: boolean): Promise<{ stream: Readable; bytes: number } | null> {
    const path = this.pathOf(sha256, thumbnail);
    try {
      const { size } = await stat(path);
      return { stream: createReadStream(path), bytes: size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Is the picture's file there? */
  async has(sha256: string): Promise<boolean> {
    try {
      await stat(this.pathOf(sha256, true));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  /**
   * Removes a picture unless it turns out to be needed. It is put aside before it is asked: whoever uploads the same
   * picture meanwhile either is seen here, or finds no file after registering the photo and writes it anew.
   */
  async removeUnless(sha256: string, isNeeded: () => Promise<boolean>): Promise<boolean> {
    const paths = [this.pathOf(sha256, true), this.pathOf(sha256, false)];
    for (const path of paths) await moveIfThere(path, `${path}.aside`);
    const needed = await isNeeded();
    for (const path of paths) {
      if (needed) await moveIfThere(`${path}.aside`, path);
      else await rm(`${path}.aside`, { force: true });
    }
    return !needed;
  }

  private pathOf(sha256: string, thumbnail: boolean): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}${thumbnail ? '-small' : ''}.webp`);
  }

  // Written beside and renamed: a file under its name is always whole.
  private async write(path: string, bytes: Buffer): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${newId()}`;
    await writeFile(beside, bytes, { flush: true });
    await rename(beside, path);
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
