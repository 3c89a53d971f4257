/**
 * Amazon SES, told through SNS: signed with a key whose certificate is fetched, from Amazon and nowhere
 * else. A signature says only that SNS sent it, for whomever: so the topic must be the one that is set.
 */
import { z } from 'zod';
import { env } from '#lib/env.ts';
import type { ReturnKind } from '../read-report.ts';
import { deliveryHeader, findDelivery } from '../token.ts';
import type { Said, Told } from './hear.ts';
import { confirmTopic, isFromSns, snsSchema } from './sns.ts';
import { isSame, readJson } from './told.ts';

const recipient = z.object({
  emailAddress: z.string(),
  diagnosticCode: z.string().optional(),
  status: z.string().optional(),
});

const schema = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z.object({
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: z.array(recipient) }).optional(),
  complaint: z
    .object({
      complaintFeedbackType: z.string().nullish(),
      complainedRecipients: z.array(recipient),
    })
    .optional(),
});

export async function hearSes({ body, at }: Told): Promise<Said> {
  const { SES_TOPIC_ARN } = env();
  if (!SES_TOPIC_ARN) return 'not-set-up';
  const message = readJson(body, snsSchema);
  if (!message) return 'malformed';
  if (!isSame(message.TopicArn, SES_TOPIC_ARN) || !(await isFromSns(message))) return 'forged';
  if (message.Type === 'SubscriptionConfirmation') {
    return (await confirmTopic(message)) ? [] : 'malformed';
  }
  if (message.Type !== 'Notification') return [];
  const told = readJson(message.Message, schema);
  // SES says hello to a new topic in plain words.
  if (!told) return [];
  const { bounce, complaint, mail } = told;
  const named = mail.headers
    .filter(({ name }) => name.toLowerCase() === deliveryHeader.toLowerCase())
    .map(({ value }) => value);
  const deliveryId = findDelivery(...named);
  const of = (kind: ReturnKind, people: z.infer<typeof recipient>[]) =>
    people.map(({ emailAddress, diagnosticCode, status }) => ({
      deliveryId,
      email: emailAddress.replace(/^.*<|>.*$/g, ''),
      kind,
      note: diagnosticCode ?? status ?? kind,
      at,
    }));
  if (complaint && complaint.complaintFeedbackType !== 'not-spam') {
    return of('complaint', complaint.complainedRecipients);
  }
  if (!bounce) return [];
  return of(bounce.bounceType === 'Permanent' ? 'hard' : 'soft', bounce.bouncedRecipients);
}
