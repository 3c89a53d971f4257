/** What crawlers may fetch. */
import { robotsTxt } from '#addresses/index.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(robotsTxt(), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
