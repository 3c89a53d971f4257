import { SaxesParser } from 'saxes';
import { beforeEach, describe, expect, test } from 'vitest';
import { collectDependencies, earliestEnd } from '#lib/depends-on.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { securityTxt, sitemapIndex, sitemapPart } from './index.ts';

const at = new Date('2025-02-15T12:00:00Z');

/** The texts of the elements of this name, from a strict parser. */
function texts(xml: string | null, name: string): string[] {
  const found: string[] = [];
  let inside = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    inside = tag.name === name;
    if (inside) found.push('');
  });
  parser.on('text', (text) => {
    if (inside) found[found.length - 1] += text;
  });
  parser.on('closetag', () => {
    inside = false;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml ?? '').close();
  return found;
}

describe.skipIf(!hasDatabase)('what is said to machines', () => {
  useDatabase();
  beforeEach(makePublication);

  test('the sitemap leads to every page and every live story, and to no other', async () => {
    await fileStory({ slug: 'one', updated: '2025-02-20T09:00:00Z' });
    await fileStory({ slug: 'two', published: '2024-12-31T23:30:00Z' });
    await fileStory({ slug: 'hidden', status: 'draft' });
    await fileStory({ slug: 'gone', status: 'withdrawn' });
    const site = 'https://news.example';
    const parts = texts(await sitemapIndex(), 'loc');
    expect(parts).toEqual(
      ['pages', 'news', 'stories-2025-02', 'stories-2024-12'].map(
        (part) => `${site}/sitemaps/${part}.xml`,
      ),
    );
    const february = await sitemapPart('stories-2025-02.xml', at);
    expect(texts(february, 'loc')).toEqual([`${site}/world/one`]);
    expect(texts(february, 'lastmod')).toEqual(['2025-02-20T09:00:00.000Z']);
    const december = await sitemapPart('stories-2024-12.xml', at);
    expect(texts(december, 'loc')).toEqual([`${site}/world/two`]);
    const pages = texts(await sitemapPart('pages.xml', at), 'loc');
    for (const path of ['/', '/us', '/asia', '/topics/china', '/people/tom', '/archive/2024/12']) {
      expect(pages).toContain(site + path);
    }
    expect(new Set(pages).size).toBe(pages.length);
    for (const part of [
      'stories-2025-13.xml',
      'stories-2025-03.xml',
      'stories-2025-02-2.xml',
      'x',
    ]) {
      expect(await sitemapPart(part, at), part).toBeNull();
    }
  });

  test('the news sitemap holds two days, and ends when its oldest story does', async () => {
    await fileStory({ slug: 'new', headline: 'New & true', published: '2025-02-14T09:00:00Z' });
    await fileStory({ slug: 'old', published: '2025-02-13T09:00:00Z' });
    const tags = new Set<string>();
    const xml = await collectDependencies(tags, () => sitemapPart('news.xml', at));
    expect(texts(xml, 'loc')).toEqual(['https://news.example/world/new']);
    expect(texts(xml, 'news:title')).toEqual(['New & true']);
    expect(texts(xml, 'news:language')).toEqual(['en']);
    expect(earliestEnd(tags)).toBe(Date.parse('2025-02-16T09:00:00Z'));
  });

  test('security.txt is renewed well before it ends', async () => {
    const tags = new Set<string>();
    const text = await collectDependencies(tags, () => securityTxt(at));
    const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '');
    expect(text).toMatch(/^Contact: mailto:desk@news\.example$/m);
    expect(earliestEnd(tags)).toBeLessThan(expires);
  });
});
