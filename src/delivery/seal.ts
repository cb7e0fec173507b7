import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Hides plain data, and what it belongs to, from whoever has the database and not the key. */
export interface Seal {
  /** JSON under AES-256-GCM with a fresh nonce; `about` is bound to it, so that a row cannot be moved. */
  close(value: unknown, about: string): Buffer;
  /** What was sealed; undefined when the key or `about` is another, or the bytes were changed. */
  open(sealed: Buffer, about: string): unknown;
  /** A keyed hash, 64 hexadecimal digits. */
  hash(text: string): string;
}

const NONCE = 12;
const TAG = 16;

/** Makes a seal of a secret text of at least 32 characters; keys for each use are drawn from it (HKDF-SHA-256). */
export function createSeal(secret: string): Seal {
  const draw = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'sme-policy-bot', use, 32));
  const key = draw('seal');
  const hashKey = draw('hash');
  return {
    close(value, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, about) {
      if (sealed.length < NONCE + TAG) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), {
          authTagLength: TAG,
        })
          .setAAD(Buffer.from(about))
          .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
        const body = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
        return JSON.parse(body.toString('utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    hash: (text) => createHmac('sha256', hashKey).update(text).digest('hex'),
  };
}
