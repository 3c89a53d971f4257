/**
 * What a letter carries so that it is known again when it comes back: the number of its delivery, signed.
 * It stands in the address that errors go to, in the Message-ID and in a header of its own, since
 * different servers give back different parts. Nobody can make one up, so a faked bounce ends nobody.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from '#lib/env.ts';

export const deliveryHeader = 'X-Standfirst-Delivery';

/** Lower case and digits only: some servers change the case of an address. */
export function deliveryToken(deliveryId: number): string {
  return `${deliveryId}-${signatureOf(deliveryId)}`;
}

const form = /(?<![0-9])(\d{1,10})-([0-9a-f]{32})(?![0-9a-f])/gi;

/** The delivery that is named anywhere in these texts; null when no true token is. */
export function findDelivery(...texts: string[]): number | null {
  for (const [, id = '', signature = ''] of texts.join('\n').matchAll(form)) {
    const wanted = Buffer.from(signatureOf(Number(id)));
    if (timingSafeEqual(wanted, Buffer.from(signature.toLowerCase()))) return Number(id);
  }
  return null;
}

/**
 * Where errors about a letter go: `BOUNCE_ADDRESS`, with the token in the place of its `*`. Without the
 * setting they go to whom the letter is from.
 */
export function returnAddress(from: string, deliveryId: number): string {
  return env().BOUNCE_ADDRESS?.replace('*', deliveryToken(deliveryId)) ?? from;
}

function signatureOf(deliveryId: number): string {
  const { SECRET_KEY } = env();
  if (!SECRET_KEY) throw new Error('A delivery was named before there was a key.');
  const key = Buffer.from(hkdfSync('sha256', SECRET_KEY, '', 'standfirst returned mail', 32));
  return createHmac('sha256', key).update(String(deliveryId)).digest('hex').slice(0, 32);
}
