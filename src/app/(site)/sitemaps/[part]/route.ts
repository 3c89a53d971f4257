/** One part of the sitemap. */
import { sitemapPart } from '#addresses/index.ts';
import { now } from '#lib/clock.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ part: string }> };

export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { part } = await params;
  const xml = await sitemapPart(part, now());
  return xml === null
    ? new Response('There is no such part.\n', {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      })
    : new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
