/** What pages say of themselves, read by libraries of others: Open Graph, X, and schema.org. */
import { type APIRequestContext, expect, test } from '@playwright/test';
import ogs from 'open-graph-scraper';
import { z } from 'zod';
import { vocabularyProblems } from '../support/vocabulary.ts';
import { pageKinds, story } from './pages.ts';

const address = z.url({ protocol: /^https?$/ });

/** What ogp.me asks of every page, and of an article; and X of a card. */
const shared = z.object({
  ogType: z.enum(['website', 'article']),
  ogTitle: z.string().min(1),
  ogDescription: z.string().min(1),
  ogUrl: address,
  ogSiteName: z.string().min(1),
  ogLocale: z.string().regex(/^[a-z]{2,3}_[A-Z]{2}$/),
  twitterCard: z.enum(['summary', 'summary_large_image']),
});
const sharedStory = shared.extend({
  ogType: z.literal('article'),
  ogImage: z.tuple([
    z.object({
      url: address,
      width: z.literal('1200'),
      height: z.literal('630'),
      alt: z.string().min(1),
      type: z.literal('jpeg'),
    }),
  ]),
  twitterCard: z.literal('summary_large_image'),
  articlePublishedTime: z.iso.datetime(),
  articleModifiedTime: z.iso.datetime(),
  articleSection: z.string().min(1),
  articleAuthor: address,
});

const described = Object.entries(pageKinds).filter(([kind]) => kind !== 'a missing page');

async function textOf(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(path)).text();
}

test('every page says how it is previewed where it is shared', async ({ request }) => {
  for (const [kind, path] of described) {
    const { result } = await ogs({ html: await textOf(request, path) });
    expect(shared.safeParse(result).error, kind).toBeUndefined();
  }
});

test('what pages say in the words of schema.org is in its vocabulary', async ({ request }) => {
  const said: Record<string, string> = {};
  for (const [kind, path] of described) {
    const html = await textOf(request, path);
    const scripts = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
    for (const [, text = ''] of scripts) said[kind] = text;
  }
  expect(vocabularyProblems(said)).toEqual([]);
  const kindsSaid = (kind: keyof typeof pageKinds) =>
    [...(said[kind] ?? '').matchAll(/"@type":"(\w+)"/g)].map(([, type]) => type);
  expect(kindsSaid('the front')).toEqual(
    expect.arrayContaining(['NewsMediaOrganization', 'WebSite', 'SearchAction']),
  );
  expect(kindsSaid('a story')).toEqual(
    expect.arrayContaining(['BackgroundNewsArticle', 'Person', 'CreativeWork', 'BreadcrumbList']),
  );
  expect(kindsSaid('a section')).toContain('CollectionPage');
  expect(kindsSaid('a magazine issue')).toContain('PublicationIssue');
});

test('a story is previewed by a picture of its own, light enough to be fetched by anybody', async ({
  request,
}) => {
  const html = await textOf(request, story);
  const { ogUrl, ogImage } = sharedStory.parse((await ogs({ html })).result);
  expect(ogUrl).toBe(/<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]);
  const picture = await request.get(new URL(ogImage[0].url).pathname);
  expect(picture.headers()['content-type']).toBe('image/jpeg');
  expect((await picture.body()).length).toBeLessThanOrEqual(100 * 1024);
});
