// A secret vote's ballots are figures under seal: whoever reads the database, now or in its old pages, learns nothing from
// them, because every ballot seals all figures anew, at the same length, with a key that is not there.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FIGURE_BYTES = 4;

/** Seals and opens the figures of secret votes; made from the secret of the installation. */
export class BallotBox {
  private readonly secret: string;

  constructor(secret: string) {
    this.secret = secret;
  }

  /** An empty box for so many options. */
  empty(motionId: string, options: number): Buffer {
    return this.seal(motionId, Array<number>(options).fill(0));
  }

  /** The box with one ballot more: one vote for each of these places, counted from 0. */
  add(motionId: string, sealed: Buffer, places: readonly number[]): Buffer {
    const figures = this.open(motionId, sealed);
    return this.seal(
      motionId,
      figures.map((votes, place) => votes + Number(places.includes(place))),
    );
  }

  /** The figures, in the order of the options. Throws when the key is another one, or somebody touched the box. */
  open(motionId: string, sealed: Buffer): number[] {
    if (sealed[0] !== VERSION) throw new Error('A ballot box of an unknown kind');
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key(motionId), iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(motionId))
      .setAuthTag(tag);
    const plain = Buffer.concat([
      decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
    return Array.from({ length: plain.length / FIGURE_BYTES }, (_, place) =>
      plain.readUInt32BE(place * FIGURE_BYTES),
    );
  }

  /** The figures, or null when the box does not open. */
  figures(motionId: string, sealed: Buffer): number[] | null {
    try {
      return this.open(motionId, sealed);
    } catch {
      return null;
    }
  }

  private seal(motionId: string, figures: readonly number[]): Buffer {
    const plain = Buffer.alloc(figures.length * FIGURE_BYTES);
    figures.forEach((votes, place) => plain.writeUInt32BE(votes, place * FIGURE_BYTES));
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(motionId), iv).setAAD(Buffer.from(motionId));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]);
  }

  private key(motionId: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, motionId, `ballot-box v${VERSION}`, 32));
  }
}
