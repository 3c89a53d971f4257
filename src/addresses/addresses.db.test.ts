import { beforeEach, describe, expect, test } from 'vitest';
import { collectDependencies, earliestEnd } from '#lib/depends-on.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { filePicture, fileStory, makePublication } from '../../tests/support/publication.ts';
import { readSitemap, readSitemapIndex } from '../../tests/support/sitemap-rules.ts';
import { securityTxt, sitemapIndex, sitemapPart } from './index.ts';

const at = new Date('2025-02-15T12:00:00Z');

describe.skipIf(!hasDatabase)('what is said to machines', () => {
  useDatabase();
  beforeEach(makePublication);

  test('the sitemap leads to every page and every live story, and to no other', async () => {
    await filePicture();
    await fileStory({ slug: 'one', updated: '2025-02-20T09:00:00Z', picture: 'square' });
    await fileStory({ slug: 'two', published: '2024-12-31T23:30:00Z' });
    await fileStory({ slug: 'hidden', status: 'draft' });
    await fileStory({ slug: 'gone', status: 'withdrawn' });
    const site = 'https://news.example';
    expect(await readSitemapIndex(await sitemapIndex())).toEqual(
      ['pages', 'news', 'stories-2025-02', 'stories-2024-12'].map(
        (part) => `${site}/sitemaps/${part}.xml`,
      ),
    );
    const part = async (file: string) => readSitemap(await sitemapPart(file, at));
    expect(await part('stories-2025-02.xml')).toMatchObject([
      {
        url: `${site}/world/one`,
        lastmod: '2025-02-20T09:00:00.000Z',
        img: [{ url: expect.stringMatching(/^https:\/\/news\.example\/media\/.+\.jpeg$/) }],
      },
    ]);
    expect(await part('stories-2024-12.xml')).toMatchObject([
      { url: `${site}/world/two`, img: [] },
    ]);
    const pages = (await part('pages.xml')).map(({ url }) => url);
    for (const path of ['/', '/us', '/asia', '/topics/china', '/people/tom', '/archive/2024/12']) {
      expect(pages).toContain(site + path);
    }
    expect(new Set(pages).size).toBe(pages.length);
    for (const none of [
      'stories-2025-13.xml',
      'stories-2025-03.xml',
      'stories-2025-02-2.xml',
      'x',
    ]) {
      expect(await sitemapPart(none, at), none).toBeNull();
    }
  });

  test('the news sitemap holds two days, and ends when its oldest story does', async () => {
    await fileStory({ slug: 'new', headline: 'New & true', published: '2025-02-14T09:00:00Z' });
    await fileStory({ slug: 'old', published: '2025-02-13T09:00:00Z' });
    const tags = new Set<string>();
    const xml = await collectDependencies(tags, () => sitemapPart('news.xml', at));
    expect(await readSitemap(xml)).toMatchObject([
      {
        url: 'https://news.example/world/new',
        news: {
          publication: { name: 'The Test', language: 'en' },
          publication_date: '2025-02-14T09:00:00.000Z',
          title: 'New & true',
        },
      },
    ]);
    expect(earliestEnd(tags)).toBe(Date.parse('2025-02-16T09:00:00Z'));
  });

  test('where there is no news the news sitemap is still one that the schema allows', async () => {
    await fileStory({ slug: 'old', published: '2025-02-13T09:00:00Z' });
    const items = await readSitemap(await sitemapPart('news.xml', at));
    expect(items.map(({ url, news }) => [url, news])).toEqual([
      ['https://news.example/', undefined],
    ]);
  });

  test('security.txt is renewed well before it ends', async () => {
    const tags = new Set<string>();
    const text = await collectDependencies(tags, () => securityTxt(at));
    const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '');
    expect(text).toMatch(/^Contact: mailto:desk@news\.example$/m);
    expect(earliestEnd(tags)).toBeLessThan(expires);
  });
});
