/** How the API is written down. */
import { openApiDocument } from '#content-api/index.ts';
import { getPublication } from '#publication/index.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { name } = await getPublication();
  return Response.json(openApiDocument(name), { headers: { 'access-control-allow-origin': '*' } });
}
