import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { pageKinds, story } from './pages.ts';

const address = z.url({ protocol: /^https?$/ });

/** What ogp.me asks of every page, and of an article; and X of a card. */
const shared = z.object({
  'og:type': z.enum(['website', 'article']),
  'og:title': z.string().min(1),
  'og:description': z.string().min(1),
  'og:url': address,
  'og:site_name': z.string().min(1),
  'og:locale': z.string().regex(/^[a-z]{2,3}_[A-Z]{2}$/),
  'twitter:card': z.enum(['summary', 'summary_large_image']),
});
const sharedStory = shared.extend({
  'og:type': z.literal('article'),
  'og:image': address,
  'og:image:width': z.literal('1200'),
  'og:image:height': z.literal('630'),
  'og:image:alt': z.string().min(1),
  'twitter:card': z.literal('summary_large_image'),
  'article:published_time': z.iso.datetime(),
  'article:section': z.string().min(1),
  'article:author': address,
});

/** The first of each name, as whoever previews a page reads them. */
function propertiesOf(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', content = ''] of html.matchAll(
    /<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)"/g,
  )) {
    found[name] ??= content;
  }
  return found;
}

for (const [kind, path] of Object.entries(pageKinds)) {
  if (kind === 'a missing page') continue;
  test(`${kind} says how it is previewed where it is shared`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    expect(shared.safeParse(propertiesOf(html)).error).toBeUndefined();
  });
}

test('a story is previewed by a picture of its own, light enough to be fetched by anybody', async ({
  request,
}) => {
  const html = await (await request.get(story)).text();
  const properties = sharedStory.parse(propertiesOf(html));
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
  expect(properties['og:url']).toBe(canonical);
  const picture = await request.get(new URL(properties['og:image']).pathname);
  expect(picture.headers()['content-type']).toBe('image/jpeg');
  expect((await picture.body()).length).toBeLessThanOrEqual(100 * 1024);
});
