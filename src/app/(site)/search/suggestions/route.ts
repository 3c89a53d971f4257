/** What the search field suggests while a reader types, as JSON. */
import { suggest } from '#search/index.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json({ suggestions: await suggest(typed) });
}
