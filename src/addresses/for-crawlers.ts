/** The two files programs look for first: what they may fetch, and whom to tell of a hole. */
import { isTrueUntil } from '#lib/depends-on.ts';
import { env } from '#lib/env.ts';
import { getPublication } from '#publication/index.ts';

const day = 24 * 60 * 60 * 1000;

/** RFC 9309. Everything readers see may be fetched; what answers only people and forms need not be. */
export function robotsTxt(): string {
  return [
    'User-agent: *',
    'Disallow: /api/',
    'Allow: /api/v1/',
    'Disallow: /desk',
    'Disallow: /newsletters/check-your-inbox',
    'Disallow: /newsletters/try-again',
    '',
    `Sitemap: ${absolute('/sitemap.xml')}`,
    `Sitemap: ${absolute('/sitemaps/news.xml')}`,
    '',
  ].join('\n');
}

/**
 * RFC 9116. `Expires` is a quarter of a year ahead and the file is renewed while the site runs, every
 * month: where nobody runs it any more, the promise to answer ends by itself.
 */
export async function securityTxt(at: Date): Promise<string> {
  isTrueUntil(new Date(at.getTime() + 30 * day));
  const { contactEmail, language } = await getPublication();
  return [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${new Date(at.getTime() + 90 * day).toISOString()}`,
    `Preferred-Languages: ${language}`,
    `Canonical: ${absolute('/.well-known/security.txt')}`,
    '',
  ].join('\n');
}

function absolute(path: string): string {
  return new URL(path, env().SITE_URL).href;
}
