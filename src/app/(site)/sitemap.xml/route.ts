/** The index of the sitemaps. */
import { sitemapIndex } from '#addresses/index.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return new Response(await sitemapIndex(), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
}
