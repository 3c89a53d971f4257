/**
 * Signing mail with the publication's own key (DKIM, RFC 6376), when the settings name one. The signature
 * covers the headers of one-click leaving too, as RFC 8058 asks. Nothing is sent unsigned by accident: a
 * key that cannot be used is an error at the start, and at every letter.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import DKIM from 'nodemailer/lib/dkim';
import { env } from '#lib/env.ts';
import { processWide } from '#lib/process-wide.ts';

type Signer = { domainName: string; keySelector: string; privateKey: string };

const kept = processWide<{ key?: { file: string; pem: string } }>('dkim', () => ({}));
const leastBits = 1024;

/** How letters of this sender are signed; null when they are not. Throws when the key cannot be used. */
export function signerOf(from: string): Signer | null {
  const { DKIM_SELECTOR, DKIM_KEY_FILE, DKIM_DOMAIN } = env();
  if (!DKIM_SELECTOR || !DKIM_KEY_FILE) return null;
  return {
    domainName: DKIM_DOMAIN ?? from.slice(from.lastIndexOf('@') + 1),
    keySelector: DKIM_SELECTOR,
    privateKey: readKey(DKIM_KEY_FILE),
  };
}

/** The letter with its signature in front, or as it was. */
export async function signLetter(letter: Buffer, from: string): Promise<Buffer> {
  const signer = signerOf(from);
  if (!signer) return letter;
  return Buffer.concat(await new DKIM(signer).sign(letter).toArray());
}

function readKey(file: string): string {
  if (kept.key?.file === file) return kept.key.pem;
  const pem = readFileSync(file, 'utf8');
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < leastBits) {
    throw new Error(`The key in ${file} is not an RSA key of ${leastBits} bits or more.`);
  }
  kept.key = { file, pem };
  return pem;
}
