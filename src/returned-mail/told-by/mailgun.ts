/**
 * Mailgun: an HMAC over a time and a token, which does not cover what is told. So an event counts only
 * when it names a letter by our own token as well, which whoever copied a signature does not have.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { env } from '#lib/env.ts';
import type { ReturnKind } from '../read-report.ts';
import { findDelivery } from '../token.ts';
import type { Said, Told } from './hear.ts';
import { isSame, readJson } from './told.ts';

const schema = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  'event-data': z.object({
    event: z.string(),
    severity: z.string().default(''),
    message: z.object({ headers: z.record(z.string(), z.unknown()).default({}) }).optional(),
    'delivery-status': z
      .object({ message: z.string().nullish(), description: z.string().nullish() })
      .optional(),
  }),
});

/** It tries again for eight hours. */
const longestMs = 24 * 60 * 60_000;

export function hearMailgun({ body, at }: Told): Said {
  const { MAILGUN_SIGNING_KEY } = env();
  if (!MAILGUN_SIGNING_KEY) return 'not-set-up';
  const told = readJson(body, schema);
  if (!told) return 'malformed';
  const { timestamp, token, signature } = told.signature;
  const wanted = createHmac('sha256', MAILGUN_SIGNING_KEY)
    .update(timestamp + token)
    .digest('hex');
  const age = Math.abs(at.getTime() - Number(timestamp) * 1000);
  if (!isSame(signature, wanted) || !(age < longestMs)) return 'forged';
  const { event, severity, message, 'delivery-status': status } = told['event-data'];
  const kind: ReturnKind | null =
    event === 'complained'
      ? 'complaint'
      : event === 'failed'
        ? severity === 'permanent'
          ? 'hard'
          : null // It is tried again, and tells when it gives up.
        : null;
  const deliveryId = findDelivery(String(message?.headers['message-id'] ?? ''));
  if (!kind || deliveryId === null) return [];
  return [{ deliveryId, kind, note: status?.message || status?.description || event, at }];
}
