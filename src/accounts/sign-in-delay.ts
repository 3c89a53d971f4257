/**
 * Wrong passwords make the next try wait, longer each time: for the account and for the block of
 * addresses they come from. The owner of an account is never locked out for long: a browser they have
 * used before waits for its own mistakes only, and the longest wait of anybody is a minute.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { addressBlock } from '#lib/rate-limit.ts';
import { cookiePrefix } from './find-actor.ts';

/** So many mistakes are free; the wait then doubles from a second up to the longest. */
type Rule = { free: number; longestMs: number };
const rules: Record<'account' | 'browser' | 'block', Rule> = {
  account: { free: 5, longestMs: 60_000 },
  browser: { free: 5, longestMs: 60_000 },
  // An office or a school is behind one block.
  block: { free: 30, longestMs: 60_000 },
};

/** After so long without a mistake, the count starts again. */
const forgetMs = 24 * 60 * 60_000;

export type Attempt = { email: string; headers: Headers; from: string; at: Date };

/** How many milliseconds this attempt has to wait; 0 when it may be made. */
export async function waitFor(attempt: Attempt): Promise<number> {
  const rows = await database().signInDelay.findMany({
    where: { key: { in: keysOf(attempt).map(({ key }) => key) }, notBefore: { gt: attempt.at } },
    select: { notBefore: true },
  });
  return Math.max(0, ...rows.map(({ notBefore }) => notBefore.getTime() - attempt.at.getTime()));
}

export async function countMistake(attempt: Attempt): Promise<void> {
  const { at } = attempt;
  for (const { key, rule } of keysOf(attempt)) {
    const since = new Date(at.getTime() - forgetMs);
    await database().$executeRaw`
      insert into sign_in_delay (key, failures, not_before, updated_at)
      values (${key}, 1, ${at}, ${at})
      on conflict (key) do update set
        failures = case when sign_in_delay.updated_at < ${since} then 1
          else sign_in_delay.failures + 1 end,
        not_before = case when sign_in_delay.updated_at < ${since} then ${at}::timestamptz
          else ${at}::timestamptz + interval '1 millisecond' * case
            when sign_in_delay.failures < ${rule.free} then 0
            else least(${rule.longestMs}::float8,
              1000 * power(2, least(sign_in_delay.failures - ${rule.free}, 16)))
          end end,
        updated_at = ${at}`;
  }
}

/** A success forgives the account and the browser, not the block it came from. */
export async function forgive(attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt).filter(({ kind }) => kind !== 'block');
  await database().signInDelay.deleteMany({ where: { key: { in: keys.map(({ key }) => key) } } });
}

export async function pruneDelays(at: Date): Promise<void> {
  await database().signInDelay.deleteMany({
    where: { updatedAt: { lt: new Date(at.getTime() - forgetMs) } },
  });
}

type Key = { kind: keyof typeof rules; key: string; rule: Rule };

/** A browser its owner has used is counted by itself, so that strangers cannot make it wait. */
function keysOf({ email, headers, from }: Attempt): Key[] {
  const known = knownBrowser(headers, email);
  const kinds: [Key['kind'], string][] = [
    known ? ['browser', known] : ['account', email],
    ['block', addressBlock(from)],
  ];
  return kinds.map(([kind, by]) => ({
    kind,
    rule: rules[kind],
    key: `${kind}:${createHash('sha256').update(by).digest('hex').slice(0, 32)}`,
  }));
}

const browserCookie = () => `${cookiePrefix(env().SITE_URL)}.known`;
const browserLifeSeconds = 180 * 24 * 60 * 60;

/** The cookie that lets a browser be known again: a number of its own, signed for this account. */
export function rememberBrowser(email: string, number: string): string {
  const { SITE_URL } = env();
  const secure = SITE_URL.startsWith('https:') ? '; Secure' : '';
  return (
    `${browserCookie()}=${number}.${sign(email, number)}; Path=/; HttpOnly; SameSite=Lax; ` +
    `Max-Age=${browserLifeSeconds}${secure}`
  );
}

function knownBrowser(headers: Headers, email: string): string | null {
  const wanted = `${browserCookie()}=`;
  const found = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  const [number = '', signature = ''] = found?.slice(wanted.length).split('.') ?? [];
  const expected = Buffer.from(sign(email, number));
  const given = Buffer.from(signature);
  if (!number || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return number;
}

function sign(email: string, number: string): string {
  return createHmac('sha256', env().SECRET_KEY ?? '')
    .update(`browser:${email}:${number}`)
    .digest('base64url');
}
