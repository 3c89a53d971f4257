import { expect, test } from 'vitest';
import { collectDependencies, dependsOn, isTrueUntil } from '#lib/depends-on.ts';
import { compressQuickly, compressWell } from './compress.ts';
import { createDocumentCache } from './document-cache.ts';

type Answer = { type?: string; until?: Date; bytes?: number };

function cacheOf(answer: (address: string) => Answer, maxBytes = 8 * 1024 * 1024) {
  const rendered: string[] = [];
  const cache = createDocumentCache({
    maxBytes,
    compress: { quickly: compressQuickly, well: compressWell },
    render: (address, tags) =>
      collectDependencies(tags, async () => {
        rendered.push(address);
        const { type = 'text/html', until, bytes = 100 } = answer(address);
        if (until) isTrueUntil(until);
        return { status: 200, headers: ['Content-Type', type], body: Buffer.alloc(bytes, 'x') };
      }),
  });
  return { cache, rendered };
}

test('what is true until a moment is rendered again after it, and not before', async () => {
  let until = new Date('2999-01-01T00:00:00Z');
  const { cache, rendered } = cacheOf(() => ({ until }));
  await cache.read('/a');
  await cache.read('/a');
  expect(rendered).toEqual(['/a']);
  until = new Date('2001-01-01T00:00:00Z');
  await cache.read('/b');
  await cache.read('/b');
  expect(rendered).toEqual(['/a', '/b', '/b']);
});

test('a thousand ways of asking fill their own shelf, and push no page out', async () => {
  const { cache, rendered } = cacheOf(() => ({ bytes: 20_000 }));
  await cache.read('/story');
  for (let index = 0; index < 1000; index += 1)
    await cache.read(`/api/v1/articles?cursor=${index}`);
  const { pages, asked } = cache.figures();
  expect(pages.entries).toBe(1);
  expect(asked.bytes).toBeLessThanOrEqual(512 * 1024);
  await cache.read('/story');
  expect(rendered.filter((address) => address === '/story')).toHaveLength(1);
});

test('text of any kind has three encodings, a picture one', async () => {
  const { cache } = cacheOf((address) => ({ type: address.slice(1) }));
  for (const type of ['text/html', 'application/rss+xml', 'application/feed+json', 'text/plain']) {
    const result = await cache.read(`/${type}`);
    expect(result.ok && Object.keys(result.document.forms), type).toEqual([
      'identity',
      'gzip',
      'br',
    ]);
  }
  const picture = await cache.read('/image/jpeg');
  expect(picture.ok && Object.keys(picture.document.forms)).toEqual(['identity']);
});

test('what changes while it is rendered is rendered again, whenever the page says that it shows it', async () => {
  for (const when of ['before', 'after'] as const) {
    const texts = ['old', 'new'];
    const cache = createDocumentCache({
      maxBytes: 8 * 1024 * 1024,
      compress: { quickly: compressQuickly, well: compressWell },
      render: (_, tags) =>
        collectDependencies(tags, async () => {
          if (when === 'before') dependsOn('article:1');
          const body = Buffer.from(texts.shift() ?? 'newer');
          if (body.toString() === 'old') cache.invalidate(['article:1', 'article:2']);
          if (when === 'after') dependsOn('article:1');
          return { status: 200, headers: ['Content-Type', 'text/html'], body };
        }),
    });
    const first = await cache.read('/story');
    expect(first.ok && first.document.plain.toString(), when).toBe('new');
    cache.invalidate(['article:3']);
    expect(cache.findFresh('/story')?.document.plain.toString(), when).toBe('new');
  }
});
