/** What stands at the places of a frozen letter in one person's copy, and how long that makes it. */
import { env } from '#lib/env.ts';
import { choicesKey, leaveKey } from '#subscribers/index.ts';
import { countedAddress } from '../counting/keys.ts';
import { everyPlace, linkPlaces } from './places.ts';

type Copy = {
  owner: { id: number; linkSeed: string };
  newsletterId: number;
  deliveryId: number;
};

/** The address for each place. */
export function addressesFor({ owner, newsletterId, deliveryId }: Copy): (place: string) => string {
  const { SITE_URL } = env();
  const own: Record<string, string> = {
    [linkPlaces.leave]: `${SITE_URL}/newsletters/leave?key=${leaveKey(owner, newsletterId)}`,
    [linkPlaces.choices]: `${SITE_URL}/newsletters/yours?key=${choicesKey(owner)}`,
  };
  return (place) => own[place] ?? countedAddress(place, deliveryId);
}

/** As long as numbers of people, letters and deliveries become. */
const longest = 999_999_999;

/** How long a letter is when it goes: addresses are several times as long as the places they take. */
export function bytesAsSent(html: string): number {
  const owner = { id: longest, linkSeed: '' };
  const addressOf = addressesFor({ owner, newsletterId: longest, deliveryId: longest });
  return Buffer.byteLength(html.replaceAll(everyPlace, addressOf));
}
