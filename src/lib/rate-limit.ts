/**
 * How often something may be done, counted in the database so that several instances count together.
 * Keys name nobody: what is counted by is hashed before it is kept.
 */
import { createHash } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { database } from './database.ts';

export type RateLimit = {
  /** What is limited, for example `sign-up`. */
  name: string;
  /** How many in one window. */
  most: number;
  windowMs: number;
};

/** Counts one attempt of `by` and says whether it is still within the limit. */
export async function isWithinLimit(limit: RateLimit, by: string, at: Date): Promise<boolean> {
  const key = `${limit.name}:${createHash('sha256').update(by).digest('hex').slice(0, 32)}`;
  const startsAt = new Date(Math.floor(at.getTime() / limit.windowMs) * limit.windowMs);
  const rows = await database().$queryRaw<{ count: number }[]>`
    insert into rate_window (key, starts_at, count) values (${key}, ${startsAt}, 1)
    on conflict (key, starts_at) do update set count = rate_window.count + 1
    returning count`;
  return (rows[0]?.count ?? 1) <= limit.most;
}

/** Forgets the windows that started before this moment. */
export async function pruneRateWindows(before: Date): Promise<void> {
  await database().rateWindow.deleteMany({ where: { startsAt: { lt: before } } });
}

/**
 * The block a client's address belongs to: /24 of IPv4, /48 of IPv6, what one customer of a provider
 * is usually given. An address that is neither counts as itself.
 */
export function addressBlock(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 3);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/48`;
}
