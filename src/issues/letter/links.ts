/**
 * Whether the links of a mail lead somewhere. Those of this site are looked up here; others are asked
 * through the one door out, a few at a time, and what was found is remembered for a while, because a
 * draft is looked at after every pause in typing.
 */
import { LRUCache } from 'lru-cache';
import { publishing } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { type Fetched, safeFetch } from '#lib/safe-fetch.ts';

export type DeadLinks = { dead: string[]; unsure: string[] };

type Verdict = 'alive' | 'dead' | 'unsure';
type Ask = (url: string) => Promise<Fetched>;

const remembered = new LRUCache<string, Verdict>({ max: 2000, ttl: 10 * 60_000 });

/** So many links to elsewhere are asked; a mail with more has a person look at the rest. */
const mostAsked = 30;
const atOnce = 6;

const askOutside: Ask = (url) => safeFetch(url, { timeoutMs: 4000, mostBytes: 0 });

export async function findDeadLinks(html: string, ask: Ask = askOutside): Promise<DeadLinks> {
  const site = new URL(env().SITE_URL).origin;
  const all = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
  const links = [...new Set(all)].filter((href) => /^https?:/i.test(href));
  const own = links.filter((href) => URL.canParse(href) && new URL(href).origin === site);
  const elsewhere = links.filter((href) => !own.includes(href));
  const paths = new Map(own.map((href) => [new URL(href).pathname, href]));
  const lost = await publishing.findDeadLinks(database(), [...paths.keys()].filter(isNotIssue));
  const verdicts = await askAll(elsewhere.slice(0, mostAsked), ask);
  const which = (verdict: Verdict) =>
    verdicts.flatMap(([href, found]) => (found === verdict ? [href] : []));
  return {
    dead: [...[...lost].map((path) => paths.get(path) ?? path), ...which('dead')],
    unsure: [...which('unsure'), ...elsewhere.slice(mostAsked)],
  };
}

/** Its own place in the archive is there once it is sent. */
function isNotIssue(path: string): boolean {
  return !/^\/newsletters\/[^/]+\/\d+$/.test(path);
}

async function askAll(links: string[], ask: Ask): Promise<[string, Verdict][]> {
  const found: [string, Verdict][] = [];
  const waiting = [...links];
  const lane = async () => {
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
      const known = remembered.get(href);
      const verdict = known ?? verdictOf(await ask(href));
      if (!known) remembered.set(href, verdict, verdict === 'unsure' ? { ttl: 60_000 } : {});
      found.push([href, verdict]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return found;
}

/** Only what says that it is gone is dead: many sites turn programs away that they let people in. */
function verdictOf(fetched: Fetched): Verdict {
  if (fetched.kind === 'refused') return 'dead';
  if (fetched.kind === 'failed') return 'unsure';
  if (fetched.status === 404 || fetched.status === 410) return 'dead';
  return fetched.status < 400 ? 'alive' : 'unsure';
}

const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x26': '&' };

function unescaped(href: string): string {
  return href.replaceAll(
    /&(amp|quot|lt|gt|#x26);/g,
    (whole, name: string) => entities[name] ?? whole,
  );
}
