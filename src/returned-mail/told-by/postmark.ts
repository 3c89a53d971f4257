/** Postmark: a name and a password in the address of the webhook, as its manual recommends. */
import { z } from 'zod';
import { env } from '#lib/env.ts';
import type { ReturnKind } from '../read-report.ts';
import { findDelivery } from '../token.ts';
import type { Said, Told } from './hear.ts';
import { isSame, readJson } from './told.ts';

const schema = z.object({
  RecordType: z.string(),
  Type: z.string().default(''),
  Email: z.string(),
  Description: z.string().default(''),
  Details: z.string().default(''),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});

const kinds: Record<string, ReturnKind> = {
  HardBounce: 'hard',
  BadEmailAddress: 'hard',
  SoftBounce: 'soft',
  Transient: 'soft',
  DnsError: 'soft',
  Blocked: 'soft',
  SpamNotification: 'soft',
};

export function hearPostmark({ body, header, at }: Told): Said {
  const { POSTMARK_WEBHOOK_LOGIN } = env();
  if (!POSTMARK_WEBHOOK_LOGIN) return 'not-set-up';
  const [, given = ''] = /^Basic\s+(\S+)$/i.exec(header('authorization')) ?? [];
  if (!isSame(Buffer.from(given, 'base64').toString(), POSTMARK_WEBHOOK_LOGIN)) return 'forged';
  const told = readJson(body, schema);
  if (!told) return 'malformed';
  const kind: ReturnKind | undefined =
    told.RecordType === 'SpamComplaint'
      ? 'complaint'
      : told.RecordType === 'Bounce'
        ? kinds[told.Type]
        : undefined;
  if (!kind) return [];
  const deliveryId = findDelivery(String(told.Metadata.delivery ?? ''));
  const note = told.Details || told.Description || told.Type;
  return [{ deliveryId, email: told.Email, kind, note, at }];
}
