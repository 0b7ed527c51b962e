// The digits of a document are sealed by a key that is not in the database, each bound to its certificate.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals and opens what was entered for a certificate; made from the secret of the installation. */
export class IdentitySeal {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, 'certificate-identity', `v${VERSION}`, 32));
  }

  /** AES-256-GCM: version, nonce, tag, text. The certificate's id is bound in, so that rows cannot be exchanged. */
  close(certificateId: string, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(certificateId));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]);
  }

  /** The text, or null when the secret has changed since or somebody touched the row. */
  open(certificateId: string, sealed: Buffer): string | null {
    if (sealed[0] !== VERSION || sealed.length <= 1 + IV_BYTES + TAG_BYTES) return null;
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(certificateId))
        .setAuthTag(tag);
      const text = Buffer.concat([
        decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)),
        decipher.final(),
      ]);
      return text.toString('utf8');
    } catch {
      // A wrong key and a touched row look alike: nothing can be shown.
      return null;
    }
  }
}
