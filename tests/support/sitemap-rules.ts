/**
 * Sitemaps as others read them: held against the schema of sitemaps.org by libxml2, with Google's two
 * additions, and parsed and checked by a library. Whatever is not allowed throws.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  ErrorLevel,
  parseSitemapIndex,
  type SitemapItem,
  validateSMIOptions,
  XMLToSitemapItemStream,
} from 'sitemap';
import { validateXML } from 'xmllint-wasm';

const schema = {
  // Found by their names: libxml2 here sees no other files.
  main: file('main.xsd', 'tests/fixtures/schemas/sitemap-and-additions.xsd'),
  imported: [
    file('sitemap.xsd', 'node_modules/sitemap/schema/sitemap.xsd'),
    file('image.xsd', 'tests/fixtures/schemas/sitemap-image.xsd'),
    file('news.xsd', 'tests/fixtures/schemas/sitemap-news.xsd'),
  ],
};

/** The addresses of one part. */
export async function readSitemap(xml: string | null): Promise<SitemapItem[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'part.xml', contents: xml ?? '' }],
    schema: [schema.main],
    preload: schema.imported,
  });
  if (!valid) throw new Error(errors.map(({ message }) => message).join('\n'));
  const items: SitemapItem[] = [];
  await pipeline(
    Readable.from([xml]),
    new XMLToSitemapItemStream({ level: ErrorLevel.THROW }),
    async (read: AsyncIterable<SitemapItem>) => {
      for await (const item of read) {
        validateSMIOptions(item, ErrorLevel.THROW);
        items.push(item);
      }
    },
  );
  return items;
}

/** The addresses of the parts. */
export async function readSitemapIndex(xml: string): Promise<string[]> {
  return (await parseSitemapIndex(Readable.from([xml]))).map(({ url }) => url);
}

function file(fileName: string, path: string) {
  return { fileName, contents: readFileSync(path, 'utf8') };
}
