/** Leads on from a link of a letter, to where that letter leads and nowhere else. */
import { counting } from '#issues/index.ts';
import { now } from '#lib/clock.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const agent = request.headers.get('user-agent') ?? '';
  const url = await counting.followLink(key, { agent, at: now() });
  return new Response(null, { status: 302, headers: { location: url ?? '/newsletters' } });
}
