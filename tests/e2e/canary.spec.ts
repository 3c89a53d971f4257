/**
 * Walks everything the public can ask for and looks for stories that no reader may see. The addresses
 * come from the manifest, from the sitemap, and from every link that is met on the way.
 */
import { type APIRequestContext, expect, test } from '@playwright/test';
import { type AddressKind, addressKinds, findKind } from '../../src/addresses/index.ts';
import {
  canaryMark,
  canaryQuery,
  canarySlugs,
  openLetter,
  quietLetter,
  rewrittenSlug,
} from '../support/canaries.ts';

/** What the walk cannot come to: nobody links to it. The second test asks for it by name. */
const unlinked = ['/{path}*', '/api/v1/{path}*', '/search/suggestions'];

/** Where the walk begins; the rest is found. */
const starts = [
  '/',
  '/sitemap.xml',
  '/robots.txt',
  '/.well-known/security.txt',
  '/newsletters/check-your-inbox',
  '/newsletters/try-again',
  '/newsletters/link',
  `/newsletters/${quietLetter}`,
  `/newsletters/${quietLetter}/1`,
  `/feeds/newsletters/${quietLetter}/atom.xml`,
  `/science/${rewrittenSlug}/changes`,
  '/search?q=china',
  '/api/v1/search?q=china',
  '/api/v1/articles?limit=5&fields=slug,url,html',
  '/api/v1/articles?limit=100',
  '/api/v1/sections',
  '/api/v1/topics',
  '/api/v1/people',
  '/api/v1/openapi.json',
  '/nothing-here',
  '/api/v1/nothing-here',
];

/** Links, locations and addresses in JSON; files are named by their content and hold no lists. */
function addressesIn(text: string, site: string): string[] {
  const found = [...text.matchAll(/(?:href="|<loc>|"(?:url|feed_url|home_page_url)":")([^"<]+)/g)];
  return found
    .map(([, address = '']) => address.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'))
    .map((address) => (address.startsWith(`${site}/`) ? address.slice(site.length) : address))
    .filter((address) => address.startsWith('/') && !/^\/(media|assets|desk)\b/.test(address))
    .map((address) => address.replace(/#.*$/, ''));
}

async function look(request: APIRequestContext, address: string) {
  const answer = await request.get(address, { maxRedirects: 0 });
  const text = await answer.text();
  expect(answer.status(), address).toBeLessThan(500);
  const at = text.toLowerCase().indexOf(canaryMark);
  expect(at < 0 ? null : text.slice(Math.max(0, at - 100), at + 100), address).toBeNull();
  return { status: answer.status(), text };
}

test('no page, list, feed, sitemap or answer shows a story that readers may not see', async ({
  request,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const site = baseURL ?? '';
  const seen = new Set<string>(starts);
  const answered = new Set<string>();
  const queue = [...starts];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const { status, text } = await look(request, address);
    if (status === 200) answered.add(findKind(address).pattern);
    const cursor = /^\{"items".*"next":"([\w-]+)"/s.exec(text)?.[1];
    const more = cursor ? [`${address.replace(/[?&]cursor=.*/, '')}&cursor=${cursor}`] : [];
    const told = address.startsWith('/api/v1/articles?')
      ? [...text.matchAll(/"slug":"([\w-]+)","url"/g)].map(([, slug]) => `/api/v1/articles/${slug}`)
      : [];
    for (const next of [...addressesIn(text, site), ...told, ...more]) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  // As a check of the walk itself: it has been to the stories and their feeds.
  expect(seen).toContain('/world/why-us-may-blacklist-hikvision');
  expect(seen).toContain('/feeds/topics/china/atom.xml');
  expect(seen).toContain(`/newsletters/${openLetter}/1`);
  expect(seen).toContain(`/feeds/newsletters/${openLetter}/rss.xml`);
  expect(seen.size).toBeGreaterThan(150);
  // And to every kind of address there is, but for what only answers people with a key or a form.
  const missed = addressKinds
    .filter(({ type, isPrivate }: AddressKind) => type !== 'form' && !isPrivate)
    .map(({ pattern }) => pattern)
    .filter((pattern) => !answered.has(pattern) && !unlinked.includes(pattern));
  expect(missed).toEqual([]);
});

test('every kind of address says nothing of a hidden story, asked for by name', async ({
  request,
}) => {
  test.setTimeout(300_000);
  for (const { pattern, type } of addressKinds) {
    if (type === 'form' || !pattern.includes('{')) continue;
    for (const slug of canarySlugs) {
      const address = pattern
        .replace('{place}', pattern.endsWith('{place}') ? slug : 'world')
        .replace('{year}', '2025')
        .replace('{month}', '02')
        .replace('{n}', '2')
        .replace('{name}', 'topics')
        .replace('{file}', 'rss.xml')
        .replaceAll(/\{\w+\}\*?/g, slug);
      const answer = await request.get(address, { maxRedirects: 0 });
      expect(answer.status(), address).toBeLessThan(500);
      // The address itself may stand on the page that says there is nothing; the words may not.
      const text = (await answer.text()).toLowerCase();
      expect(text, address).not.toContain(`${canaryMark} ${canaryQuery}`);
      expect(text, address).not.toContain(`${canaryMark} head`);
    }
  }
  const statusOf = async (address: string) => (await request.get(address)).status();
  expect(await statusOf(`/newsletters/${quietLetter}/1`)).toBe(404);
  expect(await statusOf(`/feeds/newsletters/${quietLetter}/rss.xml`)).toBe(404);
  for (const slug of canarySlugs) {
    const gone = slug.endsWith('-withdrawn');
    expect(await statusOf(`/world/${slug}`), slug).toBe(gone ? 410 : 404);
    expect(await statusOf(`/api/v1/articles/${slug}`), slug).toBe(404);
  }
});

test('a preview opens for nobody without its link, or without having signed in', async ({
  request,
}) => {
  const addresses = [
    '/desk/preview/nothing',
    ...Array.from({ length: 60 }, (_, id) => `/desk/stories/${id + 1}/preview`),
    ...Array.from({ length: 60 }, (_, id) => `/api/desk/stories/${id + 1}`),
  ];
  for (const address of addresses) {
    const { status } = await look(request, address);
    expect(status, address).not.toBe(200);
  }
});

test('a search finds no hidden story, and a live one only as it was published', async ({
  request,
}) => {
  const found = await request.get(`/api/v1/search?q=${canaryQuery}`);
  expect(await found.json()).toMatchObject({ items: [], total: 0 });
  const start = canaryQuery.slice(0, 5);
  for (const query of [canaryQuery, start, 'china']) {
    await look(request, `/search?q=${query}`);
    await look(request, `/search/suggestions?q=${query}`);
  }
  // Not even as a spelling to try, or as the rest of a word that was begun.
  const begun = await request.get(`/search/suggestions?q=${start}`);
  expect((await begun.text()).toLowerCase()).not.toContain(canaryQuery);
  const live = await request.get(`/api/v1/articles/${rewrittenSlug}`);
  expect(live.status()).toBe(200);
  expect(await live.text()).not.toContain(canaryMark);
});
