/** Messages of Amazon SNS: whether one is signed by it, and saying yes to a subscription. */
import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { fetchFromAmazon } from './amazon.ts';

export const snsSchema = z.object({
  Type: z.string(),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.string().optional(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
});

export type SnsMessage = z.infer<typeof snsSchema>;

const certificates = new Map<string, string>();

/** Whether SNS signed it: every field that is signed, in the order of its manual. */
export async function isFromSns(message: SnsMessage): Promise<boolean> {
  const certificate = await certificateAt(message.SigningCertURL);
  if (!certificate) return false;
  const { validFromDate, validToDate, publicKey } = new X509Certificate(certificate);
  const at = Date.parse(message.Timestamp);
  if (!(at >= validFromDate.getTime() && at <= validToDate.getTime())) return false;
  const algorithm = message.SignatureVersion === '2' ? 'sha256' : 'sha1';
  return verify(
    algorithm,
    Buffer.from(signedText(message)),
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })),
    Buffer.from(message.Signature, 'base64'),
  );
}

/** What the signature is over. */
export function signedText(message: Omit<SnsMessage, 'Signature'>): string {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : ([
          'Message',
          'MessageId',
          'SubscribeURL',
          'Timestamp',
          'Token',
          'TopicArn',
          'Type',
        ] as const);
  return names
    .flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`]))
    .join('');
}

/** Says yes to a topic that was checked before. False when it does not work. */
export async function confirmTopic({ SubscribeURL = '' }: SnsMessage): Promise<boolean> {
  return (await fetchFromAmazon(SubscribeURL)) !== null;
}

async function certificateAt(address: string): Promise<string | null> {
  const known = certificates.get(address);
  if (known) return known;
  if (!/\.pem$/.test(address)) return null;
  const fetched = await fetchFromAmazon(address);
  if (!fetched?.startsWith('-----BEGIN CERTIFICATE-----')) return null;
  // They change about once a year.
  if (certificates.size > 20) certificates.clear();
  certificates.set(address, fetched);
  return fetched;
}
