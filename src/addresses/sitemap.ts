/**
 * The sitemap (sitemaps.org): an index, one part for the pages, one for the news of two days, and the
 * stories month by month, so that a new story changes the part of its own month and no other.
 */
import { finding, latestStories, listMonths } from '#articles/index.ts';
import { isTrueUntil } from '#lib/depends-on.ts';
import { env } from '#lib/env.ts';
import { element, writeXml, type XmlElement } from '#lib/xml.ts';
import { getPublication } from '#publication/index.ts';
import { listPages } from './list-addresses.ts';

const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const imageNamespace = 'http://www.google.com/schemas/sitemap-image/1.1';
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9';

/** What Google takes as news: two days, and no more than a thousand. */
const newsMs = 2 * 24 * 60 * 60 * 1000;
const newsLimit = 1000;

export async function sitemapIndex(): Promise<string> {
  const parts = ['pages.xml', 'news.xml'];
  for (const { year, months } of await listMonths()) {
    for (const { month, count } of months) {
      const named = `stories-${year}-${String(month).padStart(2, '0')}`;
      const last = Math.ceil(count / finding.storiesPerPart);
      for (let part = 1; part <= last; part += 1) {
        parts.push(part === 1 ? `${named}.xml` : `${named}-${part}.xml`);
      }
    }
  }
  return writeXml(
    element(
      'sitemapindex',
      { xmlns: sitemapNamespace },
      ...parts.map((part) => element('sitemap', {}, loc(`/sitemaps/${part}`))),
    ),
  );
}

/** One part by its file name, or null when there is none. */
export async function sitemapPart(file: string, at: Date): Promise<string | null> {
  if (file === 'pages.xml')
    return urlset(
      {},
      (await listPages()).map((path) => url(path)),
    );
  if (file === 'news.xml') return newsSitemap(at);
  const [, year, month, part = '1'] =
    /^stories-(\d{4})-(0[1-9]|1[0-2])(?:-([2-9]|[1-9]\d))?\.xml$/.exec(file) ?? [];
  if (!year || !month) return null;
  const stories = await finding.listStoryAddresses(
    { year: Number(year), month: Number(month) },
    Number(part),
  );
  if (stories.length === 0) return null;
  return urlset(
    { 'xmlns:image': imageNamespace },
    stories.map(({ path, lastChangedAt, picture }) =>
      url(
        path,
        element('lastmod', {}, lastChangedAt.toISOString()),
        picture ? element('image:image', {}, loc(picture, 'image:loc')) : null,
      ),
    ),
  );
}

async function newsSitemap(at: Date): Promise<string> {
  const since = new Date(at.getTime() - newsMs);
  const [publication, stories] = await Promise.all([
    getPublication(),
    latestStories({ since }, { take: newsLimit }),
  ]);
  const oldest = stories.at(-1);
  if (oldest) isTrueUntil(new Date(oldest.firstPublishedAt.getTime() + newsMs));
  const urls = stories.map(({ url: path, headline, edition, firstPublishedAt }) => {
    const { name } = publication;
    const by = element(
      'news:publication',
      {},
      element('news:name', {}, name),
      element('news:language', {}, newsLanguage(edition.language)),
    );
    const date = element('news:publication_date', {}, firstPublishedAt.toISOString());
    return url(path, element('news:news', {}, by, date, element('news:title', {}, headline)));
  });
  // No list of addresses may be empty; where there is no news the front stands, without any.
  return urlset({ 'xmlns:news': newsNamespace }, urls.length > 0 ? urls : [url('/')]);
}

/** A language as Google names it for news: its code alone, and which kind of Chinese. */
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}

function urlset(namespaces: Record<string, string>, urls: XmlElement[]): string {
  return writeXml(element('urlset', { xmlns: sitemapNamespace, ...namespaces }, ...urls));
}

function url(path: string, ...more: (XmlElement | null)[]): XmlElement {
  return element('url', {}, loc(path), ...more);
}

function loc(path: string, name = 'loc'): XmlElement {
  return element(name, {}, new URL(path, env().SITE_URL).href);
}
