/**
 * The keys of what is counted and answered: they name a delivery and one thing of its issue, signed, so
 * that nobody makes up another. They say nothing about who the delivery was for.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from '#lib/env.ts';

/** The link number `position` of the issue. */
export const goKey = (deliveryId: number, position: number) =>
  signed('go', `${deliveryId}.${position}`);
/** The picture that tells of an opening. */
export const seenKey = (deliveryId: number) => signed('seen', `${deliveryId}`);
/** An answer about one story. */
export const feedbackKey = (deliveryId: number, articleId: number, isMore: boolean) =>
  signed('feedback', `${deliveryId}.${articleId}.${isMore ? 'more' : 'less'}`);

export function readGoKey(key: string): { deliveryId: number; position: number } | null {
  const [deliveryId, position] = read('go', key)?.split('.').map(Number) ?? [];
  return deliveryId && position ? { deliveryId, position } : null;
}

export function readSeenKey(key: string): { deliveryId: number } | null {
  const deliveryId = Number(read('seen', key) ?? 0);
  return deliveryId ? { deliveryId } : null;
}

export function readFeedbackKey(
  key: string,
): { deliveryId: number; articleId: number; isMore: boolean } | null {
  const [delivery, article, answer] = read('feedback', key)?.split('.') ?? [];
  const [deliveryId, articleId] = [Number(delivery), Number(article)];
  return deliveryId && articleId ? { deliveryId, articleId, isMore: answer === 'more' } : null;
}

/** The address for one delivery at a place of a frozen letter. Throws for a place nobody knows. */
export function countedAddress(place: string, deliveryId: number): string {
  const { SITE_URL } = env();
  const [, what, number] = /^standfirst-link:([a-z]+)(?:-(\d+))?$/.exec(place) ?? [];
  switch (what) {
    case 'seen':
      return `${SITE_URL}/newsletters/seen?key=${seenKey(deliveryId)}`;
    case 'go':
      return `${SITE_URL}/newsletters/go?key=${goKey(deliveryId, Number(number))}`;
    case 'more':
    case 'less':
      return `${SITE_URL}/newsletters/feedback?key=${feedbackKey(deliveryId, Number(number), what === 'more')}`;
    default:
      throw new Error(`A letter has a place for ${place}, and nothing stands there.`);
  }
}

/** 128 bits, which is short in a mail and too much to guess. */
const signatureLength = 22;

function signed(what: string, value: string): string {
  return `${value}.${signatureOf(what, value)}`;
}

function read(what: string, key: string): string | null {
  const [, value, signature] = /^([\w.]{1,60})\.([\w-]{22})$/.exec(key) ?? [];
  if (!value || !signature) return null;
  const isSame = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(what, value)));
  return isSame ? value : null;
}

function signatureOf(what: string, value: string): string {
  const { SECRET_KEY } = env();
  if (!SECRET_KEY) throw new Error('A link was signed before there was a key.');
  const key = Buffer.from(hkdfSync('sha256', SECRET_KEY, '', 'standfirst counted links', 32));
  return createHmac('sha256', key)
    .update(`${what}:${value}`)
    .digest('base64url')
    .slice(0, signatureLength);
}
