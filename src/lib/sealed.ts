/**
 * Text that waits in the database and is nobody else's to read, encrypted with the installation's key:
 * a letter with a link that lets somebody in must not lie there for whoever copies the tables.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env.ts';

/** AES-256-GCM; the number used once and the tag stand before the text. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws when the text was sealed with another key, or was changed. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

function key(): Buffer {
  const { SECRET_KEY } = env();
  if (!SECRET_KEY) throw new Error('Something was sealed before there was a key.');
  return Buffer.from(hkdfSync('sha256', SECRET_KEY, '', 'standfirst sealed', 32));
}
