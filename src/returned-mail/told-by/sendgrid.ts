/** SendGrid: an ECDSA signature over the time and the very bytes of a list of events. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { env } from '#lib/env.ts';
import { isGoneForGood, type ReturnKind } from '../read-report.ts';
import { findDelivery } from '../token.ts';
import type { Said, Told } from './hear.ts';
import { readJson } from './told.ts';

const schema = z.array(
  z.object({
    event: z.string(),
    type: z.string().optional(),
    email: z.string(),
    'smtp-id': z.string().default(''),
    reason: z.string().default(''),
    status: z.string().default(''),
  }),
);

export function hearSendGrid({ body, header, at }: Told): Said {
  const { SENDGRID_VERIFICATION_KEY } = env();
  if (!SENDGRID_VERIFICATION_KEY) return 'not-set-up';
  const signature = header('x-twilio-email-event-webhook-signature');
  const timestamp = header('x-twilio-email-event-webhook-timestamp');
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  const key = keyOf(SENDGRID_VERIFICATION_KEY);
  if (!key || !verify('sha256', signed, key, Buffer.from(signature, 'base64'))) return 'forged';
  const events = readJson(body, schema);
  if (!events) return 'malformed';
  return events.flatMap(({ event, type, email, reason, status, 'smtp-id': messageId }) => {
    const kind = kindOf(event, type, `${status} ${reason}`);
    if (!kind) return [];
    return [{ deliveryId: findDelivery(messageId), email, kind, note: reason || event, at }];
  });
}

function kindOf(event: string, type: string | undefined, codes: string): ReturnKind | null {
  if (event === 'spamreport') return 'complaint';
  if (event !== 'bounce') return null;
  return type !== 'blocked' && isGoneForGood(codes) ? 'hard' : 'soft';
}

function keyOf(text: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}
