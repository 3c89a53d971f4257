/** The picture at the end of a letter that counts openings. It is the same for whoever asks. */
import { counting } from '#issues/index.ts';
import { now } from '#lib/clock.ts';

export const dynamic = 'force-dynamic';

/** One transparent pixel, as a GIF. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export async function GET(request: Request): Promise<Response> {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const agent = request.headers.get('user-agent') ?? '';
  await counting.seePicture(key, { agent, at: now() });
  return new Response(pixel, { headers: { 'content-type': 'image/gif' } });
}
